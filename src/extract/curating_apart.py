"""The making of the dataset in a process of its own.

Writing and checking some dozens of files at a time takes memory that the process
of a run, which may be long, would never give back. In: what the run found, one line
for each document. Out: one line with the summary of the run, or with what went wrong.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from extract.apart import ask_apart
from extract.archive import ArchivedDocument
from extract.dataset import Places
from extract.decisions import load_decisions
from extract.errors import TiltakError
from extract.records import decode, encode
from extract.runs import Survey, curate
from extract.summary import RunSummary, from_json, to_json
from extract.vocabulary import OwnWords, words_from_plain, words_to_plain
from extract.workers import Identified


class CurateError(TiltakError):
    """What went wrong over there, with its exit code; the dataset on disk is as it was."""

    def __init__(self, sentence: str, exit_code: int) -> None:
        super().__init__(sentence)
        self.exit_code = exit_code


def curate_apart(
    found: Survey,
    at: Places,
    folders: Sequence[Path],
    *,
    accept: bool = False,
    own: OwnWords | None = None,
) -> RunSummary:
    """The dataset of all results, as people corrected them, made and switched to.

    `own` are the words of an analyst that it was read with. Needs the lock. Raises
    CurateError for a drift, a dataset that broke its rules or a file that breaks its form,
    OSError for a full disk, ApartError when the process died.
    """
    (answer,) = ask_apart(
        "extract.curating_apart:serve",
        _questions(found, at, folders, accept=accept, own=own),
        task="the dataset could not be made",
    )
    told = json.loads(answer)
    if "refused" in told:
        raise CurateError(told["refused"], told["exit_code"])
    if "os_error" in told:
        raise OSError(*told["os_error"])
    return from_json(told["summary"])


def serve(asked: IO[str], answers: IO[str]) -> None:
    """The other side: curate what is asked for, and answer in one line."""
    try:
        answer: dict[str, object] = {"summary": to_json(_curate(asked))}
    except TiltakError as problem:
        answer = {"refused": str(problem), "exit_code": problem.exit_code}
    except OSError as problem:
        place = [problem.filename] if problem.filename else []
        answer = {"os_error": [problem.errno, problem.strerror or str(problem), *place]}
    answers.write(json.dumps(answer, default=str) + "\n")
    answers.flush()


def _questions(
    found: Survey, at: Places, folders: Sequence[Path], *, accept: bool, own: OwnWords | None
) -> Iterator[str]:
    yield json.dumps(
        {
            "places": {"out": str(at.out), "work": str(at.work)},
            "folders": list(map(str, folders)),
            "accept": accept,
            "results": str(found.results),
            "words": words_to_plain(own),
        }
    )
    pending = {document.document_id for document in found.pending}
    for document in found.documents:
        yield json.dumps(_plain(document) | {"is_pending": document.document_id in pending})
    for result in found.lost:
        yield json.dumps({"lost": encode(result)})


def _plain(document: Identified) -> dict[str, object]:
    place = document.document
    return {
        "path": str(place.path),
        "source": place.source,
        "uri": place.uri,
        "retrieved_at": place.retrieved_at.isoformat() if place.retrieved_at else None,
        "document_id": document.document_id,
        "byte_size": document.byte_size,
        "key": document.key,
    }


def _curate(asked: IO[str]) -> RunSummary:
    request = json.loads(asked.readline())
    at = Places(**{name: Path(place) for name, place in request["places"].items()})
    folders = [Path(folder) for folder in request["folders"]]
    rows = [json.loads(line) for line in asked]
    found = _survey(rows, results=Path(request["results"]))
    own = words_from_plain(request["words"])
    decided = load_decisions(found, folders, memory=at.links, own=own)
    return curate(
        found,
        at,
        amend=decided.amend,
        amended=decided.amend.concerned,
        join=decided.join,
        inputs=decided.digest,
        report=decided.report,
        accept=request["accept"],
    )


def _survey(rows: Sequence[dict[str, Any]], *, results: Path) -> Survey:
    listed = [(_identified(row), row["is_pending"]) for row in rows if "lost" not in row]
    return Survey(
        documents=tuple(document for document, _ in listed),
        pending=tuple(document for document, is_pending in listed if is_pending),
        lost=tuple(decode(row["lost"]) for row in rows if "lost" in row),
        results=results,
    )


def _identified(row: dict[str, Any]) -> Identified:
    when = row["retrieved_at"]
    return Identified(
        document=ArchivedDocument(
            path=Path(row["path"]),
            source=row["source"],
            uri=row["uri"],
            retrieved_at=datetime.fromisoformat(when) if when else None,
        ),
        document_id=row["document_id"],
        byte_size=row["byte_size"],
        key=row["key"],
    )
