"""Tables with no lines: columns told from a row of headers and the white between.

A row of column headers ("Tiltak  Ansvar  Frist") tells where columns start; the
words below fall into them until text runs across. In come the words of a page; out
come its first such table and the words in it. PDF points.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from extract.blocks.lines import Segment, set_lines
from extract.blocks.ruled_across import grid_of_rules_across
from extract.blocks.table_cells import table_of
from extract.blocks.text_columns import Columns
from extract.blocks.unruled_bands import goes_on, is_band
from extract.blocks.unruled_cells import cell_of, clipped, row_cells
from extract.blocks.unruled_columns import find_columns
from extract.blocks.unruled_end import end_of
from extract.blocks.unruled_frames import framed_together
from extract.blocks.unruled_header import find_header
from extract.blocks.unruled_rows import rows_of
from extract.model import BBox, Block, Cell, Page, Word


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A table, its columns (for a page that goes on with it) and the words used."""

    table: Block
    columns: Columns
    used: frozenset[int]


def find_unruled(
    words: Sequence[Word],
    *,
    page: Page,
    frames: Sequence[BBox] = (),
    carried: Columns | None = None,
) -> Found | None:
    """The first table without vertical rules among `words`, or None.

    With `carried` (columns of a table that ran to the end of the page before)
    the words from the top of the page are taken for its continuation. `frames` are
    boxes around texts among the columns, each of them one cell.
    """
    lines = set_lines([w for w in words if w.upright])
    header = find_header(lines)
    if header is None:
        if carried is None or not lines:
            return None
        return _found(lines, [], carried, page=page, words=words, frames=frames)
    start, stop, parts = header
    body = lines[stop:]
    columns = find_columns(parts, body)
    # What stands below the table, a footer perhaps, must not move its columns.
    columns = find_columns(parts, body[: end_of(body, columns)] or body)
    return _found(body, lines[start:stop], columns, page=page, words=words, frames=frames)


def is_row_of_unruled(table: Block, words: Sequence[Word]) -> bool:
    """Whether a table of one row is a shaded row of a table without rules: with its columns."""
    if {c.row for c in table.cells} != {0}:
        return False
    header = find_header(set_lines([w for w in words if w.upright]))
    if header is None or table.box is None or table.box.top < header[2][0].top:
        return False
    cells = [c.place.box for c in table.cells if c.place]
    if len(cells) != len(header[2]):
        return False
    return all(c.x0 - 3 <= h.x0 <= c.x1 for c, h in zip(cells, header[2], strict=True))


def _found(
    body: Sequence[Segment],
    header: Sequence[Segment],
    columns: Columns,
    *,
    page: Page,
    words: Sequence[Word],
    frames: Sequence[BBox],
) -> Found | None:
    body = body[: end_of(body, columns)]
    if not body:
        return None
    taken = {id(w) for line in (*header, *body) for w in line.words}
    used = frozenset(i for i, w in enumerate(words) if id(w) in taken)
    inside = [w for w in words if id(w) in taken]
    bands = [
        line
        for i, line in enumerate(body)
        if is_band([line], columns) and not goes_on(body[max(0, i - 1)], line, columns)
    ]
    grid = grid_of_rules_across(page, columns, header=header, body=body, bands=bands)
    if grid is not None:
        table = clipped(table_of(grid, inside, page=page), columns)
        return Found(table=table, columns=columns, used=used)
    rows = rows_of(body, columns, page=page)
    cells: list[Cell] = []
    if header:
        header_words = [w for line in header for w in line.words]
        cells += row_cells(header_words, 0, columns, page=page, is_header=True)
    row_words_of = framed_together(
        [[w for line in row for w in line.words] for row in rows], frames
    )
    for i, row in enumerate(rows, start=1 if header else 0):
        row_words = row_words_of[i - 1 if header else i]
        if row_words and is_band(row, columns):
            cells.append(cell_of(row_words, i, 0, columns, page=page, span=len(columns.cuts) + 1))
        else:
            cells += row_cells(row_words, i, columns, page=page)
    table = Block(
        kind="table",
        cells=tuple(cells),
        page=page.number,
        box=BBox.around(line.box for line in (*header, *body)),
    )
    return Found(table=table, columns=columns, used=used)
