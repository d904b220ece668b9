"""What people decided about an archive: corrections by hand, and names of organisations.

In: the folders of an archive and the documents of a run. Out: what the curate step
does with them, and a digest that changes with any of them.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from extract.archive import DEFAULT_ARCHIVE
from extract.corrections import (
    LOST,
    Corrector,
    DocumentName,
    digest_corrections,
    load_corrections,
)
from extract.dataset import Join, Places
from extract.errors import TiltakError
from extract.joining_apart import make_join_apart
from extract.runs import Survey, find_archived, find_unchanged, results_folder, survey
from extract.summary import RunSummary, name_use
from extract.vocabulary import OwnWords, digest_of, load_with
from extract.years.names import DEFAULT_NAMES, NO_NAMES, Names, NamesError, load_names


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """`amend` and `join` as `runs.curate` takes them; `digest` stands for what they depend on."""

    amend: Corrector
    join: Join
    digest: str
    own: OwnWords | None = None

    def report(self, summary: RunSummary) -> RunSummary:
        """`summary` with what became of the corrections, and own words that nothing prints."""
        outcomes = self.amend.outcomes
        counts = Counter(str(outcome.verdict) for outcome in outcomes)
        lost = tuple(
            (outcome.correction.document, outcome.sentence or outcome.verdict)
            for outcome in outcomes
            if outcome.verdict in LOST
        )
        uses = {name_use(*use): 0 for use in load_with(self.own).added}
        return replace(
            summary,
            corrections=dict(sorted(counts.items())),
            lost_corrections=lost,
            own_words=uses | dict(summary.own_words),
        )


def check_decisions(folders: Sequence[Path]) -> None:
    """Raise before a run what `load_decisions` would raise after its reading."""
    load_corrections(DEFAULT_ARCHIVE, [f for f in folders if f.is_dir()])
    _load_names(folders)


def load_decisions(
    found: Survey,
    folders: Sequence[Path],
    *,
    memory: Path | None = None,
    own: OwnWords | None = None,
) -> Decisions:
    """The decisions that lie in `folders` and in the archive of the project.

    In the folder `memory` the links are kept that were made, for the next time. `own` are
    an analyst's words, by which plans are compared too.
    Raises TiltakError for a file that breaks its form, OSError for one that cannot be read.
    """
    corrections = load_corrections(DEFAULT_ARCHIVE, [f for f in folders if f.is_dir()])
    names = _load_names(folders)
    digest = hashlib.sha256(digest_corrections(corrections).encode())
    digest.update(repr(sorted(names.known.items())).encode())
    digest.update(digest_of(own).encode())
    return Decisions(
        amend=Corrector(_document_names(found), corrections),
        join=make_join_apart(names, memory=memory, own=own),
        digest=digest.hexdigest(),
        own=own,
    )


def find_nothing_to_do(
    folders: Sequence[Path], at: Places, *, own: OwnWords | None = None
) -> RunSummary | None:
    """The summary of a run over `folders` that has nothing to read and nothing to change.

    None when it has. Needs the lock; errors as in `find_archived` and `load_decisions`.
    """
    found = survey(find_archived(folders), results=results_folder(at, own))
    return find_unchanged(found, at, inputs=load_decisions(found, folders, own=own).digest)


def _document_names(found: Survey) -> list[DocumentName]:
    return [
        DocumentName(
            document_id=each.document_id,
            file_name=each.document.file_name,
            source=each.document.source,
        )
        for each in found.documents
    ]


def _load_names(folders: Sequence[Path]) -> Names:
    """The first table of names: of the folders that were given, else of the project."""
    for path in (*(folder / DEFAULT_NAMES.name for folder in folders), DEFAULT_NAMES):
        try:
            names = load_names(path)
        except NamesError as problem:
            raise TiltakError(f"{path.parent}: {problem}") from problem
        if names is not NO_NAMES:
            return names
    return NO_NAMES
