"""A measure being put together from a headline and labelled fields, whatever the layout."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from extract.fields.number import is_number, normalise_number
from extract.fields.responsible import find_bracketed_parties, find_tail_parties
from extract.fields.times import parse_time
from extract.layouts.headings import Area, read_area
from extract.layouts.measure_text import read_measure_text
from extract.layouts.paragraphs import Paragraph
from extract.layouts.roles import FIELD_ROLES
from extract.layouts.times import says_time
from extract.model import Candidate, FieldText, Passage, PlanContext
from extract.vocabulary import fold, load, remembered

_LAST_BRACKET = re.compile(r"\s*[(\[]([^()\[\]]{2,80})[)\]][\s.]*$")
_FEWEST_WORDS_OF_HOW = 5
_ANY_YEAR = PlanContext(year=2000)


@dataclass(slots=True)
class Unit:
    """What has been read of one measure so far; `head` is its headline, `body` its text."""

    area: Area | None = None
    head: list[Paragraph] = field(default_factory=list)
    body: list[Paragraph] = field(default_factory=list)
    fields: list[FieldText] = field(default_factory=list)
    ways: list[tuple[int, FieldText]] = field(default_factory=list)
    """Sentences under a label that asks how or when, and their places in `body`."""

    def add(self, role: str, value: FieldText) -> None:
        """Puts a labelled value where it belongs: headline, text, area or fields."""
        if role == "measure":
            self.head.append(Paragraph(passage=value.passage))
        elif role in ("description", "goal", "other", "indicator"):
            if role == "description":
                self.body.append(Paragraph(passage=value.passage))
        elif role == "area":
            self.area = read_area(value.passage)
        elif role == "deadline" and _may_say_how(value):
            self.ways.append((len(self.body), value))
        elif role in FIELD_ROLES or role == "number":
            self.fields.append(value)

    def settle(self) -> None:
        """Puts texts that may say how or when with the description, or with the fields."""
        told = any(f.role in ("deadline", "start") for f in self.fields)
        for place, value in reversed(self.ways):
            if told or not any(map(says_time, value.passage.text.split("\n"))):
                self.body.insert(place, Paragraph(passage=value.passage))
            else:
                self.fields.append(value)
        self.ways = []


def to_candidate(unit: Unit, *, layout: str) -> Candidate | None:
    """The unit as a candidate; None when it has no headline, or one of signs alone."""
    unit.settle()
    own = read_measure_text([*unit.head, *unit.body])
    if not any(c.isalpha() for c in own.title.text):
        return None
    title, said = without_bracket(own.title)
    number = own.number
    numbers = [f.passage.text for f in unit.fields if f.role == "number"]
    if number is None and numbers and is_number(numbers[0]):
        number = normalise_number(numbers[0])
    fields = [f for f in unit.fields if f.role != "number"]
    roles = {f.role for f in fields}
    if any(f.role in roles for f in said):
        title = own.title
    else:
        fields += said
    return Candidate(
        title=title,
        number=number,
        description=own.description,
        area=unit.area.text if unit.area else None,
        area_number=unit.area.number if unit.area else None,
        fields=tuple(fields),
        layout=layout,
    )


def _may_say_how(value: FieldText) -> bool:
    """Whether a text of several words stands under a label that asks how or when."""
    long = len(value.passage.text.split()) >= _FEWEST_WORDS_OF_HOW
    return long and fold((value.label or "").strip(" :")) in _labels_of_both()


@remembered()
def _labels_of_both() -> frozenset[str]:
    return frozenset(map(fold, load().words("field.how_or_when")))


def without_bracket(title: Passage) -> tuple[Passage, tuple[FieldText, ...]]:
    """A title and the fields in a bracket at its end: "(2022)", "(HOD og JD)", "(Nav, 2023)"."""
    match = _LAST_BRACKET.search(title.text)
    if match and match.start() > 0 and parse_time(match[1], context=_ANY_YEAR) is not None:
        time = FieldText(role="deadline", passage=title.cut(*match.span(1)))
        return title.cut(0, match.start()), (time,)
    if match and match.start() > 0 and (both := _parties_and_time(title, match)):
        return title.cut(0, match.start()), both
    mention = find_bracketed_parties(title.text) or find_tail_parties(title.text)
    if mention is None or mention.start == 0:
        return title, ()
    start, stop = mention.parties[0].start, mention.parties[-1].stop
    parties = FieldText(role="responsible", passage=title.cut(start, stop))
    return title.cut(0, mention.start), (parties,)


def _parties_and_time(title: Passage, match: re.Match[str]) -> tuple[FieldText, ...]:
    """The two fields of a bracket that ends or starts with a time; empty for other brackets."""
    parts = [m.span() for m in re.finditer(r"[^,;]+", match[1])]
    if len(parts) < 2:
        return ()
    shift = match.start(1)
    for time, rest in ((parts[-1], parts[:-1]), (parts[0], parts[1:])):
        if parse_time(match[1][slice(*time)].strip(), context=_ANY_YEAR) is not None:
            named = match[1][rest[0][0] : rest[-1][1]].strip()
            if find_bracketed_parties(f"x ({named})", lenient=True) is None:
                continue
            when = title.cut(shift + time[0], shift + time[1])
            who = title.cut(shift + rest[0][0], shift + rest[-1][1])
            return (
                FieldText(role="deadline", passage=when),
                FieldText(role="responsible", passage=who),
            )
    return ()
