"""Changes and histories as pandas frames: one row for each, every column with its type."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from extract.years.compare import Change
from extract.years.histories import History
from extract.years.rows import CHANGE_COLUMNS, HISTORY_COLUMNS, change_row, history_row


def changes_frame(changes: Iterable[Change]) -> pd.DataFrame:
    """One row for each change, in their order."""
    return _frame([change_row(change) for change in changes], CHANGE_COLUMNS)


def histories_frame(
    histories: Iterable[History], organisations: Mapping[str, str | None]
) -> pd.DataFrame:
    """One row for each history, in their order; `organisations` by name of the series."""
    rows = [history_row(h, organisations.get(h.series)) for h in histories]
    return _frame(rows, HISTORY_COLUMNS)


def _frame(rows: list[dict[str, object]], columns: Mapping[str, str]) -> pd.DataFrame:
    data = {
        name: pd.Series([row[name] for row in rows], dtype=kind, name=name)
        for name, kind in columns.items()
    }
    return pd.DataFrame(data, columns=list(columns))
