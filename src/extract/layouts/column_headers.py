"""The header of a table: in which rows it stands, and what it says of each column.

In comes a table; out come the rows of its header, and the label and the role of a column.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.fields.times import parse_time
from extract.labels import label_role
from extract.layouts.marks import mark_columns
from extract.layouts.sums import is_object_label
from extract.layouts.view import TableView, passage, text
from extract.model import Cell, Passage, PlanContext

_KEY_ROLES = frozenset({"measure", "deadline", "responsible", "status", "start"})
_PERIODS = frozenset(
    {"year", "half_year", "quarter", "tertial", "month", "season", "week", "range"}
)
_HEADER_SEARCH = 6
"""Rows from the top in which a header is looked for: titles and empty rows come before it."""


def find_header(view: TableView) -> tuple[int, int] | None:
    """First row of the header and first row under it."""
    for row in range(min(_HEADER_SEARCH, view.rows)):
        marked = mark_columns(view, body=row + 1)
        cells = [c for c in view.row(row) if text(c) and c.column not in marked]
        if len(cells) < 2:
            continue
        roles = [label_role(text(c)) or _period_role(text(c)) for c in cells]
        known = [r for r in roles if r]
        is_marked = all(c.is_header for c in cells) and bool(known)
        keyed = bool(_KEY_ROLES & set(known)) or _lists_objects(cells, known)
        enough = len(known) >= max(2, 0.5 * len(cells)) and keyed
        if enough or is_marked:
            return row, _below_header(view, row)
    return None


def has_other_header(view: TableView) -> bool:
    """Whether the first row is a header whose words say nothing of measures."""
    cells = [c for c in view.row(0) if text(c)]
    below = [c for r in range(1, view.rows) for c in view.row(r) if text(c) and c.row == r]
    if len(cells) < 2 or not below:
        return False
    marked = all(_is_set_off(c) for c in cells)
    return marked and sum(_is_set_off(c) for c in below) < 0.5 * len(below)


def header_label(view: TableView, column: int, first: int, body: int) -> Passage | None:
    """The header of a column as printed, of several rows the nearest to the body.

    A header over several columns names the first of them only.
    """
    for row in range(body - 1, first - 1, -1):
        cell = view.cell(row, column)
        if cell is not None and text(cell):
            return passage(cell) if cell.column == column else None
    return None


def header_role(view: TableView, column: int, first: int, body: int) -> str | None:
    """The role that a column's header says; under a header over several, only the first has it."""
    for row in range(body - 1, first - 1, -1):
        cell = view.cell(row, column)
        if cell is None or not text(cell):
            continue
        if cell.column != column:
            return _period_role(text(cell))
        unbroken = "".join(text(cell).split())
        role = label_role(text(cell)) or _period_role(text(cell))
        return role or (label_role(unbroken) if len(cell.lines) > 1 else None) or "unknown"
    return None


def _lists_objects(cells: Sequence[Cell], roles: Sequence[str]) -> bool:
    """Whether headers are those of a list over years of what is built or mended."""
    return roles.count("period") >= 2 and any(is_object_label(text(c)) for c in cells)


def _below_header(view: TableView, row: int) -> int:
    """The first row of the body: after header cells over two rows, or a second row of headers."""
    body = row + max(c.row_span for c in view.row(row) if c.row == row and text(c))
    if body >= view.rows - 1:
        return row + 1
    merged = any(c.column_span > 1 for c in view.row(row))
    below = [c for c in view.row(row + 1) if c.row == row + 1 and text(c)]
    if body == row + 1 and merged and below:
        known = [c for c in below if label_role(text(c)) or _period_role(text(c))]
        if len(known) == len(below):
            return row + 2
    return body


def _is_set_off(cell: Cell) -> bool:
    return cell.is_header or all(line.bold for line in cell.lines)


def _period_role(label: str) -> str | None:
    """ "period" for a header that is a time: 2021, 1. halvår, Q3."""
    if len(label) > 24:
        return None
    window = parse_time(label, context=PlanContext(year=2000))
    return "period" if window is not None and window.kind in _PERIODS else None
