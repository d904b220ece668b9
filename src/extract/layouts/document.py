"""The blocks of a document -> its candidate measures, in reading order.

Each table and each run of text goes to the layout family that explains it best;
the family, not the document, is chosen. What only lists measures ("bullets",
numbered lines) is asked last, and only in a document that is a plan.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from extract.fields.status import read_state
from extract.layouts.calendar import with_calendar
from extract.layouts.card import (
    is_card,
    is_wide_card,
    read_cards,
    read_wide_cards,
    starts_measure,
)
from extract.layouts.chapters import is_background, is_earlier, years_in
from extract.layouts.columns import Columns, read_columns
from extract.layouts.duplicates import is_same_measure, merge_duplicates
from extract.layouts.headings import Area, Headings
from extract.layouts.labelled import read_labelled
from extract.layouts.listed import read_at, read_bullets, read_named, read_numbered
from extract.layouts.measure_text import read_measure_text
from extract.layouts.starters import best_look, groups_of
from extract.layouts.table import read_table
from extract.layouts.tokens import Token, tokenise
from extract.layouts.view import TableView
from extract.model import Block, Candidate, FieldText, Passage
from extract.vocabulary import alternation, fold, load, remembered

_LONGEST_TITLE = 90
_FRONT = 8
"""Tokens at the front of a document in which its titles stand."""
_MOST_ON_COVER = 400
"""Characters of text below the titles of a cover."""
_MOST_LOOKS = 3
_MOST_ABOVE_CARD = 3
"""Paragraphs of a measure's text between its headline and its card."""
_MOST_STATE_WORDS = 4
"""Words of a state that stands below a card."""
_PLAINEST_LATER_LOOK = 3
"""Rank of looks; a look that other chapters of the plan have must be set off from text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A candidate and the position of the token that it was found at."""

    position: int
    candidate: Candidate


def find_candidates(blocks: Sequence[Block]) -> tuple[Candidate, ...]:
    """The measures of a document; empty when it is no plan and holds none."""
    tokens = tokenise(blocks)
    is_plan = names_plan(tokens)
    tokens = with_recurring_headings(without_front_headings(tokens))
    if not is_plan and names_other(tokens, "document.meeting"):
        return ()
    is_other = not is_plan and names_other(tokens, "document.other")
    found = _from_tables(tokens, first_year=_first_year(tokens), strict=is_other, is_plan=is_plan)
    text = [] if is_other else _from_text(tokens, is_plan=is_plan, has_tables=bool(found))
    text = [f for f in text if not _is_title(f)]
    text += _set_out_in_headings(tokens, [f.candidate for f in found], text)
    ordered = sorted([*found, *text], key=lambda f: f.position)
    return tuple(merge_duplicates([f.candidate for f in ordered]))


def _is_title(found: Found) -> bool:
    """Whether a text at the front is the plan's own name, with what it says of itself below."""
    own = found.candidate
    return found.position < _FRONT and own.number is None and names_a_plan(own.title.text)


def names_plan(tokens: Sequence[Token]) -> bool:
    """Whether a heading or one of the first lines says that this is a plan."""
    first = [t for t in tokens if t.kind != "table"][:6]
    headings = [t for t in tokens if t.kind == "heading"]
    largest = min((t.level for t in headings), default=0)
    titles = [t for t in headings if t.level <= largest + 1]
    others = [
        t.text
        for t in titles[:2]
        if _says(t.text, "document.other") or _says(t.text, "document.meeting")
    ]
    if any(names_a_plan(t.text) for t in headings if t.level == largest):
        return True
    plans = [t.text for t in [*titles, *first] if names_a_plan(t.text)]
    return bool(plans) and not (others and not any(names_a_plan(o) for o in others))


def names_a_plan(text: str) -> bool:
    """Whether a title is that of a plan of measures: "Handlingsplan ...", "Demensplan 2021"."""
    if len(text) > _LONGEST_TITLE or _says(text, "document.other"):
        return _says(text, "document.plan")
    plain = fold(text)
    dated = bool(years_in(text)) and (_says(text, "document.dated_plan"))
    return dated or _says(text, "document.plan") or bool(_compound().search(plain))


def names_other(tokens: Sequence[Token], concept: str) -> bool:
    """Whether the first heading or lines say that this is minutes, a budget, a letter ..."""
    first = [t for t in tokens if t.kind in ("heading", "paragraph")][:4]
    return any(_says(t.text, concept) for t in first if len(t.text) < 120)


def without_front_headings(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with the headings right under the title as plain text: subtitle, organisation."""
    front = list(tokens)
    for i, token in enumerate(front[1:], start=1):
        if token.kind != "heading" or front[i - 1].kind not in ("heading", "paragraph"):
            break
        if token.role or (token.text and token.text[0].isdigit()) or i > 3:
            break
        following = front[i + 1] if i + 1 < len(front) else None
        if _page(token) != _page(front[0]) or following is None:
            break
        if (
            following.kind == "heading"
            and following.level <= token.level
            and _page(following) == _page(token)
        ) or _is_last_of_cover(tokens, i):
            front[i] = replace(token, kind="paragraph")
    return front


def _is_last_of_cover(tokens: Sequence[Token], position: int) -> bool:
    """Whether nothing but a few lines stands below a heading on the first page: a cover."""
    page = _page(tokens[position])
    below = list(takewhile(lambda t: _page(t) == page, tokens[position + 1 :]))
    plain = all(t.kind == "paragraph" and t.role is None for t in below)
    ends = position + 1 + len(below)
    return (
        page is not None
        and plain
        and sum(len(t.text) for t in below) < _MOST_ON_COVER
        and ends < len(tokens)
        and _page(tokens[ends]) is not None
    )


def with_recurring_headings(tokens: Sequence[Token]) -> list[Token]:
    """The tokens with those headings marked that recur under different higher headings."""
    above: dict[int, str] = {}
    parents: dict[str, set[str]] = {}
    for token in tokens:
        if token.kind == "heading":
            above = {level: text for level, text in above.items() if level < token.level}
            parents.setdefault(fold(token.text), set()).add(above[max(above)] if above else "")
            above[token.level] = token.text
    recurring = {text for text, over in parents.items() if len(over) > 1}
    return [
        replace(t, recurs=True) if t.kind == "heading" and fold(t.text) in recurring else t
        for t in tokens
    ]


def _page(token: Token) -> int | None:
    return token.passage.place.page if token.passage.place else None


def _first_year(tokens: Sequence[Token]) -> int | None:
    """The first year of the plan, when its title or one of the first headings names it."""
    front = [t.text for t in tokens[:12] if t.kind in ("heading", "paragraph")]
    titles = [text for text in front if len(text) <= _LONGEST_TITLE]
    named = [y for text in titles if _says(text, "document.plan") for y in years_in(text)]
    ranges = [y for text in titles if len(years := years_in(text)) == 2 for y in years]
    return min(named or ranges, default=None)


def _from_tables(
    tokens: Sequence[Token], *, first_year: int | None, strict: bool, is_plan: bool
) -> list[Found]:
    """Measures of all tables; `strict` wants a header that says so, with a time or a party.

    In a document that names no plan, one list of labels alone says something of the document.
    """
    found: list[Found] = []
    headings = Headings()
    inherited: Columns | None = None
    for i, token in enumerate(tokens):
        if token.kind == "heading":
            headings = headings.under(token.level, token.passage, recurs=token.recurs)
        if token.kind != "table" or token.block is None:
            continue
        view = with_calendar(TableView(token.block))
        columns = read_columns(view, inherited=inherited)
        if strict and not (columns and columns.is_named and _tells_twice(columns)):
            continue
        in_background = any(is_background(t.text) for _, t in headings.stack[-1:])
        if in_background and not (columns and columns.is_named):
            continue
        if columns is not None and _is_earlier(columns, headings, first_year=first_year):
            continue
        if is_wide_card(view):
            candidates = read_wide_cards(view, heading=_subject(headings))
        elif is_card(view):
            if not is_plan and _nameless_cards(tokens) == [i]:
                continue
            candidates = _cards(view, tokens, i, headings)
        elif columns is not None:
            inherited = columns
            candidates = read_table(view, columns, heading=_subject(headings))
        else:
            continue
        found += [Found(position=i, candidate=c) for c in candidates]
    return found


def _tells_twice(columns: Columns) -> bool:
    """Whether a table says two of when, by whom and how it went: a plan's, whatever is around."""
    told = {columns.roles[c] for c in columns.of("deadline", "responsible", "status")}
    return len(told) >= 2


def _is_earlier(columns: Columns, headings: Headings, *, first_year: int | None) -> bool:
    """Whether a table lists the measures of an earlier plan."""
    column = columns.first("measure")
    label = columns.labels[column] if column is not None else None
    named = [t.text for _, t in headings.stack[-1:]] + ([label.text] if label else [])
    return any(is_earlier(text, first_year=first_year) for text in named)


def _cards(
    view: TableView, tokens: Sequence[Token], position: int, headings: Headings
) -> list[Candidate]:
    """Cards of a table; a heading right above one that has no title is its title."""
    title: Passage | None = None
    above: tuple[Passage, ...] = ()
    before = tokens[position - 1] if position else None
    if not starts_measure(view) and before is not None and before.text:
        head = _heading_of_card(tokens, position)
        above = tuple(t.passage for t in tokens[head + 1 : position])
        title = tokens[head].passage
        if tokens[head].kind == "heading":
            headings = headings.above(tokens[head].level)
    cards = read_cards(view, heading=_subject(headings), title=title, above=above)
    state = _state_below(tokens, position)
    if state is None or len(cards) != 1 or any(f.role == "status" for f in cards[0].fields):
        return cards
    return [replace(cards[0], fields=(*cards[0].fields, state))]


def _state_below(tokens: Sequence[Token], position: int) -> FieldText | None:
    """A sign with a state right below a card: "● I rute"."""
    below = tokens[position + 1] if position + 1 < len(tokens) else None
    if below is None or below.kind != "item" or len(below.text.split()) > _MOST_STATE_WORDS:
        return None
    if read_state(below.text) == "unknown":
        return None
    return FieldText(role="status", passage=below.passage)


def _heading_of_card(tokens: Sequence[Token], position: int) -> int:
    """The token that names the measure of a card: right above it, or a heading above its text.

    The heading does where each card of the plan has one of its own.
    """
    heads = [_nearest_heading(tokens, i) for i in _nameless_cards(tokens)]
    own = _nearest_heading(tokens, position)
    if own is None or None in heads or len(set(heads)) < max(2, len(heads)):
        return position - 1
    return own


def _nameless_cards(tokens: Sequence[Token]) -> list[int]:
    """The positions of all cards whose measure is named above them."""
    return [
        i
        for i, t in enumerate(tokens)
        if t.kind == "table" and t.block is not None and _is_nameless_card(t.block)
    ]


def _is_nameless_card(block: Block) -> bool:
    view = TableView(block)
    return is_card(view) and not starts_measure(view)


def _nearest_heading(tokens: Sequence[Token], position: int) -> int | None:
    """The heading above a card with nothing but a few paragraphs between them."""
    for i in range(position - 1, max(-1, position - _MOST_ABOVE_CARD - 2), -1):
        if tokens[i].kind == "heading":
            return i
        if tokens[i].kind not in ("paragraph", "item") or tokens[i].bold:
            return None
    return None


def _subject(headings: Headings) -> Area | None:
    """The heading that names what a table is about: the plan's own title names nothing."""
    kept = Headings(
        tuple(
            (n, t)
            for i, (n, t) in enumerate(headings.stack)
            if not _names_own_plan(t.text, is_title=i == 0)
        )
    )
    return kept.area


def _from_text(tokens: Sequence[Token], *, is_plan: bool, has_tables: bool) -> list[Found]:
    labelled: list[tuple[int, Candidate]] = []
    if is_plan or len(groups_of(tokens)) >= 2:
        labelled = _labelled(tokens)
    named = [] if labelled else read_named(tokens)
    listed: list[tuple[int, Candidate]] = []
    if is_plan and not labelled and not named and not has_tables:
        start = _plan_start(tokens)
        body = tokens[start:]
        listed = [(i + start, c) for i, c in _listed(tokens, body)]
    found = [*labelled, *named, *listed]
    title = next((t.text for t in tokens if t.kind == "heading"), "")
    return [Found(position=i, candidate=_under_subject(c, title=title)) for i, c in found]


def _listed(tokens: Sequence[Token], body: Sequence[Token]) -> list[tuple[int, Candidate]]:
    """Numbered lines or bullets; in a mere strategy only those that are announced as measures."""
    titles = [t.text for t in tokens[:_FRONT] if len(t.text) <= _LONGEST_TITLE]
    named = [t for t in titles if names_a_plan(t)]
    is_strategy = bool(named) and all(_says(t, "document.strategy") for t in named)
    if is_strategy:
        return read_bullets(body, announced=True)
    return read_numbered(body) or read_bullets(body)


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


def _plan_start(tokens: Sequence[Token]) -> int:
    """Where the plan starts inside a case paper: at the highest heading that names a plan."""
    plans = [
        (t.level, i)
        for i, t in enumerate(tokens)
        if t.kind == "heading" and _says(t.text, "document.plan")
    ]
    return min(plans)[1] if plans else 0


def _under_subject(candidate: Candidate, *, title: str) -> Candidate:
    """A measure right under the plan's title stands under no area."""
    area = candidate.area
    if area is not None and _names_own_plan(area.text, is_title=area.text in title):
        return replace(candidate, area=None, area_number=None)
    return candidate


def _names_own_plan(text: str, *, is_title: bool) -> bool:
    """Whether a heading is the plan's name: "Tiltak for barn" is one only as the title."""
    if is_title or years_in(text):
        return _says(text, "document.plan")
    return bool(_plan_word().search(fold(text)))


def _says(text: str, concept: str) -> bool:
    return bool(_pattern(concept).search(fold(text)))


@remembered()
def _compound() -> re.Pattern[str]:
    """A compound that ends like a plan: "demensplan", "klimaprogrammet"."""
    endings = alternation(fold(w) for w in load().words("document.plan_ending"))
    inflection = alternation(load().words("document.plan_inflection"))
    return re.compile(rf"\w{{2,}}(?:{endings})(?:{inflection})?\b")


@remembered()
def _pattern(concept: str) -> re.Pattern[str]:
    words = alternation(fold(w) for w in load().words(concept))
    inflection = alternation(load().words("document.inflection"))
    return re.compile(rf"(?:{words})(?:{inflection})?\b")


@remembered()
def _plan_word() -> re.Pattern[str]:
    """A word that nothing but a plan has for a name, as "Plan for" and "strategi" may be."""
    strategies = load().words("document.strategy")
    words = (w for w in load().words("document.plan") if " " not in w and w not in strategies)
    inflection = alternation(load().words("document.inflection"))
    return re.compile(rf"(?:{alternation(map(fold, words))})(?:{inflection})?\b")
