"""Lines that start with a label without a colon -> fields, where several of them make a card."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.labels import LabelSpan, is_label, label_role
from extract.layouts.tokens import Token

_FEWEST_BARE = 3
_LONGEST_BARE = 160
"""Characters of a label and its value without a colon between them."""


def with_bare_labels(tokens: Sequence[Token]) -> list[Token]:
    """Lines below each other that start with labels without a colon as fields.

    One such line may be a sentence; three that name different things are a card:
    "Ansvar Kulturkontoret", "Samarbeid Turlaget", "Tid 2021".
    """
    spans = [_bare_label_at_start(t) for t in tokens]
    fielded = list(tokens)
    i = 0
    while i < len(tokens):
        stop = i
        while stop < len(tokens) and spans[stop] is not None:
            stop += 1
        roles = {span.role for span in spans[i:stop] if span is not None}
        if len(roles) >= _FEWEST_BARE and roles & {"deadline", "responsible"}:
            for k in range(i, stop):
                fielded[k] = _as_field(tokens[k], spans[k])
        i = max(stop, i + 1)
    return fielded


def _bare_label_at_start(token: Token) -> LabelSpan | None:
    """The longest label that a paragraph starts with, its value behind it."""
    if token.kind != "paragraph" or len(token.text) > _LONGEST_BARE:
        return None
    words = list(re.finditer(r"\S+", token.text))
    for count in range(min(3, len(words) - 1), 0, -1):
        label = token.text[: words[count - 1].end()]
        value = token.text[words[count].start() :]
        if is_label(label) and not label.endswith(":") and not value[0].islower():
            role = label_role(label)
            stop = words[count].start()
            return LabelSpan(role=role, label=label, start=0, stop=stop) if role else None
    return None


def _as_field(token: Token, span: LabelSpan | None) -> Token:
    if span is None:
        return token
    value = token.passage.cut(span.stop, len(token.text))
    return replace(token, kind="field", role=span.role, label=span.label, passage=value)
