"""What a measure stands under: the nearest heading, band or area cell, and its code."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from extract.fields.number import split_number
from extract.labels import find_labels, is_label, label_role
from extract.layouts.announcing import says_who_will
from extract.layouts.chapters import is_legend
from extract.model import Passage
from extract.vocabulary import Vocabulary, alternation, load

_SUBJECTS = frozenset({"partner", "cost"})
"""Roles of labels that may be subjects of a plan too, as headings: "Samarbeid", "Økonomi"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A heading as printed, its code or number apart."""

    text: Passage
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Headings:
    """The headings that hold at a place, from the highest rank down."""

    stack: tuple[tuple[int, Passage], ...] = field(default=())

    def under(self, level: int, text: Passage, *, recurs: bool = False) -> Headings:
        """The headings after one more: it ends those of its own and lower rank.

        One that `recurs` under other headings only announces and names no subject.
        """
        if recurs:
            return self.above(level)
        return Headings((*((n, t) for n, t in self.stack if n < level), (level, text)))

    def above(self, level: int) -> Headings:
        """Only the headings of a higher rank than `level`."""
        return Headings(tuple((n, t) for n, t in self.stack if n < level))

    @property
    def area(self) -> Area | None:
        """The nearest heading that names a subject; a bare label ("Tiltak:") names none."""
        for _, text in reversed(self.stack):
            if says_who_will(text.text) or is_legend(text.text):
                continue
            if not is_label(text.text) or label_role(text.text) in _SUBJECTS:
                return read_area(text)
        return None


def read_area(text: Passage) -> Area:
    """A heading without its number: "2. Transport" is Transport, "S1 Struktur" Struktur.

    A letter ("A. Innbyggerdialog") stays: it is how the heading is called.
    """
    flat = _without_continued(_flat(text))
    labels = [s for s in find_labels(flat.text) if s.start == 0 and s.role in ("area", "goal")]
    if labels and (rest := flat.cut(labels[0].stop, len(flat.text))):
        digits = "".join(c for c in labels[0].label if c.isdigit() or c == ".")
        return Area(text=rest, number=digits or None)
    reading = split_number(flat.text)
    rest = flat.cut(reading.rest_start, len(flat.text))
    if reading.number is None or not rest:
        return Area(text=flat)
    keep = reading.number.isalpha() and len(reading.number) == 1
    return Area(text=flat if keep else rest, number=reading.number)


def _without_continued(text: Passage) -> Passage:
    """A heading without the "(framhald)" of its repetition on the next page."""
    match = _continued(load()).search(text.text)
    return text.cut(0, match.start()) if match and match.start() else text


@cache
def _continued(vocabulary: Vocabulary) -> re.Pattern[str]:
    words = alternation(vocabulary.words("page.continued"))
    return re.compile(rf"\s*[(–-]\s*(?:{words})\s*\)?\s*$", re.IGNORECASE)


def _flat(text: Passage) -> Passage:
    """The passage on one line; the places stay where they are."""
    return Passage(text.text.replace("\n", " "), text.pieces)
