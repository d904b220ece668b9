"""Paragraphs of one measure -> its number, title and description, as printed.

The title is the measure's own headline: what is set in bold, else its first
paragraph, of which only the first sentence when more follow.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.fields.number import is_number, normalise_number, split_number
from extract.labels import find_labels
from extract.layouts.paragraphs import Paragraph
from extract.model import Passage
from extract.vocabulary import alternation, load, remembered

_SENTENCE_END = re.compile(r"(?<=[\w)»\"])\.\s+(?=[A-ZÆØÅ«])")
_SHORTEST_SENTENCE = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureText:
    """What a measure says of itself; `number` is None when none is printed."""

    title: Passage
    number: str | None = None
    description: tuple[Passage, ...] = ()


def read_measure_text(paragraphs: Sequence[Paragraph], *, numbered: bool = True) -> MeasureText:
    """Number, title and description. With `numbered` False no number is looked for."""
    listed = [p for p in paragraphs if p.text.strip()]
    if not listed:
        return MeasureText(title=Passage(""))
    number, title, rest = _number_and_title(listed, numbered=numbered)
    title = _without_label(title)
    head, tail = split_title(title, is_item=listed[0].marker is not None)
    description = [t for t in (tail, *(p.passage for p in rest)) if t]
    return MeasureText(title=head, number=number, description=tuple(description))


def _without_label(title: Passage) -> Passage:
    """A headline without the "Tiltak:" printed before it."""
    spans = [s for s in find_labels(title.text) if s.start == 0 and s.role == "measure"]
    rest = title.cut(spans[0].stop, len(title.text)) if spans else None
    return rest or title


def split_title(text: Passage, *, is_item: bool) -> tuple[Passage, Passage | None]:
    """A paragraph as headline and rest; a bullet that is a measure is all headline."""
    bold = _bold_lead(text)
    if bold is not None:
        return text.cut(0, bold), text.cut(bold, len(text.text))
    if is_item:
        return text, None
    for match in _SENTENCE_END.finditer(text.text):
        before = text.text[: match.start()]
        if len(before) >= _SHORTEST_SENTENCE and not _abbreviation().search(before):
            end = match.start() + 1
            return text.cut(0, end), text.cut(end, len(text.text))
    return text, None


def _number_and_title(
    paragraphs: Sequence[Paragraph], *, numbered: bool
) -> tuple[str | None, Passage, Sequence[Paragraph]]:
    first = paragraphs[0].passage
    if not numbered:
        return None, first, paragraphs[1:]
    if len(paragraphs) > 1 and is_number(first.text):
        return normalise_number(first.text), paragraphs[1].passage, paragraphs[2:]
    reading = split_number(first.text)
    if reading.number is None or reading.area_like:
        return None, first, paragraphs[1:]
    title = first.cut(reading.rest_start, len(first.text))
    if not title and len(paragraphs) > 1:
        return reading.number, paragraphs[1].passage, paragraphs[2:]
    return reading.number, title or first, paragraphs[1:]


def _bold_lead(text: Passage) -> int | None:
    """Where the bold words at the start of a text end; None when all or none are bold."""
    if not text.pieces or not text.pieces[0].bold or all(p.bold for p in text.pieces):
        return None
    end = 0
    for piece in text.pieces:
        if not piece.bold:
            break
        end = piece.end
    lead = text.text[:end].rstrip(" .:–-")
    return end if len(lead) >= 4 and any(c.isalpha() for c in lead) else None


@remembered()
def _abbreviation() -> re.Pattern[str]:
    words = alternation(load().words("page.abbreviation"))
    return re.compile(rf"(?:(?<![\w-])\w|\b(?:{words}))$", re.IGNORECASE)
