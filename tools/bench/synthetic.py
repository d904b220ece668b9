"""A made archive of as many plans as wanted: the example plans with other bodies, years and words.

In: the content files of `tools/documents`. Out: PDFs by the producers that are quick (ReportLab,
typst), in folders by body, the plans of a body a year apart. The same number gives the same plan.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from tools.bench.names import body, varied
from tools.bench.running import ROOT

sys.path.insert(0, str(ROOT / "tools"))

from documents.build import lay_out
from documents.plan import Plan, make_plan
from documents.producers import PRODUCERS

FIRST_YEAR = 2006
YEARS = 20

_CONTENT = ROOT / "tools/documents/content"
_QUICK = ("typst", "reportlab")
_TURNS_A_PAGE = 2
_YEAR = re.compile(r"\b(20[0-4]\d)\b")

Spec = Mapping[str, Any]


def write_plans(folder: Path, *, count: int) -> list[Path]:
    """Write the first `count` plans below `folder`; those that are there already are kept."""
    patterns = list(_patterns())
    return [_write_plan(folder, number, patterns) for number in range(count)]


def write_long_plan(path: Path, *, pages: int) -> Path:
    """One plan of about so many pages: the measures of all example plans, again and again."""
    patterns = [p for p in _patterns() if p[1]["layout"] == "table"]
    raw, spec = patterns[0]
    plan = make_plan("long", raw)
    areas = tuple(
        replace(area, title=f"{area.title or 'Tiltak'} ({turn})")
        for turn in range(_TURNS_A_PAGE * pages)
        for area in plan.areas
    )
    _print(replace(plan, areas=areas), spec, path)
    return path


def _patterns() -> Iterator[tuple[dict[str, Any], Spec]]:
    """Each example plan with each of its documents that a quick producer prints."""
    for path in sorted(_CONTENT.glob("*.toml")):
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        for spec in raw["document"]:
            is_plain = not {"treatment", "broken", "columns_after_title"} & spec.keys()
            if spec["producer"] in _QUICK and is_plain and raw.get("area"):
                yield raw, spec


def _write_plan(
    folder: Path, number: int, patterns: Sequence[tuple[dict[str, Any], Spec]]
) -> Path:
    which, year = number // YEARS, FIRST_YEAR + number % YEARS
    path = folder / f"{which:04d}" / f"plan-{year}.pdf"
    if path.exists():
        return path
    raw, spec = patterns[which % len(patterns)]
    path.parent.mkdir(parents=True, exist_ok=True)
    shift = year - raw["year"]
    changed = _later(raw, shift) | {"organisation": body(which)}
    plan = make_plan("made", changed)
    _print(_reworded(plan, which, year), _later(dict(spec), shift), path)
    return path


def _print(plan: Plan, spec: Spec, path: Path) -> None:
    nodes, theme = lay_out(plan, spec)
    PRODUCERS[spec["producer"]](nodes, theme, path)


def _reworded(plan: Plan, which: int, year: int) -> Plan:
    areas = []
    at = 0
    for area in plan.areas:
        measures = []
        for measure in area.measures:
            at += 1
            title = varied(measure.title, which=which, year=year, place=at)
            measures.append(replace(measure, title=title))
        areas.append(replace(area, measures=tuple(measures)))
    return replace(plan, areas=tuple(areas))


def _later(value: Any, shift: int) -> Any:
    """The same plain data with every year so much later."""
    if isinstance(value, str):
        return _YEAR.sub(lambda found: str(int(found[1]) + shift), value)
    if isinstance(value, date):
        day = min(value.day, 28) if value.month == 2 else value.day
        return date(value.year + shift, value.month, day)
    if isinstance(value, dict):
        return {
            key: own + shift if key in ("year", "last_year") else _later(own, shift)
            for key, own in value.items()
        }
    if isinstance(value, list):
        return [_later(each, shift) for each in value]
    return value
