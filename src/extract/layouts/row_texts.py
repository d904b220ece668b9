"""What the cells of a measure say, column by column.

In come a table and the rows of one measure; out come the paragraphs of a column, the
numbers and the descriptions of the measures in those rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.fields.number import is_number
from extract.layouts.columns import Columns
from extract.layouts.paragraphs import Paragraph
from extract.layouts.parts import Part, share_out
from extract.layouts.row_areas import is_areas_number
from extract.layouts.rows import Row
from extract.layouts.view import TableView, paragraphs
from extract.model import Passage


def column_paragraphs(view: TableView, row: Row, column: int) -> tuple[Paragraph, ...]:
    """The paragraphs of a column's cells over the rows of one measure, each cell once."""
    seen: set[int] = set()
    listed: list[Paragraph] = []
    for r in range(row.first, row.stop):
        cell = view.cell(r, column)
        if cell is not None and id(cell) not in seen and cell.column == column:
            seen.add(id(cell))
            own = list(paragraphs(cell))
            if listed and own and _runs_on(listed[-1], own[0]):
                both = Passage.join([listed[-1].passage, own.pop(0).passage])
                listed[-1] = replace(listed[-1], passage=both)
            listed.extend(own)
    return tuple(listed)


def number_paragraphs(view: TableView, columns: Columns, row: Row) -> list[Paragraph]:
    """The numbers in the number column, unless they are the areas'."""
    column = columns.first("number")
    if column is None:
        return []
    cell = view.cell(row.first, column)
    area_column = columns.first("area", "goal")
    if cell is not None and area_column is not None and column < area_column:
        area = view.cell(row.first, area_column)
        if area is not None and is_areas_number(view, columns, area, cell):
            return []
    listed = column_paragraphs(view, row, column)
    return [p for p in listed if is_number(p.text) or _is_letter(p.text)]


def descriptions_of(
    view: TableView, columns: Columns, row: Row, parts: Sequence[Part]
) -> list[tuple[Passage, ...]]:
    """For each part of a row, what other columns say to describe its measure."""
    shares: list[tuple[Passage, ...]] = [()] * len(parts)
    measure = columns.first("measure")
    for column in columns.of("description", "measure"):
        if column == measure:
            continue
        for i, share in enumerate(share_out(column_paragraphs(view, row, column), parts)):
            shares[i] = (*shares[i], *(p.passage for p in share))
    return shares


def _runs_on(above: Paragraph, below: Paragraph) -> bool:
    """Whether a text goes on mid-sentence in the next row: its row was taken for two."""
    stops = above.text.rstrip()[-1:] in tuple(".:;!?")
    return below.marker is None and below.text[:1].islower() and not stops


def _is_letter(printed: str) -> bool:
    """A letter in a number column, which is one only when its letters are in order."""
    return len(printed.strip(" .)")) == 1 and printed[0].isalpha()
