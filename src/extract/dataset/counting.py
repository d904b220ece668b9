"""What a run counts of its results, taken from their columns while they go by."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from extract.dataset.nested import column, rows_of
from extract.dataset.tables import year_folder
from extract.records import Note


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """Of some documents: outcomes, reasons (their codes), plans, measures by year; the
    quarantined ones with their reasons; notes with the uri of their document."""

    outcomes: Counter[str]
    reasons: Counter[str]
    years: Counter[str]
    plans: int
    quarantined: tuple[tuple[str, str], ...]
    notes: tuple[tuple[str, Note], ...]


def count(table: pa.Table) -> Counts:
    """The counts of a nested table."""
    uris = column(table, "uri").to_pylist()
    reasons = column(table, "reason").to_pylist()
    outcomes = column(table, "outcome").to_pylist()
    listed = table["notes"].to_pylist()
    return Counts(
        outcomes=Counter(outcomes),
        reasons=Counter(reason.partition(":")[0] for reason in reasons if reason),
        years=_years(table),
        plans=pc.sum(pc.list_value_length(table["plans"])).as_py() or 0,
        quarantined=tuple(
            (uri, reason or "")
            for uri, reason, outcome in zip(uris, reasons, outcomes, strict=True)
            if outcome == "quarantined"
        ),
        notes=tuple(
            (uri, Note(**note)) for uri, notes in zip(uris, listed, strict=True) for note in notes
        ),
    )


def _years(table: pa.Table) -> Counter[str]:
    counted = pc.value_counts(rows_of(table, "measures")["year"]).to_pylist()
    years = Counter[str]()
    for each in counted:
        years[year_folder(each["values"])] += each["counts"]
    return years
