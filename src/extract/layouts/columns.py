"""The columns of a table of measures.

In comes a table; out come the role and the label of each column and where the body starts,
or None for a table of something else. Headers are asked first, then what stands below them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.labels import label_role
from extract.layouts.column_contents import YEAR, is_wordy, texts_of
from extract.layouts.column_headers import find_header, has_other_header, header_label, header_role
from extract.layouts.column_roles import filled_roles
from extract.layouts.view import TableView, text
from extract.model import Passage

_TELLING = frozenset({"deadline", "responsible", "status", "state", "period", "start", "partner"})
"""Roles of columns that say by when, by whom or how it went."""
_SHORTEST_MEASURE = 10
"""Characters of a measure's text where no header says that it is one."""
_SHORTEST_OF_PAIR = 20
"""The same for a table of two columns: "Behandlet i styret" and a day are no measure."""


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
    header = find_header(view)
    if header is None:
        if has_other_header(view):
            return None
        columns = inherited if inherited and len(inherited.roles) == view.columns else None
        if columns is None:
            return _from_contents(view)
        return Columns(roles=columns.roles, labels=columns.labels, body=0)
    first, body = header
    labels = tuple(header_label(view, c, first, body) for c in range(view.columns))
    roles = [header_role(view, c, first, body) for c in range(view.columns)]
    if "case" in roles[:2] and "measure" not in roles:
        return None
    return _checked(view, filled_roles(view, roles, body=body), labels, body=body)


def dated_measures(columns: Columns) -> tuple[tuple[int, Passage], ...]:
    """Columns of measures whose headers name a year each, with the year as printed.

    Empty unless there are several and all of them do.
    """
    found: list[tuple[int, Passage]] = []
    for column in columns.of("measure"):
        label = columns.labels[column]
        year = YEAR.search(label.text) if label is not None else None
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
        label.cut(0, year.start()) if i == column and label and (year := YEAR.search(label.text))
        else label
        for i, label in enumerate(columns.labels)
    )  # fmt: skip
    return replace(columns, roles=roles, labels=labels)


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
    texts = texts_of(view, list(roles).index("measure"), body=body)
    if (not keys and not named) or sum(is_wordy(t) for t in texts) < 0.6 * max(1, len(texts)):
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
    roles = filled_roles(view, roles, body=0)
    if "deadline" not in roles or "measure" not in roles:
        return None
    texts = texts_of(view, roles.index("measure"), body=0)
    shortest = _SHORTEST_MEASURE if view.columns > 2 else _SHORTEST_OF_PAIR
    if sum(is_wordy(t) and len(t) >= shortest for t in texts) < 0.7 * len(texts):
        return None
    return Columns(roles=tuple(roles), labels=(None,) * view.columns, body=0)
