"""Poster: one drawn page of text boxes, lying in the file in another order than they are read.

Options: `columns` (role=header=width in parts) · `headline`, `subtitle`, `area_head` ·
`side` (texts of boxes at the right) · `seed` of the order inside the file · `fill` of the areas.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from math import ceil

from documents.layouts.common import Laid, Spec, area_heading
from documents.layouts.table import cell_text
from documents.nodes import Place, Poster, plain
from documents.plan import Plan
from documents.theme import PAPERS

_SIDE = 62.0
_EDGE = 12.0


def poster(plan: Plan, spec: Spec) -> Laid:
    """A landscape poster: areas at the left, a line of boxes for each measure."""
    columns = [entry.split("=") for entry in spec["columns"]]
    places = [*_head(spec), *_side(spec), *_rows(plan, columns, spec)]
    random.Random(spec.get("seed", 1)).shuffle(places)
    filled = [p for p in places if p.fill]
    rest = [p for p in places if not p.fill]
    labels = {c[0]: c[1] for c in columns} | {"number": "", "area": ""}
    if "headline" not in labels:
        labels["description"] = ""
    return Laid(nodes=(Poster((*filled, *rest)),), plan=plan, labels=labels)


def _size(spec: Spec) -> tuple[float, float]:
    height, width = PAPERS[spec.get("theme", {}).get("paper", "A4")]
    return width, height


def _head(spec: Spec) -> Iterator[Place]:
    ink = spec.get("theme", {}).get("colour", "#1f3864")
    yield Place(
        x=_EDGE, y=9, width=230, height=12, text=spec["headline"], size=24, bold=True, ink=ink
    )
    yield Place(x=_EDGE, y=21, width=230, height=8, text=spec["subtitle"], size=13, ink=ink)


def _side(spec: Spec) -> Iterator[Place]:
    width, _ = _size(spec)
    for index, text in enumerate(spec.get("side", ())):
        yield Place(
            x=width - _SIDE - _EDGE,
            y=34 + index * 62,
            width=_SIDE,
            height=56,
            text=text,
            size=13,
            fill=spec.get("fill", "#dcebdd"),
        )


def _rows(plan: Plan, columns: list[list[str]], spec: Spec) -> Iterator[Place]:
    width, height = _size(spec)
    size = spec.get("theme", {}).get("size", 10)
    area_width = 44.0
    left = _EDGE + area_width
    space = width - left - 2 * _EDGE - (_SIDE + 4 if spec.get("side") else 0)
    total = sum(float(c[2]) for c in columns)
    widths = [space * float(c[2]) / total for c in columns]
    heights = [_row_height(m, columns, widths, size, spec) for m in plan.measures]
    stretch = min(2.4, (height - 34 - 8 - _EDGE) / (sum(heights) + 2 * len(plan.areas)))
    yield from _header(columns, widths, left, area_width, spec)
    y = 43.0
    for area in plan.areas:
        top = y
        for measure in area.measures:
            x = left
            deep = _row_height(measure, columns, widths, size, spec) * stretch
            for column, w in zip(columns, widths, strict=True):
                text = cell_text(measure, column[0], {"title_bold": False, **spec})
                ink = spec.get("inks", {}).get(column[0], "#000000")
                yield Place(
                    x=x,
                    y=y,
                    width=w,
                    height=deep,
                    text=text,
                    size=size,
                    ink=ink,
                    line=spec.get("line"),
                )
                x += w
            y += deep
        yield Place(
            x=_EDGE,
            y=top,
            width=area_width,
            height=y - top,
            size=size + 1,
            bold=True,
            text=area_heading(area, spec.get("area_form", "{c} {t}")),
            fill=spec.get("fill", "#dcebdd"),
            rotated=spec.get("area_rotated", False),
        )
        y += 2 * stretch


def _header(
    columns: list[list[str]], widths: list[float], left: float, area: float, spec: Spec
) -> Iterator[Place]:
    fill = spec.get("theme", {}).get("colour", "#1f3864")
    heads = [(spec.get("area_head", ""), _EDGE, area)]
    x = left
    for column, w in zip(columns, widths, strict=True):
        heads.append((column[1], x, w))
        x += w
    for text, at, w in heads:
        yield Place(
            x=at, y=34, width=w, height=8, text=text, size=11, bold=True, fill=fill, ink="#ffffff"
        )


def _row_height(
    measure: object, columns: list[list[str]], widths: list[float], size: float, spec: Spec
) -> float:
    """Height in mm that the longest cell needs; a letter takes about 0.19 mm for each point."""
    lines = 1
    for column, width in zip(columns, widths, strict=True):
        text = plain(cell_text(measure, column[0], {"title_bold": False, **spec}))  # type: ignore[arg-type]
        fits = max(1, (width - 4) / (size * 0.185))
        lines = max(lines, sum(ceil(len(part) / fits) for part in text.split("\n")))
    return lines * size * 0.44 + 2.5
