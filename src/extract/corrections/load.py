"""The corrections of an archive: `<archive>/<source>/corrections.csv` in, rows out; and a
correction machine for the curate step.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from extract.corrections.apply import apply_to_document, share_out
from extract.corrections.bench import Outcome
from extract.corrections.find import DocumentName
from extract.corrections.parts import Rows
from extract.corrections.standing import judge_standing
from extract.corrections.table import FILE_NAME, Correction, format_corrections, read_corrections

R = TypeVar("R", bound=Rows)


def load_corrections(archive: Path, folders: Iterable[Path] = ()) -> tuple[Correction, ...]:
    """All corrections of the sources in `archive`, and of `folders` that are archives or sources.

    Each row holds for documents of its own source only. Raises CorrectionsFileError for
    a file that is no table of corrections, OSError for one that cannot be opened.
    """
    tables = {path.resolve(): path for top in (archive, *folders) for path in _tables(top)}
    return tuple(
        replace(correction, source=resolved.parent.name)
        for resolved, path in tables.items()
        for correction in read_corrections(path)
    )


def digest_corrections(corrections: Sequence[Correction]) -> str:
    """Changes with any row; for the fingerprint of a dataset."""
    sources = "\n".join(correction.source for correction in corrections)
    text = f"{format_corrections(corrections)}\0{sources}"
    return hashlib.sha256(text.encode()).hexdigest()


@dataclass(slots=True)
class Corrector:
    """Corrects results as they go by, one document at a time; `outcomes` when all have gone by.

    `documents` are all documents of the run: a file name that two of them have in one
    source is refused for both.
    """

    documents: Sequence[DocumentName]
    corrections: Sequence[Correction]
    _shares: dict[str, list[int]] = field(init=False)
    _outcomes: dict[int, Outcome] = field(init=False)

    def __post_init__(self) -> None:
        shares, self._outcomes = share_out(self.documents, self.corrections)
        self._shares = {self.documents[i].document_id: own for i, own in shares.items()}

    def __call__(self, result: R) -> R:
        """The result with its corrections applied."""
        mine = self._shares.get(result.document.document_id, [])
        result, outcomes = apply_to_document(result, [self.corrections[i] for i in mine])
        self._outcomes.update(zip(mine, outcomes, strict=True))
        return result

    @property
    def concerned(self) -> frozenset[str]:
        """The ids of the documents that have corrections."""
        return frozenset(self._shares)

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """What became of the corrections seen so far, in their order."""
        return tuple(self._outcomes[i] for i in sorted(self._outcomes))


def judge_dataset(
    results: Sequence[Rows], corrections: Sequence[Correction]
) -> tuple[Outcome, ...]:
    """What became of each correction, seen from a dataset that may hold it; in their order."""
    shares, outcomes = share_out([result.document for result in results], corrections)
    for place, own in shares.items():
        judged = judge_standing(results[place], [corrections[i] for i in own])
        outcomes.update(zip(own, judged, strict=True))
    return tuple(outcomes[i] for i in sorted(outcomes))


def _tables(top: Path) -> list[Path]:
    if not top.is_dir():
        return []
    return [
        path for path in (top / FILE_NAME, *sorted(top.glob(f"*/{FILE_NAME}"))) if path.is_file()
    ]
