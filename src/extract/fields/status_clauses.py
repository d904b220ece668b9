"""What each clause of a status says: tokens and cues in, marks out.

A mark is finer than a state: "vil bli sluttført" is `finishing`, "ikkje ferdig"
is `unfinished`, "Utkast er klart" is `progress`, "i to kommunar" makes `partly`.
Negation and plans ("skal", "planlagt") hold inside their clause, which ends at a
comma, at "men" and at the end of the sentence; what is only a step ("utkast",
"søknad") holds for its sentence. Questions say nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.fields.status_cues import Cue, CueIndex, Token, find_cues, tokenise

# A negation after these verbs belongs to them: "startar ikkje", "blir ikke videreført".
_NEGATED_BEHIND = {"started", "starting", "going", "running", "kept", "ongoing", "on_track"}
_STATES = {
    "finished", "done", "participle", "plain", "started", "starting", "going", "running",
    "on_track", "preparing", "delayed", "paused", "waiting", "cancelled", "ongoing", "kept",
    "wanted", "activity", "remaining", "unknown",
}  # fmt: skip
_PRESENT_PASSIVE = {"blir", "vert"}
_PLAIN_NEGATIONS = {"ikke", "ikkje"}
_REACH = 6


@dataclass(frozen=True, slots=True)
class Mark:
    """What one cue says in its clause; `turned` when "men", "nå" or the like leads it in."""

    kind: str
    turned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Clause:
    tokens: Sequence[Token]
    cues: Sequence[Cue]
    is_step: bool
    turned: bool
    index: CueIndex

    def has(self, concept: str) -> bool:
        return any(cue.concept == concept for cue in self.cues)


def read_marks(text: str, *, index: CueIndex, measure: str = "") -> tuple[Mark, ...]:
    """The marks of a status text in their order; `measure` is the title it belongs to.

    A step that the measure itself asks for ("Søkje midlar", status "Søknad er
    send") is no mere step.
    """
    tokens = tokenise(text)
    asked = {t.word[:5] for t in tokenise(measure) if t.is_word and len(t.word) > 4}
    marks: list[Mark] = []
    for sentence in _sentences(text, tokens):
        if sentence[-1].word == "?":
            continue
        for clause in _clauses(sentence, index, asked):
            marks.extend(_read_clause(clause))
    return tuple(marks)


def _sentences(text: str, tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    first = 0
    for at in range(1, len(tokens) + 1):
        if at == len(tokens) or _ends_sentence(text, tokens[at - 1], tokens[at]):
            yield tokens[first:at]
            first = at


def _ends_sentence(text: str, last: Token, following: Token) -> bool:
    if last.word in {"!", "?", ";", "•"}:
        return True
    capital = text[following.start].isupper()
    if "\n" in text[last.stop : following.start]:
        return capital or not following.is_word
    before_dot = text[last.start - 1 : last.start]
    return last.word == "." and capital and not before_dot.isdigit()


def _clauses(sentence: Sequence[Token], index: CueIndex, asked: set[str]) -> Iterator[_Clause]:
    cues = find_cues(sentence, index)
    steps = [c.first for c in cues if c.concept == "draft" and not _is_asked(sentence, c, asked)]
    cuts = [at for at, token in enumerate(sentence) if token.word in {",", "(", "–", "men", ":"}]
    turned = False
    for first, last in zip([0, *cuts], [*cuts, len(sentence)], strict=True):
        inside = [c for c in cues if first <= c.first < last]
        turned = turned or any(c.concept == "turn" for c in inside)
        if last > first:
            yield _Clause(
                tokens=sentence[first:last],
                cues=[Cue(c.concept, c.first - first, c.last - first) for c in inside],
                is_step=any(step < last for step in steps),
                turned=turned,
                index=index,
            )


def _is_asked(sentence: Sequence[Token], cue: Cue, asked: set[str]) -> bool:
    return sentence[cue.first].word[:5] in asked


def _read_clause(clause: _Clause) -> Iterator[Mark]:
    cues = [cue for cue in clause.cues if cue.concept in _STATES]
    if not any(cue.concept not in {"wanted", "activity"} for cue in cues):
        cues = sorted([*cues, *_plain_participles(clause)], key=lambda cue: cue.first)
    negated = set(_negated(clause, cues))
    kinds = [kind for cue in cues for kind in [_meaning(cue, clause, cue in negated)] if kind]
    if _points(clause):
        kinds.append("pointer")
    if not kinds:
        kinds = list(_without_state(clause))
    yield from (Mark(kind, clause.turned) for kind in kinds)


def _points(clause: _Clause) -> bool:
    """ "Sjå eiga sak", "jf. 3.2", "omtales i årsmeldingen"; not "se nærmere på"."""
    places = {cue.first for cue in clause.cues if cue.concept == "place"}
    figures = {at for at, token in enumerate(clause.tokens) if token.is_figure}
    return clause.has("pointed") or any(
        cue.concept == "pointer" and 0 <= place - cue.last < 3
        for cue in clause.cues
        for place in places | figures
    )


def _plain_participles(clause: _Clause) -> Iterator[Cue]:
    """ "er pussa": a word that ends like a participle, some words after an auxiliary."""
    covered = {at for cue in clause.cues for at in range(cue.first, cue.last)}
    auxiliaries = [cue.first for cue in clause.cues if cue.concept == "auxiliary"]
    for at, token in enumerate(clause.tokens):
        near = any(0 < at - auxiliary <= _REACH for auxiliary in auxiliaries)
        free = at not in covered and token.is_word and len(token.word) > 3
        likely = token.word.endswith(clause.index.plain_endings)
        if near and free and likely and token.word not in clause.index.not_participles:
            yield Cue("plain", at, at + 1)
            return


def _negated(clause: _Clause, cues: Sequence[Cue]) -> Iterator[Cue]:
    for negation in (cue for cue in clause.cues if cue.concept == "negation"):
        behind = [cue for cue in cues if cue.first >= negation.last]
        before = [cue for cue in cues if cue.last <= negation.first]
        word = clause.tokens[negation.first].word
        if behind:
            yield behind[0]
        elif (
            before
            and word in _PLAIN_NEGATIONS
            and before[-1].concept in _NEGATED_BEHIND
            and negation.first - before[-1].last < 2
        ):
            yield before[-1]


def _meaning(cue: Cue, clause: _Clause, negated: bool) -> str | None:
    planned = any(c.concept == "planned" and c.last <= cue.first for c in clause.cues)
    match cue.concept:
        case "done" | "participle" | "plain":
            return _done(cue, clause, negated=negated, planned=planned)
        case "finished":
            if negated:
                return "unfinished"
            return "finishing" if planned else _whole_or_part(clause, "finished")
        case "started" | "starting" | "preparing" as concept:
            if negated:
                return "unstarted"
            if planned or concept == "starting":
                return "starting"
            return "progress"
        case "going" | "running":
            if negated:
                return "cancelled" if planned else "unstarted"
            return "planned" if planned else cue.concept
        case "kept":
            return "cancelled" if negated else None if planned and _is_weak(clause) else "kept"
        case "on_track":
            return "delayed" if negated else "on_track"
        case "delayed":
            return "on_track" if negated else "delayed"
        case "wanted":
            return "cancelled" if negated else None
        case "activity":
            return "unstarted" if negated else None
        case "ongoing":
            return "unstarted" if negated else "ongoing"
        case "remaining":
            return None if negated else _remaining(clause)
    return None if negated else cue.concept


def _done(cue: Cue, clause: _Clause, *, negated: bool, planned: bool) -> str:
    if negated:
        present = any(t.word in _PRESENT_PASSIVE for t in clause.tokens[: cue.first])
        return "cancelled" if planned or present else "unstarted"
    return "planned" if planned else _whole_or_part(clause, "done")


def _whole_or_part(clause: _Clause, whole: str) -> str:
    if clause.has("partial") or _share(clause) == "partly" or _counts_some(clause):
        return "partly"
    if _share(clause) == "none":
        return "unstarted"
    return "progress" if clause.is_step else whole


def _remaining(clause: _Clause) -> str:
    alone = sum(token.is_word for token in clause.tokens) == 1
    return "unstarted" if alone else "remaining"


def _is_weak(clause: _Clause) -> bool:
    """ "vil kunne vidareførast": a possibility, not a plan."""
    return any(token.word in {"kan", "kunne"} for token in clause.tokens)


def _without_state(clause: _Clause) -> Iterator[str]:
    """What a clause says that holds no word of a state."""
    words = [token for token in clause.tokens if token.is_word]
    if _share(clause):
        yield {"partly": "partly", "all": "finished", "none": "unstarted"}[_share(clause)]
    elif clause.has("partial") and not clause.has("planned"):
        yield "partly"
    elif clause.has("planned"):
        yield "planned"
    elif clause.is_step and clause.has("draft"):
        yield "progress"
    elif len(words) == 1 and clause.has("negation"):
        yield "unstarted"


def _share(clause: _Clause) -> str:
    """ "fire av fem", "60 %" as the status itself: partly, all, none; else ""."""
    figures = _figures(clause)
    tokens = clause.tokens
    for at in range(1, len(tokens) - 1):
        if tokens[at].word == "av" and at - 1 in figures and at + 1 in figures:
            some, whole = tokens[at - 1].word, tokens[at + 1].word
            return "all" if some == whole else "none" if some in {"0", "ingen"} else "partly"
    return _per_cent(clause)


def _per_cent(clause: _Clause) -> str:
    shares = [token for token in clause.tokens if token.word.endswith("%")]
    plain = {"finished", "done", "around_share", "all", "partial", "auxiliary"}
    covered = {
        at for cue in clause.cues if cue.concept in plain for at in range(cue.first, cue.last)
    }
    foreign = any(t.is_word and at not in covered for at, t in enumerate(clause.tokens))
    if len(shares) != 1 or foreign:
        return ""
    value = float(shares[0].word.rstrip("% ").replace(",", ".").split(".")[0])
    return "all" if value >= 100 else "none" if value == 0 else "partly"


def _figures(clause: _Clause) -> set[int]:
    spelled = {cue.first for cue in clause.cues if cue.concept == "figure"}
    return spelled | {at for at, token in enumerate(clause.tokens) if token.is_figure}


def _counts_some(clause: _Clause) -> bool:
    """ "i to kommunar", "Fire kommuner er ferdige": a number of bodies, not all of them."""
    if clause.has("all"):
        return False
    figures = _figures(clause)
    return any(c.concept == "counted" and c.first - 1 in figures for c in clause.cues)
