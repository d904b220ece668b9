"""Documents in, results out, read in child processes that may die without harm.

A document that kills its process, or needs more time or memory than the limits
give, gets a quarantined result that says where that was; the others are not
touched. The flow's own process never opens a document.
"""

from __future__ import annotations

import hashlib
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from extract import isolation
from extract.archive import ArchivedDocument
from extract.dataset.known_files import KnownFiles
from extract.isolation import DEFAULT_LIMITS, Death, Limits, ReadingPool, Request
from extract.readers.errors import SENTENCES, Code
from extract.readers.sniff import sniff
from extract.records import DocumentResult
from extract.schema import DocumentRecord
from extract.vocabulary import OwnWords

MOST_BYTES = 512 << 20
"""Of a file that is read at all; plans with many photographs have a tenth of it."""

_HEAD_BYTES = 4096
_AHEAD = 4
"""Documents handed out for each process before the first of them is taken back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Identified:
    """A document whose bytes are known. `key` also stands for what else reading depends on."""

    document: ArchivedDocument
    document_id: str
    byte_size: int
    key: str


def identify(document: ArchivedDocument, *, known: KnownFiles | None = None) -> Identified:
    """Digest and size of a document's bytes; OSError when they cannot be read.

    The digest of a file that is as it was when it got `known` is not taken again.
    """
    status = document.path.stat()
    digest = known.digest(document.path, status) if known else None
    if digest is None:
        with document.path.open("rb") as file:
            status = os.fstat(file.fileno())
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        if known:
            known.learn(document.path, status, digest)
    names = f"{digest}\0{document.source}\0{document.file_name}"
    key = hashlib.sha256(names.encode()).hexdigest()
    return Identified(document=document, document_id=digest, byte_size=status.st_size, key=key)


def default_processes() -> int:
    """As many as this process may use cores."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


@contextmanager
def open_pool(
    processes: int | None = None,
    *,
    limits: Limits = DEFAULT_LIMITS,
    words: OwnWords | None = None,
) -> Iterator[ReadingPool]:
    """A pool of reading processes; they end with the block. `words` are an analyst's own."""
    count = processes or default_processes()
    with isolation.open_pool(processes=count, limits=limits, words=words) as pool:
        yield pool


def extract_many(
    documents: Iterable[Identified], *, pool: ReadingPool
) -> Iterator[tuple[Identified, DocumentResult]]:
    """Each document with its result, in the order given.

    Never raises for a document; NotStartedError (an OSError) where no process starts.
    """
    waiting: deque[tuple[Identified, Future[DocumentResult | Death] | None]] = deque()
    for document in documents:
        waiting.append((document, _submit(document, pool)))
        if len(waiting) >= _AHEAD * pool.processes:
            yield _finished(*waiting.popleft())
    while waiting:
        yield _finished(*waiting.popleft())


def quarantine(document: Identified, *, code: Code, sentence: str = "") -> DocumentResult:
    """The result of a document that gave nothing; the sentence of `code` when none is given."""
    return DocumentResult(
        document=DocumentRecord(
            document_id=document.document_id,
            source=document.document.source,
            uri=document.document.uri,
            file_name=document.document.file_name,
            media_type=_media_type(document.document.path),
            byte_size=document.byte_size,
            retrieved_at=document.document.retrieved_at,
            page_count=None,
            language=None,
            text_layer="none",
            outcome="quarantined",
            reason=f"{code}: {sentence or SENTENCES[code]}",
        )
    )


def _submit(document: Identified, pool: ReadingPool) -> Future[DocumentResult | Death] | None:
    """None for a file so large that no process is sent to it."""
    if document.byte_size > MOST_BYTES:
        return None
    place = document.document
    path = str(place.path.absolute())
    return pool.submit(Request(path=path, file_name=place.file_name, source=place.source))


def _finished(
    document: Identified, reading: Future[DocumentResult | Death] | None
) -> tuple[Identified, DocumentResult]:
    if reading is None:
        return document, quarantine(document, code="too_large")
    ending = reading.result()
    if isinstance(ending, DocumentResult):
        return document, ending
    sentence = f"{ending.place}: {SENTENCES[ending.code]} ({ending.detail})"
    return document, quarantine(document, code=ending.code, sentence=sentence)


def _media_type(path: Path) -> str:
    """By the first bytes alone: nothing that failed is opened in this process."""
    try:
        with path.open("rb") as file:
            return sniff(file.read(_HEAD_BYTES))
    except OSError:
        return "application/octet-stream"
