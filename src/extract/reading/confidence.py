"""How sure a measure is: from what was seen while reading it.

The parts are measured, not guessed: how often a layout family is right in general,
and what lowers that. docs/confidence.md has the table that they were fitted to.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.model import Candidate, TextLayer
from extract.reading.fields import ReadDeadline, ReadStatus

_BY_LAYOUT = {
    "table": 0.94,
    "card": 0.86,
    "labelled_text": 0.88,
    "bullets_closed": 0.95,
    "bullets": 0.9,
    "listed": 0.7,
}
_UNRESOLVED = 0.96
_NO_FIELD = 0.98
_UNKNOWN_STATE = 0.55
_NO_AREA = 0.93
_RECOGNISED_TEXT = 0.88
_LONG_TITLE = 0.85
_LONGEST_TITLE = 220


def confidence(
    candidate: Candidate,
    *,
    deadlines: Sequence[ReadDeadline],
    statuses: Sequence[ReadStatus],
    text_layer: TextLayer = "native",
) -> float:
    """The chance, 0 to 1, that everything about the measure is right.

    An unresolved deadline takes little away: what does not parse is kept as printed.
    """
    sure = _BY_LAYOUT.get(candidate.layout, 0.8)
    if any(d.window.kind == "unresolved" for d in deadlines):
        sure *= _UNRESOLVED
    if not candidate.fields:
        sure *= _NO_FIELD
    if any(s.state == "unknown" for s in statuses):
        sure *= _UNKNOWN_STATE
    if candidate.area is None:
        sure *= _NO_AREA
    if text_layer == "ocr":
        sure *= _RECOGNISED_TEXT
    if len(candidate.title.text) > _LONGEST_TITLE:
        sure *= _LONG_TITLE
    return round(sure, 3)
