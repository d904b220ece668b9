"""Names in titles that set two measures apart: "fortau i Lia" is not "fortau i Nes"."""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz

from extract.schema import MeasureRecord
from extract.vocabulary import remembered
from extract.years.wording import stem_word

ALIKE_RATIO = 85
"""Least rapidfuzz ratio (0 to 100) of two spellings of one name."""

_NAME = re.compile(r"(?<=[\w,)] )[A-ZÆØÅ]\w+")


def other_names(
    earlier: Sequence[MeasureRecord], later: Sequence[MeasureRecord]
) -> NDArray[np.bool_]:
    """True where both titles name something and neither text holds a name of the other.

    Shape (earlier, later). A name is a capitalised word that does not begin the title.
    """
    sides = [[find_names(measure.title) for measure in side] for side in (earlier, later)]
    found = np.zeros((len(earlier), len(later)), dtype=np.bool_)
    for i in (i for i, names in enumerate(sides[0]) if names):
        for j in (j for j, names in enumerate(sides[1]) if names):
            found[i, j] = not (_holds(earlier[i], sides[1][j]) or _holds(later[j], sides[0][i]))
    return found


@remembered(50_000)
def find_names(title: str) -> frozenset[str]:
    """Stems of the names in a title; none in a title that is set in capitals."""
    if title.isupper():
        return frozenset()
    return frozenset(stem_word(name.lower()) for name in _NAME.findall(title))


def _holds(measure: MeasureRecord, names: frozenset[str]) -> bool:
    words = {stem_word(word) for word in re.findall(r"\w\w+", _text(measure).lower())}
    return any(fuzz.ratio(name, word) >= ALIKE_RATIO for name in names for word in words)


def _text(measure: MeasureRecord) -> str:
    return f"{measure.title}\n{measure.description}"
