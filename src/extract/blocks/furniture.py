"""Lines in a page's margins: running headers, footers and page numbers, or text.

What stands in the same place on several pages, digits apart, is furniture; so is
a page number. PDF points.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from extract.blocks.lines import Segment
from extract.vocabulary import alternation, load, remembered

MARGIN = 0.085
"""Part of the page's height at its top and bottom in which furniture is looked for."""
_HEAD = 0.065
"""Part of the page's height: small type this high up is a running header, even a chapter's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarginLine:
    """A line in the margin of page `page` (1-based), at `at` of the page's height (0 to 1)."""

    page: int
    at: float
    segment: Segment
    is_small: bool


def in_margin(segment: Segment, *, height: float) -> bool:
    """Whether a line lies wholly in the top or the bottom margin of the page."""
    return segment.box.bottom < MARGIN * height or segment.box.top > (1 - MARGIN) * height


def find_furniture(lines: Sequence[MarginLine]) -> frozenset[int]:
    """Positions in `lines` of those that are furniture."""
    seen = Counter(_key(line) for line in lines)
    first_page = min((line.page for line in lines), default=1)
    return frozenset(
        i
        for i, line in enumerate(lines)
        if seen[_key(line)] >= 2
        or is_page_number(line.segment.text)
        or (line.is_small and (line.at > 0.5 or line.at < _HEAD or line.page == first_page))
    )


def is_page_number(text: str) -> bool:
    """ "12", "Side 3 av 8", "- 4 -" and the like."""
    return bool(_page_number().fullmatch(text.strip()))


@remembered()
def _page_number() -> re.Pattern[str]:
    before, of = (alternation(load().words(f"page.number_{name}")) for name in ("before", "of"))
    pattern = rf"[-–—|\s]*(?:(?:{before})\s*)?\d{{1,3}}(?:\s*(?:{of}|/|\|)\s*\d{{1,3}})?[-–—|\s.]*"
    return re.compile(pattern, re.IGNORECASE)


def _key(line: MarginLine) -> tuple[str, int]:
    return re.sub(r"\d+", "#", line.segment.text.lower()), round(line.at * 100)
