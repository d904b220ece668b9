"""Words of front matter compiled to tests: a vocabulary in, `PlanWords` out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extract.fields.party_words import PartyWords, party_words
from extract.vocabulary import Vocabulary, alternation

_NAME = r"[A-ZÆØÅ][\w-]+"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanWords:
    """Patterns that find a word of a concept anywhere in a line; case is ignored.

    `until` is an alternation to build a pattern with, `municipality` a word to print,
    `status_of` "– status per 31. august" at the end of a text.
    """

    name: re.Pattern[str]
    wide_name: re.Pattern[str]
    case: re.Pattern[str]
    no_title: re.Pattern[str]
    adopted: re.Pattern[str]
    draft: re.Pattern[str]
    made: re.Pattern[str]
    valid: re.Pattern[str]
    for_body: re.Pattern[str]
    body: re.Pattern[str]
    inside_name: re.Pattern[str]
    body_first: re.Pattern[str]
    national: re.Pattern[str]
    form: re.Pattern[str]
    kind_of_body: re.Pattern[str]
    possessive: re.Pattern[str]
    no_place: re.Pattern[str]
    unit: re.Pattern[str]
    page: re.Pattern[str]
    council: re.Pattern[str]
    said: re.Pattern[str]
    sender: re.Pattern[str]
    reference: re.Pattern[str]
    measures_for: re.Pattern[str]
    unfinished: re.Pattern[str]
    itself: re.Pattern[str]
    goes_on: re.Pattern[str]
    report: re.Pattern[str]
    as_of: re.Pattern[str]
    status_of: re.Pattern[str]
    council_of: re.Pattern[str]
    with_others: re.Pattern[str]
    joiners: frozenset[str]
    ands: frozenset[str]
    national_joiners: frozenset[str]
    adjective_endings: tuple[str, ...]
    no_adjective_endings: tuple[str, ...]
    case_number: re.Pattern[str]
    place: re.Pattern[str]
    place_and_kind: re.Pattern[str]
    until: str
    municipality: str
    parties: PartyWords


@cache
def plan_words(vocabulary: Vocabulary) -> PlanWords:
    """The words of plans.toml, compiled once for each vocabulary."""

    def listed(concept: str) -> str:
        words = sorted(vocabulary.words(f"plan.{concept}"), key=lambda word: -len(word))
        return rf"(?<!\w)(?:{'|'.join(map(_stem, words))})(?!\w)"

    def pattern(concept: str) -> re.Pattern[str]:
        return re.compile(listed(concept), re.IGNORECASE)

    ands = alternation(word for word in vocabulary.words("plan.and") if word.isalpha())
    return PlanWords(
        name=pattern("name"),
        wide_name=pattern("wide_name"),
        case=pattern("case"),
        no_title=pattern("no_title"),
        adopted=pattern("adopted"),
        draft=pattern("draft"),
        made=pattern("made"),
        valid=pattern("valid"),
        for_body=pattern("for_body"),
        body=pattern("body"),
        inside_name=pattern("inside_name"),
        body_first=pattern("body_first"),
        national=pattern("national"),
        form=pattern("form"),
        kind_of_body=pattern("kind_of_body"),
        possessive=pattern("possessive"),
        no_place=pattern("no_place"),
        unit=pattern("unit"),
        page=pattern("page"),
        council=pattern("council"),
        said=pattern("said"),
        sender=pattern("sender"),
        reference=pattern("reference"),
        measures_for=pattern("measures_for"),
        unfinished=pattern("unfinished"),
        itself=pattern("itself"),
        goes_on=pattern("goes_on"),
        report=pattern("report"),
        as_of=pattern("as_of"),
        council_of=pattern("council_of"),
        with_others=pattern("with_others"),
        status_of=re.compile(
            rf"\s*[–—,(-]\s*{listed('report')}[^–—]*?{listed('as_of')}.*$", re.IGNORECASE
        ),
        joiners=frozenset((*vocabulary.words("plan.and"), *vocabulary.words("plan.in_name"))),
        ands=frozenset(vocabulary.words("plan.and")),
        national_joiners=frozenset(vocabulary.words("plan.in_national")),
        adjective_endings=vocabulary.words("plan.adjective_ending"),
        no_adjective_endings=vocabulary.words("plan.no_adjective_ending"),
        case_number=re.compile(
            rf"\b(?:{alternation(vocabulary.words('plan.case_word'))})\s+\d", re.IGNORECASE
        ),
        place=re.compile(rf"\s*{_NAME}(?: (?:(?:{ands}) )?{_NAME})*"),
        place_and_kind=re.compile(
            rf"(?:{_NAME} (?:(?:{ands}) )?)?(?P<place>[A-ZÆØÅ][\w-]{{2,}})"
            r" (?P<kind>[a-zæøå-]{4,})(?![\w-])"
        ),
        municipality=vocabulary.words("plan.municipality")[0],
        until=alternation(vocabulary.words("plan.until")),
        parties=party_words(vocabulary),
    )


def _stem(word: str) -> str:
    """A word of the file as a pattern: "*" stands for the letters before or after a stem."""
    return r"\s+".join(r"[\w-]*".join(map(re.escape, part.split("*"))) for part in word.split())
