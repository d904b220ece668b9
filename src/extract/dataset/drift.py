"""Far fewer measures than before out of the same documents: said before a new dataset is taken.

Only documents that are in both datasets are counted, so that an archive may grow and
shrink; what is left is the doing of the program, of its words, or of corrections.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from extract.dataset.reading import read_arrow
from extract.dataset.tables import year_folder
from extract.errors import TiltakError

FEWEST = 5
"""Measures that a year or document had, before the loss of some of them is a drift."""
_KEPT_SHARE = 0.5
_NAMED = 5

Counts = Counter[tuple[str, str]]
"""Measures by document id and year."""


class DriftError(TiltakError):
    """The new dataset lacks much that the old one had, and was not switched in."""

    exit_code = 1

    def __init__(self, losses: tuple[str, ...]) -> None:
        more = f"; and {len(losses) - _NAMED} more" if len(losses) > _NAMED else ""
        super().__init__(
            f"the same documents give far fewer measures than before: "
            f"{'; '.join(losses[:_NAMED])}{more}. The dataset is as it was. Look at one of them "
            "with `tiltak extract`; `tiltak ingest --accept` takes the new dataset all the same"
        )


def find_drift(old: Path, new: Path) -> tuple[str, ...]:
    """A sentence for each year, then for each document, that lost more than half of it."""
    names = _names(old).keys() & _names(new).keys()
    before, after = (_counts(root, names) for root in (old, new))
    labels = _names(old)
    by_year = _losses(_by(before, 1), _by(after, 1))
    by_document = _losses(_by(before, 0), _by(after, 0))
    return (
        *(f"{year}: {a} measures, now {b}" for year, a, b in by_year),
        *(f"{labels[key]}: {a} measures, now {b}" for key, a, b in by_document),
    )


def _names(root: Path) -> dict[str, str]:
    documents = read_arrow("documents", root).select(["document_id", "file_name"]).to_pylist()
    return {row["document_id"]: row["file_name"] for row in documents}


def _counts(root: Path, documents: set[str]) -> Counts:
    rows = read_arrow("measures", root).select(["document_id", "year"]).to_pylist()
    return Counter(
        (row["document_id"], year_folder(row["year"]))
        for row in rows
        if row["document_id"] in documents
    )


def _by(counts: Counts, place: int) -> Counter[str]:
    summed: Counter[str] = Counter()
    for key, count in counts.items():
        summed[key[place]] += count
    return summed


def _losses(before: Counter[str], after: Counter[str]) -> Iterator[tuple[str, int, int]]:
    for key in sorted(before):
        if before[key] >= FEWEST and after[key] < _KEPT_SHARE * before[key]:
            yield key, before[key], after[key]
