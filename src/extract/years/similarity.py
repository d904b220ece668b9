"""How alike two plans' measures are, signal by signal: records in, matrices out.

Every matrix has the shape (earlier measures, later measures). Nothing here
decides; `score.py` weighs the signals and `assign.py` chooses.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz
from rapidfuzz.process import cdist

from extract.schema import MeasureRecord
from extract.years.places import other_names
from extract.years.wording import Stem, clean, read_object, read_stems, skeleton
from extract.years.wordmatch import (
    Cover,
    Lexicon,
    Matrix,
    build_lexicon,
    find_covers,
    find_mass,
    find_shares,
)

Text = tuple[Stem, ...]

SAME_PRINT_RATIO = 98.5
"""Least likeness (0 to 100) of the letters of two titles that are one title, misread."""
SAME_HEAD, SAME_OBJECT = 0.5, 0.3
"""Least shares of what is done, and of what it is done to, that are the same."""
OTHER_AREA = 0.5
"""Likeness of areas below which a title that stands several times is another measure."""
HALF_MASS = 1.0
"""A text of this mass (one telling word) gives half of its weight to what it is found in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signals:
    """What speaks for and against each pair; shares are 0 to 1."""

    same_title: NDArray[np.bool_]
    title: Matrix
    """Two-way agreement of the titles' words."""
    inside: Matrix
    """How much of one title stands in the other's whole text; short titles count less."""
    whole: Matrix
    """Two-way agreement of title and description."""
    letters: Matrix
    """Likeness of the titles' letters, words in any order."""
    same_number: NDArray[np.bool_]
    area: Matrix
    responsible: Matrix
    """Share of the smaller group of parties; NaN when either names none."""
    other_number: NDArray[np.bool_]
    """One noun with different numbers: "avtale 8" and "avtale 3"."""
    other_object: NDArray[np.bool_]
    """The same done to something else, in another place or area: "fagdag om demens" and
    "fagdag om ernæring", "fortau i Lia" and "fortau i Nes"."""
    earlier: Cover
    later: Cover


def compare_measures(earlier: Sequence[MeasureRecord], later: Sequence[MeasureRecord]) -> Signals:
    """The signals of every pair; both sides hold at least one measure."""
    titles = [_read_titles(side) for side in (earlier, later)]
    wholes = [_read_wholes(side) for side in (earlier, later)]
    lexicon = build_lexicon(*wholes)
    title = find_shares(titles[0], titles[1], lexicon)
    whole = find_shares(wholes[0], wholes[1], lexicon)
    found, _ = find_shares(titles[0], wholes[1], lexicon)
    _, holds = find_shares(wholes[0], titles[1], lexicon)
    damp = [_damp(find_mass(side, lexicon)) for side in titles]
    covers = find_covers(titles, wholes, lexicon)
    same_title, same_number = _same_titles(earlier, later), _same_numbers(earlier, later)
    area = _areas(earlier, later)
    elsewhere = _repeated(earlier, later) & ~same_number & (area < OTHER_AREA)
    other_object = _other_objects(earlier, later, lexicon) | other_names(earlier, later)
    return Signals(
        same_title=same_title & ~elsewhere,
        title=_two_way(*title),
        inside=np.maximum(found * damp[0][:, None], holds * damp[1][None, :]),
        whole=_two_way(*whole),
        letters=_letters(titles[0], titles[1]),
        same_number=same_number,
        area=area,
        responsible=_parties(earlier, later),
        other_number=_other_numbers(titles[0], titles[1]),
        other_object=other_object | elsewhere,
        earlier=covers[0],
        later=covers[1],
    )


def _read_titles(measures: Sequence[MeasureRecord]) -> list[Text]:
    return [read_stems(measure.title) for measure in measures]


def _read_wholes(measures: Sequence[MeasureRecord]) -> list[Text]:
    return [read_stems(m.title) + read_stems(m.description) for m in measures]


def _two_way(ours: Matrix, theirs: Matrix) -> Matrix:
    """Harmonic mean of both shares."""
    total = ours + theirs
    return np.divide(2 * ours * theirs, total, out=np.zeros_like(total), where=total > 0)


def _damp(mass: NDArray[np.float64]) -> NDArray[np.float64]:
    return mass / (mass + HALF_MASS)


def _same_titles(
    earlier: Sequence[MeasureRecord], later: Sequence[MeasureRecord]
) -> NDArray[np.bool_]:
    prints = [[skeleton(measure.title) for measure in side] for side in (earlier, later)]
    likeness = cdist(prints[0], prints[1], scorer=fuzz.ratio, score_cutoff=SAME_PRINT_RATIO)
    return likeness > 0


def _repeated(
    earlier: Sequence[MeasureRecord], later: Sequence[MeasureRecord]
) -> NDArray[np.bool_]:
    """True for a title that stands several times in either plan ("Opplæring" in every area)."""
    prints = [[skeleton(measure.title) for measure in side] for side in (earlier, later)]
    often = {text for side in prints for text, count in Counter(side).items() if count > 1}
    return np.array([[a == b and a in often for b in prints[1]] for a in prints[0]])


def _letters(earlier: Sequence[Sequence[Stem]], later: Sequence[Sequence[Stem]]) -> Matrix:
    lines = [[" ".join(stem.text for stem in text) for text in side] for side in (earlier, later)]
    return cdist(lines[0], lines[1], scorer=fuzz.token_sort_ratio).astype(np.float64) / 100


def _same_numbers(
    earlier: Sequence[MeasureRecord], later: Sequence[MeasureRecord]
) -> NDArray[np.bool_]:
    """Printed in both and equal; see `number_key`."""
    sides = [[number_key(measure.number) for measure in side] for side in (earlier, later)]
    return np.array([[bool(a) and a == b for b in sides[1]] for a in sides[0]])


def number_key(number: str | None) -> str:
    """A printed number as it is compared: "T-12", "t 12" and "T12." are one; "" for none."""
    return re.sub(r"[^\w.]|\.$", "", (number or "").casefold())


def _areas(earlier: Sequence[MeasureRecord], later: Sequence[MeasureRecord]) -> Matrix:
    """Likeness of the headings, by letters or by words; 0.5 where either has none."""
    texts = [[read_stems(measure.area or "") for measure in side] for side in (earlier, later)]
    words = _two_way(*find_shares(texts[0], texts[1], build_lexicon(*texts)))
    missing = [np.array([not text for text in side]) for side in texts]
    likeness = np.maximum(_letters(texts[0], texts[1]), words)
    likeness[missing[0], :] = likeness[:, missing[1]] = 0.5
    return likeness


def _parties(earlier: Sequence[MeasureRecord], later: Sequence[MeasureRecord]) -> Matrix:
    sides = [[_party_words(measure) for measure in side] for side in (earlier, later)]
    return np.array([[_overlap(a, b) for b in sides[1]] for a in sides[0]])


def _party_words(measure: MeasureRecord) -> frozenset[str]:
    names = (stem.text for party in measure.responsible for stem in read_stems(clean(party)))
    return frozenset(names)


def _overlap(ours: frozenset[str], theirs: frozenset[str]) -> float:
    if not ours or not theirs:
        return float("nan")
    return len(ours & theirs) / min(len(ours), len(theirs))


def _other_numbers(
    earlier: Sequence[Sequence[Stem]], later: Sequence[Sequence[Stem]]
) -> NDArray[np.bool_]:
    sides = [[_numbered_names(text) for text in side] for side in (earlier, later)]
    return np.array([[_differ(a, b) for b in sides[1]] for a in sides[0]])


def _numbered_names(text: Sequence[Stem]) -> dict[str, set[str]]:
    names: dict[str, set[str]] = {}
    for stem in text:
        name, sign, number = stem.text.partition("#")
        if sign:
            names.setdefault(name, set()).add(number)
    return names


def _differ(ours: dict[str, set[str]], theirs: dict[str, set[str]]) -> bool:
    shared = ours.keys() & theirs.keys()
    return any(not ours[name] & theirs[name] for name in shared)


def _other_objects(
    earlier: Sequence[MeasureRecord], later: Sequence[MeasureRecord], lexicon: Lexicon
) -> NDArray[np.bool_]:
    """The heads agree, and neither object stands anywhere in the other measure."""
    heads, objects = zip(*([_split(side) for side in (earlier, later)]), strict=True)
    wholes = [_read_wholes(side) for side in (earlier, later)]
    same_head = np.minimum(*find_shares(heads[0], heads[1], lexicon)) >= SAME_HEAD
    found, _ = find_shares(objects[0], wholes[1], lexicon)
    _, holds = find_shares(wholes[0], objects[1], lexicon)
    named = [np.array([bool(part) for part in side]) for side in objects]
    apart = same_head & (np.maximum(found, holds) < SAME_OBJECT)
    return np.asarray(apart & named[0][:, None] & named[1][None, :], dtype=np.bool_)


def _split(measures: Sequence[MeasureRecord]) -> tuple[list[Text], list[Text]]:
    parts = [read_object(measure.title) for measure in measures]
    return [head for head, _ in parts], [named for _, named in parts]
