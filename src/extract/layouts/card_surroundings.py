"""Cards with what stands around them: the headline of the measure above, its state below.

In come a card and the tokens of its document; out come its candidates, complete.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.fields.status import read_state
from extract.layouts.card import is_card, read_cards, starts_measure
from extract.layouts.headings import Headings
from extract.layouts.plan_names import subject_of
from extract.layouts.tokens import Token
from extract.layouts.view import TableView
from extract.model import Block, Candidate, FieldText, Passage

_MOST_ABOVE_CARD = 3
"""Paragraphs of a measure's text between its headline and its card."""
_MOST_STATE_WORDS = 4
"""Words of a state that stands below a card."""


def cards_with_surroundings(
    view: TableView, tokens: Sequence[Token], position: int, headings: Headings
) -> list[Candidate]:
    """Cards of a table; a heading right above one that has no title is its title."""
    title: Passage | None = None
    above: tuple[Passage, ...] = ()
    before = tokens[position - 1] if position else None
    if not starts_measure(view) and before is not None and before.text:
        head = _heading_of_card(tokens, position)
        above = tuple(t.passage for t in tokens[head + 1 : position])
        title = tokens[head].passage
        if tokens[head].kind == "heading":
            headings = headings.above(tokens[head].level)
    cards = read_cards(view, heading=subject_of(headings), title=title, above=above)
    state = _state_below(tokens, position)
    if state is None or len(cards) != 1 or any(f.role == "status" for f in cards[0].fields):
        return cards
    return [replace(cards[0], fields=(*cards[0].fields, state))]


def nameless_cards(tokens: Sequence[Token]) -> list[int]:
    """The positions of all cards whose measure is named above them."""
    return [
        i
        for i, t in enumerate(tokens)
        if t.kind == "table" and t.block is not None and _is_nameless_card(t.block)
    ]


def _state_below(tokens: Sequence[Token], position: int) -> FieldText | None:
    """A sign with a state right below a card: "● I rute"."""
    below = tokens[position + 1] if position + 1 < len(tokens) else None
    if below is None or below.kind != "item" or len(below.text.split()) > _MOST_STATE_WORDS:
        return None
    if read_state(below.text) == "unknown":
        return None
    return FieldText(role="status", passage=below.passage)


def _heading_of_card(tokens: Sequence[Token], position: int) -> int:
    """The token that names the measure of a card: right above it, or a heading above its text.

    The heading does where each card of the plan has one of its own.
    """
    heads = [_nearest_heading(tokens, i) for i in nameless_cards(tokens)]
    own = _nearest_heading(tokens, position)
    if own is None or None in heads or len(set(heads)) < max(2, len(heads)):
        return position - 1
    return own


def _is_nameless_card(block: Block) -> bool:
    view = TableView(block)
    return is_card(view) and not starts_measure(view)


def _nearest_heading(tokens: Sequence[Token], position: int) -> int | None:
    """The heading above a card with nothing but a few paragraphs between them."""
    for i in range(position - 1, max(-1, position - _MOST_ABOVE_CARD - 2), -1):
        if tokens[i].kind == "heading":
            return i
        if tokens[i].kind not in ("paragraph", "item") or tokens[i].bold:
            return None
    return None
