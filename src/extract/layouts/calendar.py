"""A table whose header sets time out across it -> the same table with its periods written out.

"J F M A" under "2023", "1 2 3 4" under "Kvartal", "2023/24", "2026 →": each such header says
what it means only together with those beside and above it. After this module it says so alone
("mars 2023"); the places of the words stay where they are printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.fields.period_series import (
    Series,
    may_be_period,
    period_name,
    read_onward,
    read_school_years,
    read_series,
    unit_named,
    year_named,
)
from extract.layouts.view import TableView, passage, text
from extract.model import Cell, Line, Passage

_HEADER_SEARCH = 6
"""Rows from the top in which the header is looked for."""
_LONGEST = 16
"""Characters of a header that is one period."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Axis:
    """The header cells that count time, from the left, and what they are called."""

    cells: tuple[Cell, ...]
    names: tuple[str, ...]


def with_calendar(view: TableView) -> TableView:
    """The table with whole names in the headers of its periods, wherever they are printed."""
    axis = _find_axis(view)
    if axis is None:
        return view
    names = dict(zip((c.column for c in axis.cells), axis.names, strict=True))
    rows = [r for r in range(view.rows) if _repeats(view, r, axis)]
    cells = tuple(
        _renamed(c, names[c.column], year=_year_cell(view, c, names[c.column]))
        if c.row in rows and c.column in names and text(c)
        else c
        for c in view.block.cells
    )
    return TableView(replace(view.block, cells=cells))


def _find_axis(view: TableView) -> _Axis | None:
    """The first row of headers that is a series of periods."""
    for row in range(min(_HEADER_SEARCH, view.rows - 1)):
        for cells in _runs(view, row):
            texts = [text(c) for c in cells]
            if not all(map(may_be_period, texts)):
                continue
            names = read_school_years(texts) or read_onward(texts) or _names(view, row, cells)
            if names is not None:
                return _Axis(cells=cells, names=names)
    return None


def _runs(view: TableView, row: int) -> Iterator[tuple[Cell, ...]]:
    """Neighbouring headers of a row that may be periods, the longest stretches first."""
    run: list[Cell] = []
    found: list[tuple[Cell, ...]] = []
    for cell in (*(c for c in view.row(row) if c.row == row), None):
        beside = cell and run and cell.column == run[-1].column + run[-1].column_span
        is_short = cell is not None and 0 < len(text(cell)) <= _LONGEST
        if cell and is_short and (beside or not run):
            run.append(cell)
            continue
        found.append(tuple(run))
        run = [cell] if cell and is_short else []
    for whole in found:
        yield from _stretches(whole)


def _stretches(run: tuple[Cell, ...]) -> Iterator[tuple[Cell, ...]]:
    """A run of short headers with the first and last few left off: "Ansvar J F M A Status"."""
    cuts = [(start, stop) for start in range(len(run)) for stop in range(len(run), start + 1, -1)]
    for start, stop in sorted(cuts, key=lambda c: c[0] - c[1])[:60]:
        yield run[start:stop]


def _names(view: TableView, row: int, cells: tuple[Cell, ...]) -> tuple[str, ...] | None:
    """The periods of a row written out, with the years that stand above them."""
    unit = _unit(view, row, cells)
    years = next(
        (y for r in range(row - 1, -1, -1) if any(y := _years_over(view, r, cells))), None
    )
    series = read_series([text(c) for c in cells], under_years=years is not None, unit=unit)
    if series is None:
        return None
    by_column = _years_of(series, cells, years or ())
    return tuple(
        period_name(series.unit, value, year)
        for value, year in zip(series.values, by_column, strict=True)
    )


def _unit(view: TableView, row: int, cells: Sequence[Cell]) -> str | None:
    """The unit that a header above the periods, or beside them, names."""
    over = [view.cell(r, c.column) for r in range(row) for c in cells]
    beside = [view.cell(row, cells[0].column - 1)] if cells[0].column else []
    named = (unit_named(text(c)) for c in (*over, *beside) if c is not None)
    return next((u for u in named if u), None)


def _years_over(view: TableView, row: int, cells: Sequence[Cell]) -> tuple[tuple[Cell, str], ...]:
    """The cells of a row over the periods that name a year, and the years."""
    first, last = cells[0].column, cells[-1].column
    return tuple(
        (cell, year)
        for cell in view.row(row)
        if cell.column <= last
        and cell.column + cell.column_span > first
        and (year := year_named(text(cell))) is not None
    )


def _years_of(
    series: Series, cells: Sequence[Cell], years: Sequence[tuple[Cell, str]]
) -> tuple[str | None, ...]:
    """The year of each period: of the cell that covers it, else one for each turn of the year.

    A year printed once over cells that are not joined holds up to the next one.
    """
    covered = [_covering(c.column, years) for c in cells]
    if all(covered):
        return tuple(covered)
    turns = series.cycles
    if turns[-1] + 1 == len(years):
        return tuple(years[turn][1] for turn in turns)
    return tuple(_last_before(c.column, years) for c in cells)


def _covering(column: int, years: Sequence[tuple[Cell, str]]) -> str | None:
    return next((y for c, y in years if c.column <= column < c.column + c.column_span), None)


def _last_before(column: int, years: Sequence[tuple[Cell, str]]) -> str | None:
    before = [y for c, y in years if c.column <= column]
    return before[-1] if before else (years[0][1] if years else None)


def _repeats(view: TableView, row: int, axis: _Axis) -> bool:
    """Whether a row prints the header: the first time, or again on a later page."""
    return all(
        (other := view.cell(row, c.column)) is not None
        and other.row == row
        and text(other) == text(c)
        for c in axis.cells
    )


def _year_cell(view: TableView, cell: Cell, name: str) -> Cell | None:
    """The header above a period that prints the year of its name, over it or left of it."""
    above = [
        other
        for row in range(cell.row)
        for other in view.row(row)
        if other.column <= cell.column and (year_named(text(other)) or "-") in name
    ]
    return max(above, key=lambda c: c.column, default=None)


def _renamed(cell: Cell, name: str, *, year: Cell | None) -> Cell:
    """A header with another text, at its own place and that of the year that is added."""
    printed = [*passage(cell).pieces, *(passage(year).pieces if year else ())]
    pieces = tuple(replace(p, start=0, end=len(name)) for p in printed)
    first = cell.lines[0]
    line = Line(
        passage=Passage(name, pieces),
        size=first.size,
        bold=first.bold,
        italic=first.italic,
        colour=first.colour,
        place=first.place,
    )
    return replace(cell, lines=(line,))
