"""Measures without any field: "Tiltak 3 ..." headings, numbered lines, bare bullets.

Bare bullets are measures only where the plan says so: right under a heading of the
plan that is no background chapter, or under a line that announces measures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from extract.labels import find_labels, is_label, label_role
from extract.layouts.announcing import announces_measures
from extract.layouts.chapters import is_background
from extract.layouts.headings import Headings
from extract.layouts.paragraphs import Paragraph
from extract.layouts.starters import Look, look_of
from extract.layouts.tokens import Token
from extract.layouts.units import Unit, to_candidate
from extract.model import Candidate

_LEAST_NUMBERED = 3
_LONGEST_INTRODUCTION = 400
"""Characters of the paragraph that may stand between a heading and its measures."""


def read_named(tokens: Sequence[Token]) -> list[tuple[int, Candidate]]:
    """Headings and lines that say "Tiltak 3 ..." with what follows up to the next."""
    return _read(tokens, lambda t: (look := look_of(t)) is not None and look.numbering == "named")


def read_numbered(tokens: Sequence[Token]) -> list[tuple[int, Candidate]]:
    """Numbered lines (1.1, 1.2 ...) of one look, when a plan lists its measures so."""
    look = _numbered_look(tokens)
    if look is None:
        return []
    return _read(tokens, lambda t: look_of(t) == look)


def read_at(tokens: Sequence[Token], starts: frozenset[int]) -> list[tuple[int, Candidate]]:
    """Measures that start at the tokens with the positions `starts`, with the text below each."""
    at = {id(tokens[i]) for i in starts}
    return _read(tokens, lambda t: id(t) in at)


def read_bullets(
    tokens: Sequence[Token], *, announced: bool = False
) -> list[tuple[int, Candidate]]:
    """Outer bullets of lists that stand in the place of measures.

    With `announced` only lists under a line or a heading that announces measures: a
    strategy has lists of what it wants, too.
    """
    found: list[tuple[int, Candidate]] = []
    for first, stop, headings in _lists(tokens, announced=announced):
        units: list[tuple[int, Unit]] = []
        for i in range(first, stop):
            token = tokens[i]
            if token.kind == "item" and token.level == 0:
                if token.text.rstrip().endswith("?"):
                    continue  # a question to the reader
                unit = Unit(area=headings.area)
                unit.head.append(token.as_paragraph())
                units.append((i, unit))
            elif units and token.text:
                units[-1][1].body.append(token.as_paragraph())
        found += [(i, c) for i, u in units if (c := to_candidate(u, layout="bullets"))]
    return found


def _read(tokens: Sequence[Token], starts: Callable[[Token], bool]) -> list[tuple[int, Candidate]]:
    headings = Headings()
    units: list[tuple[int, Unit]] = []
    is_open = False
    for i, token in enumerate(tokens):
        if starts(token):
            if token.kind == "heading":
                headings = headings.above(token.level)
            unit = Unit(area=headings.area)
            unit.head.append(
                Paragraph(passage=token.passage, bold=token.bold, marker=token.marker)
            )
            units.append((i, unit))
            is_open = True
        elif token.kind == "heading":
            headings = headings.under(token.level, token.passage, recurs=token.recurs)
            is_open = False
        elif token.kind == "table":
            is_open = False
        elif is_open and token.text and token.kind in ("item", "paragraph"):
            units[-1][1].body.append(token.as_paragraph())
    return [(i, c) for i, u in units if (c := to_candidate(u, layout="listed"))]


def _numbered_look(tokens: Sequence[Token]) -> Look | None:
    """The look of numbered lines that list measures: not headings with text below each."""
    looks = Counter(
        look
        for t in tokens
        if (look := look_of(t)) and look.numbering == "numbered" and look.kind != "heading"
    )
    if not looks:
        return None
    look, count = looks.most_common(1)[0]
    return look if count >= _LEAST_NUMBERED else None


def _lists(tokens: Sequence[Token], *, announced: bool) -> Iterator[tuple[int, int, Headings]]:
    """Lists in the place of measures: first, behind the last, the headings above."""
    headings = Headings()
    strict = announced or any(
        t.kind in ("heading", "field", "paragraph") and label_role(t.text) == "measure"
        for t in tokens
        if len(t.text) < 40
    )
    i = 0
    while i < len(tokens):
        token = tokens[i]
        if token.kind == "heading":
            headings = headings.under(token.level, token.passage, recurs=token.recurs)
        if token.kind != "item":
            i += 1
            continue
        stop = i
        while stop < len(tokens) and tokens[stop].kind == "item":
            stop += 1
        if _is_measures_list(tokens, i, headings, strict=strict):
            yield i, stop, headings
        i = stop


def _is_measures_list(
    tokens: Sequence[Token], first: int, headings: Headings, *, strict: bool
) -> bool:
    if any(is_background(text.text) for _, text in headings.stack[-1:]):
        return False
    if _is_goal_of_goals(headings):
        return False
    before = tokens[first - 1] if first else None
    if before is None or not headings.stack:
        return False
    if before.kind == "heading" or (before.kind == "paragraph" and before.bold):
        return not strict or announces_measures(before.text) or _under_measures(headings)
    if before.kind == "field" and before.role == "measure" and not before.passage:
        return True
    if before.kind in ("paragraph", "field"):
        text = before.text or (before.label or "")
        if text.rstrip().endswith(":"):
            return announces_measures(text.rsplit(".", 1)[-1])
        return not strict and _is_introduction(tokens, first)
    return False


def _is_introduction(tokens: Sequence[Token], first: int) -> bool:
    """Whether only a short paragraph stands between the heading and the list."""
    return (
        first >= 2
        and tokens[first - 2].kind == "heading"
        and tokens[first - 1].kind == "paragraph"
        and len(tokens[first - 1].text) <= _LONGEST_INTRODUCTION
    )


def _is_goal_of_goals(headings: Headings) -> bool:
    """Whether the last heading is a goal ("Mål 2: ...") in a chapter of goals ("Mål")."""
    if len(headings.stack) < 2:
        return False
    (_, chapter), (_, own) = headings.stack[-2:]
    spans = find_labels(own.text)
    is_goal = bool(spans) and spans[0].start == 0 and spans[0].role == "goal"
    return is_goal and is_label(chapter.text) and label_role(chapter.text) == "goal"


def _under_measures(headings: Headings) -> bool:
    return any(announces_measures(text.text) for _, text in headings.stack)
