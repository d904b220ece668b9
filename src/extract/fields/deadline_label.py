"""A deadline's header or label -> what it says of the times below it."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from extract.fields.deadline_statements import trim_scope
from extract.fields.time_grammar.lexicon import Lexeme, Lexicon, lex
from extract.fields.time_grammar.numerals import read_year


class LabelFacts(NamedTuple):
    """`scope` of "Frist for første forløp", `year` of "Frist 2021", `unit` of "Uke".

    `is_start`: "Oppstart", "Frist for oppstart".
    """

    scope: str | None = None
    year: int | None = None
    unit: str | None = None
    is_start: bool = False


@lru_cache(maxsize=1024)
def read_label(label: str, lexicon: Lexicon) -> LabelFacts:
    """Labels are few and come again for every measure, so they are remembered."""
    lexemes = [x for x in lex(label, lexicon) if x.kind != "end"]
    kinds = {x.kind for x in lexemes}
    years = [year for i, _ in enumerate(lexemes) if (year := _year_at(lexemes, i)) is not None]
    units = [x.value for x in lexemes if x.kind == "unit" and x.stop - x.start > 1]
    ends = kinds & {"finish", "done", "cue", "strong_cue"} and not _asks_for_start(lexemes)
    return LabelFacts(
        scope=_find_scope(lexemes, label, lexicon),
        year=years[0] if len(years) == 1 else None,
        unit=units[0] if len(units) == 1 else None,
        is_start="start" in kinds and not ends,
    )


def _year_at(lexemes: list[Lexeme], at: int) -> int | None:
    padded = [*lexemes[at : at + 2], Lexeme("end", "", 0, 0), Lexeme("end", "", 0, 0)]
    found = read_year(padded, 0)
    return None if found is None else found[0]


def _after_for(lexemes: list[Lexeme]) -> int:
    """The index after "Frist for", or 0."""
    for at, lexeme in enumerate(lexemes[:-1]):
        following = lexemes[at + 1]
        if lexeme.kind in ("strong_cue", "cue") and following.kind == "in":
            return at + 2
    return 0


def _asks_for_start(lexemes: list[Lexeme]) -> bool:
    """Frist for oppstart."""
    after = _after_for(lexemes)
    return bool(after) and lexemes[after:] != [] and lexemes[after].kind == "start"


def _find_scope(lexemes: list[Lexeme], label: str, lexicon: Lexicon) -> str | None:
    after = _after_for(lexemes)
    if not after:
        return None
    words = [x for x in lexemes[after:] if x.kind != "mark"]
    return trim_scope(words, label, lexicon)
