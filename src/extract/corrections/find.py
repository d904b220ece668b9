"""Which document and which measure a correction means."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from extract.corrections.cells import plain
from extract.corrections.parts import Parts
from extract.schema import DocumentRecord

_PREFIX = re.compile(r"[0-9A-Za-z_-]{8,}\Z", re.ASCII)


def names_document(name: str, document: DocumentRecord) -> bool:
    """`name` is its id, the first eight or more letters of it, or its file name."""
    if _PREFIX.match(name) and document.document_id.startswith(name.lower()):
        return True
    return plain(name) == plain(document.file_name)


def find_measure(name: str, *, now: Sequence[Parts], was: Sequence[Parts]) -> list[str]:
    """The ids of the measures that `name` means: one when all is well.

    `now` are the measures as corrected so far, `was` as the program read them; the
    first way of naming that finds any decides: id, start of the id, number, title.
    """
    ways: tuple[Callable[[Parts], bool], ...] = (
        lambda parts: parts.measure.measure_id == name,
        lambda parts: bool(_PREFIX.match(name)) and parts.measure.measure_id.startswith(name),
        lambda parts: parts.measure.number is not None and plain(parts.measure.number) == name,
        lambda parts: plain(parts.measure.title) == name,
    )
    for matches in ways:
        for measures in (now, was):
            found = [p.measure.measure_id for p in measures if matches(p)]
            if found:
                return found
    return []
