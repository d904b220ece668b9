"""The blocks of a document -> its candidate measures, in reading order.

Each table and each run of text goes to the layout family that explains it best;
the family, not the document, is chosen. What only lists measures ("bullets",
numbered lines) is asked last, and only in a document that is a plan.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.layouts.duplicates import is_same_measure, merge_duplicates
from extract.layouts.found import Found
from extract.layouts.heading_tokens import with_recurring_headings, without_front_headings
from extract.layouts.listed import read_at
from extract.layouts.measure_text import read_measure_text
from extract.layouts.measures_in_tables import find_in_tables
from extract.layouts.measures_in_text import find_in_text
from extract.layouts.plan_names import first_year_of, names_a_plan, names_other, names_plan
from extract.layouts.tokenise import tokenise
from extract.layouts.tokens import Token
from extract.model import Block, Candidate


def find_candidates(blocks: Sequence[Block]) -> tuple[Candidate, ...]:
    """The measures of a document; empty when it is no plan and holds none."""
    tokens = tokenise(blocks)
    is_plan = names_plan(tokens)
    tokens = with_recurring_headings(without_front_headings(tokens))
    if not is_plan and names_other(tokens, "document.meeting"):
        return ()
    is_other = not is_plan and names_other(tokens, "document.other")
    found = find_in_tables(
        tokens, first_year=first_year_of(tokens), strict=is_other, is_plan=is_plan
    )
    text = [] if is_other else find_in_text(tokens, is_plan=is_plan, has_tables=bool(found))
    title = next((i for i, t in enumerate(tokens) if t.kind == "heading"), None)
    text = [f for f in text if not (f.position == title and _names_plan_only(f.candidate))]
    text += _set_out_in_headings(tokens, [f.candidate for f in found], text)
    ordered = sorted([*found, *text], key=lambda f: f.position)
    return tuple(merge_duplicates([f.candidate for f in ordered]))


def _names_plan_only(title: Candidate) -> bool:
    """Whether the first heading is the plan's own name, with what it says of itself below."""
    return title.number is None and names_a_plan(title.title.text)


def _set_out_in_headings(
    tokens: Sequence[Token], listed: Sequence[Candidate], text: Sequence[Found]
) -> list[Found]:
    """Measures that a table lists and that headings of the plan set out, at their headings."""
    known = {f.position for f in text}
    starts = {
        i: match
        for i, token in enumerate(tokens)
        if token.kind == "heading"
        and i not in known
        and (match := _measure_of_heading(token, listed)) is not None
    }
    if len(starts) < max(2, 0.5 * len(listed)):
        return []
    read = read_at(tokens, frozenset(starts))
    return [Found(position=i, candidate=replace(c, layout="labelled_text")) for i, c in read]


def _measure_of_heading(token: Token, listed: Sequence[Candidate]) -> Candidate | None:
    own = read_measure_text([token.as_paragraph()])
    heading = Candidate(title=own.title, number=own.number, layout="heading")
    return next((c for c in listed if is_same_measure(heading, c)), None)
