"""Columns of crosses: one for each party, time or state, a cross where it holds."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from extract.layouts.view import TableView, passage, text
from extract.model import FieldText, Passage
from extract.vocabulary import fold, load


def is_mark(printed: str) -> bool:
    """Whether a cell's text is nothing but a cross or a tick."""
    return fold(printed).strip() in _marks()


def mark_columns(view: TableView, *, body: int) -> frozenset[int]:
    """The columns that hold marks and empty cells only, below row `body`."""
    found: set[int] = set()
    for column in range(view.columns):
        texts = [text(c) for c in view.column(column, first=body)]
        if any(texts) and all(is_mark(t) for t in texts if t):
            found.add(column)
    return frozenset(found)


def party_field(
    view: TableView,
    columns: Sequence[int],
    labels: Sequence[Passage | None],
    row: int,
    *,
    role: str,
) -> FieldText | None:
    """The headers of the marked columns of a row as the parties of its measure."""
    named = [
        label
        for c in columns
        if is_mark(text(view.cell(row, c))) and (label := labels[c] or passage(None))
    ]
    return FieldText(role=role, passage=Passage.join(named, ", ")) if named else None


@cache
def _marks() -> frozenset[str]:
    return frozenset(map(fold, load().words("page.mark")))
