"""Truth beside a document: `NAME.truth.json` in, frozen types out.

The format is that of the example archive's TRUTH.md; fields that a file leaves
out have the defaults given here.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

SUFFIX = ".truth.json"

Window = tuple[str, date | None, date | None]
"""Kind, first day, last day of a deadline."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueDeadline:
    """`windows` are all readings that count as right, the main one first."""

    text: str
    label: str
    windows: tuple[Window, ...]
    scope: str
    optional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueStatus:
    """`states` are all states that count as right, the main one first."""

    text: str
    party: str
    as_of: date | None
    states: tuple[str, ...]
    optional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueMeasure:
    """An `optional` measure may be reported or not; with `only_year` only as one of that year.

    `key` is the same for the same measure in every year's plan of a series.
    """

    title: str
    key: str = ""
    number: str | None = None
    area: str | None = None
    area_also: tuple[str, ...] = ()
    description: str = ""
    responsible: tuple[str, ...] = ()
    responsible_also: tuple[str, ...] = ()
    deadlines: tuple[TrueDeadline, ...] = ()
    statuses: tuple[TrueStatus, ...] = ()
    page: int | None = None
    optional: bool = False
    only_year: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TruePlan:
    """`periods` are all (first day, last day) that count as right."""

    title: str | None
    organisation: str | None
    year: int | None
    periods: tuple[tuple[date | None, date | None], ...]
    language: str | None
    family: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueDocument:
    """What is in the document at `path`; `document_id` is None when no file lies there.

    `series`: the name of the plans that it belongs to over the years, None when it is alone.
    """

    name: str
    path: Path
    document_id: str | None
    series: str | None
    plan: TruePlan
    measures: tuple[TrueMeasure, ...]
    optional: tuple[TrueMeasure, ...]


def load_folder(folder: Path) -> tuple[TrueDocument, ...]:
    """The truth of every document of `folder` and its subfolders, by name.

    Raises FileNotFoundError when there is none, ValueError when a file is not truth.
    """
    paths = sorted(folder.rglob(f"*{SUFFIX}"))
    if not paths:
        raise FileNotFoundError(f"{folder}: no files named *{SUFFIX} here; give a truth folder")
    return tuple(load_truth(path) for path in paths)


def load_truth(path: Path) -> TrueDocument:
    """The truth in the file `path`; ValueError when it is not in the truth format."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
        name = raw["document"]
        return TrueDocument(
            name=name,
            path=path.with_name(name),
            document_id=_digest(path.with_name(name)),
            series=raw.get("series"),
            plan=_plan(raw["plan"]),
            measures=tuple(_measure(m) for m in raw["measures"]),
            optional=tuple(_measure(m, optional=True) for m in raw.get("optional", ())),
        )
    except (KeyError, TypeError, ValueError) as problem:
        raise ValueError(f"{path}: not a truth file: {problem!r}; see TRUTH.md") from problem


def _digest(path: Path) -> str | None:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else None


def _plan(raw: Mapping[str, Any]) -> TruePlan:
    periods = [(raw.get("period_start"), raw.get("period_end")), *(raw.get("period_also") or ())]
    return TruePlan(
        title=raw.get("title"),
        organisation=raw.get("organisation"),
        year=raw.get("year"),
        periods=tuple((_day(start), _day(end)) for start, end in periods),
        language=raw.get("language"),
        family=raw.get("family") or "unknown",
    )


def _measure(raw: Mapping[str, Any], *, optional: bool = False) -> TrueMeasure:
    return TrueMeasure(
        title=raw["title"],
        key=raw.get("key") or "",
        number=raw.get("number"),
        area=raw.get("area"),
        area_also=tuple(raw.get("area_also") or ()),
        description=raw.get("description") or "",
        responsible=tuple(raw.get("responsible") or ()),
        responsible_also=tuple(raw.get("responsible_also") or ()),
        deadlines=tuple(_deadline(d) for d in raw.get("deadlines") or ()),
        statuses=tuple(_status(s) for s in raw.get("statuses") or ()),
        page=raw.get("page"),
        optional=optional,
        only_year=raw.get("only_year"),
    )


def _deadline(raw: Mapping[str, Any]) -> TrueDeadline:
    readings = [raw, *(raw.get("accept") or ())]
    return TrueDeadline(
        text=raw.get("text") or "",
        label=raw.get("label") or "",
        windows=tuple((r["kind"], _day(r.get("start")), _day(r.get("end"))) for r in readings),
        scope=raw.get("scope") or "",
        optional=bool(raw.get("optional")),
    )


def _status(raw: Mapping[str, Any]) -> TrueStatus:
    return TrueStatus(
        text=raw.get("text") or "",
        party=raw.get("party") or "",
        as_of=_day(raw.get("as_of")),
        states=(raw["state"], *(raw.get("also_ok") or ())),
        optional=bool(raw.get("optional")),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
