"""What the clauses of a status say: clauses in, marks out.

A mark is finer than a state: "vil bli sluttført" is `finishing`, "ikkje ferdig"
is `unfinished`, "Utkast er klart" is `progress`, "i to kommunar" makes `partly`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.fields.status_clauses import Clause, read_clauses
from extract.fields.status_cues import Cue, CueIndex, ends
from extract.fields.status_verbs import find_lead, find_verbs, is_passive

# A negation after these verbs belongs to them: "startar ikkje", "blir ikke videreført".
_NEGATED_BEHIND = frozenset(
    {"started", "starting", "going", "running", "habit", "kept", "ongoing", "past"}
)
STATES = {
    "finished", "done", "participle", "started", "starting", "going", "running", "habit",
    "on_track", "preparing", "delayed", "paused", "waiting", "cancelled", "ongoing", "kept",
    "wanted", "activity", "remaining", "unknown", "pointed", "funded", "lacking",
}  # fmt: skip
# These say nothing without a negation, so that a plain participle may still speak.
_SILENT = {"wanted", "activity"}
_POINTER_REACH = 3
_AIM_REACH = 4
_OVER = frozenset({"finished", "done", "participle"})
_YEAR = re.compile(r"20\d\d")
# "søk(t)" in "søknad", "utred(et)" in "utredning"
_SHORTEST_STEM, _LONG_STEM, _LONGEST_ENDING = 2, 5, 4


@dataclass(frozen=True, slots=True)
class Mark:
    """What one cue says in its clause; `turned` when "men", "nå" or the like leads it in."""

    kind: str
    turned: bool = False


def read_marks(text: str, *, index: CueIndex, measure: str = "") -> tuple[Mark, ...]:
    """The marks of a status text in their order; `measure` is the title it belongs to."""
    clauses = read_clauses(text, index=index, measure=measure)
    return tuple(mark for clause in clauses for mark in _read_clause(clause))


def _read_clause(clause: Clause) -> Iterator[Mark]:
    cues = [c for c in clause.cues if c.concept in STATES and not _is_noun(c, clause)]
    if all(cue.concept in _SILENT for cue in cues):
        cues = sorted([*cues, *find_verbs(clause)], key=lambda cue: cue.first)
    negated = _negated(clause, cues)
    kinds = [kind for cue in cues for kind in [_meaning(cue, clause, cue in negated)] if kind]
    if _points(clause):
        kinds.append("pointer")
    for kind in kinds or _without_state(clause):
        yield Mark(kind, clause.turned)


def _is_noun(cue: Cue, clause: Clause) -> bool:
    """ "men bygget er ikke reist": what leads in front of an auxiliary is its subject."""
    at = cue.first
    if at != find_lead(clause) or cue.last != at + 1 or cue.concept not in _OVER:
        return False
    leads = any(other.concept == "auxiliary" and other.first == at + 1 for other in clause.cues)
    return leads and ends(clause.tokens[at].word, clause.index, "neuter_ending")


def _negated(clause: Clause, cues: Sequence[Cue]) -> set[Cue]:
    """The cues that a negation turns round: the next one, else the verb in front of it."""
    turned: set[Cue] = set()
    at = 0
    for negation in (cue for cue in clause.cues if cue.concept == "negation"):
        while at < len(cues) and cues[at].first < negation.last:
            at += 1
        if at < len(cues):
            turned.add(cues[at])
            # "ikkje ferdig i tide", "ikke levert som planlagt"
            turned.update(cue for cue in cues[at + 1 : at + 2] if cue.concept == "on_track")
        elif at and _turns_back(negation, cues[at - 1], clause):
            turned.add(cues[at - 1])
    return turned


def _turns_back(negation: Cue, cue: Cue, clause: Clause) -> bool:
    plain = clause.tokens[negation.first].word in clause.index.small["not"]
    return plain and cue.concept in _NEGATED_BEHIND and negation.first - cue.last < 2


def _points(clause: Clause) -> bool:
    """ "Sjå eiga sak", "jf. 3.2"; not "se nærmere på"."""
    if not clause.has("pointer"):
        return False
    places = {cue.first for cue in clause.cues if cue.concept == "place"}
    places |= {at for at, token in enumerate(clause.tokens) if token.is_figure}
    return any(
        cue.concept == "pointer"
        and not places.isdisjoint(range(cue.last, cue.last + _POINTER_REACH))
        for cue in clause.cues
    )


def _meaning(cue: Cue, clause: Clause, negated: bool) -> str | None:
    planned = clause.planned_at is not None and clause.planned_at <= cue.first
    match cue.concept:
        case "done" | "participle" | "plain" | "past" | "finished":
            return _over(cue, clause, negated=negated, planned=planned)
        case "started" | "starting" | "preparing":
            return _begun(cue, clause, negated=negated, planned=planned)
        case "going" | "running":
            if negated:
                return "cancelled" if planned else "unstarted"
            return "planned" if planned or _is_dated(cue, clause) else cue.concept
        case "kept":
            return "cancelled" if negated else None if planned and _is_weak(clause) else "kept"
        case "habit" | "ongoing":
            return "unstarted" if negated else "kept" if cue.concept == "habit" else "ongoing"
        case "on_track":
            return "delayed" if negated else "on_track"
        case "delayed":
            return "on_track" if negated else "delayed"
        case "wanted":
            return "cancelled" if negated else None
        case "activity" | "funded":
            return "unstarted" if negated else "planned" if cue.concept == "funded" else None
        case "lacking":
            return "unstarted"
        case "remaining":
            return None if negated else _remaining(clause)
        case "pointed":
            return "pointer"
    return None if negated else cue.concept


def _over(cue: Cue, clause: Clause, *, negated: bool, planned: bool) -> str:
    """What a word for "done" says: whole or part, a step, denied, planned or going on."""
    finished = cue.concept == "finished"
    present = _is_present(cue, clause)
    planned = planned or _is_aim(cue, clause)
    if clause.share == "none":
        return "unstarted"
    if negated:
        if planned or present:
            return "cancelled" if not finished else "unfinished"
        return "unfinished" if finished else "unstarted"
    if planned or present:
        later = planned or clause.has("planned")
        return "finishing" if finished else "planned" if later else "running"
    if clause.part == "partly":
        return "partly"
    if clause.is_step:
        return "progress"
    return "finished" if finished else "prelude" if clause.has("prelude") else "done"


def _is_present(cue: Cue, clause: Clause) -> bool:
    """ "vert ferdig i haust", "blir tatt opp": not over yet."""
    before = clause.tokens[max(0, cue.first - 3) : cue.first]
    return any(token.word in clause.index.small["becomes"] for token in before)


def _is_aim(cue: Cue, clause: Clause) -> bool:
    """ "jobbar for å få dette på plass": behind an infinitive it is what is aimed at."""
    first = max(0, cue.first - _AIM_REACH)
    before = clause.tokens[first : cue.first]
    to = [at for at, token in enumerate(before, first) if token.word in clause.index.small["to"]]
    between = any(c.concept == "auxiliary" and c.first > to[-1] for c in clause.cues) if to else 0
    return bool(to) and not between


def _begun(cue: Cue, clause: Clause, *, negated: bool, planned: bool) -> str:
    if negated:
        return "unstarted"
    to_do = cue.first > 0 and clause.tokens[cue.first - 1].word in clause.index.small["to"]
    if planned or to_do or cue.concept == "starting" or _is_present(cue, clause):
        return "starting"
    if cue.concept == "preparing":
        whole = clause.has("all") or _is_asked(clause.tokens[cue.first].word, clause)
        return "done" if whole else "progress"
    perfect = cue.first > 0 and clause.tokens[cue.first - 1].word in clause.index.small["has"]
    return "begun" if perfect and not clause.concepts & _OVER else "progress"


def _is_asked(word: str, clause: Clause) -> bool:
    """Whether the measure is to do just this: "Søke om midlar", status "Søkt i mars"."""
    if not word.endswith(clause.index.plain_endings):
        return False
    stem = word[:-2] if ends(word, clause.index, "neuter_ending") else word[:-1]
    most = _LONGEST_ENDING if len(stem) >= _LONG_STEM else _LONGEST_ENDING - 1
    return len(stem) > _SHORTEST_STEM and any(
        said.startswith(stem) and len(said) - len(stem) <= most for said in clause.asked
    )


def _is_dated(cue: Cue, clause: Clause) -> bool:
    """ "Utredes våren 2024": a day or a season behind a passive is when it will be."""
    word = clause.tokens[cue.first].word
    if not is_passive(word, clause.index) or word in clause.index.small["treated"]:
        return False
    behind = clause.tokens[cue.last :]
    return any(t.word in clause.index.times or _YEAR.fullmatch(t.word) for t in behind)


def _remaining(clause: Clause) -> str:
    alone = sum(token.is_word for token in clause.tokens) == 1
    return "unstarted" if alone else "remaining"


def _is_weak(clause: Clause) -> bool:
    """ "vil kunne vidareførast": a possibility, not a plan."""
    return any(token.word in clause.index.small["may"] for token in clause.tokens)


def _without_state(clause: Clause) -> list[str]:
    """What a clause says that holds no word of a state."""
    if clause.share:
        return [{"partly": "partly", "all": "finished", "none": "unstarted"}[clause.share]]
    if clause.has("planned"):
        return ["planned"]
    if clause.has("partial"):
        return ["partly"]
    if clause.is_step and clause.has("draft"):
        return ["progress"]
    alone = sum(token.is_word for token in clause.tokens) == 1
    return ["unstarted"] if alone and clause.has("negation") else []
