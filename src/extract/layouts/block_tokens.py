"""One block -> its tokens: each paragraph cut at the labels in it.

"Ansvarleg: X. Frist: Y" becomes two fields. A table is one token that keeps its block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from extract.labels import LabelSpan, find_labels
from extract.layouts.paragraphs import Paragraph, paragraphs_of
from extract.layouts.times import says_time
from extract.layouts.tokens import Token, TokenKind
from extract.model import Block, Passage

_INLINE_ROLES = frozenset({"deadline", "responsible", "status", "start", "partner"})
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def tokens_of(block: Block) -> Iterator[Token]:
    """The tokens of a block in the order of its text; furniture has none."""
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
