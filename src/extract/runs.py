"""A run over an archive, without its orchestration: what is to be read, and what to make of it.

survey    documents -> those with a known result and those that must be read
curate    all results, as they lie on disk -> the dataset, in one switch
Both keep some dozens of documents in memory at a time, however many there are.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path

from extract import dataset, program
from extract.archive import ArchivedDocument, find_documents
from extract.dataset import Join, Places, store
from extract.dataset.counting import count
from extract.dataset.drift import DriftError, find_drift
from extract.dataset.known_files import remembered_files
from extract.dataset.nested import Nested, column, from_nested, to_nested, with_columns
from extract.dataset.switch import is_dataset, is_intact
from extract.not_understood import write_table
from extract.pull import archived_documents
from extract.records import DocumentResult
from extract.run_memory import remember_run, unchanged_summary
from extract.summary import RunSummary, Tallies
from extract.vocabulary import OwnWords, digest_of
from extract.workers import Identified, identify, quarantine

Amend = Callable[[DocumentResult], DocumentResult]
"""A change made to each result when it is curated, such as corrections by hand."""

Report = Callable[[RunSummary], RunSummary]


_BYTES_A_PAGE = 16_384
_MOST_PAGES = 300
"""Pages that are told from the size of a document; what is larger is pictures."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """The documents of a run, by document id; `pending` must be read, `lost` cannot be.

    `results` is the folder where what is read of them is kept.
    """

    documents: tuple[Identified, ...]
    pending: tuple[Identified, ...]
    lost: tuple[DocumentResult, ...]
    results: Path


def find_archived(paths: Iterable[Path]) -> tuple[ArchivedDocument, ...]:
    """The documents of folders, files and pulled sources; ArchiveError as in `find_documents`."""
    return find_documents(paths, listing=archived_documents)


def survey(documents: Iterable[ArchivedDocument], *, results: Path) -> Survey:
    """Which documents have no result under `results` yet.

    The same bytes in several places are one document: that of the first place. The digests
    of files that did not change are remembered beside the results.
    """
    known: dict[str, Identified] = {}
    lost: dict[str, DocumentResult] = {}
    with remembered_files(results.parent.parent) as files:
        for document in documents:
            try:
                identified = identify(document, known=files)
            except OSError as problem:
                result = _unreadable(document, problem)
                lost[result.document.document_id] = result
            else:
                known.setdefault(identified.document_id, identified)
    ordered = tuple(known[key] for key in sorted(known))
    read = store.known_keys(results)
    return Survey(
        documents=ordered,
        pending=tuple(d for d in ordered if d.key not in read),
        lost=tuple(lost[key] for key in sorted(lost)),
        results=results,
    )


def results_folder(at: Places, own: OwnWords | None = None) -> Path:
    """Where results are kept of the program as it is now, with an analyst's own words."""
    digests = (program.reading_digest(), digest_of(own))
    return at.results / "-".join(filter(None, digests))


def curate(
    found: Survey,
    at: Places,
    *,
    amend: Amend | None = None,
    amended: Set[str] | None = None,
    join: Join | None = None,
    inputs: str = "",
    report: Report = lambda summary: summary,
    keep: int = dataset.KEPT,
    accept: bool = False,
) -> RunSummary:
    """Make the dataset of all results and switch to it; nothing is done when nothing changed.

    `amend` changes the documents with the ids `amended` (all when None). `inputs` stands for
    what else `amend` and `join` depend on; `report` adds to the summary what they have to say
    when all documents have gone by. Needs the lock; raises InvalidDatasetError, OSError, or
    (unless `accept`) DriftError, with the old dataset untouched.
    """
    last = find_unchanged(found, at, inputs=inputs)
    if last is not None:
        return last
    store.pack(found.results)
    tallies = Tallies()
    results = _amended(_kept(found), amend, amended) if amend else _kept(found)
    dataset.build(_counted(results, tallies), at, join=join)
    if not accept:
        _refuse_drift(at)
    is_changed = dataset.publish(at, keep=keep)
    write_table(at, tallies.list_notes())
    summary = report(tallies.finished(read=len(found.pending), is_changed=is_changed))
    fingerprint = _fingerprint(found, inputs=inputs)
    remember_run(at, summary, made_from=fingerprint, results=found.results)
    store.forget_others(at.results, keep=[found.results.name])
    return summary


def find_unchanged(found: Survey, at: Places, *, inputs: str = "") -> RunSummary | None:
    """The summary of a run that has nothing to do: the dataset on disk is whole, and made of
    these documents by this program; None when there is something to do."""
    if found.pending:
        return None
    last = unchanged_summary(at, _fingerprint(found, inputs=inputs))
    return None if last is None else replace(last, read=0, is_changed=False)


def forget_quarantined(
    documents: Iterable[ArchivedDocument],
    at: Places,
    *,
    reason: str | None = None,
    own: OwnWords | None = None,
) -> int:
    """Forget the results of quarantined documents, or of those with one `reason`; how many.

    Those that were read with the `own` words of an analyst. Needs the lock.
    """
    folder = results_folder(at, own)
    store.pack(folder)
    keys = {document.key for document in survey(documents, results=folder).documents}
    forgotten = [
        key
        for table in store.stream(folder, keys)
        for key, outcome, why in zip(
            table["key"].to_pylist(),
            column(table, "outcome").to_pylist(),
            column(table, "reason").to_pylist(),
            strict=True,
        )
        if outcome == "quarantined" and reason in (None, (why or "").partition(":")[0])
    ]
    store.forget(folder, forgotten)
    return len(forgotten)


def keep_result(document: Identified, result: DocumentResult, *, results: Path) -> None:
    """Keep what was read. Rows that break a rule of the dataset become an outcome that says so.

    A file that changed while it was read is not kept: the next run reads it as it is then.
    """
    if result.document.document_id != document.document_id:
        return
    rule = dataset.find_broken_rule(result)
    if rule is not None:
        sentence = f"What was read breaks a rule of the dataset ({rule}). Please report it."
        result = quarantine(document, code="internal_error", sentence=sentence)
    store.save(results, document.key, result)


def batches(
    documents: Sequence[Identified], *, at_most: int | None = None, pages: int | None = None
) -> Iterator[tuple[Identified, ...]]:
    """`documents` in their order, in batches of nearly the same number of pages.

    `at_most` so many batches, or batches of about `pages`. Nobody knows the pages of a
    document before it is read: they are told from its size.
    """
    weights = [_guess_pages(document) for document in documents]
    least = pages or max(1, -(-sum(weights) // (at_most or 1)))
    batch: list[Identified] = []
    gathered = 0
    for document, weight in zip(documents, weights, strict=True):
        batch.append(document)
        gathered += weight
        if gathered >= least:
            yield tuple(batch)
            batch, gathered = [], 0
    if batch:
        yield tuple(batch)


def _guess_pages(document: Identified) -> int:
    return max(1, min(_MOST_PAGES, document.byte_size // _BYTES_A_PAGE))


def _refuse_drift(at: Places) -> None:
    losses = find_drift(at.out, at.next) if is_dataset(at.out) and is_intact(at.out) else ()
    if losses:
        shutil.rmtree(at.next, ignore_errors=True)
        raise DriftError(losses)


def _kept(found: Survey) -> Iterator[Nested]:
    """All results, packed, as nested tables in order of the documents' ids."""
    folder = found.results
    known = {d.document_id: d for d in found.documents}
    packed = store.known_keys(folder)
    unread = [_not_read(d) for d in found.documents if d.key not in packed]
    among = sorted((*found.lost, *unread), key=lambda result: result.document.document_id)
    keys = {d.key for d in found.documents}
    for table in store.stream(folder, keys, among=(("", result) for result in among)):
        yield _placed(table, known)


def _amended(tables: Iterable[Nested], amend: Amend, amended: Set[str] | None) -> Iterator[Nested]:
    """The same tables, with the documents `amended` as `amend` makes them."""
    for table in tables:
        ids = column(table, "document_id").to_pylist()
        if amended is not None and amended.isdisjoint(ids):
            yield table
        else:
            yield to_nested(
                ("", amend(result) if amended is None or own in amended else result)
                for own, result in zip(ids, from_nested(table), strict=True)
            )


def _counted(tables: Iterable[Nested], tallies: Tallies) -> Iterator[Nested]:
    for table in tables:
        tallies.add(count(table))
        yield table


def _placed(table: Nested, known: Mapping[str, Identified]) -> Nested:
    """Results say where their documents lie now, also when these were read elsewhere."""
    found = [known.get(own) for own in column(table, "document_id").to_pylist()]
    names = ("source", "uri", "file_name", "retrieved_at")
    now = {
        name: [
            getattr(here.document, name) if here else there
            for here, there in zip(found, column(table, name).to_pylist(), strict=True)
        ]
        for name in names
    }
    return with_columns(table, now)


def _not_read(document: Identified) -> DocumentResult:
    return quarantine(
        document, code="not_read", sentence="The run ended before it was read. Run again."
    )


def _unreadable(document: ArchivedDocument, problem: OSError) -> DocumentResult:
    """Its bytes are not known, so the id stands for its place."""
    place = f"unreadable\0{document.source}\0{document.uri}"
    identified = Identified(
        document=document,
        document_id=hashlib.sha256(place.encode()).hexdigest(),
        byte_size=0,
        key="",
    )
    sentence = f"The file cannot be read ({problem.strerror}). Make it readable and run again."
    return quarantine(identified, code="unreadable_file", sentence=sentence)


def _fingerprint(found: Survey, *, inputs: str) -> str:
    """Stands for all that the dataset is made of."""
    digest = hashlib.sha256(f"{program.whole_digest()}\0{found.results.name}\0{inputs}".encode())
    for document in found.documents:
        place = document.document
        digest.update(f"{document.key}\0{place.uri}\0{place.retrieved_at}\n".encode())
    for result in found.lost:
        digest.update(result.document.document_id.encode())
    return digest.hexdigest()
