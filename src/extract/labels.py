"""What a label or a column header says its place is for: printed label -> role.

Roles are the names under `label.` in words/labels.toml (measure, deadline,
status, responsible, area ...). A header is read whole ("Status, pr. september");
labels inside running text need a colon ("Ansvarleg: ... Frist: ...").
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from extract.vocabulary import Vocabulary, alternation, fold, load

LONGEST_LABEL = 60
"""Characters: what is longer is text, not a label."""

_QUESTIONS = (
    ("asks_when", "deadline"),
    ("asks_who", "responsible"),
    ("asks_what", "measure"),
    ("asks_how", "description"),
    ("asks_how_far", "status"),
)
_COLON = re.compile(r"\s?:")
_TWO_SIGNS, _PART_SIGNS = r"/|&", r"/|\(|,|–|&|\s-\s"
"""Signs between two labels, and between the parts of one."""
_WORD_START = re.compile(r"[^\s(\[]\S*")
_MOST_WORDS = 6
_HAS_VALUE = re.compile(r":\s*\S")
"""A label with its value behind it is no header."""

ROLES = (
    "number", "measure", "description", "deadline", "start", "status", "comment",
    "responsible", "partner", "area", "goal", "cost", "priority", "indicator", "other", "case",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelSpan:
    """A label inside a text: `start:stop` with its colon, `label` as printed without it."""

    role: str
    label: str
    start: int
    stop: int


def label_role(
    text: str, *, loose: bool = True, vocabulary: Vocabulary | None = None
) -> str | None:
    """The role of a header cell or a label that stands alone; None when it is none.

    The first words decide, with what a label may carry after them: a date, a
    year, "for gjennomføring", a second label behind a slash. With `loose`, as in
    the header of a column, one unknown word more does no harm.
    """
    return _label_role(text, loose, vocabulary or load())


@lru_cache(8192)  # the layouts ask for the same cells and lines again and again
def _label_role(text: str, loose: bool, vocabulary: Vocabulary) -> str | None:
    plain = fold(text).strip(" :*.?")
    if not plain or len(plain) > LONGEST_LABEL or _HAS_VALUE.search(plain):
        return None
    roles = _roles(vocabulary)
    if (role := roles.get(plain)) is not None:
        return role
    if loose and (role := _asked(plain, vocabulary)) is not None:
        return role
    parts = _between(_TWO_SIGNS, vocabulary).split(plain)
    if len(parts) > 1 and "measure" in {roles.get(p.strip(" :.")) for p in parts}:
        return "measure"
    for part in _between(_PART_SIGNS, vocabulary).split(plain):
        if (role := roles.get(part.strip(" :.)?"))) is not None:
            return role
        if (role := _by_first_words(part, roles, loose=loose)) is not None:
            return role
        if part:
            return None
    return None


@cache
def _between(signs: str, vocabulary: Vocabulary) -> re.Pattern[str]:
    """What stands between two labels: one of the signs, or "og"."""
    return re.compile(rf"\s*(?:{signs}|\b(?:{alternation(vocabulary.words('label.and'))})\b)\s*")


def _asked(plain: str, vocabulary: Vocabulary) -> str | None:
    """The role of a header that asks: "Kva vil vi gjere", "Hvem gjør det", "Til når"."""
    words = plain.replace("?", "").split()
    about_past = bool({fold(w) for w in vocabulary.words("label.asks_back")} & set(words))
    for concept, role in _QUESTIONS:
        for opening in vocabulary.words(f"label.{concept}"):
            if words[: len(opening.split())] == fold(opening).split():
                return "status" if about_past and role in ("measure", "description") else role
    return None


def is_label(text: str, *, vocabulary: Vocabulary | None = None) -> bool:
    """Whether the whole text is exactly a label, with or without a colon."""
    return fold(text).strip(" :*.?") in _roles(vocabulary or load())


def is_bare_label(text: str, *, vocabulary: Vocabulary | None = None) -> bool:
    """Whether a line is nothing but a label: "Frist", "Kven har ansvaret?"."""
    if is_label(text, vocabulary=vocabulary):
        return True
    asks = text.rstrip().endswith("?") and len(text) <= LONGEST_LABEL
    return asks and label_role(text, vocabulary=vocabulary) is not None


def find_labels(text: str, *, vocabulary: Vocabulary | None = None) -> tuple[LabelSpan, ...]:
    """Labels with a colon, at the start of the text or after a sentence, in order."""
    known = vocabulary or load()
    spans: list[LabelSpan] = []
    floor = 0
    for colon in _COLON.finditer(text):
        span = _label_before(text, floor, colon.start(), colon.end(), known)
        if span is not None:
            spans.append(span)
            floor = span.stop
    return tuple(spans)


def _label_before(
    text: str, floor: int, end: int, stop: int, vocabulary: Vocabulary
) -> LabelSpan | None:
    """The longest label of a few words that ends at a colon, not before `floor`."""
    roles = _roles(vocabulary)
    window = text[max(floor, end - LONGEST_LABEL) : end]
    shift = end - len(window)
    starts = [m.start() + shift for m in _WORD_START.finditer(window)]
    starts = [i for i in starts if i == floor or i == 0 or not text[i - 1].isalnum()]
    for start in starts[-_MOST_WORDS:]:
        label = text[start:end]
        if not (label[0].isupper() or label[0] == "#" or _is_in_bracket(text, start)):
            continue
        if fold(label) in _column_only(vocabulary):
            continue
        role = roles.get(fold(label).strip(" .")) or label_role(
            label, loose=False, vocabulary=vocabulary
        )
        if role is not None and not _is_numbered_measure(role, label):
            role = "area" if role != "goal" and _numbers_area(label, vocabulary) else role
            return LabelSpan(role=role, label=label, start=start, stop=stop)
    return None


def _is_in_bracket(text: str, start: int) -> bool:
    """Whether a small-letter label opens a bracket or a part of it: "(ansvar: X, frist: Y)"."""
    before = text[:start].rstrip()
    opened = before.rfind("(")
    return opened > before.rfind(")") and before[-1:] in ("(", ",", ";", ".")


def _numbers_area(label: str, vocabulary: Vocabulary) -> bool:
    """ "Avvik 2:" numbers what measures stand under, whatever "Avvik" alone is a label of."""
    word, _, rest = fold(label).partition(" ")
    return rest.strip(" .").isdigit() and word in _area_words(vocabulary)


@cache
def _area_words(vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(map(fold, vocabulary.words("number.area")))


def _is_numbered_measure(role: str, label: str) -> bool:
    """ "Tiltak 12:" and "Tiltak nr. 12:" number a measure; they do not label its text."""
    return role in ("measure", "number") and any(c.isdigit() for c in label)


def _by_first_words(part: str, roles: dict[str, str], *, loose: bool) -> str | None:
    """The role of the longest known label that `part` starts with, when the rest only adds."""
    words = part.split()
    for length in range(len(words) - 1, 0, -1):
        role = roles.get(" ".join(words[:length]).strip(" :.,"))
        rest = words[length:]
        if role is not None and (_only_adds(rest) or (loose and len(rest) == 1)):
            return role
    return None


def _only_adds(rest: list[str]) -> bool:
    """Whether what follows a label is a date, a year or a short addition ("for gjennomføring")."""
    qualifiers = {fold(w) for w in load().words("label.qualifier")}
    dated = len(rest) <= 4 and any(c.isdigit() for word in rest for c in word)
    return rest[0] in qualifiers or dated


@cache
def _roles(vocabulary: Vocabulary) -> dict[str, str]:
    """Folded label -> role; the first role in ROLES that has it wins."""
    roles: dict[str, str] = {}
    for role in ROLES:
        for word in vocabulary.words(f"label.{role}"):
            roles.setdefault(fold(word).strip(" :.?"), role)
    return roles


@cache
def _column_only(vocabulary: Vocabulary) -> frozenset[str]:
    return frozenset(fold(w) for w in vocabulary.words("label.column_only"))
