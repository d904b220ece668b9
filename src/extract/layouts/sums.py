"""Amounts in the columns of years: whether they plan measures, and the rows that are sums.

A list of facilities or roads in order of priority, with who stands for each and what it costs
in which year, is a list of measures: the years with an amount are when. A budget, with no one
to do anything, is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.fields.number import is_number
from extract.layouts.view import TableView, text
from extract.model import Cell
from extract.vocabulary import alternation, fold, load, remembered

_LONGEST_MARK = 3
_LONGEST_AMOUNT = 14
_PARTIES = ("responsible", "partner")


def is_nothing(printed: str) -> bool:
    """Whether a cell's text marks nothing: empty, a dash, no kroner."""
    return bool(_nothing().fullmatch(fold(printed)))


@remembered()
def _nothing() -> re.Pattern[str]:
    kr = alternation(load().words("sum.currency"))
    return re.compile(rf"[-–—.,\s]*|0+(?:[.,]0+)?(?:\s?(?:{kr}))?|(?:{kr})\.?\s?0")


def hold_marks(view: TableView, columns: Sequence[int], *, body: int) -> bool:
    """Whether `columns` hold crosses and colours, not amounts; headers printed again do not count.

    A word on a bar is no amount when the other periods are marked by colour.
    """
    cells = _cells(view, columns, body=body)
    told = [text(c) for c in cells if text(c)]
    amounts = sum(len(t) > _LONGEST_MARK or any(c.isdigit() for c in t) for t in told)
    bars = sum(not text(c) and is_shaded(view, c, among=columns) for c in cells)
    return amounts <= 0.3 * (len(told) + bars)


def is_shaded(view: TableView, cell: Cell, *, among: Sequence[int]) -> bool:
    """Whether a cell among the periods has a colour that the rest of its row has not."""
    others = {c.colour for c in view.row(cell.row) if text(c) and c.column not in among}
    return cell.colour is not None and cell.colour not in others


def plan_by_sums(
    view: TableView, roles: Sequence[str | None], *, body: int
) -> list[str | None] | None:
    """The roles of a list in which amounts or marks in years say when; None for other tables.

    Such a list names what is built or done, has somebody to do it, and no column of times.
    What is named by its object alone, a road or a hall, must be numbered, too.
    """
    periods = [c for c, r in enumerate(roles) if r == "period"]
    if len(periods) < 2 or {"deadline", "start"} & set(roles) or not body:
        return None
    told = [text(c) for c in _cells(view, periods, body=body) if text(c)]
    if not all(_is_amount_or_mark(t) for t in told):
        return None
    planned = [
        "responsible" if r in (None, "unknown") and _says(view, c, "sum.party", body=body) else r
        for c, r in enumerate(roles)
    ]
    parties = [c for c, r in enumerate(planned) if r in _PARTIES]
    if not any(_is_wordy(view, c, body=body) for c in parties):
        return None
    if "measure" not in planned:
        column = _object_column(view, planned, body=body)
        if column is None or not any(_is_numbered(view, c, body=body) for c in range(column)):
            return None
        planned[column] = "measure"
    return planned


def is_no_measure(view: TableView, row: int, *, periods: Sequence[int], measure: int) -> bool:
    """Whether a row is a sum, says that there is nothing, or shows the milestones of a chart."""
    filled = [c for c in view.row(row) if text(c) and c.row == row]
    if not filled:
        return False
    first, rest = fold(text(filled[0])).strip(" .:"), filled[1:]
    if first in _words("sum.nothing") and filled[0].column <= measure:
        return all(is_nothing(text(c)) for c in rest)
    if first in _words("sum.row") and rest:
        return True
    starts = any(first.startswith(f"{word} ") for word in _words("sum.row"))
    if starts and rest and all(_is_amount_or_mark(text(c)) for c in rest):
        return True
    return (
        first in _words("calendar.milestones")
        and bool(periods)
        and all(c.column in periods for c in rest)
    )


def is_object_label(printed: str) -> bool:
    """Whether a header names what is built or mended: "Anlegg", "Vegstrekning"."""
    return _first_words(printed) in _words("sum.object")


def _first_words(printed: str) -> str:
    """A header without what stands behind a slash or in a bracket."""
    return _second_label().split(fold(printed).strip(" .:*"))[0].strip(" .:*")


@remembered()
def _second_label() -> re.Pattern[str]:
    return re.compile(rf"\s*[/(,&]\s*|\s+(?:{alternation(load().words('label.and'))})\s+")


def _cells(view: TableView, columns: Sequence[int], *, body: int) -> list[Cell]:
    """The cells of columns below their header, where it is not printed again."""
    heads = {c: text(view.cell(body - 1, c)) for c in columns} if body else {}
    listed = {
        id(cell): cell
        for column in columns
        for row in range(body, view.rows)
        if (cell := view.cell(row, column)) is not None
        and cell.column in columns
        and cell.column + cell.column_span - 1 in columns
        and text(cell) != (heads.get(column) or None)
    }
    return list(listed.values())


def _is_amount_or_mark(printed: str) -> bool:
    if len(printed) <= _LONGEST_MARK:
        return True
    letters = sum(c.isalpha() for c in printed)
    return len(printed) <= _LONGEST_AMOUNT and any(c.isdigit() for c in printed) and letters <= 5


def _is_wordy(view: TableView, column: int, *, body: int) -> bool:
    texts = [t for c in view.column(column, first=body) if (t := text(c))]
    wordy = sum(sum(x.isalpha() for x in t) >= 2 for t in texts)
    return bool(texts) and wordy >= 0.7 * len(texts)


def _is_numbered(view: TableView, column: int, *, body: int) -> bool:
    texts = [t for c in view.column(column, first=body) if (t := text(c))]
    return len(texts) >= 2 and sum(is_number(t) for t in texts) >= 0.7 * len(texts)


def _object_column(view: TableView, roles: Sequence[str | None], *, body: int) -> int | None:
    free = (c for c, r in enumerate(roles) if r in (None, "unknown", "area", "other"))
    said = (c for c in free if _says(view, c, "sum.object", body=body))
    return next((c for c in said if _is_wordy(view, c, body=body)), None)


def _says(view: TableView, column: int, concept: str, *, body: int) -> bool:
    """Whether one of the headers of a column is a word of the concept."""
    heads = (view.cell(r, column) for r in range(body))
    return any(_first_words(text(c)) in _words(concept) for c in heads if c is not None)


@remembered()
def _words(concept: str) -> frozenset[str]:
    return frozenset(fold(w).strip(" .:") for w in load().words(concept))
