"""A measure being put together from a headline and labelled fields, whatever the layout."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.fields.number import is_number, normalise_number
from extract.fields.responsible import find_bracketed_parties, find_tail_parties
from extract.layouts.headings import Area, read_area
from extract.layouts.measure_text import read_measure_text
from extract.layouts.paragraphs import Paragraph
from extract.layouts.table import FIELD_ROLES
from extract.model import Candidate, FieldText, Passage


@dataclass(slots=True)
class Unit:
    """What has been read of one measure so far; `head` is its headline, `body` its text."""

    area: Area | None = None
    head: list[Paragraph] = field(default_factory=list)
    body: list[Paragraph] = field(default_factory=list)
    fields: list[FieldText] = field(default_factory=list)

    def add(self, role: str, value: FieldText) -> None:
        """Puts a labelled value where it belongs: headline, text, area or fields."""
        if role == "measure":
            self.head.append(Paragraph(passage=value.passage))
        elif role in ("description", "goal", "other", "indicator"):
            if role == "description":
                self.body.append(Paragraph(passage=value.passage))
        elif role == "area":
            self.area = read_area(value.passage)
        elif role in FIELD_ROLES or role == "number":
            self.fields.append(value)


def to_candidate(unit: Unit, *, layout: str) -> Candidate | None:
    """The unit as a candidate; None when it has no headline."""
    own = read_measure_text([*unit.head, *unit.body])
    if not own.title:
        return None
    title, parties = _without_brackets(own.title)
    number = own.number
    numbers = [f.passage.text for f in unit.fields if f.role == "number"]
    if number is None and numbers and is_number(numbers[0]):
        number = normalise_number(numbers[0])
    fields = [f for f in unit.fields if f.role != "number"]
    if parties and not any(f.role == "responsible" for f in fields):
        fields.append(FieldText(role="responsible", passage=parties))
    elif parties:
        title = own.title
    return Candidate(
        title=title,
        number=number,
        description=own.description,
        area=unit.area.text if unit.area else None,
        area_number=unit.area.number if unit.area else None,
        fields=tuple(fields),
        layout=layout,
    )


def _without_brackets(title: Passage) -> tuple[Passage, Passage | None]:
    """A title and the responsible parties in a bracket at its end, if that is what it holds."""
    mention = find_bracketed_parties(title.text) or find_tail_parties(title.text)
    if mention is None or mention.start == 0:
        return title, None
    start, stop = mention.parties[0].start, mention.parties[-1].stop
    return title.cut(0, mention.start), title.cut(start, stop)
