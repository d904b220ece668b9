"""Lexemes -> the words said before a period: "innan utgangen av", "ca.", "siste helg i"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from extract.fields.time_grammar.lexicon import Lexeme

UNTIL = frozenset({"by", "end_of", "to"})
_PLAIN = frozenset(
    {"before", "after", "between", "during", "through", "whole", "part", "in", "soft", "weekday"}
)
_ALL = _PLAIN | UNTIL | {"from"}
_MOST = 8  # keeps reading linear, whatever the text
_BIGGER = frozenset({"month", "third", "season", "period"})


class Modifiers(NamedTuple):
    """The kinds of the words before a period, and the index after them."""

    kinds: frozenset[str]
    stop: int


def read_modifiers(lexemes: Sequence[Lexeme], at: int) -> Modifiers:
    """Words such as "innan utgangen av", "ca.", "onsdag", "siste helg i" from `at` on."""
    kinds: set[str] = set()
    for _ in range(_MOST):
        kind, following = lexemes[at].kind, lexemes[at + 1]
        if kind in _ALL:
            kinds.add(kind)
            at += 1
        elif kinds and (kind == "weekend" or lexemes[at].value in (".", ":")):
            at += 1
        elif kind == "ordinal" and _is_part_of_bigger(lexemes, at):
            kinds.add("part")
            at += 2 if following.kind in ("weekend", "unit") else 1
        else:
            break
    return Modifiers(frozenset(kinds), at)


def _is_part_of_bigger(lexemes: Sequence[Lexeme], at: int) -> bool:
    """siste helg i august, første halvdel av mai, fyrste del i planperioden."""
    following, third, fourth = lexemes[at + 1 : at + 4]
    halved = following.kind == "weekend" or following.value == "half_year"
    return halved and third.kind == "in" and fourth.kind in _BIGGER
