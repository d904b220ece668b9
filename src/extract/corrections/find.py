"""Which document and which measure a correction means."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import TypeAlias

from extract.corrections.cells import plain
from extract.corrections.parts import Parts
from extract.corrections.table import Correction
from extract.schema import DocumentRecord

Named: TypeAlias = "DocumentName | DocumentRecord"

_PREFIX = re.compile(r"[0-9A-Za-z_-]{8,}\Z", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentName:
    """What a document is called by; a `DocumentRecord` has the same names."""

    document_id: str
    file_name: str
    source: str


def find_owners(documents: Sequence[Named], corrections: Sequence[Correction]) -> list[list[int]]:
    """For each correction the places in `documents` of those that it may mean: one if all is well.

    Time grows with documents plus corrections, not with their product.
    """
    ids = sorted((document.document_id, i) for i, document in enumerate(documents))
    names: dict[str, list[int]] = {}
    for i, document in enumerate(documents):
        names.setdefault(plain(document.file_name), []).append(i)
    return [
        [
            i
            for i in _owners(correction.document, ids, names)
            if correction.source in ("", documents[i].source)
        ]
        for correction in corrections
    ]


def names_document(name: str, document: Named) -> bool:
    """`name` is its id, the first eight or more letters of it, or its file name."""
    if _PREFIX.match(name) and document.document_id.startswith(name.lower()):
        return True
    return plain(name) == plain(document.file_name)


def _owners(name: str, ids: list[tuple[str, int]], names: dict[str, list[int]]) -> list[int]:
    found = list(names.get(plain(name), ()))
    if _PREFIX.match(name):
        start = bisect_left(ids, (name.lower(), 0))
        following = takewhile(lambda one: one[0].startswith(name.lower()), ids[start:])
        found += [i for _, i in following if i not in found]
    return found


def find_measure(
    correction: Correction, *, now: Sequence[Parts], was: Sequence[Parts] = ()
) -> list[str]:
    """The ids of the measures that a correction may mean: one when all is well.

    `now` are the measures as corrected so far, `was` as the program read them; the
    first way of naming that finds any decides: id, start of the id, number, title, and
    the title that the measure had when a person looked, for an id that is gone.
    """
    name, title = correction.measure, correction.title
    ways: tuple[Callable[[Parts], bool], ...] = (
        lambda parts: parts.measure.measure_id == name,
        lambda parts: bool(_PREFIX.match(name)) and parts.measure.measure_id.startswith(name),
        lambda parts: parts.measure.number is not None and plain(parts.measure.number) == name,
        lambda parts: plain(parts.measure.title) == name,
        lambda parts: bool(title) and plain(parts.measure.title) == title,
    )
    for matches in ways:
        for measures in (now, was):
            found = [p.measure.measure_id for p in measures if matches(p)]
            if found:
                return found
    return []
