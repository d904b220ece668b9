"""Blocks of running text -> tokens: headings, bullets, paragraphs and labelled fields.

"Ansvarleg: X. Frist: Y" is two fields; a label alone on its line takes what
follows as its value.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.fields.number import is_number, split_number
from extract.labels import label_role
from extract.layouts.announcing import says_who_will
from extract.layouts.bare_labels import with_bare_labels
from extract.layouts.block_tokens import tokens_of
from extract.layouts.label_values import with_values
from extract.layouts.tokens import Token
from extract.model import Block, Passage


def tokenise(blocks: Sequence[Block]) -> list[Token]:
    """The tokens of a document in reading order; tables are tokens that keep their block."""
    tokens = _with_whole_heads([token for block in blocks for token in tokens_of(block)])
    return list(with_values(_with_implied_items(with_bare_labels(tokens))))


def _with_whole_heads(tokens: Sequence[Token]) -> list[Token]:
    """Headings "Tiltak 1" with the title in the heading right below as one heading."""
    whole: list[Token] = []
    for token in tokens:
        above = whole[-1] if whole else None
        if (
            above is not None
            and above.kind == token.kind == "heading"
            and above.level == token.level
            and _is_number_alone(above.text)
            and not _is_number_alone(token.text)
        ):
            both = Passage.join([above.passage, token.passage])
            whole[-1] = replace(above, passage=both)
        else:
            whole.append(token)
    return whole


def _is_number_alone(text: str) -> bool:
    """Whether a heading is "Tiltak 1" and no more."""
    word, _, number = text.strip(" :.").rpartition(" ")
    return is_number(number) and label_role(word) == "measure"


def _with_implied_items(tokens: Sequence[Token]) -> list[Token]:
    """Paragraphs that go on with "Regjeringen vil:" in small letters as the items they are."""
    marked: list[Token] = []
    is_open = False
    for token in tokens:
        is_small = token.text[:1].islower() and split_number(token.text).number is None
        if token.kind == "paragraph" and is_open and is_small:
            marked.append(replace(token, kind="item"))
            continue
        announced = token.role == "measure" and not token.passage
        is_open = announced or (token.text.rstrip().endswith(":") and says_who_will(token.text))
        marked.append(token)
    return marked
