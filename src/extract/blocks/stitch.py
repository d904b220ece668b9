"""Blocks of all pages -> blocks of the document: what a page break cut is one again.

Tables whose columns go on from one page to the next become one table, a repeated
header is dropped; a paragraph that stops in the middle of a sentence goes on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.labels import label_role
from extract.model import Block, Cell

_LEVEL = 2.0
"""Points: rows of a sheet cut over pages stand this exactly on one height."""
_SLACK = 6.0
"""Points: sides of columns this near to each other are the same column."""


def stitch(blocks: Sequence[Block]) -> list[Block]:
    """The blocks in order, those that a page break cut joined."""
    joined: list[Block] = []
    for block in blocks:
        before = next((b for b in reversed(joined) if b.kind != "furniture"), None)
        if before is not None and _is_next_page(before, block):
            if before.kind == "table" and block.kind == "table":
                if is_beside(before, block):
                    joined[joined.index(before)] = append_columns(before, block)
                    continue
                if goes_on(before, block):
                    joined[joined.index(before)] = append_table(before, block)
                    continue
            if _is_cut_text(before, block):
                joined[joined.index(before)] = replace(before, lines=before.lines + block.lines)
                continue
        joined.append(block)
    return joined


def goes_on(table: Block, following: Block) -> bool:
    """Whether a table on the next page has the columns of `table`."""
    first, second = column_sides(table), column_sides(following)
    same = len(first) == len(second) and all(
        abs(a - b) < _SLACK for a, b in zip(first, second, strict=True)
    )
    return same or (width(table) == width(following) and _same_header(table, following))


def is_beside(table: Block, following: Block) -> bool:
    """Whether the next page holds the right half of a sheet cut over pages: the same rows."""
    rows = _level_rows(table, following)
    return (
        len(rows) >= 3
        and len(rows) == height(following)
        and len(set(rows.values())) >= 0.8 * height(table)
        and not any(label_role(text) == "measure" for text in _first_texts(following))
        and any(label_role(text) is not None for text in _first_texts(following))
    )


def append_columns(table: Block, following: Block) -> Block:
    """One table out of its left and right half."""
    shift = width(table)
    rows = _level_rows(table, following)
    moved = tuple(
        replace(cell, row=rows[cell.row], column=cell.column + shift) for cell in following.cells
    )
    return replace(table, cells=table.cells + moved)


def _level_rows(table: Block, following: Block) -> dict[int, int]:
    """For each row of `following` the row of `table` that stands as high on its page."""
    own = _row_tops(table)
    return {
        row: min(own, key=lambda r: abs(own[r] - top))
        for row, top in _row_tops(following).items()
        if any(abs(other - top) < _LEVEL for other in own.values())
    }


def _row_tops(table: Block) -> dict[int, float]:
    tops: dict[int, float] = {}
    for cell in table.cells:
        if cell.place is not None:
            top = cell.place.box.top
            tops[cell.row] = min(top, tops.get(cell.row, top))
    return tops


def append_table(table: Block, following: Block) -> Block:
    """One table out of two; a header that `following` repeats is left out."""
    skip = header_height(table) if _same_header(table, following) else 0
    shift = height(table) - skip
    moved = tuple(
        replace(cell, row=cell.row + shift) for cell in following.cells if cell.row >= skip
    )
    return replace(table, cells=table.cells + moved)


def column_sides(table: Block) -> list[float]:
    """Left sides of the columns of the table's last page, in PDF points."""
    pages = [c.place.page for c in table.cells if c.place]
    last = max(pages, default=0)
    sides: list[float] = []
    for cell in table.cells:
        if cell.place is not None and cell.place.page == last:
            x = cell.place.box.x0
            if not any(abs(x - s) < _SLACK for s in sides):
                sides.append(x)
    return sorted(sides)


def height(table: Block) -> int:
    """Number of rows."""
    return max((c.row + c.row_span for c in table.cells), default=0)


def width(table: Block) -> int:
    """Number of columns."""
    return max((c.column + c.column_span for c in table.cells), default=0)


def row_texts(table: Block, row: int) -> tuple[str, ...]:
    """The texts of the cells that start in a row, from the left."""
    cells = sorted((c for c in table.cells if c.row == row), key=lambda c: c.column)
    return tuple(cell_text(c) for c in cells)


def _first_texts(table: Block) -> tuple[str, ...]:
    """The texts of the first row that holds any: a sheet's title rows reach over one page only."""
    rows = (row_texts(table, row) for row in range(height(table)))
    return next((texts for texts in rows if any(texts)), ())


def cell_text(cell: Cell) -> str:
    """All lines of a cell joined with spaces."""
    return " ".join(line.text for line in cell.lines)


def header_height(table: Block) -> int:
    """Rows that the cells of the first row reach over."""
    return max((c.row_span for c in table.cells if c.row == 0 and cell_text(c)), default=1)


def _same_header(table: Block, following: Block) -> bool:
    own, other = row_texts(table, 0), row_texts(following, 0)
    return own == other and any(own)


def _is_next_page(before: Block, block: Block) -> bool:
    pages = [c.place.page for c in before.cells if c.place] or [
        line.place.page for line in before.lines if line.place
    ]
    return bool(pages) and block.page is not None and block.page == max(pages) + 1


def _is_cut_text(before: Block, block: Block) -> bool:
    """A sentence that stops without a full stop and goes on in small letters."""
    if before.kind not in ("paragraph", "item") or block.kind != "paragraph":
        return False
    last, first = before.lines[-1], block.lines[0]
    return (
        last.text[-1:] not in ".:;!?"
        and first.text[:1].islower()
        and abs((last.size or 0) - (first.size or 0)) < 0.5
    )
