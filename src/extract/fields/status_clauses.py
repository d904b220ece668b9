"""A status text cut into clauses: tokens and cues in, clauses with what holds in each out.

Negation and plans ("skal", "planlagt") hold inside their clause, which ends at a
comma, at "men" and at the end of the sentence; what is only a step ("utkast",
"søknad") holds to the end of its sentence. Questions, and what is said under a
condition ("når avtalen er signert"), say nothing and are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.fields.status_cues import Cue, CueIndex, Token, ends, find_cues, tokenise

_CUTS = frozenset({",", "(", ")", "–", ":"})
_ASKED_STEM = 5
_SHORTEST_VERB = 3
_SHARE_CONCEPTS = {"finished", "done", "all", "partial", "auxiliary"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """One clause with the indexes of its cues counted from its first token.

    `part` is "partly", "none" or "all" when a share or count says so ("fire av
    fem", "60 %", "i to kommunar"), `share` the same for shares alone; else "".
    `is_step` says that a mere step is spoken of, `turned` that "men" or the like
    leads in. `planned_at` is the token after the first word of a plan.
    """

    tokens: Sequence[Token]
    cues: Sequence[Cue]
    concepts: frozenset[str]
    share: str
    part: str
    is_step: bool
    turned: bool
    planned_at: int | None
    index: CueIndex
    asked: frozenset[str] = frozenset()

    def has(self, concept: str) -> bool:
        return concept in self.concepts


def read_clauses(text: str, *, index: CueIndex, measure: str = "") -> Iterator[Clause]:
    """The clauses of a text that state something; `measure` is the title it belongs to.

    A step that the measure itself asks for ("Søkje midlar", status "Søknad er
    send") is no mere step.
    """
    tokens = _join_shares(tokenise(text), index)
    titled = frozenset(token.word for token in tokenise(measure)) if measure else frozenset()
    for sentence in _sentences(text, tokens):
        if sentence[-1].word != "?":
            yield from _clauses(sentence, index, titled)


def _join_shares(tokens: tuple[Token, ...], index: CueIndex) -> tuple[Token, ...]:
    """ "70 prosent" as the token "70%"."""
    names = index.small["per_cent"]
    if not any(token.word in names for token in tokens):
        return tokens
    joined: list[Token] = []
    for token in tokens:
        if token.word in names and joined and joined[-1].is_figure:
            joined[-1] = Token(joined[-1].word + "%", joined[-1].start, token.stop)
        else:
            joined.append(token)
    return tuple(joined)


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
    return last.word == "." and capital and not text[last.start - 1 : last.start].isdigit()


def _clauses(
    sentence: Sequence[Token], index: CueIndex, titled: frozenset[str]
) -> Iterator[Clause]:
    asked = {word[:_ASKED_STEM] for word in titled if len(word) >= _ASKED_STEM}
    found = find_cues(sentence, index)
    cues = [c for c in found if c.concept != "prelude" or not _asked(sentence, c, asked)]
    steps = (c.first for c in cues if c.concept == "draft" and not _asked(sentence, c, asked))
    step = next(steps, len(sentence))
    turned, at = False, 0
    for first, last in _cut(sentence, index):
        inside: list[Cue] = []
        while at < len(cues) and cues[at].first < last:
            inside.append(Cue(cues[at].concept, cues[at].first - first, cues[at].last - first))
            at += 1
        turned = turned or any(cue.concept == "turn" for cue in inside)
        says_nothing = last - first == 1 and sentence[first].word in _CUTS
        if not says_nothing and not _is_condition(sentence, first, index):
            yield _make_clause(
                sentence[first:last],
                inside,
                index,
                is_step=step < last,
                turned=turned,
                asked=titled,
            )


def _asked(sentence: Sequence[Token], cue: Cue, asked: set[str]) -> bool:
    return sentence[cue.first].word[:_ASKED_STEM] in asked


def _is_condition(sentence: Sequence[Token], first: int, index: CueIndex) -> bool:
    word = sentence[first].word
    return word in index.small["condition"] or (first > 0 and word in index.small["until"])


def _cut(sentence: Sequence[Token], index: CueIndex) -> Iterator[tuple[int, int]]:
    words = _CUTS | index.small["but"] | index.small["condition"] | index.small["until"]
    cuts = [
        at
        for at, token in enumerate(sentence)
        if at and (token.word in words or _joins_clauses(sentence, at, index))
    ]
    yield from zip([0, *cuts], [*cuts, len(sentence)], strict=True)


def _joins_clauses(sentence: Sequence[Token], at: int, index: CueIndex) -> bool:
    """ "... og deltek på samlingar", "... og kommunen samarbeider": a finite verb behind "og"."""
    if sentence[at].word not in index.small["joins"] or at + 2 >= len(sentence):
        return False
    behind, after = sentence[at + 1].word, sentence[at + 2].word
    if behind in index.small["subject"]:
        return _is_present(after, index)
    return _is_present(behind, index) and after in index.small["after_verb"]


def _is_present(word: str, index: CueIndex) -> bool:
    return len(word) > _SHORTEST_VERB and ends(word, index, "present_ending")


def _make_clause(
    tokens: Sequence[Token],
    cues: Sequence[Cue],
    index: CueIndex,
    *,
    is_step: bool,
    turned: bool,
    asked: frozenset[str],
) -> Clause:
    concepts = frozenset(cue.concept for cue in cues)
    share = _share(tokens, cues, index)
    counts = "all" not in concepts and _counts_some(tokens, cues, index)
    counted = "partly" if counts else ""
    return Clause(
        tokens=tokens,
        cues=cues,
        concepts=concepts,
        share=share,
        part="partly" if "partial" in concepts else share or counted,
        is_step=is_step,
        turned=turned,
        planned_at=next((cue.last for cue in cues if cue.concept == "planned"), None),
        index=index,
        asked=asked,
    )


def _share(tokens: Sequence[Token], cues: Sequence[Cue], index: CueIndex) -> str:
    """ "fire av fem", "60 %" as the status itself: partly, all, none; else ""."""
    of, none_of = index.small["of"], index.small["none_of"]
    if not any(token.word in of or token.is_share for token in tokens):
        return ""
    figures = _figures(tokens, cues)
    for at in range(1, len(tokens) - 1):
        if tokens[at].word in of and at + 1 in figures:
            some, whole = tokens[at - 1].word, tokens[at + 1].word
            if some in none_of:
                return "none"
            if at - 1 in figures:
                return "all" if some == whole else "partly"
    return _per_cent(tokens, cues, index)


def _per_cent(tokens: Sequence[Token], cues: Sequence[Cue], index: CueIndex) -> str:
    """A share counts when nothing else is named that it could be a share of."""
    shares = [token for token in tokens if token.is_share]
    if len(shares) != 1:
        return ""
    known = [cue for cue in cues if cue.concept in _SHARE_CONCEPTS]
    covered = {at for cue in known for at in range(cue.first, cue.last)}
    foreign = (token for at, token in enumerate(tokens) if token.is_word and at not in covered)
    if any(token.word not in index.around_share for token in foreign):
        return ""
    value = int(shares[0].word.rstrip("% ").replace(",", ".").split(".")[0][:6])
    return "all" if value >= 100 else "none" if value == 0 else "partly"


def _figures(tokens: Sequence[Token], cues: Sequence[Cue]) -> set[int]:
    spelled = {cue.first for cue in cues if cue.concept == "figure"}
    return spelled | {at for at, token in enumerate(tokens) if token.is_figure}


def _counts_some(tokens: Sequence[Token], cues: Sequence[Cue], index: CueIndex) -> bool:
    """A number of bodies, not all of them: "i to kommunar", "To av stillingane er lyste ut"."""
    figures = _figures(tokens, cues)
    if any(cue.concept == "counted" and cue.first - 1 in figures for cue in cues):
        return True
    of = index.small["of"]
    return any(at + 2 < len(tokens) and tokens[at + 1].word in of for at in figures)
