"""Verbs that no words file lists, told by their form and place: a clause in, cues out.

They speak only where no word of a state does: a participle after an auxiliary ("er
pussa"), a listed past tense, a passive ("kartlegges", "utgreiast"), and the finite verb
beside its subject, since Norwegian has it in second place ("Vi flytta inn", "Fagdagen
samlet 80 deltakere", "Kommunen samarbeider med NAV").
"""

from __future__ import annotations

from collections.abc import Iterator

from extract.fields.status_clauses import Clause
from extract.fields.status_cues import Cue, CueIndex, ends

_REACH = 6
_SHORTEST_PASSIVE = 6


def find_verbs(clause: Clause) -> Iterator[Cue]:
    """The cues of a clause that no listed word of a state is in, the surest form first."""
    covered = {at for cue in clause.cues for at in range(cue.first, cue.last)}
    past = [cue for cue in clause.cues if cue.concept == "past"]
    participle = _find_participle(clause, covered)
    if past or participle:
        yield from (*past, *((participle,) if participle else ()))
        return
    verb = _find_passive(clause, covered) or _find_finite(clause, covered)
    if verb:
        yield verb


def find_lead(clause: Clause) -> int:
    """The place of the first word that is no "og" or "men"; the number of tokens without one."""
    small = clause.index.small
    for at, token in enumerate(clause.tokens):
        if token.is_word and token.word not in small["joins"] | small["but"]:
            return at
    return len(clause.tokens)


def is_passive(word: str, index: CueIndex) -> bool:
    """ "utredes", "kartleggjast"; not "felles", "kommunenes"."""
    long = len(word) >= _SHORTEST_PASSIVE and word.endswith(index.passive_endings)
    return long and not word.endswith(index.not_passive_endings) and word not in index.not_passives


def _find_participle(clause: Clause, covered: set[int]) -> Cue | None:
    auxiliaries = {cue.first for cue in clause.cues if cue.concept == "auxiliary"}
    alone = sum(token.is_word for token in clause.tokens) == 1
    auxiliary, before = -_REACH - 1, ""
    for at, token in enumerate(clause.tokens):
        auxiliary = at if at in auxiliaries else auxiliary
        free = at not in covered and token.is_word and len(token.word) > 3
        free, before = free and before not in clause.index.small["before_noun"], token.word
        likely = alone or at - auxiliary <= _REACH
        if free and likely and _is_plain_participle(token.word, clause.index, alone=alone):
            return Cue("plain", at, at + 1)
    return None


def _is_plain_participle(word: str, index: CueIndex, *, alone: bool) -> bool:
    endings = index.single_endings if alone else index.plain_endings
    return word.endswith(endings) and word not in index.not_participles


def _find_passive(clause: Clause, covered: set[int]) -> Cue | None:
    for at, token in enumerate(clause.tokens):
        if at not in covered and token.is_word and is_passive(token.word, clause.index):
            return Cue("running", at, at + 1)
    return None


def _find_finite(clause: Clause, covered: set[int]) -> Cue | None:
    """The finite verb, when it tells of something done or going on."""
    at = _finite_place(clause)
    if at is None or at in covered or at >= len(clause.tokens):
        return None
    word, silent = clause.tokens[at].word, clause.index.small["silent_verb"]
    if len(word) <= 3 or word in silent or word in clause.index.not_participles:
        return None
    if ends(word, clause.index, "past_ending"):
        return Cue("past", at, at + 1)
    return Cue("running", at, at + 1) if ends(word, clause.index, "present_ending") else None


def _finite_place(clause: Clause) -> int | None:
    """Beside "vi" ("vi flytta", "i mai flytta vi"), behind a definite noun or "og" that leads."""
    tokens, first, small = clause.tokens, find_lead(clause), clause.index.small
    for at in range(first, len(tokens)):
        if tokens[at].word in small["subject"]:
            place = at + 1 if at == first else at - 1
            return place if place < len(tokens) and tokens[place].is_word else None
    if first and tokens[first - 1].word in small["joins"]:
        return first
    leads = len(tokens) > first + 1 and ends(tokens[first].word, clause.index, "definite_ending")
    return first + 1 if leads and tokens[first + 1].is_word else None
