"""The area that a row of a table stands under, from a column of areas.

In come a table, its columns and a row; out come the area with its number, and whether a
cell of it is cut by a page break.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.fields.number import is_number, normalise_number
from extract.layouts.columns import Columns
from extract.layouts.headings import Area, read_area
from extract.layouts.measure_text import read_measure_text
from extract.layouts.paragraphs import Paragraph
from extract.layouts.parts import split_parts
from extract.layouts.view import TableView, page_of, paragraphs, passage, text
from extract.model import Cell, Passage


def area_of(view: TableView, columns: Columns, row: int, column: int) -> Area | None:
    """The area cell that covers a row; None when it is empty (the area above goes on)."""
    cell = view.cell(row, column)
    if cell is None or not text(cell):
        return None
    area = read_area(_over_pages(view, cell))
    number = columns.first("number")
    if area.number is None and number is not None and number < column:
        beside = view.cell(cell.row, number)
        if (
            beside is not None
            and is_number(text(beside))
            and is_areas_number(view, columns, cell, beside)
        ):
            return replace(area, number=normalise_number(text(beside)))
    return area


def is_cut_before(cell: Cell, below: Cell) -> bool:
    """Whether a text goes on in the cell below, on the next page, in the middle of a sentence."""
    apart = page_of(cell) is not None and page_of(cell) != page_of(below)
    return apart and text(below)[:1].islower() and text(cell)[-1:] not in ("", ".", ":", "!", "?")


def is_areas_number(view: TableView, columns: Columns, area: Cell, number: Cell) -> bool:
    """Whether the number column numbers the areas: its cells are as high as theirs."""
    measure = columns.first("measure")
    same = number.row == area.row and number.row_span == area.row_span
    cell = view.cell(area.row, measure or 0)
    own = cell is not None and bool(_numbers_in(paragraphs(cell)))
    return same and (own or area.row_span > 1)


def _over_pages(view: TableView, cell: Cell) -> Passage:
    """The text of a cell that a page break may have cut in two, whichever half is given."""
    first = cell
    while (above := view.cell(first.row - 1, cell.column)) and is_cut_before(above, first):
        first = above
    texts, last = [passage(first)], first
    while (below := view.cell(last.row + last.row_span, cell.column)) and is_cut_before(
        last, below
    ):
        texts.append(passage(below))
        last = below
    return Passage.join(texts)


def _numbers_in(listed: Sequence[Paragraph]) -> list[str]:
    return [n for part in split_parts(listed) if (n := read_measure_text(part).number)]
