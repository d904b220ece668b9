"""The roles of columns that no header tells, or that a header tells wrongly.

In come a table and the roles that its header says; out come the roles of all columns whose
contents tell them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set

from extract.fields.status import read_state
from extract.layouts.column_contents import (
    YEAR,
    are_areas,
    are_colours,
    are_mostly_states,
    are_numbers,
    are_states,
    are_times,
    is_prose,
    texts_of,
)
from extract.layouts.marks import mark_columns
from extract.layouts.sums import hold_marks, plan_by_sums
from extract.layouts.view import TableView, text
from extract.vocabulary import fold, load

_OPEN_TO_TIMES = frozenset({"unknown", "comment", "other"})
"""Roles of columns that turn out to hold times where none else does."""
_FEWEST_PARTIES = 2
_MOSTLY_PROSE = 0.6
"""Part of a column's cells that hold sentences when it describes the measures."""


def filled_roles(view: TableView, roles: Sequence[str | None], *, body: int) -> list[str | None]:
    """Roles with those added that only the contents tell."""
    filled = list(roles)
    periods = [c for c, r in enumerate(filled) if r == "period"]
    if (planned := plan_by_sums(view, filled, body=body)) is not None:
        filled = planned
    elif len(periods) == 1 or not hold_marks(view, periods, body=body):
        filled = ["cost" if r == "period" else r for r in filled]
    for column in _state_columns(view, filled, body=body):
        filled[column] = "state"
    parties = _party_columns(view, filled, body=body)
    for column, role in enumerate(filled):
        texts = texts_of(view, column, body=body)
        if column in parties:
            filled[column] = "party"
            continue
        if role in (None, "unknown", "measure", "area") and texts and are_numbers(texts):
            filled[column] = "number"
        elif role is None and are_times(view, column, body=body) and "period" not in filled:
            filled[column] = "deadline"
    if not {"deadline", "period", "start"} & set(filled):
        _fill_first(filled, "deadline", _OPEN_TO_TIMES, lambda c: are_times(view, c, body=body))
    _sort_times_from_states(view, filled, body=body)
    if "status" not in filled:
        _fill_first(filled, "status", {"unknown"}, lambda c: are_mostly_states(view, c, body=body))
    if "status" not in filled:
        _fill_first(filled, "status", {None}, lambda c: are_colours(view, c, body=body))
    if "measure" not in filled and (longest := _text_column(view, filled, body=body)) is not None:
        filled[longest] = "measure"
    _sort_areas_from_measures(view, filled, body=body)
    if "measure" in filled:
        _fill_beside_measures(view, filled, filled.index("measure"), body=body)
    return filled


def _fill_first(
    roles: list[str | None],
    role: str,
    instead_of: Set[str | None],
    holds: Callable[[int], bool],
) -> None:
    """Gives `role` to the first column, with one of the roles `instead_of`, that it holds for."""
    for column, known in enumerate(roles):
        if known in instead_of and holds(column):
            roles[column] = role
            return


def _fill_beside_measures(
    view: TableView, roles: list[str | None], measure: int, *, body: int
) -> None:
    """Areas left of the measures, descriptions right of them."""
    if "area" not in roles:
        _fill_first(
            roles, "area", {None, "unknown"}, lambda c: are_areas(view, c, measure, body=body)
        )
    for column in range(measure + 1, len(roles)):
        if roles[column] == "goal":
            roles[column] = "other"  # what a measure is for, not what it stands under
    if "description" not in roles:
        for column in _prose_columns(view, roles, body=body):
            roles[column] = "description"


def _prose_columns(view: TableView, roles: Sequence[str | None], *, body: int) -> tuple[int, ...]:
    """Columns of whole sentences right of the measures, under headers that are not known."""
    measure = list(roles).index("measure") if "measure" in roles else view.columns
    return tuple(
        column
        for column, role in enumerate(roles)
        if role == "unknown"
        and column > measure
        and (texts := texts_of(view, column, body=body))
        and sum(is_prose(t) for t in texts) >= _MOSTLY_PROSE * len(texts)
    )


def _sort_areas_from_measures(view: TableView, roles: list[str | None], *, body: int) -> None:
    """Of two headers for measures, the left may stand over what several of them belong to."""
    named = [c for c, r in enumerate(roles) if r == "measure"]
    if len(named) > 1 and "area" not in roles and are_areas(view, *named[:2], body=body):
        roles[named[0]] = "area"


def _party_columns(view: TableView, roles: Sequence[str | None], *, body: int) -> frozenset[int]:
    """Columns named by parties, with a cross where one takes part; a header says no time."""
    marked = mark_columns(view, body=body)
    named = {c for c in marked if body > 0 and text(view.cell(body - 1, c))}
    other = {c for c in named if roles[c] in ("period", "state", "status", "deadline")}
    return frozenset(named - other) if len(named - other) >= _FEWEST_PARTIES else frozenset()


def _state_columns(view: TableView, roles: Sequence[str | None], *, body: int) -> tuple[int, ...]:
    """Columns named by states ("Ikke startet | I gang | Ferdig") in which a cross tells which."""
    named = tuple(
        c
        for c, role in enumerate(roles)
        if role in ("unknown", "status", "deadline")
        and body > 0
        and read_state(text(view.cell(body - 1, c))) != "unknown"
    )
    texts = [t for c in named for t in texts_of(view, c, body=body)]
    marks = all(len(t) <= 2 for t in texts)
    return named if len(named) >= 2 and marks else ()


def _sort_times_from_states(view: TableView, roles: list[str | None], *, body: int) -> None:
    """Puts right headers that mean either: "Framdrift" over states, "Gjennomført" over times."""
    times = {c for c in range(view.columns) if are_times(view, c, body=body)}
    deadlines = [c for c, r in enumerate(roles) if r == "deadline"]
    for column in deadlines:
        texts = texts_of(view, column, body=body)
        if column in times or not texts:
            continue
        if sum(bool(YEAR.search(t)) for t in texts) >= 0.5 * len(texts):
            continue
        if are_states(view, column, body=body) and not _asks_when(view, column, body=body):
            roles[column] = "status"
        elif len(deadlines) > 1:
            roles[column] = "comment"
    if not times & {c for c, r in enumerate(roles) if r == "deadline"}:
        for column in (c for c in times if roles[c] == "status"):
            roles[column] = "deadline"


def _asks_when(view: TableView, column: int, *, body: int) -> bool:
    """Whether a header asks for nothing but a time: "Frist", "Når"."""
    header = fold(text(view.cell(body - 1, column))) if body > 0 else ""
    return header.strip(" :?") in load().words("field.only_when")


def _text_column(view: TableView, roles: Sequence[str | None], *, body: int) -> int | None:
    """The column with the longest texts among those whose header says nothing else."""
    free = {
        column: sum(len(t) for t in texts) / len(texts)
        for column, role in enumerate(roles)
        if role in (None, "unknown", "description")
        and (texts := texts_of(view, column, body=body))
    }
    return max(free, key=lambda c: free[c]) if free else None
