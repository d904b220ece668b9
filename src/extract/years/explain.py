"""Why two measures were linked, for a person: a pair and its signals in, a sentence out."""

from __future__ import annotations

import math

from extract.schema import MeasureRecord
from extract.years.changes import shared_words
from extract.years.similarity import Signals

Pair = tuple[int, int]

MOST_WORDS = 5
"""Words in common that are named."""


def explain(
    earlier: MeasureRecord,
    later: MeasureRecord,
    signals: Signals,
    pair: Pair,
    *,
    role: str = "",
) -> str:
    """The signals of the pair, strongest kind first, with shares in per cent.

    `role` says what the pair is a part of: "split", "merged" or "".
    """
    parts = [
        _explain_text(earlier, later, signals, pair),
        _explain_number(earlier, later, signals, pair),
        _explain_area(earlier, later, float(signals.area[pair])),
        _explain_parties(float(signals.responsible[pair])),
        _explain_doubt(signals, pair),
        {"split": "one of several that take it up", "merged": "one of several taken up"}.get(role),
    ]
    return "; ".join(part for part in parts if part)


def _explain_text(
    earlier: MeasureRecord, later: MeasureRecord, signals: Signals, pair: Pair
) -> str:
    if signals.same_title[pair]:
        return "same title"
    wholes = [f"{m.title}\n{m.description}" for m in (earlier, later)]
    words = shared_words(*wholes)[:MOST_WORDS]
    named = f" ({', '.join(words)})" if words else ""
    titles = f"titles {_percent(signals.title[pair])} alike"
    texts = max(signals.inside[pair], signals.whole[pair])
    more = f", whole texts {_percent(texts)}" if texts > signals.title[pair] else ""
    return f"{titles}{more}{named}"


def _explain_number(
    earlier: MeasureRecord, later: MeasureRecord, signals: Signals, pair: Pair
) -> str:
    if signals.same_number[pair]:
        return f"same number {later.number}"
    if earlier.number or later.number:
        return f"number {earlier.number or 'none'} became {later.number or 'none'}"
    return ""


def _explain_area(earlier: MeasureRecord, later: MeasureRecord, likeness: float) -> str:
    if not earlier.area or not later.area:
        return ""
    return "same area" if likeness >= 0.995 else f"areas {_percent(likeness)} alike"


def _explain_parties(overlap: float) -> str:
    if math.isnan(overlap):
        return ""
    return "same responsible" if overlap >= 0.995 else f"responsible {_percent(overlap)} the same"


def _explain_doubt(signals: Signals, pair: Pair) -> str:
    if signals.other_number[pair]:
        return "against it: another number in the title"
    return "against it: done to something else" if signals.other_object[pair] else ""


def _percent(share: float) -> str:
    return f"{100 * float(share):.0f} %"
