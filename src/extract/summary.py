"""What a run did, for people: documents by outcome, measures by year, what was not understood."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from itertools import islice
from typing import Any

from extract.dataset.counting import Counts
from extract.records import OWN_WORD, Note

NOTES_LISTED = 200
"""Texts that the summary lists, the most frequent first; all of them are in the table beside
the dataset (`not_understood`)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotUnderstood:
    """A printed text that no rule knew: how often, and where it stands first."""

    kind: str
    text: str
    count: int
    document: str
    page: int | None
    hint: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PulledSource:
    """What the pull of a source came to: documents by outcome; with problems it has failed."""

    name: str
    counts: Mapping[str, int]
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunSummary:
    """`read` documents were read in this run, the others known from before.

    `is_changed`: the dataset on disk is another one now. Years are text, `unknown` among
    them. `own_words` are an analyst's, with the number of documents that print them.
    `corrections` are counted by verdict; the lost ones are named with document and why.
    """

    documents: int
    read: int
    is_changed: bool
    plans: int
    measures: int
    outcomes: Mapping[str, int]
    reasons: Mapping[str, int]
    measures_by_year: Mapping[str, int]
    quarantined: tuple[tuple[str, str], ...]
    not_understood: tuple[NotUnderstood, ...]
    not_understood_in_all: int = 0
    own_words: Mapping[str, int] = field(default_factory=dict)
    corrections: Mapping[str, int] = field(default_factory=dict)
    lost_corrections: tuple[tuple[str, str], ...] = ()
    sources: tuple[PulledSource, ...] = ()


@dataclass(slots=True)
class Tallies:
    """The counts of a run while results go by; `finished` makes the summary of them."""

    outcomes: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)
    years: Counter[str] = field(default_factory=Counter)
    plans: int = 0
    quarantined: list[tuple[str, str]] = field(default_factory=list)
    notes: Counter[tuple[str, str]] = field(default_factory=Counter)
    first: dict[tuple[str, str], tuple[str, Note]] = field(default_factory=dict)
    own_words: Counter[str] = field(default_factory=Counter)

    def add(self, counts: Counts) -> None:
        """Count some documents."""
        self.outcomes.update(counts.outcomes)
        self.reasons.update(counts.reasons)
        self.years.update(counts.years)
        self.plans += counts.plans
        self.quarantined.extend(counts.quarantined)
        for uri, note in counts.notes:
            if note.kind == OWN_WORD:
                self.own_words[name_use(note.hint or "", note.text)] += 1
                continue
            self.notes[note.kind, note.text] += 1
            self.first.setdefault((note.kind, note.text), (uri, note))

    def finished(self, *, read: int, is_changed: bool) -> RunSummary:
        """The summary of all that was counted."""
        return RunSummary(
            documents=self.outcomes.total(),
            read=read,
            is_changed=is_changed,
            plans=self.plans,
            measures=self.years.total(),
            outcomes=dict(sorted(self.outcomes.items())),
            reasons=dict(sorted(self.reasons.items())),
            measures_by_year=dict(sorted(self.years.items())),
            quarantined=tuple(sorted(self.quarantined)),
            not_understood=tuple(islice(self.list_notes(), NOTES_LISTED)),
            not_understood_in_all=len(self.notes),
            own_words=dict(sorted(self.own_words.items())),
        )

    def list_notes(self) -> Iterator[NotUnderstood]:
        """All that was not understood, the most frequent first."""
        ordered = sorted(self.notes.items(), key=lambda item: (-item[1], item[0]))
        for (kind, text), count in ordered:
            uri, note = self.first[kind, text]
            yield NotUnderstood(
                kind=kind, text=text, count=count, document=uri, page=note.page, hint=note.hint
            )


def name_use(concept: str, word: str) -> str:
    """How the summary names an analyst's own word."""
    return f"{concept}: {word}"


def to_json(summary: RunSummary) -> str:
    """The summary as JSON, for scripts."""
    return json.dumps(asdict(summary), ensure_ascii=False, indent=1)


def from_json(text: str) -> RunSummary:
    """The summary that `to_json` wrote; ValueError for anything else."""
    try:
        raw: dict[str, Any] = json.loads(text)
        return RunSummary(
            **{
                **raw,
                "quarantined": tuple((uri, reason) for uri, reason in raw["quarantined"]),
                "not_understood": tuple(NotUnderstood(**n) for n in raw["not_understood"]),
                "lost_corrections": tuple((name, why) for name, why in raw["lost_corrections"]),
                "sources": (),  # what was pulled belongs to one run, not to the dataset
            }
        )
    except (KeyError, TypeError) as problem:
        raise ValueError(f"not a summary of a run: {problem!r}") from problem


def to_markdown(summary: RunSummary) -> str:
    """The summary as a page, for the artifact of the flow."""
    return "\n".join(_markdown_lines(summary)) + "\n"


def _markdown_lines(summary: RunSummary) -> Iterator[str]:
    state = "a new dataset" if summary.is_changed else "the dataset is unchanged"
    yield f"# {summary.measures} measures in {summary.plans} plans"
    yield ""
    yield f"{summary.documents} documents, {summary.read} of them read in this run; {state}."
    yield from _counts("Documents by outcome", "outcome", summary.outcomes)
    yield from _counts("Reasons", "reason", summary.reasons)
    yield from _counts("Measures by year", "year", summary.measures_by_year)
    yield from _counts("Corrections", "verdict", summary.corrections)
    yield from _counts("Documents by own word", "own word", summary.own_words)
    if summary.lost_corrections:
        yield from ("", "## Corrections to look at again", "", "| document | why |", "|---|---|")
        yield from (_row(name, why) for name, why in summary.lost_corrections)
    for source in summary.sources:
        yield from _counts(f"Pulled: {source.name}", "documents", source.counts)
        yield from ("", *(f"- {_escaped(problem)}" for problem in source.problems))
    if summary.quarantined:
        yield from ("", "## Quarantined", "", "| document | reason |", "|---|---|")
        yield from (_row(uri, reason) for uri, reason in summary.quarantined)
    if summary.not_understood:
        yield from ("", "## Not understood", "")
        yield from (
            "| what | text | times | first in | page | what to do |",
            "|---|---|---|---|---|---|",
        )
        yield from (
            _row(n.kind, n.text, n.count, n.document, n.page or "", n.hint or "")
            for n in summary.not_understood
        )


def _counts(title: str, head: str, counts: Mapping[str, int]) -> Iterator[str]:
    if counts:
        yield from ("", f"## {title}", "", f"| {head} | count |", "|---|---|")
        yield from (_row(name, count) for name, count in counts.items())


def _row(*cells: object) -> str:
    """One line of a table; what documents say must not end the cell or become markup."""
    return "| " + " | ".join(_escaped(str(cell)) for cell in cells) + " |"


def _escaped(text: str) -> str:
    folded = " ".join(text.split()).replace("\\", "\\\\").replace("|", "\\|")
    return folded.replace("<", "&lt;").replace("`", "\\`").replace("[", "\\[")
