"""What a plan says of itself: the lines of its text in, title, owner, time and language out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from extract.language import detect_language
from extract.model import Line
from extract.plan.headline import Title
from extract.plan.organisation import find_organisation
from extract.plan.period import find_period
from extract.plan.title import find_title
from extract.plan.words import PlanWords, plan_words
from extract.vocabulary import Vocabulary, load

_APART = "–—-(,|:•."
_FRONT = 40
_SHORT = 14  # words: a line that says it of the plan, no running text


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanFacts:
    """What is known of a plan; None where it does not say.

    `year` is the year of `period_start`. `adopted` is true when the front says
    that the plan was adopted, false for a draft.
    """

    title: str | None = None
    organisation: str | None = None
    year: int | None = None
    period_start: date | None = None
    period_end: date | None = None
    adopted: bool | None = None
    language: str | None = None


def read_plan_facts(
    lines: Sequence[Line],
    *,
    source_name: str = "",
    file_name: str = "",
    body: Iterable[str] = (),
    vocabulary: Vocabulary | None = None,
) -> PlanFacts:
    """The facts of the plan whose running text is `lines`, page furniture last.

    `body` is the text of table cells: the language is told from it too. The file's
    name stands in for a year that is not printed. `source_name` is for callers
    that have one: the organisation is None when it is not printed.
    """
    listed = [line for line in lines if line.text.strip()]
    words = plan_words(vocabulary or load())
    title = find_title(listed, words)
    period = find_period(listed, title, words, file_name=file_name)
    cells = tuple(body)
    text = "\n".join((*(line.text for line in listed), *cells))
    return PlanFacts(
        title=title.text if title else None,
        organisation=find_organisation(listed, title, words, cells=cells),
        year=period.start.year if period else None,
        period_start=period.start if period else None,
        period_end=period.end if period else None,
        adopted=_is_adopted(listed, title, words),
        language=detect_language(text, vocabulary=vocabulary) or _most_likely(text),
    )


def _most_likely(text: str) -> str | None:
    """Bokmål for a text of which no word says which: so are most; None for no text."""
    return "nb" if any(c.isalpha() for c in text) else None


def _is_adopted(lines: Sequence[Line], title: Title | None, words: PlanWords) -> bool | None:
    """From the title and the short lines of the front around it, a draft's word first."""
    first, stop = (title.first, title.stop) if title else (0, 0)
    front = [line.text for line in lines[max(0, first - 10) : stop + _FRONT]]
    short = [text for text in front if len(text.split()) <= _SHORT]
    if any(words.draft.match(text.strip()) for text in short):
        return False
    return True if any(_says_adopted(text, words) for text in short) else None


def _says_adopted(text: str, words: PlanWords) -> bool:
    """ "Vedtatt 12.3", "Vik kommune – vedtatt ...", "Planen vart vedteken"; not another plan's."""
    found = words.adopted.search(text)
    if found is None:
        return False
    before = text[: found.start()].strip()
    verb = found[0].lower().endswith("planen")
    return verb or not before or before[-1] in _APART or _is_the_plan(before, words)


def _is_the_plan(before: str, words: PlanWords) -> bool:
    """ "Planen", "Handlingsplanen er": in front of the word, with a verb at most."""
    itself = words.itself.match(before)
    return itself is not None and len(before[itself.end() :].split()) <= 2
