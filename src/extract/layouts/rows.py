"""Which rows of a table are about one measure, and the area that holds for them.

In come a table and its columns; out come the rows of each measure, from the top.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from extract.fields.number import is_number
from extract.layouts.bands import band_text, has_state_bands, is_repeated_header
from extract.layouts.columns import Columns
from extract.layouts.headings import Area, read_area
from extract.layouts.row_areas import area_of, is_cut_before
from extract.layouts.sums import is_no_measure
from extract.layouts.view import TableView, page_of, text
from extract.model import FieldText

_NEAR = 30
"""Rows above and below a row that tell what is usual in its table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The rows `first:stop` of the table that are about one measure cell."""

    first: int
    stop: int
    area: Area | None
    carried: tuple[FieldText, ...] = ()


def rows_of(view: TableView, columns: Columns, *, heading: Area | None) -> Iterator[Row]:
    """Rows grouped by measure, with the area that holds for them."""
    measure = columns.first("measure")
    assert measure is not None, "columns without a measure are no table of measures"
    area_column = columns.first("area", "goal")
    band: Area | None = None
    column_area: Area | None = None
    carried: tuple[FieldText, ...] = ()
    pending: Row | None = None
    by_state = has_state_bands(view, columns)
    for row in range(columns.body, view.rows):
        cells = [c for c in view.row(row) if text(c) or c.colour]
        if not any(text(c) for c in cells) or is_repeated_header(view, columns, row):
            continue
        if is_no_measure(view, row, periods=columns.of("period"), measure=measure):
            continue
        if (title := band_text(view, columns, row)) is not None:
            if by_state:
                carried = (FieldText(role="status", passage=title),)
            else:
                band, column_area, carried = read_area(title), None, ()
            if pending is not None:
                yield pending
            pending = None
            continue
        if area_column is not None:
            column_area = area_of(view, columns, row, area_column) or column_area
        if pending is not None and _goes_on(view, columns, row, measure):
            if area_column is not None and _has_area_overleaf(view, pending, row, area_column):
                pending = replace(pending, area=column_area)
            pending = replace(pending, stop=row + 1)
            continue
        if pending is not None:
            yield pending
        area = column_area or band or heading
        pending = Row(first=row, stop=row + 1, area=area, carried=carried)
    if pending is not None:
        yield pending


def _goes_on(view: TableView, columns: Columns, row: int, measure: int) -> bool:
    """Whether a row is more of the measure above: merged cell, broken row, further lines."""
    cell = view.cell(row, measure)
    if cell is None or cell.row < row:
        return True
    number = columns.first("number")
    numbered = number is not None and is_number(text(view.cell(row, number)))
    if not text(cell):
        return not numbered
    above = view.cell(row - 1, measure)
    if above is None or numbered or page_of(above) == page_of(cell) or page_of(cell) is None:
        return False
    keyed = [view.cell(row, c) for c in columns.of("deadline", "responsible")]
    if number is not None and text(view.cell(row - 1, number)):
        return True
    if _is_cut_off(view, columns, row - 1) or _is_area_cut(view, columns, row):
        return True
    return text(cell)[:1].islower() and not any(text(c)[:1].isupper() for c in keyed if c)


def _is_area_cut(view: TableView, columns: Columns, row: int) -> bool:
    """Whether a row says nothing but more of its measures, and its area goes on mid-sentence."""
    area = columns.first("area", "goal")
    told = columns.of("deadline", "responsible", "status")
    if area is None or not told or any(text(view.cell(row, c)) for c in told):
        return False
    above, cell = view.cell(row - 1, area), view.cell(row, area)
    return above is not None and cell is not None and is_cut_before(above, cell)


def _has_area_overleaf(view: TableView, pending: Row, row: int, column: int) -> bool:
    """Whether the area cell of a row cut by a page break is printed on the next page only."""
    first, rest = view.cell(pending.first, column), view.cell(row, column)
    if first is None or rest is None or text(first) or not text(rest):
        return False
    return first.row == pending.first and page_of(first) != page_of(rest)


def _is_cut_off(view: TableView, columns: Columns, row: int) -> bool:
    """Whether the last row of a page says nothing of its measure, as no row near it does."""
    told = columns.of("deadline", "responsible", "status")
    bare = [
        r
        for r in range(max(columns.body, row - _NEAR), min(view.rows, row + _NEAR))
        if not any(text(view.cell(r, c)) for c in told) and band_text(view, columns, r) is None
    ]
    return len(told) > 1 and bare == [row]
