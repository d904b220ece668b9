"""Mentions in prose, found by spaCy: text in, spans of times, statuses and parties out.

The pipeline is `blank("nb")` or `blank("nn")` with Norwegian print's own infixes
("Frist:31.12.2021", "2021–2024", "2.kvartal") and two components registered by
name, so that it can be saved, loaded and extended:

- `tiltak_cues`: the words of words/*.toml, found by PhraseMatcher, as
  `doc.spans["cues"]` with the concept as label;
- `tiltak_mentions`: what the cues and the figures around them make together, as
  `doc.spans["mentions"]` with the labels time, status, party, deadline ("Frist"), and
  as `doc.spans["stated"]` the sentences that say how far the measure itself has come
  ("Arbeidet er godt i gang."). Only texts that hold a cue or a figure are looked at,
  since the rules cost ten times the cues.

A mention says where to look; what it means is for `fields` to read on characters.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import spacy
from spacy.language import Language
from spacy.matcher import Matcher, PhraseMatcher
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc, Span, Token
from spacy.util import compile_infix_regex, compile_suffix_regex, filter_spans

from extract.language.cues import DATE, TELLING, openings_of, phrases_of
from extract.vocabulary import Vocabulary, load, remembered

_CUES, _MENTIONS, _STATED = "cues", "mentions", "stated"
# "Frist:31.12", "2.kvartal", "2021–2024", "kl.10", "Ferdig;se"
_INFIXES = (
    r"(?<=[^\W\d_])[:;](?=[\w])",
    r"(?<=\d)\.(?=[^\W\d_]{3,})",
    r"(?<=\d)[–—−-](?=\d)",
    r"(?<=[^\W\d_])[/](?=[^\W\d_])",
    r"(?<=[^\W\d_]{2})\.(?=\d)",
    r"(?<=[^\W\d_]{2})\.(?=[^\W\d_]{3})",
)
# "2021." at the end of a sentence; a day's "1." keeps its dot
_SUFFIXES = (r"(?<=(?:19|20)\d\d)\.",)
_REACH = 3
# These change what a status word says, and say nothing alone.
_MODIFIERS = frozenset({"status.negation", "status.planned", "status.partial"})
_JOINING = frozenset("-–—−/")
_ENDS = frozenset({".", "!", "?", ";"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """`start:stop` are characters of the text; `kind` is time, status or party."""

    kind: str
    start: int
    stop: int


class CueFinder:
    """The component `tiltak_cues`; `phrases` are lists of words by concept."""

    def __init__(self, nlp: Language, phrases: Mapping[str, list[str]]) -> None:
        self.nlp = nlp
        self.fill(phrases)

    def fill(self, phrases: Mapping[str, Iterable[str]]) -> None:
        self.phrases = {concept: list(words) for concept, words in phrases.items()}
        self.matcher = PhraseMatcher(self.nlp.vocab, attr="LOWER")
        for concept, words in self.phrases.items():
            self.matcher.add(concept, [self.nlp.make_doc(word) for word in words])

    def __call__(self, doc: Doc) -> Doc:
        doc.spans[_CUES] = filter_spans(self.matcher(doc, as_spans=True))
        return doc

    def to_disk(self, path: Path, *, exclude: tuple[str, ...] = ()) -> None:
        path.write_text(json.dumps(self.phrases, ensure_ascii=False), encoding="utf-8")

    def from_disk(self, path: Path, *, exclude: tuple[str, ...] = ()) -> CueFinder:
        self.fill(json.loads(path.read_text(encoding="utf-8")))
        return self


class MentionFinder:
    """The component `tiltak_mentions`: runs of cues and figures, party sentences, and
    sentences about the measure itself, of which `words` are the subjects and verbs."""

    def __init__(self, nlp: Language, words: Mapping[str, list[str]]) -> None:
        self.vocab = nlp.vocab
        self.figures = Matcher(nlp.vocab)
        self.figures.add("time", [[{"TEXT": {"REGEX": rf"^(?:{DATE})$"}}]])
        self.fill(words)

    def fill(self, words: Mapping[str, Iterable[str]]) -> None:
        self.words = {name: list(listed) for name, listed in words.items()}
        self.openings = Matcher(self.vocab)
        pattern = [{"LOWER": {"IN": self.words.get(name, [])}} for name in ("subject", "verb")]
        self.openings.add("stated", [pattern])

    def __call__(self, doc: Doc) -> Doc:
        cues = list(doc.spans.get(_CUES, ()))
        spans = cues + self.figures(doc, as_spans=True)
        doc.spans[_MENTIONS] = list(_mentions(doc, spans)) if spans else []
        openings = self.openings(doc, as_spans=True) if cues else []
        doc.spans[_STATED] = list(_stated(doc, openings, cues))
        return doc

    def to_disk(self, path: Path, *, exclude: tuple[str, ...] = ()) -> None:
        path.write_text(json.dumps(self.words, ensure_ascii=False), encoding="utf-8")

    def from_disk(self, path: Path, *, exclude: tuple[str, ...] = ()) -> MentionFinder:
        self.fill(json.loads(path.read_text(encoding="utf-8")))
        return self


@Language.factory("tiltak_cues", default_config={"phrases": {}})
def make_cue_finder(nlp: Language, name: str, phrases: dict[str, list[str]]) -> CueFinder:
    return CueFinder(nlp, phrases)


@Language.factory("tiltak_mentions", default_config={"words": {}})
def make_mention_finder(nlp: Language, name: str, words: dict[str, list[str]]) -> MentionFinder:
    return MentionFinder(nlp, words)


def build_pipeline(
    language: str, *, vocabulary: Vocabulary | None = None, extra_words: Path | None = None
) -> Language:
    """The pipeline of one language ("nb" or "nn"), an analyst's own words added.

    `nlp.to_disk(folder)` saves it; `load_pipeline(folder)` gives it back.
    Raises VocabularyError for a words file that breaks the rules, ValueError for
    another language.
    """
    if language not in ("nb", "nn"):
        raise ValueError(f"language must be nb or nn, not {language!r}")
    nlp = spacy.blank(language)
    infixes = (*_INFIXES, *(nlp.Defaults.infixes or ()))
    tokenizer, finder = nlp.tokenizer, nlp.add_pipe("tiltak_cues")
    assert isinstance(tokenizer, Tokenizer) and isinstance(finder, CueFinder)
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    # "2.kvartal" and "jf.tiltak" pass for addresses of the web
    tokenizer.url_match = None
    tokenizer.suffix_search = compile_suffix_regex(
        (*_SUFFIXES, *(nlp.Defaults.suffixes or ()))
    ).search
    words = vocabulary or load(extra_words)
    finder.fill(phrases_of(words))
    mentions = nlp.add_pipe("tiltak_mentions")
    assert isinstance(mentions, MentionFinder)
    mentions.fill(openings_of(words))
    return nlp


def load_pipeline(folder: Path) -> Language:
    """A pipeline that was saved with `nlp.to_disk(folder)`."""
    return spacy.load(folder)


def find_mentions(text: str, language: str | None) -> tuple[Mention, ...]:
    """The mentions in a text, in order; a text of unknown language is read as Bokmål."""
    return _list_spans(text, language, _MENTIONS)


def find_stated(text: str, language: str | None) -> tuple[Mention, ...]:
    """The sentences that say how far the measure itself has come, as mentions of a status."""
    return _list_spans(text, language, _STATED)


def _list_spans(text: str, language: str | None, name: str) -> tuple[Mention, ...]:
    doc = _read(text, language or "nb")
    return tuple(
        Mention(kind=span.label_, start=span.start_char, stop=span.end_char)
        for span in doc.spans[name]
    )


@remembered(256)
def _read(text: str, language: str) -> Doc:
    """Remembered for a while: a passage is asked for its times, its parties and its states."""
    return _pipeline(language)(text)


@remembered()
def _pipeline(language: str) -> Language:
    return build_pipeline(language)


def _stated(doc: Doc, openings: Iterable[Span], cues: Iterable[Span]) -> Iterator[Span]:
    telling = {cue.start for cue in cues if cue.label_ in TELLING}
    for opening in openings:
        start, end = _sentence(doc, opening.start, opening.end)
        reach = range(opening.end, min(opening.end + _REACH, end))
        if start == opening.start and not telling.isdisjoint(reach):
            yield Span(doc, start, end, label="status")


def _mentions(doc: Doc, spans: Iterable[Span]) -> Iterator[Span]:
    """Neighbouring spans of one kind as one mention; a party's mention is its sentence."""
    found = sorted(filter_spans(list(spans)), key=lambda span: span.start)
    run: list[Span] = []
    for span in found:
        if run and (_kind(run[-1]) != _kind(span) or not _touch(doc, run[-1], span)):
            yield from _mention(doc, run)
            run = []
        run.append(span)
    yield from _mention(doc, run)


def _mention(doc: Doc, run: list[Span]) -> Iterator[Span]:
    if not run or all(span.label_ in _MODIFIERS for span in run):
        return
    start, end = run[0].start, run[-1].end
    if _kind(run[0]) == "party":
        start, end = _sentence(doc, start, end)
    yield Span(doc, start, end, label=_kind(run[0]))


def _kind(span: Span) -> str:
    return str(span.label_).partition(".")[0]


def _touch(doc: Doc, left: Span, right: Span) -> bool:
    """Whether at most a dash, a slash or a small word stands between two spans."""
    between = doc[left.end : right.start]
    joins = all(token.is_alpha or token.text in _JOINING for token in between)
    return len(between) <= 1 and joins


def _sentence(doc: Doc, start: int, end: int) -> tuple[int, int]:
    while start > 0 and not _ends_sentence(doc[start - 1]):
        start -= 1
    while end < len(doc) and not _ends_sentence(doc[end]):
        end += 1
    return start, end


def _ends_sentence(token: Token) -> bool:
    return token.text in _ENDS or "\n" in token.text
