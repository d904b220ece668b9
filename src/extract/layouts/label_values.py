"""Labels alone on their line -> fields with what stands below as their value.

In come tokens; out come the tokens with a label and its value made one. A heading that opens
a chapter is no label.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.labels import is_bare_label, label_role
from extract.layouts.chapters import is_background
from extract.layouts.tokens import NOTHING, Token
from extract.model import Passage
from extract.vocabulary import fold

_ASIDE_ROLES = frozenset({"cost", "priority", "indicator"})


def with_values(tokens: Sequence[Token]) -> Iterator[Token]:
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
