"""Layouts put together from others: prose with an annex table, boxes, slides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from documents.layouts.common import Laid, Spec, area_heading, headline, pairs, value
from documents.layouts.running import bullets, prose
from documents.layouts.table import table
from documents.markup import nodes_of
from documents.nodes import (
    Box,
    Columns,
    Definitions,
    Details,
    Heading,
    Item,
    Items,
    Node,
    Para,
    Place,
    Poster,
)
from documents.plan import Area, Measure, Plan


def annex(plan: Plan, spec: Spec) -> Laid:
    """Each measure set out in the text, and once more in a table (`annex`), last or `first`."""
    text = {"prose": prose, "bullets": bullets}[spec.get("text", "prose")](plan, spec)
    again = table(plan, {**spec, **spec["annex"]})
    between = nodes_of(spec["annex"]["heading"])
    parts = (*text.nodes, *between, *again.nodes)
    if spec["annex"].get("first"):
        parts = (*between, *again.nodes, *nodes_of(spec["annex"]["then"]), *text.nodes)
    return Laid(
        nodes=parts,
        plan=plan,
        labels={**again.labels, **text.labels},
    )


def chapters(plan: Plan, spec: Spec) -> Laid:
    """Several layouts in one document: each of `parts` has its areas and its own options."""
    nodes: list[Node] = []
    areas: list[Area] = []
    labels: dict[str, str] = {}
    by_name = {"prose": prose, "bullets": bullets, "table": table}
    shared = {k: v for k, v in spec.items() if k != "parts"}
    for part in spec["parts"]:
        own = replace(plan, areas=tuple(plan.areas[i] for i in part["areas"]))
        laid = by_name[part["layout"]](own, {**shared, **part})
        nodes += [*nodes_of(part.get("heading", "")), *laid.nodes]
        areas += _labelled(laid)
        labels |= dict.fromkeys(laid.labels, "")
    return Laid(nodes=tuple(nodes), plan=replace(plan, areas=tuple(areas)), labels=labels)


def _labelled(laid: Laid) -> Iterator[Area]:
    """The areas with what their part does not print left out, and its label on each time."""
    for area in laid.plan.areas:
        measures = tuple(
            replace(
                m,
                parties=m.parties if "responsible" in laid.labels else (),
                statuses=m.statuses if "status" in laid.labels else (),
                times=tuple(replace(t, label=laid.labels["deadline"]) for t in m.times)
                if "deadline" in laid.labels
                else (),
            )
            for m in area.measures
        )
        yield replace(area, measures=measures)


def boxes(plan: Plan, spec: Spec) -> Laid:
    """A coloured box for each measure, in columns (`count`) under the area's heading."""
    fields = pairs(spec.get("fields", ()))
    fills = spec.get("fills_by_area", ["#e2efda"])
    nodes: list[Node] = []
    for index, area in enumerate(plan.areas):
        fill = fills[index % len(fills)]
        inner: list[Node] = [Heading(area_heading(area, spec.get("area_form", "{c}. {t}")), 2)]
        inner += nodes_of(area.lead)
        inner += [Box(tuple(_boxed(m, fields, spec)), fill) for m in area.measures]
        inner += nodes_of(area.after)
        nodes += inner if spec.get("flow") else [Columns(tuple(inner), spec.get("count", 2))]
    if spec.get("flow"):
        nodes = [Columns(tuple(nodes), spec.get("count", 2))]
    labels = {"number": "", "area": "", "description": ""} | dict(fields)
    return Laid(nodes=tuple(nodes), plan=plan, labels=labels)


def accordion(plan: Plan, spec: Spec) -> Laid:
    """A web page: an accordion for each area, the fields of a measure as a definition list."""
    fields = pairs(spec["fields"])
    nodes: list[Node] = []
    for area in plan.areas:
        inner: list[Node] = [*nodes_of(area.lead)]
        for measure in area.measures:
            inner.append(Heading(headline(measure, spec.get("measure_form", "{n} {t}")), 3))
            inner += _lines(measure)
            told = [(label, value(measure, role, spec)) for role, label in fields]
            inner.append(Definitions(tuple((a, b) for a, b in told if b)))
        nodes.append(Details(area_heading(area, spec.get("area_form", "{c}. {t}")), tuple(inner)))
    labels = {"number": "", "area": "", "description": ""} | dict(fields)
    return Laid(nodes=tuple(nodes), plan=plan, labels=labels)


def slides(plan: Plan, spec: Spec) -> Laid:
    """A slide for each area: its heading and a box (or a table, with `columns`) of measures."""
    width, height = spec.get("slide", (254.0, 143.0))
    ink = spec.get("theme", {}).get("colour", "#1f3864")
    cover = Poster(
        (
            Place(
                x=15,
                y=45,
                width=width - 30,
                height=25,
                text=plan.title,
                size=32,
                bold=True,
                ink=ink,
            ),
            Place(x=15, y=75, width=width - 30, height=12, text=plan.organisation or "", size=18),
        )
    )
    nodes: list[Node] = [cover]
    fields = pairs(spec.get("fields", ()))
    labels = {"number": "", "area": "", "description": ""} | dict(fields)
    for number, area in enumerate(plan.areas, 2):
        head = Place(
            x=15,
            y=8,
            width=width - 30,
            height=14,
            size=24,
            bold=True,
            ink=ink,
            text=area_heading(area, spec.get("area_form", "{c}. {t}")),
        )
        foot = Place(x=width - 25, y=height - 10, width=15, height=7, text=str(number), size=10)
        if "columns" in spec:
            made = table(replace(plan, areas=(area,)), {**spec, "area_as": "none"})
            labels |= made.labels
            (node,) = made.nodes
            nodes.append(Poster((head, foot), node, (15, 28, width - 30)))  # type: ignore[arg-type]
        else:
            nodes.append(Poster((foot, *_slide_boxes(area, fields, width, spec), head)))
    return Laid(nodes=tuple(nodes), plan=plan, labels=labels)


def _slide_boxes(
    area: Area, fields: tuple[tuple[str, str], ...], width: float, spec: Spec
) -> Iterator[Place]:
    size = spec.get("theme", {}).get("size", 14)
    across = spec.get("across", 2)
    space = (width - 30) / across
    for index, measure in enumerate(area.measures):
        head = headline(measure, spec.get("measure_form", "{n} {t}"))
        told = [
            f"{label}: {value(measure, role, spec)}"
            for role, label in fields
            if value(measure, role, spec)
        ]
        text = "\n".join((f"**{head}**", *measure.lines, *told))
        row, column = divmod(index, across)
        yield Place(
            x=15 + column * space,
            y=28 + row * spec.get("deep", 36),
            width=space - 5,
            height=spec.get("deep", 36) - 4,
            text=text,
            size=size,
            fill=spec.get("fill"),
            line=spec.get("line"),
        )


def _boxed(measure: Measure, fields: tuple[tuple[str, str], ...], spec: Spec) -> Iterator[Node]:
    yield Para(f"**{headline(measure, spec.get('measure_form', '{n} {t}'))}**")
    yield from _lines(measure)
    for role, label in fields:
        if value(measure, role, spec):
            yield Para(f"{label}: {value(measure, role, spec)}", "label")


def _lines(measure: Measure) -> Iterator[Node]:
    texts = [s for s in measure.lines if not s.startswith("- ")]
    points = [s.removeprefix("- ") for s in measure.lines if s.startswith("- ")]
    yield from (Para(s) for s in texts)
    if points:
        yield Items(tuple(Item(s) for s in points))
