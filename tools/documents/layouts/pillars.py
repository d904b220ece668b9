"""Pillars: a drawn page with a column for each area and a box for each measure below its heading.

Options: `headline`, `subtitle` · `fields` (role=label) · `fills_by_area` (colour of heads) ·
`deep` (height of a box in mm) · `line` (colour of the boxes' edges) · `foot` (text below) ·
`seed` of the order in which the boxes lie in the file.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

from documents.layouts.common import Laid, Spec, area_heading, headline, pairs, value
from documents.nodes import Place, Poster
from documents.plan import Area, Measure, Plan
from documents.theme import PAPERS

_EDGE = 12.0
_GAP = 5.0


def pillars(plan: Plan, spec: Spec) -> Laid:
    """A landscape page of pillars."""
    fields = pairs(spec["fields"])
    places = [*_around(spec), *_columns(plan, fields, spec)]
    random.Random(spec.get("seed", 1)).shuffle(places)
    labels = {"number": "", "area": "", "description": ""} | dict(fields)
    return Laid(nodes=(Poster(tuple(places)),), plan=plan, labels=labels)


def _size(spec: Spec) -> tuple[float, float]:
    height, width = PAPERS[spec.get("theme", {}).get("paper", "A4")]
    return width, height


def _around(spec: Spec) -> Iterator[Place]:
    width, height = _size(spec)
    space = width - 2 * _EDGE
    ink = spec.get("theme", {}).get("colour", "#1f3864")
    yield Place(
        x=_EDGE, y=8, width=space, height=13, text=spec["headline"], size=26, bold=True, ink=ink
    )
    yield Place(x=_EDGE, y=21, width=space, height=8, text=spec["subtitle"], size=13)
    if "foot" in spec:
        yield Place(
            x=_EDGE, y=height - 14, width=space, height=8, text=spec["foot"], size=9, ink="#555555"
        )


def _columns(plan: Plan, fields: tuple[tuple[str, str], ...], spec: Spec) -> Iterator[Place]:
    width, _ = _size(spec)
    count = len(plan.areas)
    wide = (width - 2 * _EDGE - _GAP * (count - 1)) / count
    fills = spec.get("fills_by_area", ["#1f3864"])
    for index, area in enumerate(plan.areas):
        x = _EDGE + index * (wide + _GAP)
        yield Place(
            x=x,
            y=33,
            width=wide,
            height=14,
            text=area_heading(area, spec.get("area_form", "{c} {t}")),
            size=13,
            bold=True,
            fill=fills[index % len(fills)],
            ink="#ffffff",
        )
        yield from _boxes(area, fields, x, wide, spec)


def _boxes(
    area: Area, fields: tuple[tuple[str, str], ...], x: float, wide: float, spec: Spec
) -> Iterator[Place]:
    deep = spec.get("deep", 34)
    for index, measure in enumerate(area.measures):
        yield Place(
            x=x,
            y=50 + index * (deep + 3),
            width=wide,
            height=deep,
            text=_text(measure, fields, spec),
            size=spec.get("theme", {}).get("size", 10),
            fill=spec.get("fill"),
            line=spec.get("line"),
        )


def _text(measure: Measure, fields: tuple[tuple[str, str], ...], spec: Spec) -> str:
    head = f"**{headline(measure, spec.get('measure_form', '{n} {t}'))}**"
    told = [(label, value(measure, role, spec)) for role, label in fields]
    lines = [f"{label}: {text}" if label else text for label, text in told if text]
    return "\n".join((head, *measure.lines, *lines))
