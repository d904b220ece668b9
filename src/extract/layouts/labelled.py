"""Running text with labelled fields -> candidates, for each look of a measure's headline.

Covers numbered headings and prose with inline labels, "Tiltak: ..." cards set as
lines, and bullets closed by one deadline line that holds for all of them.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.labels import is_label
from extract.layouts.chapters import is_background, is_references
from extract.layouts.headings import Headings
from extract.layouts.paragraphs import Paragraph
from extract.layouts.starters import GROUP_ROLES, Look, look_of
from extract.layouts.tokens import Token
from extract.layouts.units import Unit, to_candidate
from extract.model import Candidate, FieldText

_INDENT = 6.0
"""Points by which the text of a measure may be set left of its headline, a bullet's at most."""


def read_labelled(
    tokens: Sequence[Token], look: Look, *, headings: Headings | None = None
) -> list[tuple[int, int, Candidate]]:
    """Measures of running text: first token, behind the last token of their fields, candidate."""
    reader = _Reader(look, headings or Headings())
    for i, token in enumerate(tokens):
        reader.take(i, token)
    reader.close()
    layout = "bullets_closed" if look.kind == "item" else "labelled_text"
    found = [
        (i, reader.stops.get(i, i + 1), to_candidate(u, layout=layout)) for i, u in reader.units
    ]
    return [(i, stop, c) for i, stop, c in found if c is not None]


def _is_measure(unit: Unit) -> bool:
    """Whether a numbered headline without fields may be a measure: "1.1 Føringer" is none."""
    return not any(is_background(p.text) for p in unit.head)


def _is_left_of(token: Token, unit: Unit) -> bool:
    """Whether a text is set further left than a measure's headline: the chapter goes on."""
    own, head = token.passage.place, unit.head[0].passage.place if unit.head else None
    return own is not None and head is not None and own.box.x0 < head.box.x0 - _INDENT


class _Reader:
    """The state while reading on: the headings, and the units that wait for fields."""

    def __init__(self, look: Look, headings: Headings) -> None:
        self.look = look
        self.headings = headings
        self.open: list[tuple[int, Unit]] = []
        self.units: list[tuple[int, Unit]] = []
        self.stops: dict[int, int] = {}

    def take(self, position: int, token: Token) -> None:
        if token.kind == "table":
            self.close()
        elif self._starts(token):
            self._start(position, token)
        elif token.kind == "heading" or self._is_area_field(token):
            self._head(token)
        elif token.kind == "field":
            self._field(position, token)
        elif self.open:
            self._text(token)

    def close(self) -> None:
        """Ends the open units. Only a number makes one without fields a measure here."""
        keep = self.look.numbering != "none" or self.look.kind == "field"
        if len(self.open) > 1 and {f.role for _, u in self.open for f in u.fields} == {"status"}:
            self.open = []  # what closes a list says by when or by whom; this is another chapter
        self.units += [(i, u) for i, u in self.open if u.fields or (keep and _is_measure(u))]
        self.open = []

    def _starts(self, token: Token) -> bool:
        own = look_of(token)
        if own is None or (own.kind != "heading" and self._is_in_references()):
            return False
        if own == self.look:
            return not (own.kind == "paragraph" and own.numbering == "none" and self._has_text())
        if self.look.kind == "item" and own.kind == "item" and token.level == 0:
            return self.look.numbering == "none"
        return self.look.numbering in ("named", "numbered") and own.numbering == "named"

    def _is_in_references(self) -> bool:
        return any(is_references(text.text) for _, text in self.headings.stack[-1:])

    def _has_text(self) -> bool:
        """Whether a plain paragraph goes on with an open unit instead of starting one."""
        return bool(self.open) and not self.open[-1][1].fields

    def _start(self, position: int, token: Token) -> None:
        shared = self.look.kind == "item" and self.open and not self.open[-1][1].fields
        if not shared:
            self.close()
        if token.kind == "heading":
            self.headings = self.headings.above(token.level)
        unit = Unit(area=self.headings.area)
        unit.head.append(
            Paragraph(
                passage=token.passage, bold=token.bold, marker=token.marker, level=token.level
            )
        )
        self.open.append((position, unit))

    def _head(self, token: Token) -> None:
        level = token.level if token.kind == "heading" else 90
        if self.open and token.kind == "heading" and self._is_below_start(token):
            self._text(token)
            return
        self.close()
        if token.text:
            self.headings = self.headings.under(level, token.passage, recurs=token.recurs)

    def _is_below_start(self, token: Token) -> bool:
        return self.look.kind == "heading" and token.level > self.look.level

    def _is_area_field(self, token: Token) -> bool:
        """ "Mål 1: ..." or "Område: ..." before a measure names what it stands under."""
        return (
            token.kind == "field"
            and token.role in ("area", "goal")
            and not (self.open and not self.open[-1][1].fields and token.role == "goal")
        )

    def _field(self, position: int, token: Token) -> None:
        role = token.role or ""
        if role == "measure" and token.text:
            self._text(token)
        if role not in GROUP_ROLES and role != "number":
            return
        value = FieldText(role=role, passage=token.passage, label=token.label)
        for start, unit in self.open:
            self.stops[start] = position + 1
            if token.text:
                unit.add(role, value)

    def _text(self, token: Token) -> None:
        unit = self.open[-1][1]
        if is_label(token.text) or (unit.fields and _is_left_of(token, unit)):
            return
        below = token.kind == "item" and self.look.kind == "item" and token.level > self.look.level
        if not unit.fields or below or self.look.kind in ("heading", "field"):
            unit.body.append(token.as_paragraph())
