"""Documents in, results out, read in child processes that may die without harm.

A document that kills its process, or takes longer than the limit, gets a
quarantined result; the others are not touched. The flow's own process never
opens a document.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING

from extract.archive import ArchivedDocument
from extract.readers.sniff import sniff
from extract.records import DocumentResult
from extract.schema import DocumentRecord

if TYPE_CHECKING:
    from pebble import ProcessFuture, ProcessPool

SECONDS_PER_DOCUMENT = 300.0
DOCUMENTS_PER_PROCESS = 200
"""A process is renewed after so many documents, whatever its libraries left in memory."""

_HEAD_BYTES = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Identified:
    """A document whose bytes are known. `key` also stands for what else reading depends on."""

    document: ArchivedDocument
    document_id: str
    byte_size: int
    key: str


def identify(document: ArchivedDocument) -> Identified:
    """Digest and size of a document's bytes; OSError when they cannot be read."""
    with document.path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        size = os.fstat(file.fileno()).st_size
    names = f"{digest}\0{document.source}\0{document.file_name}"
    key = hashlib.sha256(names.encode()).hexdigest()
    return Identified(document=document, document_id=digest, byte_size=size, key=key)


def default_processes() -> int:
    """As many as this process may use cores."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else 1


@contextmanager
def open_pool(processes: int | None = None) -> Iterator[ProcessPool]:
    """A pool of reading processes; they end with the block."""
    from pebble import ProcessPool

    # spawn: a fork of a process with threads may stand still for ever
    pool = ProcessPool(
        max_workers=processes or default_processes(),
        max_tasks=DOCUMENTS_PER_PROCESS,
        context=get_context("spawn"),
    )
    try:
        yield pool
        pool.close()
        pool.join()
    finally:
        pool.stop()
        pool.join()


def extract_many(
    documents: Iterable[Identified],
    *,
    pool: ProcessPool,
    seconds: float = SECONDS_PER_DOCUMENT,
) -> Iterator[tuple[Identified, DocumentResult]]:
    """Each document with its result, in the order given; never raises for a document."""
    waiting = [
        (d, pool.schedule(_read, args=(str(d.document.path), *_names(d)), timeout=seconds))
        for d in documents
    ]
    for document, future in waiting:
        yield document, _outcome(document, future, seconds=seconds)


def quarantine(document: Identified, *, code: str, sentence: str) -> DocumentResult:
    """The result of a document that gave nothing; `code` is for programs."""
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
            reason=f"{code}: {document.document.uri}: {sentence}",
        )
    )


def _media_type(path: Path) -> str:
    """By the first bytes alone: nothing that failed is opened in this process."""
    try:
        with path.open("rb") as file:
            return sniff(file.read(_HEAD_BYTES))
    except OSError:
        return "application/octet-stream"


def _names(document: Identified) -> tuple[str, str]:
    return document.document.file_name, document.document.source


def _read(path: str, file_name: str, source_name: str) -> DocumentResult:
    """What a child process does."""
    from extract.pipeline import extract_document

    return extract_document(Path(path), file_name=file_name, source_name=source_name)


def _outcome(
    document: Identified, future: ProcessFuture[DocumentResult], *, seconds: float
) -> DocumentResult:
    from pebble import ProcessExpired

    try:
        return future.result()
    except TimeoutError:
        sentence = f"Reading it took more than {seconds:.0f} s and was stopped. Split the file."
        return quarantine(document, code="time_limit", sentence=sentence)
    except ProcessExpired as problem:
        sentence = (
            f"Reading it ended the process (exit code {problem.exitcode}). "
            "Open it in the program that made it and save a copy."
        )
        return quarantine(document, code="crashed", sentence=sentence)
    except CancelledError:
        raise
    except Exception as problem:
        # whatever a child raised is this document's outcome; a bug is seen by its code
        sentence = f"Reading it failed ({type(problem).__name__}: {problem}). Please report it."
        return quarantine(document, code="failed", sentence=sentence)
