"""Which measure continues which in a series of plans, from the keys in the content files."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

from documents.plan import Measure, Plan


def write_links(plans: Iterable[Plan], folder: Path, series: str) -> None:
    """Writes `series`.links.json for the plans of one series, each year to the next."""
    ordered = sorted(plans, key=lambda p: p.year)
    if len(ordered) < 2:
        return
    links = [link for a, b in pairwise(ordered) for link in _between(a, b)]
    text = json.dumps(links, ensure_ascii=False, indent=1)
    (folder / f"{series}.links.json").write_text(text + "\n", encoding="utf-8")


def _between(earlier: Plan, later: Plan) -> Iterator[dict[str, Any]]:
    known = {m.key: m for m in earlier.measures}
    origins = [(m, [k for k in (m.of or (m.key,)) if k in known]) for m in later.measures]
    uses = Counter(key for _, keys in origins for key in keys)
    for measure, keys in origins:
        for key in keys:
            yield {
                "key": measure.key,
                "from_year": earlier.year,
                "from_number": known[key].number,
                "from_key": key,
                "to_year": later.year,
                "to_number": measure.number,
                "to_key": measure.key,
                "relation": _relation(
                    known[key], measure, merged=len(keys) > 1, split=uses[key] > 1
                ),
            }


def _relation(before: Measure, after: Measure, *, merged: bool, split: bool) -> str:
    if split:
        return "split"
    if merged:
        return "merged"
    if before.title != after.title:
        return "reworded"
    return "continued" if before.number == after.number else "renumbered"
