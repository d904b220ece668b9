"""What a person should look at first in a plan: rows in, short codes out.

The codes have their words in `messages/*.toml`, as `problem-<code>`.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.corrections.parts import Parts

MIN_CONFIDENCE = 0.8
"""A measure below this is looked at first, unless a person checked it."""

MOST = 0.8
"""When this share of a plan's measures has a deadline or number, one without is suspicious."""

FEW = 5
"""Plans with fewer measures than this have no custom to depart from."""


def find_problems(
    measures: Sequence[Parts], *, min_confidence: float = MIN_CONFIDENCE
) -> tuple[tuple[str, ...], ...]:
    """The codes for each measure of one plan, in the order given; none for a checked one."""
    dated = _is_custom([bool(parts.deadlines) for parts in measures])
    numbered = _is_custom([parts.measure.number is not None for parts in measures])
    return tuple(
        ()
        if parts.measure.checked
        else _problems(parts, dated=dated, numbered=numbered, min_confidence=min_confidence)
        for parts in measures
    )


def _problems(
    parts: Parts, *, dated: bool, numbered: bool, min_confidence: float
) -> tuple[str, ...]:
    measure = parts.measure
    found = {
        "low_confidence": measure.confidence < min_confidence,
        "deadline_unresolved": any(d.kind == "unresolved" for d in parts.deadlines),
        "status_unknown": any(s.state == "unknown" for s in parts.statuses),
        "deadline_missing": dated and not parts.deadlines,
        "number_missing": numbered and measure.number is None,
    }
    return tuple(code for code, is_so in found.items() if is_so)


def _is_custom(marks: Sequence[bool]) -> bool:
    return len(marks) >= FEW and sum(marks) >= MOST * len(marks)
