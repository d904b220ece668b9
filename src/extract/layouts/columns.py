"""What the columns of a table hold: from their headers and from what stands in them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.fields.number import are_letters_in_order, is_number
from extract.fields.status import read_state
from extract.fields.times import parse_time
from extract.labels import label_role
from extract.layouts.marks import mark_columns
from extract.layouts.sums import hold_marks, is_object_label, plan_by_sums
from extract.layouts.times import says_time
from extract.layouts.view import TableView, passage, text
from extract.model import Cell, Passage, PlanContext
from extract.vocabulary import fold, load

KEY_ROLES = frozenset({"measure", "deadline", "responsible", "status", "start"})
_HEADER_SEARCH = 6
"""Rows from the top in which a header is looked for: titles and empty rows come before it."""
_TELLING = frozenset({"deadline", "responsible", "status", "state", "period", "start", "partner"})
"""Roles of columns that say by when, by whom or how it went."""
_SHORTEST_MEASURE = 10
"""Characters of a measure's text where no header says that it is one."""
_SHORTEST_OF_PAIR = 20
"""The same for a table of two columns: "Behandlet i styret" and a day are no measure."""
_FEWEST_PARTIES = 2
_MOST_STATE_WORDS = 8
_FEWEST_WORDS_OF_PROSE = 8
_MOSTLY_PROSE = 0.6
"""Part of a column's cells that hold sentences when it describes the measures."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PERIODS = frozenset(
    {"year", "half_year", "quarter", "tertial", "month", "season", "week", "range"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The columns of a table of measures.

    `roles` and `labels` have one entry for each column; `labels` are as printed,
    None where there is no header. `body` is the first row under the header.
    """

    roles: tuple[str | None, ...]
    labels: tuple[Passage | None, ...]
    body: int

    @property
    def is_named(self) -> bool:
        """Whether a header says that a column holds measures."""
        column = self.first("measure")
        label = self.labels[column] if column is not None else None
        return label is not None and label_role(label.text) == "measure"

    def of(self, *roles: str) -> tuple[int, ...]:
        """The columns with one of `roles`, from the left."""
        return tuple([i for i, r in enumerate(self.roles) if r in roles])

    def first(self, *roles: str) -> int | None:
        """The first column with the first of `roles` that any column has."""
        return next((self.roles.index(role) for role in roles if role in self.roles), None)


def read_columns(view: TableView, *, inherited: Columns | None = None) -> Columns | None:
    """The columns of a table, or None when it is no table of measures.

    `inherited` are those of an earlier table of the document, for a table of the
    same width that has no header of its own.
    """
    header = _find_header(view)
    if header is None:
        if _has_other_header(view):
            return None
        columns = inherited if inherited and len(inherited.roles) == view.columns else None
        if columns is None:
            return _from_contents(view)
        return Columns(roles=columns.roles, labels=columns.labels, body=0)
    first, body = header
    labels = tuple(_label(view, c, first, body) for c in range(view.columns))
    roles = [_role(view, c, first, body) for c in range(view.columns)]
    if "case" in roles[:2] and "measure" not in roles:
        return None
    return _checked(view, _filled(view, roles, body=body), labels, body=body)


def dated_measures(columns: Columns) -> tuple[tuple[int, Passage], ...]:
    """Columns of measures whose headers name a year each, with the year as printed.

    Empty unless there are several and all of them do.
    """
    found: list[tuple[int, Passage]] = []
    for column in columns.of("measure"):
        label = columns.labels[column]
        year = _YEAR.search(label.text) if label is not None else None
        if label is None or year is None:
            return ()
        found.append((column, label.cut(*year.span())))
    return tuple(found) if len(found) > 1 else ()


def only_measures(columns: Columns, column: int) -> Columns:
    """The columns with the measures of one column only."""
    roles = tuple(
        None if role == "measure" and i != column else role for i, role in enumerate(columns.roles)
    )
    labels = tuple(
        label.cut(0, year.start()) if i == column and label and (year := _YEAR.search(label.text))
        else label
        for i, label in enumerate(columns.labels)
    )  # fmt: skip
    return replace(columns, roles=roles, labels=labels)


def _find_header(view: TableView) -> tuple[int, int] | None:
    """First row of the header and first row under it."""
    for row in range(min(_HEADER_SEARCH, view.rows)):
        marked = mark_columns(view, body=row + 1)
        cells = [c for c in view.row(row) if text(c) and c.column not in marked]
        if len(cells) < 2:
            continue
        roles = [label_role(text(c)) or _period_role(text(c)) for c in cells]
        known = [r for r in roles if r]
        is_marked = all(c.is_header for c in cells) and bool(known)
        keyed = bool(KEY_ROLES & set(known)) or _lists_objects(cells, known)
        enough = len(known) >= max(2, 0.5 * len(cells)) and keyed
        if enough or is_marked:
            return row, _below_header(view, row)
    return None


def _lists_objects(cells: Sequence[Cell], roles: Sequence[str]) -> bool:
    """Whether headers are those of a list over years of what is built or mended."""
    return roles.count("period") >= 2 and any(is_object_label(text(c)) for c in cells)


def _has_other_header(view: TableView) -> bool:
    """Whether the first row is a header whose words say nothing of measures."""
    cells = [c for c in view.row(0) if text(c)]
    below = [c for r in range(1, view.rows) for c in view.row(r) if text(c) and c.row == r]
    if len(cells) < 2 or not below:
        return False
    marked = all(_is_set_off(c) for c in cells)
    return marked and sum(_is_set_off(c) for c in below) < 0.5 * len(below)


def _is_set_off(cell: Cell) -> bool:
    return cell.is_header or all(line.bold for line in cell.lines)


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


def _label(view: TableView, column: int, first: int, body: int) -> Passage | None:
    """The header of a column as printed, of several rows the nearest to the body.

    A header over several columns names the first of them only.
    """
    for row in range(body - 1, first - 1, -1):
        cell = view.cell(row, column)
        if cell is not None and text(cell):
            return passage(cell) if cell.column == column else None
    return None


def _role(view: TableView, column: int, first: int, body: int) -> str | None:
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


def _period_role(label: str) -> str | None:
    """ "period" for a header that is a time: 2021, 1. halvår, Q3."""
    if len(label) > 24:
        return None
    window = parse_time(label, context=PlanContext(year=2000))
    return "period" if window is not None and window.kind in _PERIODS else None


def _filled(view: TableView, roles: Sequence[str | None], *, body: int) -> list[str | None]:
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
        texts = _texts(view, column, body=body)
        if column in parties:
            filled[column] = "party"
            continue
        if role in (None, "unknown", "measure", "area") and texts and _are_numbers(texts):
            filled[column] = "number"
        elif role is None and _are_times(view, column, body=body) and "period" not in filled:
            filled[column] = "deadline"
    if not {"deadline", "period", "start"} & set(filled):
        for column, role in enumerate(filled):
            if role in ("unknown", "comment", "other") and _are_times(view, column, body=body):
                filled[column] = "deadline"
                break
    _sort_times_from_states(view, filled, body=body)
    if "status" not in filled:
        for column, role in enumerate(filled):
            if role == "unknown" and _mostly_states(view, column, body=body):
                filled[column] = "status"
                break
    if "status" not in filled:
        for column, role in enumerate(filled):
            if role is None and _are_colours(view, column, body=body):
                filled[column] = "status"
                break
    if "measure" not in filled:
        column_ = _text_column(view, filled, body=body)
        if column_ is not None:
            filled[column_] = "measure"
    _sort_areas_from_measures(view, filled, body=body)
    if "area" not in filled and "measure" in filled:
        for column, role in enumerate(filled):
            if role in (None, "unknown") and _are_areas(
                view, column, filled.index("measure"), body=body
            ):
                filled[column] = "area"
                break
    if "measure" in filled:
        for column in range(filled.index("measure") + 1, len(filled)):
            if filled[column] == "goal":
                filled[column] = "other"  # what a measure is for, not what it stands under
    if "description" not in filled:
        for column in _prose_columns(view, filled, body=body):
            filled[column] = "description"
    return filled


def _prose_columns(view: TableView, roles: Sequence[str | None], *, body: int) -> tuple[int, ...]:
    """Columns of whole sentences right of the measures, under headers that are not known."""
    measure = list(roles).index("measure") if "measure" in roles else view.columns
    return tuple(
        column
        for column, role in enumerate(roles)
        if role == "unknown"
        and column > measure
        and (texts := _texts(view, column, body=body))
        and sum(_is_prose(t) for t in texts) >= _MOSTLY_PROSE * len(texts)
    )


def _is_prose(printed: str) -> bool:
    return len(printed.split()) >= _FEWEST_WORDS_OF_PROSE and "." in printed


def _sort_areas_from_measures(view: TableView, roles: list[str | None], *, body: int) -> None:
    """Of two headers for measures, the left may stand over what several of them belong to."""
    named = [c for c, r in enumerate(roles) if r == "measure"]
    if len(named) > 1 and "area" not in roles and _are_areas(view, *named[:2], body=body):
        roles[named[0]] = "area"


def _party_columns(view: TableView, roles: Sequence[str | None], *, body: int) -> frozenset[int]:
    """Columns named by parties, with a cross where one takes part; a header says no time."""
    marked = mark_columns(view, body=body)
    named = {c for c in marked if body > 0 and text(view.cell(body - 1, c))}
    other = {c for c in named if roles[c] in ("period", "state", "status", "deadline")}
    return frozenset(named - other) if len(named - other) >= _FEWEST_PARTIES else frozenset()


def _are_colours(view: TableView, column: int, *, body: int) -> bool:
    """Whether a column holds no text, but several colours: a traffic light for each row."""
    cells = view.column(column, first=body)
    colours = {c.colour for c in cells if c.colour and not text(c)}
    return len(colours) >= 2 and not any(text(c) for c in cells)


def _state_columns(view: TableView, roles: Sequence[str | None], *, body: int) -> tuple[int, ...]:
    """Columns named by states ("Ikke startet | I gang | Ferdig") in which a cross tells which."""
    named = tuple(
        c
        for c, role in enumerate(roles)
        if role in ("unknown", "status", "deadline")
        and body > 0
        and read_state(text(view.cell(body - 1, c))) != "unknown"
    )
    texts = [t for c in named for t in _texts(view, c, body=body)]
    marks = all(len(t) <= 2 for t in texts)
    return named if len(named) >= 2 and marks else ()


def _are_areas(view: TableView, column: int, measure: int, *, body: int) -> bool:
    """Whether a column left of the measures has one text for several of them."""
    own = view.column(column, first=body)
    texts = [text(c) for c in own if text(c)]
    measures = [c for c in view.column(measure, first=body) if text(c)]
    if not texts or column >= measure or len(measures) < 2:
        return False
    few = len(texts) <= 0.7 * len(measures)
    repeated = len(set(texts)) <= 0.7 * len(measures)
    return (few or repeated) and sum(_is_wordy(t) for t in texts) >= 0.7 * len(texts)


def _is_wordy(printed: str) -> bool:
    return sum(c.isalpha() for c in printed) >= 3


def _checked(
    view: TableView,
    roles: Sequence[str | None],
    labels: tuple[Passage | None, ...],
    *,
    body: int,
) -> Columns | None:
    """Columns of a table that says what shall be done, and when, by whom or how it went."""
    if "measure" not in roles:
        return None
    named = any(r == "measure" and labels[i] for i, r in enumerate(roles))
    keys = _TELLING & set(roles)
    other = {"cost", "indicator"} & set(roles)
    label = _label_at(roles, labels)
    by_label = label_role(label.text) if label else None
    if by_label != "measure" and (not keys or (other and not {"deadline", "period"} & set(roles))):
        return None
    if not keys and other and not ("number" in roles and by_label == "measure"):
        return None
    texts = _texts(view, list(roles).index("measure"), body=body)
    if (not keys and not named) or sum(_is_wordy(t) for t in texts) < 0.6 * max(1, len(texts)):
        return None
    if body >= view.rows:
        return None
    return Columns(roles=tuple(roles), labels=labels, body=body)


def _label_at(roles: Sequence[str | None], labels: tuple[Passage | None, ...]) -> Passage | None:
    return labels[list(roles).index("measure")]


def _from_contents(view: TableView) -> Columns | None:
    """Columns of a table without a header: a time for nearly every row tells it."""
    if view.rows < 2 or view.columns < 2:
        return None
    if any(label_role(text(c)) == "case" for c in view.row(0)[:2]):
        return None
    roles: list[str | None] = [None] * view.columns
    roles = _filled(view, roles, body=0)
    if "deadline" not in roles or "measure" not in roles:
        return None
    texts = _texts(view, roles.index("measure"), body=0)
    shortest = _SHORTEST_MEASURE if view.columns > 2 else _SHORTEST_OF_PAIR
    if sum(_is_wordy(t) and len(t) >= shortest for t in texts) < 0.7 * len(texts):
        return None
    return Columns(roles=tuple(roles), labels=(None,) * view.columns, body=0)


def _texts(view: TableView, column: int, *, body: int) -> list[str]:
    return [t for c in view.column(column, first=body) if (t := text(c))]


def _are_numbers(texts: Sequence[str]) -> bool:
    if are_letters_in_order(texts):
        return True
    return sum(is_number(t) for t in texts) >= 0.7 * len(texts)


def _are_times(view: TableView, column: int, *, body: int) -> bool:
    """Whether most cells of a column say a time in one of their lines."""
    cells = [c for c in view.column(column, first=body) if text(c)]
    return bool(cells) and sum(_says_time(c) for c in cells) >= 0.6 * len(cells)


def _sort_times_from_states(view: TableView, roles: list[str | None], *, body: int) -> None:
    """Puts right headers that mean either: "Framdrift" over states, "Gjennomført" over times."""
    times = {c for c in range(view.columns) if _are_times(view, c, body=body)}
    deadlines = [c for c, r in enumerate(roles) if r == "deadline"]
    for column in deadlines:
        texts = _texts(view, column, body=body)
        if column in times or not texts:
            continue
        if sum(bool(_YEAR.search(t)) for t in texts) >= 0.5 * len(texts):
            continue
        if _are_states(view, column, body=body) and not _asks_when(view, column, body=body):
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


def _are_states(view: TableView, column: int, *, body: int) -> bool:
    """Whether half of the cells of a column tell how a measure stands."""
    texts = _texts(view, column, body=body)
    return sum(read_state(t) != "unknown" for t in texts) >= 0.5 * len(texts)


def _mostly_states(view: TableView, column: int, *, body: int) -> bool:
    """Whether nearly all texts under a header that is not known tell a state, in few words."""
    texts = _texts(view, column, body=body)
    short = sum(len(t.split()) <= _MOST_STATE_WORDS for t in texts)
    states = sum(read_state(t) != "unknown" for t in texts)
    return len(texts) > 2 and min(short, states) >= 0.75 * len(texts)


def _says_time(cell: Cell) -> bool:
    return any(says_time(line) for line in passage(cell).text.split("\n"))


def _text_column(view: TableView, roles: Sequence[str | None], *, body: int) -> int | None:
    """The column with the longest texts among those whose header says nothing else."""
    free = {
        column: sum(len(t) for t in texts) / len(texts)
        for column, role in enumerate(roles)
        if role in (None, "unknown", "description") and (texts := _texts(view, column, body=body))
    }
    return max(free, key=lambda c: free[c]) if free else None
