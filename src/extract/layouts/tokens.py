"""Blocks of running text -> tokens: headings, bullets, paragraphs and labelled fields.

"Ansvarleg: X. Frist: Y" is two fields; a label alone on its line takes what
follows as its value.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from extract.fields.number import is_number, split_number
from extract.labels import LabelSpan, find_labels, is_bare_label, is_label, label_role
from extract.layouts.announcing import says_who_will
from extract.layouts.chapters import is_background
from extract.layouts.paragraphs import Paragraph, paragraphs_of
from extract.layouts.times import says_time
from extract.model import Block, Passage
from extract.vocabulary import fold

_INLINE_ROLES = frozenset({"deadline", "responsible", "status", "start", "partner"})

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FEWEST_BARE = 3
_LONGEST_BARE = 160
"""Characters of a label and its value without a colon between them."""
_ASIDE_ROLES = frozenset({"cost", "priority", "indicator"})

TokenKind = Literal["heading", "item", "paragraph", "field", "table"]


NOTHING = Passage("")


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A piece of running text. `role` and `label` are those of a field; `level` of a
    heading is its rank (1 is the highest), of an item its depth (0 is the outermost)."""

    kind: TokenKind
    passage: Passage = NOTHING
    level: int = 0
    role: str | None = None
    label: str | None = None
    bold: bool = False
    marker: str | None = None
    block: Block | None = None
    recurs: bool = False
    """Whether a heading stands under several higher ones, in the same words."""

    @property
    def text(self) -> str:
        return self.passage.text

    def as_paragraph(self) -> Paragraph:
        return Paragraph(
            passage=self.passage, marker=self.marker, level=self.level, bold=self.bold
        )


def tokenise(blocks: Sequence[Block]) -> list[Token]:
    """The tokens of a document in reading order; tables are tokens that keep their block."""
    tokens = _with_whole_heads([token for block in blocks for token in _tokens_of(block)])
    return list(_with_values(_with_implied_items(_with_bare_labels(tokens))))


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


def _with_bare_labels(tokens: Sequence[Token]) -> list[Token]:
    """Lines below each other that start with labels without a colon as fields.

    One such line may be a sentence; three that name different things are a card:
    "Ansvar Kulturkontoret", "Samarbeid Turlaget", "Tid 2021".
    """
    spans = [_bare_label_at_start(t) for t in tokens]
    fielded = list(tokens)
    i = 0
    while i < len(tokens):
        stop = i
        while stop < len(tokens) and spans[stop] is not None:
            stop += 1
        roles = {span.role for span in spans[i:stop] if span is not None}
        if len(roles) >= _FEWEST_BARE and roles & {"deadline", "responsible"}:
            for k in range(i, stop):
                fielded[k] = _as_field(tokens[k], spans[k])
        i = max(stop, i + 1)
    return fielded


def _bare_label_at_start(token: Token) -> LabelSpan | None:
    """The longest label that a paragraph starts with, its value behind it."""
    if token.kind != "paragraph" or len(token.text) > _LONGEST_BARE:
        return None
    words = list(re.finditer(r"\S+", token.text))
    for count in range(min(3, len(words) - 1), 0, -1):
        label = token.text[: words[count - 1].end()]
        value = token.text[words[count].start() :]
        if is_label(label) and not label.endswith(":") and not value[0].islower():
            role = label_role(label)
            stop = words[count].start()
            return LabelSpan(role=role, label=label, start=0, stop=stop) if role else None
    return None


def _as_field(token: Token, span: LabelSpan | None) -> Token:
    if span is None:
        return token
    value = token.passage.cut(span.stop, len(token.text))
    return replace(token, kind="field", role=span.role, label=span.label, passage=value)


def _tokens_of(block: Block) -> Iterator[Token]:
    if block.kind == "furniture":
        return
    if block.kind == "table":
        yield Token(kind="table", block=block)
        return
    for paragraph in paragraphs_of(block.lines, box=block.box):
        yield from _cut_at_labels(block, paragraph)


def _cut_at_labels(block: Block, paragraph: Paragraph) -> Iterator[Token]:
    text = paragraph.passage
    spans = _field_labels(text, block)
    first = spans[0].start if spans else len(text.text)
    is_bracketed = bool(spans) and text.text[:first].rstrip().endswith("(")
    lead = text.cut(0, first)
    if is_bracketed:
        lead = lead.cut(0, len(lead.text) - 1)
    if lead and not (spans and _is_trivial(lead)):
        yield Token(
            kind=_kind(block),
            passage=lead,
            level=block.level,
            bold=paragraph.bold,
            marker=paragraph.marker,
        )
    for i, span in enumerate(spans):
        stop = spans[i + 1].start if i + 1 < len(spans) else len(text.text)
        is_last = i + 1 == len(spans)
        value = _value(text, span.stop, stop, is_last=is_last, is_bracketed=is_bracketed)
        field = Token(
            kind="field",
            passage=value,
            role=span.role,
            label=span.label,
            bold=paragraph.bold,
            level=block.level,
        )
        yield from _with_time(field) if is_bracketed and is_last else (field,)


def _with_time(field: Token) -> Iterator[Token]:
    """A party in a bracket and the time behind it: "(ansvar: rektor, hausten 2022)"."""
    parts = list(re.finditer(r"[^,;]+", field.text))
    last = parts[-1][0].strip() if parts else ""
    timed = says_time(last) or bool(_YEAR.search(last))
    if field.role != "responsible" or len(parts) < 2 or not timed:
        yield field
        return
    start = parts[-1].start()
    party = field.passage.cut(0, start)
    yield replace(field, passage=party.cut(0, len(party.text.rstrip(" ,;"))))
    time = field.passage.cut(start, len(field.text))
    yield replace(field, role="deadline", label=None, passage=time)


def _kind(block: Block) -> TokenKind:
    return (
        "heading" if block.kind == "heading" else ("item" if block.kind == "item" else "paragraph")
    )


def _field_labels(text: Passage, block: Block) -> list[LabelSpan]:
    """Labels that start the text or a new field in it.

    In the middle of prose only those of a measure's own fields count ("Frist:"), not
    "Budsjett:"; in a heading only a label that stands first, and not "Vedlegg 2:".
    """
    spans: list[LabelSpan] = []
    for span in find_labels(text.text):
        is_numbered = any(c.isdigit() for c in span.label)
        names = span.role in ("area", "goal") or (span.role == "other" and is_numbered)
        if block.kind == "heading" and (span.start > 0 or names):
            continue
        if span.start == 0 or spans or span.role in _INLINE_ROLES:
            spans.append(span)
    return spans


def _is_trivial(lead: Passage) -> bool:
    return not any(c.isalnum() for c in lead.text)


def _value(text: Passage, start: int, stop: int, *, is_last: bool, is_bracketed: bool) -> Passage:
    """A label's value, without the sign that parts it from the next label or ends its bracket."""
    value = text.cut(start, stop)
    if not is_last:
        return value.cut(0, len(value.text.rstrip(" .;|,–-")))
    if is_bracketed and (closed := value.text.rstrip(" .")).endswith(")"):
        return value.cut(0, len(closed) - 1)
    return value


def _with_values(tokens: Sequence[Token]) -> Iterator[Token]:
    """Labels alone on their line with the paragraphs and bullets below as their value."""
    chapters = _chapters(tokens)
    i = 0
    while i < len(tokens):
        token = tokens[i]
        role = _bare_label_role(token) if i not in chapters else None
        if role is None:
            yield token
            i += 1
            continue
        stop = i + 1
        while stop < len(tokens) and _can_be_value(tokens[stop], role):
            stop += 1
        value = Passage.join([t.passage for t in tokens[i + 1 : stop]], "\n")
        if not value:
            i += 1
            if token.kind == "heading" and role == "partner":
                yield token
                continue
            label = token.text.strip(" :")
            yield replace(token, kind="field", role=role, label=label, passage=NOTHING)
            continue
        label = token.label or token.text.strip(" :")
        yield replace(token, kind="field", role=role, label=label, passage=value)
        i = stop


def _chapters(tokens: Sequence[Token]) -> frozenset[int]:
    """Headings that would be labels ("Oppfølging"), but open a chapter of the plan.

    Each stands once, and ranks no lower than the last heading that is no label; a
    label recurs, below the headings of the measures.
    """
    times = Counter(fold(t.text) for t in tokens if t.kind == "heading")
    chapters: set[int] = set()
    rank: int | None = None
    for i, token in enumerate(tokens):
        if token.kind != "heading":
            continue
        if not is_bare_label(token.text):
            rank = token.level
        elif rank is not None and token.level <= rank and times[fold(token.text)] == 1:
            chapters.add(i)
    return frozenset(chapters)


def _bare_label_role(token: Token) -> str | None:
    """The role of a label that stands alone; headings over lists of measures are not fields."""
    if token.kind == "field" and not token.passage:
        return token.role if token.role not in ("measure", "area", "goal") else None
    if (
        token.kind in ("heading", "paragraph")
        and is_bare_label(token.text)
        and (token.bold or token.text.rstrip().endswith((":", "?")))
    ):
        if token.kind == "heading" and is_background(token.text):
            return None
        role = label_role(token.text)
        if token.kind == "paragraph" and token.bold and role in _ASIDE_ROLES:
            return role
        return role if role in ("deadline", "responsible", "status", "partner", "start") else None
    return None


def _opens_field(token: Token) -> bool:
    """A label that is set as one: "Ferdig" alone in plain type is a status, not a label."""
    marked = token.bold or token.text.rstrip().endswith((":", "?"))
    return marked and is_bare_label(token.text)


def _can_be_value(token: Token, role: str) -> bool:
    if role in ("deadline", "responsible", "start", "partner"):
        return (
            token.kind == "paragraph" and len(token.text) <= 120 and not is_bare_label(token.text)
        )
    return token.kind in ("paragraph", "item") and not _opens_field(token)
