"""A table of a web page in, a block with its cells out, spans worked out.

A table that only places things on the page (it says so, or it has one column and no
header) is no table for the reader. Rows come from `<tr>` or from ARIA roles. Columns
in which no cell begins are left out, so a span of a thousand is no wider than the
table that holds it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from extract.model import Cell, Line
from extract.readers.colours import is_white
from extract.readers.html_tree import Element, find_all
from extract.readers.nested import CellShape, is_frame

ReadLines = Callable[[Element], tuple[Line, ...]]

_TABLE_ROLES = frozenset({"table", "grid", "treegrid"})
_CELL_ROLES = frozenset({"cell", "gridcell", "columnheader", "rowheader"})
_LAYOUT_ROLES = frozenset({"presentation", "none"})
_SECTIONS = frozenset({"thead", "tbody", "tfoot"})
_HEADINGS = frozenset({"h1", "h2", "h3"})
_MAX_SPAN = 200
_MUCH_TEXT = 400
_MAX_COLUMNS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """`section` parts header, body and footer: no cell spans out of its section."""

    element: Element
    cells: tuple[Element, ...]
    section: int
    is_head: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    """A cell on the grid, before columns without a start are left out."""

    element: Element
    row: int
    column: int
    row_span: int
    column_span: int
    is_header: bool
    colour: str | None


def is_table(element: Element) -> bool:
    """A `<table>`, or an element that is one by its ARIA role."""
    return element.tag == "table" or element.get("role") in _TABLE_ROLES


def is_layout(table: Element) -> bool:
    """Whether the table only places things: see the module's description."""
    rows = _read_rows(table)
    cells = [cell for row in rows for cell in row.cells]
    captions = [child for child in table.elements if child.tag == "caption"]
    if table.get("role") in _LAYOUT_ROLES or len(cells) < 2 or _is_too_wide(rows):
        return True
    if not _has_all(table, [*captions, *cells]) or frames_tables(table):
        return True
    if any(cell.tag == "th" for cell in cells):
        return False
    is_column = all(len(row.cells) == 1 for row in rows)
    is_page = len(rows) == 1 and max(cell.letters for cell in cells) > _MUCH_TEXT
    return is_column or is_page or _holds_page(cells)


def frames_tables(table: Element) -> bool:
    """Whether the table is little but a frame around other tables."""
    return is_frame([
        CellShape(
            row=number,
            characters=cell.letters,
            in_table=max(map(_data_letters, find_all(cell, ["table"])), default=0),
            is_header=cell.tag == "th" or row.is_head,
        )
        for number, row in enumerate(_read_rows(table))
        for cell in row.cells
    ])  # fmt: skip


def _data_letters(table: Element) -> int:
    """Characters of a table with rows and columns; 0 for lists of labels with values."""
    rows = _read_rows(table)
    labels = [row.cells[0] for row in rows]
    is_labels = all(_last_text(label).endswith(":") for label in labels)
    is_data = len(rows) > 1 and max(len(row.cells) for row in rows) > 1
    return table.letters if is_data and not is_labels else 0


def _last_text(element: Element) -> str:
    """The text at the end of an element."""
    for child in reversed(element.children):
        text = child.strip() if isinstance(child, str) else _last_text(child)
        if text:
            return text
    return ""


def parts_of(table: Element) -> Iterator[Element]:
    """Caption and cells of a layout table; the table itself where text stands beside them."""
    captions = [child for child in table.elements if child.tag == "caption"]
    parts = captions + [cell for row in _read_rows(table) for cell in row.cells]
    yield from parts if _has_all(table, parts) else [table]


def read_cells(table: Element, *, read_lines: ReadLines) -> tuple[Cell, ...]:
    """The table's cells, row by row; `read_lines` gives the lines of one."""
    placed = list(_place(_read_rows(table)))
    starts = sorted({cell.column for cell in placed})
    return tuple(
        Cell(
            row=cell.row,
            column=bisect_left(starts, cell.column),
            row_span=cell.row_span,
            column_span=bisect_left(starts, cell.column + cell.column_span)
            - bisect_left(starts, cell.column),
            lines=read_lines(cell.element),
            colour=cell.colour,
            is_header=cell.is_header,
        )
        for cell in placed
    )


def _has_all(table: Element, parts: Sequence[Element]) -> bool:
    """Whether no text of the table stands outside its caption and cells."""
    return sum(part.letters for part in parts) >= table.letters


# ---------------------------------------------------------------- rows


def _read_rows(table: Element) -> list[_Row]:
    """Rows in the order in which they are shown: the footer comes last wherever it stands."""
    found = [
        _Row(element=row, cells=cells, section=section, is_head=tag == "thead")
        for section, (tag, row) in _sections(table)
        if (cells := tuple(cell for cell in row.elements if _is_cell(cell)))
    ]
    feet = {number for number, (tag, _) in _sections(table) if tag == "tfoot"}
    return [r for r in found if r.section not in feet] + [r for r in found if r.section in feet]


def _sections(table: Element) -> Iterator[tuple[int, tuple[str, Element]]]:
    """(section number, (section's tag, row)) for each row of the table itself."""
    number = 0
    for child in table.elements:
        if child.tag in _SECTIONS or child.get("role") == "rowgroup":
            number += 1
            for row in child.elements:
                if _is_row(row):
                    yield number, (child.tag, row)
            number += 1
        elif _is_row(child):
            yield number, ("", child)


def _is_row(element: Element) -> bool:
    return element.tag == "tr" or element.get("role") == "row"


def _is_cell(element: Element) -> bool:
    return element.tag in ("td", "th") or element.get("role") in _CELL_ROLES


def _is_too_wide(rows: Sequence[_Row]) -> bool:
    return any(len(row.cells) > _MAX_COLUMNS for row in rows)


def _holds_page(cells: Sequence[Element]) -> bool:
    """Cells with the headings of a page, or with tables of their own."""
    headed = sum(1 for cell in cells if cell.inside & _HEADINGS)
    nested = sum(1 for cell in cells if cell.inside & {"table", "main", "article"})
    return 2 * headed > len(cells) or 4 * nested >= len(cells)


# ---------------------------------------------------------------- grid


def _place(rows: Sequence[_Row]) -> Iterator[_Placed]:
    """Cells on the grid: each takes the first free column of its row."""
    ends = {row.section: number + 1 for number, row in enumerate(rows)}
    busy = [0] * (_MAX_COLUMNS + _MAX_SPAN + 1)
    for number, row in enumerate(rows):
        column, left = 0, ends[row.section] - number
        for cell in row.cells:
            while column < _MAX_COLUMNS and busy[column] > number:
                column += 1
            wide = _span(cell, "colspan", most=_MAX_SPAN) or 1
            high = _span(cell, "rowspan", most=left) or left
            if column < _MAX_COLUMNS:
                busy[column : column + wide] = [number + high] * wide
            yield _Placed(
                element=cell,
                row=number,
                column=column,
                row_span=high,
                column_span=wide,
                is_header=_is_header(cell, row),
                colour=_shading(cell, row.element),
            )
            column += wide


def _span(cell: Element, name: str, *, most: int) -> int:
    """A span as written, at least 1 unless it says 0 (to the end), at most `most`."""
    text = cell.get(name) or cell.get(f"aria-{name}")
    return min(int(text), most) if text.isdecimal() and len(text) < 8 else 1


def _is_header(cell: Element, row: _Row) -> bool:
    """A header of columns; the `th` that names a row among `td` is text like the rest."""
    if cell.get("scope") == "row" or cell.get("role") == "rowheader":
        return False
    if row.is_head or cell.get("scope") in ("col", "colgroup"):
        return True
    is_head_row = all(c.tag == "th" or c.get("role") == "columnheader" for c in row.cells)
    return is_head_row and len(row.cells) > 1


def _shading(cell: Element, row: Element) -> str | None:
    """The colour behind the cell: its own, its row's, or that of a dot or badge in it."""
    for colour in (cell.style.background, *_inner_colours(cell, depth=3), row.style.background):
        if not is_white(colour):
            return colour
    return None


def _inner_colours(element: Element, *, depth: int) -> Iterator[str | None]:
    if depth:
        for child in element.elements:
            yield child.style.background
            yield from _inner_colours(child, depth=depth - 1)
