"""When two texts count as the same: the four comparisons that GROBID's evaluation uses.

exact        character by character
soft         ignoring case, white space, punctuation and hyphens
levenshtein  normalised Levenshtein similarity of at least 0.8
ratcliff     Ratcliff/Obershelp similarity of at least 0.95
The last two work on the softened texts.
"""

from __future__ import annotations

import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal, get_args

from rapidfuzz.distance import Levenshtein

Mode = Literal["exact", "soft", "levenshtein", "ratcliff"]
MODES: tuple[Mode, ...] = get_args(Mode)

LEVENSHTEIN_AT_LEAST = 0.8
RATCLIFF_AT_LEAST = 0.95


def is_same(left: str, right: str, *, mode: Mode) -> bool:
    """True when the two texts are the same under `mode`."""
    if left == right:
        return True
    if mode == "exact":
        return False
    left, right = soften(left), soften(right)
    if left == right or mode == "soft":
        return left == right
    if mode == "levenshtein":
        return Levenshtein.normalized_similarity(left, right) >= LEVENSHTEIN_AT_LEAST
    return SequenceMatcher(None, left, right, autojunk=False).ratio() >= RATCLIFF_AT_LEAST


def similarity(left: str, right: str) -> float:
    """Normalised Levenshtein similarity of the softened texts, 0 to 1."""
    return float(Levenshtein.normalized_similarity(soften(left), soften(right)))


@lru_cache(maxsize=4096)
def soften(text: str) -> str:
    """Letters, digits and symbols of `text`, in lower case."""
    folded = unicodedata.normalize("NFC", text).casefold()
    return "".join(c for c in folded if unicodedata.category(c)[0] not in "ZPC")


def has_letters(text: str) -> bool:
    """Truth without letters or digits (a symbol, a cross, nothing) is not scored as text."""
    return any(c.isalnum() for c in text)
