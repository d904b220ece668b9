"""Blocks of a DOCX in, the same with the headings that are only set in larger type ranked.

Many authors make headings by hand, with bold and large type. They are told by the size
of the text around them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from extract.model import Block, Line
from extract.readers.runs import MAX_HEADING_WORDS, TYPED_RANK

_LARGER = 1.5
"""Points above the size of the text."""
_RANKS = 6


def rank_typed(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks with short lines in larger type as headings.

    In a document without heading styles the sizes give the ranks; else a typed
    heading is the lowest, or the highest when it is larger than all styled ones.
    """
    body = _body_size(blocks)
    raised = [_as_heading(block, body) for block in blocks]
    styled = [_size(b) for b in raised if b.kind == "heading" and b.level < TYPED_RANK]
    typed = sorted({_size(b) for b in raised if _is_typed(b)}, reverse=True)
    if not styled and len(typed) > 1:
        ranks = {size: min(number, _RANKS) for number, size in enumerate(typed, start=1)}
        return tuple(replace(b, level=ranks[_size(b)]) if _is_typed(b) else b for b in raised)
    top = max(styled, default=0.0)
    return tuple(
        replace(b, level=1) if styled and _is_typed(b) and _size(b) > max(top, body) else b
        for b in raised
    )


def _body_size(blocks: Sequence[Block]) -> float:
    """The size that most of the text has; 0 where the document does not say."""
    sizes = Counter[float]()
    for block in blocks:
        for line in _lines(block):
            sizes[line.size or 0.0] += len(line.text)
    return max(sizes, key=lambda size: sizes[size], default=0.0)


def _as_heading(block: Block, body: float) -> Block:
    text = " ".join(line.text for line in block.lines)
    is_short = len(text.split()) <= MAX_HEADING_WORDS and len(block.lines) <= 2
    is_larger = body > 0 and _size(block) >= body + _LARGER
    if block.kind != "paragraph" or not is_short or not is_larger:
        return block
    if text.endswith((".", ",", ";")) or not any(c.isalpha() for c in text):
        return block
    return replace(block, kind="heading", level=TYPED_RANK)


def _is_typed(block: Block) -> bool:
    return block.kind == "heading" and block.level == TYPED_RANK


def _size(block: Block) -> float:
    return max((line.size or 0.0 for line in block.lines), default=0.0)


def _lines(block: Block) -> Sequence[Line]:
    return block.lines or [line for cell in block.cells for line in cell.lines]
