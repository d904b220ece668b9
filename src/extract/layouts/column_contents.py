"""What stands in a column: numbers, times, states, colours, areas or sentences.

In come a table and a column of it, from the row `body` down; out come its texts, or whether
they are of one kind.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.fields.number import are_letters_in_order, is_number
from extract.fields.status import read_state
from extract.layouts.times import says_time
from extract.layouts.view import TableView, passage, text
from extract.model import Cell

YEAR = re.compile(r"\b(?:19|20)\d\d\b")
"""A year as printed."""
_MOST_STATE_WORDS = 8
_FEWEST_WORDS_OF_PROSE = 8


def texts_of(view: TableView, column: int, *, body: int) -> list[str]:
    """The texts of a column's cells from the row `body` down, without the empty ones."""
    return [t for c in view.column(column, first=body) if (t := text(c))]


def are_numbers(texts: Sequence[str]) -> bool:
    """Whether most texts are numbers of measures, or letters in their order."""
    if are_letters_in_order(texts):
        return True
    return sum(is_number(t) for t in texts) >= 0.7 * len(texts)


def are_times(view: TableView, column: int, *, body: int) -> bool:
    """Whether most cells of a column say a time in one of their lines."""
    cells = [c for c in view.column(column, first=body) if text(c)]
    return bool(cells) and sum(_says_time(c) for c in cells) >= 0.6 * len(cells)


def are_states(view: TableView, column: int, *, body: int) -> bool:
    """Whether half of the cells of a column tell how a measure stands."""
    texts = texts_of(view, column, body=body)
    return sum(read_state(t) != "unknown" for t in texts) >= 0.5 * len(texts)


def are_mostly_states(view: TableView, column: int, *, body: int) -> bool:
    """Whether nearly all texts under a header that is not known tell a state, in few words."""
    texts = texts_of(view, column, body=body)
    short = sum(len(t.split()) <= _MOST_STATE_WORDS for t in texts)
    states = sum(read_state(t) != "unknown" for t in texts)
    return len(texts) > 2 and min(short, states) >= 0.75 * len(texts)


def are_colours(view: TableView, column: int, *, body: int) -> bool:
    """Whether a column holds no text, but several colours: a traffic light for each row."""
    cells = view.column(column, first=body)
    colours = {c.colour for c in cells if c.colour and not text(c)}
    return len(colours) >= 2 and not any(text(c) for c in cells)


def are_areas(view: TableView, column: int, measure: int, *, body: int) -> bool:
    """Whether a column left of the measures has one text for several of them."""
    own = view.column(column, first=body)
    texts = [text(c) for c in own if text(c)]
    measures = [c for c in view.column(measure, first=body) if text(c)]
    if not texts or column >= measure or len(measures) < 2:
        return False
    few = len(texts) <= 0.7 * len(measures)
    repeated = len(set(texts)) <= 0.7 * len(measures)
    return (few or repeated) and sum(is_wordy(t) for t in texts) >= 0.7 * len(texts)


def is_wordy(printed: str) -> bool:
    """Whether a text has letters enough to be words."""
    return sum(c.isalpha() for c in printed) >= 3


def is_prose(printed: str) -> bool:
    """Whether a text is a whole sentence or more."""
    return len(printed.split()) >= _FEWEST_WORDS_OF_PROSE and "." in printed


def _says_time(cell: Cell) -> bool:
    return any(says_time(line) for line in passage(cell).text.split("\n"))
