"""Full names of organisations: text in, the names printed in it out.

A full name has a place or another proper name beside the word for what it is: "Vik
kommune", "Nordby sykehus HF", "Statsforvaltaren i Vik", "IKT Vik"; or it is one of the
kinds there is one of in the country ("Helsedirektoratet"). "Kommunen", "barnehagane"
and "eit grønare sjukehus" are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from extract.fields.party_words import is_body, is_field
from extract.plan.words import PlanWords

_WORD = re.compile(r"[^\s,;:()|•·]+")
_PARTS = re.compile(r"\s+[–—|•·/]\s+|(?<=\w[\w)])[.:;]\s+|\s*[|•·]\s*|[ \t]{3,}")
_MOST_WORDS, _MOST_PLAIN = 10, 2
_LONGEST_PLACE = 7
"""Letters of a place before "i" in a name: "Bø i Vik kommune", not "Arbeidet i Vik kommune"."""
_CAPITAL = re.compile(r"[^\W\d_]")


def find_parts(text: str) -> list[str]:
    """The parts of a line that may each be a name: between dashes, bars, stops and colons."""
    return [part for found in _PARTS.split(text) if (part := found.strip(" \t–—-•·|"))]


def opening_name(text: str, words: PlanWords) -> str | None:
    """The full name that a text opens with; None when it opens with something else."""
    return _name_at(list(_WORD.finditer(text)), 0, text, words)


def names_in(text: str, words: PlanWords) -> Iterator[str]:
    """The full names in running text, each from the first of its capitalised words."""
    found = list(_WORD.finditer(text))
    at = 0
    while at < len(found):
        name = _name_at(found, at, text, words) if _is_capital(found[at][0]) else None
        if name:
            yield name
            at += len(name.split())
        else:
            at += 1


def _name_at(found: Sequence[re.Match[str]], at: int, text: str, words: PlanWords) -> str | None:
    """The name whose first word is number `at` of the words of a text."""
    if at >= len(found) or not _is_capital(found[at][0]) or words.no_place.fullmatch(found[at][0]):
        return None
    run = _unbroken(found[at : at + _MOST_WORDS], text)
    stop = _place_first(run, words) or _body_first(run, words) or _one_of_a_kind(run, words)
    if not stop:
        return None
    name = text[found[at].start() : found[at + stop - 1].end()].rstrip(".,;:")
    possessive = words.possessive.search(name)
    return name[:-1] if possessive else name


def _unbroken(found: Sequence[re.Match[str]], text: str) -> list[str]:
    """Words with no more than a space, or a comma in a list of places, between them."""
    kept = [found[0][0]]
    for before, word in pairwise(found):
        between = text[before.end() : word.start()]
        if before[0].endswith((".", "!", "?")) or between.strip(" \t") not in ("", ","):
            break
        if between.strip() and not _is_capital(word[0]):
            break
        kept.append(f",{word[0]}" if between.strip() else word[0])
    return kept


def _place_first(run: Sequence[str], words: PlanWords) -> int:
    """How many words of "Vik og Dal kommune", "Nordby sykehus HF" there are; 0 for none."""
    plain = 0
    for at, word in enumerate(run):
        bare = word.lstrip(",").rstrip(".")
        if at and bare.isupper() and words.form.fullmatch(bare):
            return at + 1 if _has_place(run[:at], words) else 0
        if at and not word.startswith(",") and _is_organisation(bare, words):
            if _is_capital(bare) and _ends_name(run[at + 1 : at + 2], words):
                continue  # "Nordre Fylke fylkeskommune"
            return _with_form(run, at + 1, words) if _has_place(run[:at], words) else 0
        if _is_capital(bare):
            plain = 0
        elif bare.lower() in words.joiners and _joins(run, at, words):
            continue
        elif words.kind_of_body.fullmatch(bare) and plain < _MOST_PLAIN:
            plain += 1
        else:
            return 0
    return 0


def _ends_name(following: Sequence[str], words: PlanWords) -> bool:
    """Whether the next word is a body's too, in small letters."""
    return any(word.islower() and _is_organisation(word, words) for word in following)


def _is_organisation(word: str, words: PlanWords) -> bool:
    return bool(words.body.fullmatch(word) or words.possessive.fullmatch(word))


def _joins(run: Sequence[str], at: int, words: PlanWords) -> bool:
    """Whether a small word stands inside a name: "Møre og Romsdal", "Bø i Vesterålen"."""
    if at + 1 >= len(run) or not (_is_capital(run[at + 1]) or run[at - 1].endswith("-")):
        return False
    if run[at].lower() in words.ands:
        return True
    return len(run[at - 1]) <= _LONGEST_PLACE and not is_body(run[at - 1], words.parties)


def _has_place(run: Sequence[str], words: PlanWords) -> bool:
    """Whether the words before the body hold a proper name, and name no plan or role."""
    first = run[0]
    if words.name.fullmatch(first) or words.wide_name.fullmatch(first):
        return False
    capital = [word.lstrip(",") for word in run if _is_capital(word.lstrip(","))]
    listed = any(word.startswith(",") for word in run) and is_body(capital[0], words.parties)
    return not listed and not all(_is_plain(word, words) for word in capital)


def _is_plain(word: str, words: PlanWords) -> bool:
    """Whether a word with a capital is no proper name: "Teknisk", "Barne-", "Interkommunalt"."""
    is_kind = words.kind_of_body.fullmatch(word) or words.no_place.fullmatch(word)
    return word.endswith("-") or bool(is_kind) or is_field(word, words.parties)


def _with_form(run: Sequence[str], stop: int, words: PlanWords) -> int:
    """With "HF", "IKS" and the like after the body's word."""
    return stop + sum(1 for _ in takewhile(lambda w: words.form.fullmatch(w), run[stop:]))


def _body_first(run: Sequence[str], words: PlanWords) -> int:
    """How many words of "Sykehuset Vik", "Samarbeidsrådet for helse i Vik" there are."""
    head = next((i for i, w in enumerate(run[:3]) if words.body_first.fullmatch(w)), None)
    if head is None or not all(_is_before_body(word, words) for word in run[:head]):
        return 0
    rest = run[head + 1 :]
    is_bare = bool(rest) and _is_capital(rest[0]) and not _is_common(rest[0], words)
    if is_bare and not (run[head].isupper() and is_field(run[head], words.parties)):
        return head + 1 + _places(rest, words)
    if not rest or not words.inside_name.fullmatch(rest[0]):
        return 0
    until = next((i for i, word in enumerate(rest) if i and _is_capital(word)), 0)
    if words.national.fullmatch(run[head]) and (not until or _is_common(rest[until], words)):
        return head + 1 + _subject(rest, words)
    if not until or any(not _may_be_inside(w, words) for w in rest[:until]):
        return 0
    stop = head + 1 + until + _places(rest[until:], words)
    more = run[stop : stop + 1]
    return stop + bool(more and words.body.fullmatch(more[0]))


def _subject(rest: Sequence[str], words: PlanWords) -> int:
    """How many words "for smittevern", "for barn og unge" are: what a directorate is for."""
    stop = 2
    while stop + 1 < len(rest) and rest[stop] in words.ands and rest[stop + 1].isalpha():
        stop += 2
    return stop if len(rest) > 1 and rest[1].strip(".").isalpha() else 0


def _is_common(word: str, words: PlanWords) -> bool:
    """Whether a word with a capital names a plan or begins a sentence."""
    patterns = (words.no_place, words.name, words.wide_name, words.inside_name)
    return any(pattern.fullmatch(word) for pattern in patterns)


def _is_before_body(word: str, words: PlanWords) -> bool:
    """ "Interkommunalt friluftsråd", "Barne- og familieeininga"."""
    return word.endswith("-") or word in words.ands or bool(words.kind_of_body.fullmatch(word))


def _may_be_inside(word: str, words: PlanWords) -> bool:
    """ "for psykisk helse og rus i": no verb's sentence is a name."""
    return word.isalpha() and not words.said.fullmatch(word)


def _places(run: Sequence[str], words: PlanWords) -> int:
    """How many words the places take that a text opens with: "Lofoten, Vesterålen og Salten"."""
    stop = 0
    for at, word in enumerate(run):
        if _is_capital(word.lstrip(",")):
            stop = at + 1
        elif word not in words.ands:
            break
    return stop


def _one_of_a_kind(run: Sequence[str], words: PlanWords) -> int:
    """How many words of "Helse- og omsorgsdepartementet" there are."""
    for at, word in enumerate(run[:4]):
        if words.national.fullmatch(word.rstrip(".")):
            return at + 1
        if not (word.endswith("-") or word in words.national_joiners):
            return 0
    return 0


def _is_capital(word: str) -> bool:
    """Whether a word's first letter is a capital; "IKT" and "VIK" too, "F3" not."""
    return bool(_CAPITAL.match(word)) and word[0].isupper() and not any(map(str.isdigit, word))
