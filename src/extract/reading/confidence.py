"""How sure a measure is: from what was seen while reading it.

The parts are measured, not guessed: how the layout family does in general, and
how much of what stands in the measure's fields was understood. docs/confidence.md
has the table that the weights were checked against.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.model import Candidate
from extract.reading.fields import ReadDeadline, ReadStatus

_BY_LAYOUT = {
    "table": 0.95,
    "card": 0.95,
    "labelled_text": 0.93,
    "bullets_closed": 0.92,
    "listed": 0.8,
    "bullets": 0.75,
}
_UNRESOLVED = 0.8
_UNKNOWN_STATE = 0.88
_NO_FIELD = 0.9
_LONG_TITLE = 0.85
_LONGEST_TITLE = 220


def confidence(
    candidate: Candidate, *, deadlines: Sequence[ReadDeadline], statuses: Sequence[ReadStatus]
) -> float:
    """The chance, 0 to 1, that everything about the measure is right."""
    sure = _BY_LAYOUT.get(candidate.layout, 0.7)
    if any(d.window.kind == "unresolved" for d in deadlines):
        sure *= _UNRESOLVED
    if any(s.state == "unknown" for s in statuses):
        sure *= _UNKNOWN_STATE
    if not candidate.fields:
        sure *= _NO_FIELD
    if len(candidate.title.text) > _LONGEST_TITLE:
        sure *= _LONG_TITLE
    return round(sure, 3)
