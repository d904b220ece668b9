"""Blocks of a page with their folds in, blocks with ranked headings out.

The bar of an accordion is a heading, but seldom says of which rank: it stands one
below the heading over the accordion, and what it opens stands below it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from extract.model import Block
from extract.readers.runs import TYPED_RANK

_LOWEST = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A block; `folds` counts the accordions around it, `is_fold` says it is the bar of one.

    The heading of a bar has level 0 where the page does not say its rank.
    """

    block: Block
    folds: int = 0
    is_fold: bool = False


def resolve_ranks(drafts: Iterable[Draft]) -> Iterator[Block]:
    """The blocks, with ranks for bars and with what stands in a fold ranked below its bar."""
    above = 1
    for draft in drafts:
        block = draft.block
        if block.kind != "heading" or block.level == TYPED_RANK:
            yield block
            continue
        within = min(above + 1 + draft.folds, _LOWEST)
        if draft.is_fold:
            yield replace(block, level=block.level or within)
        elif draft.folds:
            yield replace(block, level=max(block.level, within))
        else:
            above = block.level
            yield block
