"""A plan as data: what it says, apart from how it is printed. Read from `content/*.toml`.

A measure is one inline table:
`n` number as printed · `t` title · `d` description, a line or a list of lines
(a line that starts with "- " is a bullet) · `who` parties · `when` times (text,
"?text" for one that names no time, or a table with `text`, `kind`, `start`, `end`,
`scope`, `label`, `accept`) · `s` statuses ("state|text" or "state|party|text", states by
the codes below, "on/ip" for two that are as good, or a table) · `key` and `of` for links ·
all else is the text of a further column (cost, note, goal ...).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from documents.nodes import plain
from documents.times import Window, meaning

STATES = {
    "ns": "not_started",
    "ip": "in_progress",
    "de": "delayed",
    "pa": "paused",
    "co": "completed",
    "on": "ongoing",
    "ca": "cancelled",
    "re": "referred",
    "un": "unknown",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """A printed time and its meaning; `accept` are other readings that are as good."""

    text: str
    window: Window
    scope: str | None = None
    label: str | None = None
    accept: tuple[Mapping[str, Any], ...] = ()
    optional: bool = False

    @property
    def printed(self) -> str:
        return f"{self.scope}: {self.text}" if self.scope else self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """A printed status and its state; `party` when it is given party by party."""

    text: str
    state: str
    party: str | None = None
    also_ok: tuple[str, ...] = ()
    optional: bool = False

    @property
    def printed(self) -> str:
        return f"{self.party}: {self.text}" if self.party else self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One measure; `area` is the heading that it stands under, `of` the keys it continues."""

    number: str | None
    title: str
    lines: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    times: tuple[Time, ...] = ()
    statuses: tuple[Status, ...] = ()
    key: str = ""
    of: tuple[str, ...] = ()
    extras: Mapping[str, str] = field(default_factory=dict)

    @property
    def description(self) -> str:
        return "\n".join(line.removeprefix("- ") for line in self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A group of measures under one heading; `code` is its own number (S1, Mål 1).

    `states` is set when the heading tells the state of all its measures; then it is
    their status and no area.
    """

    title: str | None
    code: str | None
    measures: tuple[Measure, ...]
    lead: str = ""
    after: str = ""
    goal: str = ""
    states: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """A whole plan, and the specifications of the documents that print it."""

    name: str
    title: str
    organisation: str | None
    year: int
    period: tuple[date, date]
    language: str
    areas: tuple[Area, ...]
    series: str | None = None
    documents: tuple[Mapping[str, Any], ...] = ()

    @property
    def measures(self) -> tuple[Measure, ...]:
        return tuple(m for area in self.areas for m in area.measures)


def read_plan(path: Path) -> Plan:
    """The plan in a content file; raises ValueError naming the file when it is not sound."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    try:
        return make_plan(path.stem, raw)
    except (KeyError, ValueError, TypeError) as error:
        raise ValueError(f"{path.name}: {error!r}") from error


def make_plan(name: str, raw: Mapping[str, Any]) -> Plan:
    """The plan of a content file's tables; KeyError, ValueError or TypeError when unsound."""
    year = raw["year"]
    last = raw.get("last_year", year)
    period = (raw.get("start", date(year, 1, 1)), raw.get("end", date(last, 12, 31)))
    read = _Reader(name=name, year=year, period=period)
    return Plan(
        name=name,
        title=raw["title"],
        organisation=raw.get("organisation"),
        year=year,
        period=period,
        language=raw["language"],
        series=raw.get("series"),
        areas=tuple(read.area(a) for a in raw.get("area", ())),
        documents=tuple(raw["document"]),
    )


@dataclass(slots=True, kw_only=True)
class _Reader:
    """Reads areas and measures; counts, so that a measure without a key gets one."""

    name: str
    year: int
    period: tuple[date, date]
    count: int = 0

    def area(self, raw: Mapping[str, Any]) -> Area:
        return Area(
            title=raw.get("title"),
            code=raw.get("code"),
            lead=raw.get("lead", ""),
            after=raw.get("after", ""),
            goal=raw.get("goal", ""),
            measures=tuple(self.measure(m, raw) for m in raw.get("measures", ())),
            states=STATES.get(raw.get("state", "")),
        )

    def measure(self, raw: Mapping[str, Any], area: Mapping[str, Any]) -> Measure:
        self.count += 1
        own = raw.get("s", f"{area['state']}|{area['title']}" if "state" in area else ())
        known = {"n", "t", "d", "who", "when", "s", "key", "of"}
        return Measure(
            number=raw.get("n"),
            title=raw["t"],
            lines=_texts(raw.get("d", ())),
            parties=_texts(raw.get("who", ())),
            times=tuple(self.time(t) for t in _listed(raw.get("when", ()))),
            statuses=tuple(_status(s) for s in _listed(own)),
            key=raw.get("key", f"{self.name}:{self.count}"),
            of=_texts(raw.get("of", ())),
            extras={k: str(v) for k, v in raw.items() if k not in known},
        )

    def time(self, raw: str | Mapping[str, Any]) -> Time:
        if isinstance(raw, str) and raw.startswith("?"):
            return Time(text=raw[1:], window=Window(kind="unresolved"))
        if isinstance(raw, str):
            window = meaning(plain(raw), year=self.year, period=self.period)
            return Time(text=raw, window=window)
        window = (
            Window(kind=raw["kind"], start=raw.get("start"), end=raw.get("end"))
            if "kind" in raw
            else meaning(raw["text"], year=self.year, period=self.period)
        )
        return Time(
            text=raw["text"],
            window=window,
            scope=raw.get("scope"),
            label=raw.get("label"),
            accept=tuple(raw.get("accept", ())),
            optional=raw.get("optional", False),
        )


def _status(raw: str | Mapping[str, Any]) -> Status:
    if isinstance(raw, str):
        parts = raw.split("|")
        party = parts[1] if len(parts) == 3 else None
        codes = parts[0].split("/")
        states = tuple(STATES[c] for c in codes)
        return Status(state=states[0], also_ok=states[1:], party=party, text=parts[-1])
    return Status(**{**raw, "state": STATES[raw["state"]]})


def _listed(raw: Any) -> Iterable[Any]:
    return raw if isinstance(raw, list | tuple) else (raw,)


def _texts(raw: Any) -> tuple[str, ...]:
    return tuple(_listed(raw))
