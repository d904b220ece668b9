"""A period matrix: columns for years, half-years or quarters, marked when a measure runs.

A cross, a colour or a bar in a period's column says that the measure goes on
then; the deadline is from the first to the last marked period.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.fields.times import parse_time
from extract.layouts.columns import Columns
from extract.layouts.sums import is_nothing, is_shaded
from extract.layouts.view import TableView, passage, text
from extract.model import FieldText, Passage, PlanContext


def period_field(view: TableView, columns: Columns, first: int, stop: int) -> FieldText | None:
    """The marked periods of the rows `first:stop` as a deadline; None when none is marked."""
    periods = columns.of("period")
    marked = [
        c for c in periods if any(is_marked(view, r, c, among=periods) for r in range(first, stop))
    ]
    if not marked:
        return None
    start, end = (period_label(view, columns, c) for c in (marked[0], marked[-1]))
    label = start if len(marked) == 1 else Passage.join([start, end], " – ")
    return FieldText(role="deadline", passage=label, label=None)


def looks_like_the_rest(view: TableView, columns: Columns, row: int) -> bool:
    """Whether a row with marked periods is set as most such rows are: then it is no heading."""
    periods = columns.of("period")
    marked = [
        r
        for r in range(columns.body, view.rows)
        if any(is_marked(view, r, c, among=periods) for c in periods)
    ]
    looks = [_look(view, r) for r in marked]
    return row in marked and looks.count(_look(view, row)) > 0.5 * len(looks)


def state_field(view: TableView, columns: Columns, first: int, stop: int) -> FieldText | None:
    """The state whose column is marked ("I gang"), as a status; None unless it is just one."""
    marked = [
        c for c in columns.of("state") if any(is_marked(view, r, c) for r in range(first, stop))
    ]
    label = columns.labels[marked[0]] if len(marked) == 1 else None
    return FieldText(role="status", passage=label) if label else None


def is_marked(view: TableView, row: int, column: int, *, among: Sequence[int] = ()) -> bool:
    """Whether a cell has a cross, a sign or a colour that its row has not.

    `among` are the columns of the same kind: the colours of their words are marks, too.
    """
    cell = view.cell(row, column)
    if cell is None:
        return False
    if text(cell):
        return not is_nothing(text(cell))
    return is_shaded(view, cell, among=(*among, column))


def _look(view: TableView, row: int) -> tuple[bool, str | None]:
    """How the first text of a row is set: bold or not, and its shading."""
    first = next((c for c in view.row(row) if text(c)), None)
    if first is None:
        return False, None
    return all(line.bold for line in first.lines), first.colour


def period_label(view: TableView, columns: Columns, column: int) -> Passage:
    """A period as printed; a quarter under a year has the year added."""
    label = columns.labels[column] or passage(view.cell(columns.body - 1, column))
    if any(len(word) == 4 and word.isdigit() for word in label.text.split()):
        return label
    for row in range(columns.body):
        cell = view.cell(row, column)
        above = passage(cell)
        if cell is not None and _is_year(above.text):
            return Passage.join([label, above])
    return label


def _is_year(text_: str) -> bool:
    window = parse_time(text_, context=PlanContext(year=2000)) if text_ else None
    return window is not None and window.kind == "year"
