"""Measures in the running text of a document: labelled, named, numbered or in bullets.

In come its tokens; out come candidates, each with the position of its first token.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.layouts.found import Found
from extract.layouts.labelled import read_labelled
from extract.layouts.listed import read_bullets, read_named, read_numbered
from extract.layouts.plan_names import names_own_plan, names_strategy, plan_start
from extract.layouts.starters import best_look, groups_of
from extract.layouts.tokens import Token
from extract.model import Candidate

_MOST_LOOKS = 3
_PLAINEST_LATER_LOOK = 3
"""Rank of looks; a look that other chapters of the plan have must be set off from text."""


def find_in_text(tokens: Sequence[Token], *, is_plan: bool, has_tables: bool) -> list[Found]:
    """Measures of the text; lists are asked only in a plan that no table and no label explains.

    `has_tables` says that tables of measures were found.
    """
    labelled: list[tuple[int, Candidate]] = []
    if is_plan or len(groups_of(tokens)) >= 2:
        labelled = _labelled(tokens)
    named = [] if labelled else read_named(tokens)
    listed: list[tuple[int, Candidate]] = []
    if is_plan and not labelled and not named and not has_tables:
        start = plan_start(tokens)
        body = tokens[start:]
        listed = [(i + start, c) for i, c in _listed(tokens, body)]
    found = [*labelled, *named, *listed]
    title = next((t.text for t in tokens if t.kind == "heading"), "")
    return [Found(position=i, candidate=_under_subject(c, title=title)) for i, c in found]


def _listed(tokens: Sequence[Token], body: Sequence[Token]) -> list[tuple[int, Candidate]]:
    """Numbered lines or bullets; in a mere strategy only those that are announced as measures."""
    if names_strategy(tokens):
        return read_bullets(body, announced=True)
    return read_numbered(body) or read_bullets(body)


def _labelled(tokens: Sequence[Token]) -> list[tuple[int, Candidate]]:
    """Measures with labelled fields; chapters that set them differently are read one by one."""
    rest = list(tokens)
    found: list[tuple[int, Candidate]] = []
    for _ in range(_MOST_LOOKS):
        look = best_look(rest)
        if look is None or (found and look.rank > _PLAINEST_LATER_LOOK):
            break
        read = read_labelled(rest, look)
        found += [(i, c) for i, _, c in read]
        if not read:
            break
        for first, stop, _ in read:
            for i in range(first, stop):
                if rest[i].kind != "heading" or i == first:
                    rest[i] = Token(kind="table")
    return found


def _under_subject(candidate: Candidate, *, title: str) -> Candidate:
    """A measure right under the plan's title stands under no area."""
    area = candidate.area
    if area is not None and names_own_plan(area.text, is_title=area.text in title):
        return replace(candidate, area=None, area_number=None)
    return candidate
