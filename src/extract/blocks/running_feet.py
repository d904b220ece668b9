"""Pages -> pages with the lines at their foot that neighbouring pages repeat.

A table without rules takes in all that stands below it; what the page before or
after has at the same height, digits apart, is a footer and no row. The head of a
page is not looked at: a table's header is repeated there. PDF points.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from extract.blocks.furniture import MARGIN
from extract.blocks.lines import Segment, set_lines
from extract.model import Page, Word

_FEWEST_LETTERS = 6
"""Letters of a footer at least: figures alone may be cells of two tables."""

Foot = Mapping[tuple[str, int], Segment]


def with_running_feet(pages: Iterable[Page]) -> Iterator[tuple[Page, tuple[Word, ...]]]:
    """Each page with the words of its footer; one page is held back to look at the next."""
    held: tuple[Page, Foot] | None = None
    before: Foot = {}
    for page in pages:
        foot = _foot(page)
        if held is not None:
            yield held[0], _repeated(held[1], before, foot)
            before = held[1]
        held = (page, foot)
    if held is not None:
        yield held[0], _repeated(held[1], before, {})


def _foot(page: Page) -> Foot:
    """The lines in the bottom margin by their letters and their height on the page."""
    low = [w for w in page.words if w.upright and w.box.top > (1 - MARGIN) * page.height]
    return {
        (re.sub(r"\d+", "#", line.text.lower()), round(line.box.middle[1])): line
        for line in set_lines(low)
        if sum(c.isalpha() for c in line.text) >= _FEWEST_LETTERS
    }


def _repeated(foot: Foot, *neighbours: Foot) -> tuple[Word, ...]:
    return tuple(
        word
        for key, line in foot.items()
        if any(key in other for other in neighbours)
        for word in line.words
    )
