"""Rows of a table that hold no measure: a heading over the table, or its header once more.

In come a table, its columns and a row; out comes the text of the heading, or None for a row
of a measure.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.fields.number import is_number, normalise_number
from extract.fields.status import read_state
from extract.labels import label_role
from extract.layouts.columns import Columns
from extract.layouts.periods import looks_like_the_rest
from extract.layouts.view import TableView, passage, text
from extract.model import Cell, Passage

_MOST_STATE_WORDS = 6
_MOST_BANDS = 0.6
"""Part of a table's bands that are states when its bands are no areas."""


def is_repeated_header(view: TableView, columns: Columns, row: int) -> bool:
    """A header printed again on the next page, perhaps with a column missing."""
    cells = [c for c in view.row(row) if text(c)]
    printed = {label.text for label in columns.labels if label}
    same = sum(passage(c).text in printed for c in cells)
    labels = sum(label_role(text(c)) is not None for c in cells)
    return len(cells) >= 2 and (same >= 0.7 * len(cells) or labels == len(cells))


def band_text(view: TableView, columns: Columns, row: int) -> Passage | None:
    """The text of a row that is one heading over the table; None for a row of a measure."""
    filled = [c for c in view.row(row) if text(c)]
    if len(filled) != 1 or filled[0].row != row:
        return _numbered_band(view, columns, row, filled)
    cell = filled[0]
    wide = cell.column_span >= max(2, 0.6 * view.columns)
    measure = columns.first("measure")
    alone = view.columns >= 3 and cell.column <= (measure or 0)
    bold = all(line.bold for line in cell.lines)
    if not wide and not (alone and (bold or cell.colour is not None)):
        return None
    if any(line.marker is not None for line in cell.lines):
        return None
    if not wide and looks_like_the_rest(view, columns, row):
        return None
    return passage(cell)


def has_state_bands(view: TableView, columns: Columns) -> bool:
    """Whether the bands tell how the rows below them stand ("Tiltak i gang", "Utsatt").

    One band alone must name measures too: a single word may look like a state.
    """
    if columns.of("status"):
        return False
    titles = [
        title.text
        for row in range(columns.body, view.rows)
        if (title := band_text(view, columns, row)) is not None
    ]
    states = [t for t in titles if _tells_state(t)]
    named = any(label_role(word) == "measure" for t in states for word in t.split())
    return len(states) >= _MOST_BANDS * len(titles) > 0 and (len(states) > 1 or named)


def _tells_state(title: str) -> bool:
    return len(title.split()) <= _MOST_STATE_WORDS and read_state(title) != "unknown"


def _numbered_band(
    view: TableView, columns: Columns, row: int, filled: Sequence[Cell]
) -> Passage | None:
    """A band whose number stands in a cell of its own."""
    if len(filled) != 2 or any(c.row != row for c in filled):
        return None
    first, second = filled
    measure = columns.first("measure")
    if columns.roles[first.column] != "number" or measure is None:
        return None
    if not second.column <= measure < second.column + second.column_span:
        return None
    if second.column_span > 1 and second.column + second.column_span == view.columns:
        return Passage.join([passage(first), passage(second)])
    if second.column != measure or view.columns < 4:
        return None
    if not (_is_above_next(view, columns, row, first) or _is_set_off(view, columns, row, filled)):
        return None
    return Passage.join([passage(first), passage(second)])


def _is_above_next(view: TableView, columns: Columns, row: int, number: Cell) -> bool:
    """Whether the next row's number goes on from this one's, as 2.1 does from 2."""
    if row + 1 >= view.rows or not is_number(text(number)):
        return False
    below = text(view.cell(row + 1, number.column))
    own = normalise_number(text(number))
    filled = [c for c in view.row(row + 1) if text(c)]
    return len(filled) > 2 and is_number(below) and normalise_number(below).startswith(f"{own}.")


def _is_set_off(view: TableView, columns: Columns, row: int, filled: Sequence[Cell]) -> bool:
    """Whether a row is bold or shaded as its measures are not."""
    number = filled[0]
    bold = all(line.bold for c in filled for line in c.lines)
    shaded = all(c.colour is not None for c in filled)
    empty = [c for c in view.row(row) if not text(c)]
    if not (bold or shaded) or len(empty) < 2 or any(c.colour != number.colour for c in empty):
        return False
    others = [view.cell(r, number.column) for r in range(columns.body, view.rows) if r != row]
    return not all(line.bold for c in others if c for line in c.lines)
