"""Results of the example archive, made from its truth, with boxes found by searching the pages.

The evidence pages are tested on what stands in a document, not on how well the
program reads it: a title's words are looked up on its page, and the box around
them is the measure's box.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pdfplumber

from extract.evaluate.truth import load_truth
from extract.readers.sniff import PDF, sniff
from extract.records import DocumentResult, Note
from extract.schema import LinkRecord
from tests.makers import result_of

Word = dict[str, Any]


class Found(NamedTuple):
    """A place on a page, in PDF points."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


def results_of(folder: Path) -> tuple[DocumentResult, ...]:
    """A result for each document of `folder` and its subfolders that has truth beside it."""
    results = {}
    for path in sorted(folder.rglob("*.truth.json")):
        document = path.with_name(path.name.removesuffix(".truth.json"))
        result = result_of(load_truth(path), source=document.parent.name)
        results[result.document.document_id] = _place(result, document)
    return tuple(results[key] for key in sorted(results))


def links_of(folder: Path, results: Sequence[DocumentResult]) -> tuple[LinkRecord, ...]:
    """The true links of the archive, between PDFs that are in `results`."""
    keys = dict(_keys(folder, results))
    links = {}
    for path in sorted(folder.rglob("*.links.json")):
        for link in json.loads(path.read_text(encoding="utf-8")):
            ends = [keys.get((path.parent, link[f"{e}_year"], link[f"{e}_key"])) for e in ("to", "from")]
            if all(ends):
                links[ends[0], ends[1]] = LinkRecord(
                    measure_id=ends[0], previous_measure_id=ends[1], relation=link["relation"],
                    score=0.9, explanation="same area, title 0.94",
                )  # fmt: skip
    return tuple(links[key] for key in sorted(links))


def _keys(folder: Path, results: Sequence[DocumentResult]) -> Iterator[tuple[Any, str]]:
    """Measure ids by folder, year and key of the truth; the first PDF of a year counts."""
    by_id = {result.document.document_id: result for result in results}
    seen = set()
    for path in sorted(folder.rglob("*.pdf.truth.json")):
        document = path.with_name(path.name.removesuffix(".truth.json"))
        truth = json.loads(path.read_text(encoding="utf-8"))
        result = by_id[hashlib.sha256(document.read_bytes()).hexdigest()]
        year = truth["plan"]["year"]
        if (path.parent, year) in seen or not truth["measures"]:
            continue
        seen.add((path.parent, year))
        for raw, measure in zip(truth["measures"], result.measures, strict=True):
            yield (path.parent, year, raw["key"]), measure.measure_id


def _place(result: DocumentResult, path: Path) -> DocumentResult:
    data = path.read_bytes()
    document = replace(
        result.document,
        uri=f"{path.parent.name}/{path.name}",
        media_type=sniff(data),
        byte_size=len(data),
        page_count=None,
    )
    if document.media_type != PDF:
        return replace(_without_places(result), document=document)
    with pdfplumber.open(path) as pdf:
        words = [page.extract_words() for page in pdf.pages]
    document = replace(document, page_count=len(words), reason=None)
    if not result.measures:
        document = replace(document, reason="no_plan: Nothing in it looks like a measure.")
    notes = (Note(kind="unclaimed_label", text="Merknad", page=1, hint="add it to labels.toml"),)
    return replace(_with_places(result, words), document=document, notes=notes)


def _without_places(result: DocumentResult) -> DocumentResult:
    return replace(
        result,
        deadlines=tuple(replace(d, page=None) for d in result.deadlines),
        statuses=tuple(replace(s, page=None) for s in result.statuses),
    )


def _with_places(result: DocumentResult, words: list[list[Word]]) -> DocumentResult:
    measures, near = [], {}
    for measure in result.measures:
        place = find(words, measure.page, measure.title)
        near[measure.measure_id] = place
        measures.append(replace(measure, **_columns(place)))
    return replace(
        result,
        measures=tuple(measures),
        deadlines=tuple(_row(d, words, near) for d in result.deadlines),
        statuses=tuple(_row(s, words, near) for s in result.statuses),
    )


def _row(
    row: Any, words: list[list[Word]], near: dict[str, Found | None]
) -> Any:
    home = near[row.measure_id]
    place = find(words, home.page, row.text, below=home.top - 2) if home else None
    return replace(row, **_columns(place))


def find(
    words: list[list[Word]], page: int | None, text: str, *, below: float = 0.0
) -> Found | None:
    """The box around the first run of words on the page that prints `text`."""
    wanted = text.split()
    if page is None or not wanted:
        return None
    here = [w for w in words[page - 1] if w["top"] >= below]
    for start in range(len(here)):
        run = here[start : start + len(wanted)]
        if [w["text"] for w in run] == wanted:
            return _around(page, run)
    # set in a narrow column, its lines mixed with others: the first words will do
    return _around(page, _first(here, wanted[0])) if len(wanted) > 1 else None


def _first(words: list[Word], wanted: str) -> list[Word]:
    return [w for w in words if w["text"] == wanted][:1]


def _around(page: int, run: list[Word]) -> Found | None:
    if not run:
        return None
    return Found(
        page=page,
        x0=min(w["x0"] for w in run),
        top=min(w["top"] for w in run),
        x1=max(w["x1"] for w in run),
        bottom=max(w["bottom"] for w in run),
    )


def _columns(place: Found | None) -> dict[str, Any]:
    if place is None:
        return dict.fromkeys(("page", "x0", "top", "x1", "bottom"))
    return place._asdict()
