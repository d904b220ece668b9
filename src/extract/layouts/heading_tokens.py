"""The tokens of a document with its headings put right: those of the cover, those that recur."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from extract.layouts.tokens import Token
from extract.vocabulary import fold

_MOST_ON_COVER = 400
"""Characters of text below the titles of a cover."""


def without_front_headings(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with the headings right under the title as plain text: subtitle, organisation."""
    front = list(tokens)
    for i, token in enumerate(front[1:], start=1):
        if token.kind != "heading" or front[i - 1].kind not in ("heading", "paragraph"):
            break
        if token.role or (token.text and token.text[0].isdigit()) or i > 3:
            break
        following = front[i + 1] if i + 1 < len(front) else None
        if _page(token) != _page(front[0]) or following is None:
            break
        if (
            following.kind == "heading"
            and following.level <= token.level
            and _page(following) == _page(token)
        ) or _is_last_of_cover(tokens, i):
            front[i] = replace(token, kind="paragraph")
    return front


def with_recurring_headings(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with those headings marked that recur under different higher headings."""
    above: dict[int, str] = {}
    parents: dict[str, set[str]] = {}
    for token in tokens:
        if token.kind == "heading":
            above = {level: text for level, text in above.items() if level < token.level}
            parents.setdefault(fold(token.text), set()).add(above[max(above)] if above else "")
            above[token.level] = token.text
    recurring = {text for text, over in parents.items() if len(over) > 1}
    return [
        replace(t, recurs=True) if t.kind == "heading" and fold(t.text) in recurring else t
        for t in tokens
    ]


def _is_last_of_cover(tokens: Sequence[Token], position: int) -> bool:
    """Whether nothing but a few lines stands below a heading on the first page: a cover."""
    page = _page(tokens[position])
    below = list(takewhile(lambda t: _page(t) == page, tokens[position + 1 :]))
    plain = all(t.kind == "paragraph" and t.role is None for t in below)
    ends = position + 1 + len(below)
    return (
        page is not None
        and plain
        and sum(len(t.text) for t in below) < _MOST_ON_COVER
        and ends < len(tokens)
        and _page(tokens[ends]) is not None
    )


def _page(token: Token) -> int | None:
    return token.passage.place.page if token.passage.place else None
