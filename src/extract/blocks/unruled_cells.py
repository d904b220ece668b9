"""The cells of a row of a table without rules.

In come the words of the row and the columns; out come cells with their lines and places, as
wide as their columns or as their text.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.blocks.table_cells import cell_lines
from extract.blocks.text_columns import Columns
from extract.model import BBox, Block, Cell, Page, Provenance, Word

_PADDING = 1.5


def row_cells(
    words: Sequence[Word], row: int, columns: Columns, *, page: Page, is_header: bool = False
) -> list[Cell]:
    """A cell for each column, empty where no word of the row stands."""
    cells = []
    for column in range(len(columns.cuts) + 1):
        inside = [w for w in words if columns.index(w.box) == column]
        if inside:
            cells.append(cell_of(inside, row, column, columns, page=page, is_header=is_header))
        else:
            cells.append(Cell(row=row, column=column, is_header=is_header))
    return cells


def cell_of(
    words: Sequence[Word],
    row: int,
    column: int,
    columns: Columns,
    *,
    page: Page,
    span: int = 1,
    is_header: bool = False,
) -> Cell:
    """A cell as wide as its columns and as high as its words."""
    sides = (columns.left, *columns.cuts, columns.right)
    ends = columns.ends[column + span - 1] if columns.ends else sides[column + span]
    around = BBox.around(w.box for w in words)
    box = BBox(
        x0=min(sides[column], around.x0),
        top=around.top,
        x1=max(min(sides[column + span], ends + _PADDING), around.x1),
        bottom=around.bottom,
    )
    return Cell(
        row=row,
        column=column,
        column_span=span,
        lines=cell_lines(words, page=page.number),
        place=Provenance(page=page.number, box=box),
        is_header=is_header,
    )


def clipped(table: Block, columns: Columns) -> Block:
    """Cells as wide as the longest line of their column: their text was set that wide."""
    cells = []
    for cell in table.cells:
        last = cell.column + cell.column_span - 1
        if cell.place is not None and last < len(columns.ends):
            box = cell.place.box
            end = max(columns.ends[last] + _PADDING, box.x0 + 1)
            box = replace(box, x1=min(box.x1, end))
            cell = replace(cell, place=replace(cell.place, box=box))
        cells.append(cell)
    return replace(table, cells=tuple(cells))
