"""Columns of crosses: one for each party, time or state, a cross where it holds."""

from __future__ import annotations

from collections.abc import Sequence

from extract.layouts.view import TableView, passage, text
from extract.model import FieldText, Passage
from extract.vocabulary import fold, load, remembered


def is_mark(printed: str) -> bool:
    """Whether a cell's text is nothing but a cross or a tick."""
    return fold(printed).strip() in _marks()


def mark_columns(view: TableView, *, body: int) -> frozenset[int]:
    """The columns that hold marks and empty cells only, below row `body`."""
    rows = range(body, view.rows)
    return frozenset(c for c in range(view.columns) if _holds_marks(view, c, rows))


def _holds_marks(view: TableView, column: int, rows: Sequence[int]) -> bool:
    """Whether a column has a mark and no other text; the first other text ends the search."""
    has_mark = False
    for cell in (view.cell(row, column) for row in rows):
        printed = text(cell) if cell is not None and cell.column_span == 1 else ""
        if printed and not is_mark(printed):
            return False
        has_mark = has_mark or bool(printed)
    return has_mark


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


@remembered()
def _marks() -> frozenset[str]:
    return frozenset(map(fold, load().words("page.mark")))
