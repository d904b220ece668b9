"""Measures found twice in one document -> once, on the place where they are set out.

A plan names its measures in headings and again in a table, in a summary and in a
chapter. Those with the same number and title, or the same title, are one; the one
that says most stands, and takes over the fields that only the other one has.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz import fuzz

from extract.model import Candidate
from extract.vocabulary import fold

_MOST_NUMBERS = 0.8
_ALIKE = 90.0
_PROSE = frozenset({"labelled_text", "bullets_closed", "card"})


def merge_duplicates(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Candidates in order, each measure once."""
    shared = _shared_numbers(candidates)
    kept: list[Candidate] = []
    for candidate in candidates:
        twin = next(
            (i for i, k in enumerate(kept) if is_same_measure(k, candidate, shared=shared)), None
        )
        if twin is None:
            kept.append(candidate)
        else:
            kept[twin] = merge(kept[twin], candidate)
    return kept


def _shared_numbers(candidates: Sequence[Candidate]) -> frozenset[str]:
    """Numbers that running text and a table both give once, when they share nearly all."""
    prose = Counter(c.number for c in candidates if c.number and c.layout in _PROSE)
    table = Counter(c.number for c in candidates if c.number and c.layout == "table")
    if not prose or not table or max(*prose.values(), *table.values()) > 1:
        return frozenset()
    both = set(prose) & set(table)
    enough = len(both) >= max(2, _MOST_NUMBERS * min(len(prose), len(table)))
    return frozenset(n for n in both if n) if enough else frozenset()


def is_same_measure(
    left: Candidate, right: Candidate, *, shared: frozenset[str] = frozenset()
) -> bool:
    """Whether two candidates of one document, found in different layouts, are one measure.

    A number in `shared` tells it, whatever the table calls the measure for short.
    """
    if left.layout == right.layout and left.fields and right.fields:
        return False
    if left.number and right.number and left.number != right.number:
        return False
    if left.number and left.number == right.number and left.number in shared:
        return left.layout != right.layout
    a, b = fold(left.title.text).rstrip("."), fold(right.title.text).rstrip(".")
    if left.number and left.number == right.number:
        return fuzz.token_set_ratio(a, b) >= _ALIKE
    return len(a) > 8 and fuzz.ratio(a, b) >= _ALIKE


def merge(first: Candidate, second: Candidate) -> Candidate:
    """The one that sets the measure out, with the fields and the text that only the other has.

    Running text sets out what a table only lists; otherwise the one that says more does.
    """
    in_order = (first, second) if weight(first) >= weight(second) else (second, first)
    prose = [c for c in (first, second) if c.layout in _PROSE]
    main, other = in_order
    if len(prose) == 1 and second.layout != first.layout:
        main, other = (first, second) if first.layout in _PROSE else (second, first)
    roles = {f.role for f in main.fields}
    return replace(
        main,
        number=main.number or other.number,
        description=main.description or other.description,
        area=main.area or other.area,
        area_number=main.area_number or other.area_number,
        fields=main.fields + tuple(f for f in other.fields if f.role not in roles),
    )


def weight(candidate: Candidate) -> tuple[int, int]:
    """How much a candidate says: fields, then characters of its text."""
    said = sum(len(d.text) for d in candidate.description)
    return len({f.role for f in candidate.fields}), said
