"""Running text: headings with inline labels, cards of lines, bullets with closing lines."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from documents.layouts.common import Laid, Spec, area_heading, headline, pairs, value
from documents.markup import nodes_of
from documents.nodes import Definitions, Heading, Item, Items, Node, Para
from documents.plan import Area, Measure, Plan


def prose(plan: Plan, spec: Spec) -> Laid:
    """A heading (or bold line) for each measure, text, and its fields with labels.

    `fields`: role=label · `fields_as`: line (all on one), lines (one each), end (after the
    title in the same paragraph), definitions (a list of them) · `measure_as`: heading, bold,
    para · `area_line`: the area is a bold line and no heading.
    """
    fields = pairs(spec.get("fields", ()))
    nodes: list[Node] = []
    for area in plan.areas:
        nodes.extend(_area(area, spec))
        for measure in area.measures:
            nodes.extend(_prose_measure(measure, fields, spec))
        nodes.extend(nodes_of(area.after))
    return Laid(nodes=tuple(nodes), plan=plan, labels=_labels(plan, fields))


def bullets(plan: Plan, spec: Spec) -> Laid:
    """A bullet for each measure, sub-bullets for its text, closing lines for the fields.

    `closing`: group (consecutive measures of the same time share a line), each, none ·
    `inline`: fields set in brackets behind the title.
    """
    closing = pairs(spec.get("fields", ()))
    inline = pairs(spec.get("inline", ()))
    nodes: list[Node] = []
    for area in plan.areas:
        nodes.extend(_area(area, spec))
        for group in _groups(area, spec):
            nodes.append(Items(tuple(_bullet(m, inline, spec) for m in group)))
            if closing:
                nodes.append(Para(_line(group[0], closing, spec), "label"))
        nodes.extend(nodes_of(area.after))
    return Laid(nodes=tuple(nodes), plan=plan, labels=_labels(plan, (*closing, *inline)))


def _area(area: Area, spec: Spec) -> Iterator[Node]:
    text = area_heading(area, spec.get("area_form", "{c}. {t}"))
    if area.title and spec.get("area_line"):
        yield Para(f"**{text}**")
    elif area.title:
        yield Heading(text, spec.get("area_level", 2))
    yield from nodes_of(area.lead)


def _prose_measure(
    measure: Measure, fields: tuple[tuple[str, str], ...], spec: Spec
) -> Iterator[Node]:
    head = headline(measure, spec.get("measure_form", "{n} {t}"))
    ending = spec.get("fields_as") == "end"
    if ending:
        head = f"{head}{spec.get('before_fields', ' ')}{_line(measure, fields, spec)}"
    match spec.get("measure_as", "heading"):
        case "heading":
            yield Heading(head, spec.get("measure_level", 3))
        case "bold":
            yield Para(f"**{head}**")
        case _:
            yield Para(head)
    yield from _texts(measure)
    if ending:
        return
    if spec.get("fields_as", "line") == "line":
        yield Para(_line(measure, fields, spec))
    elif spec.get("fields_as") == "definitions":
        told = [(label, value(measure, role, spec)) for role, label in fields]
        yield Definitions(tuple((a, b) for a, b in told if b))
    else:
        for role, label in fields:
            if value(measure, role, spec):
                yield Para(_field(measure, role, label, spec), "label")


def _texts(measure: Measure) -> Iterator[Node]:
    for bullet, lines in groupby(measure.lines, key=lambda s: s.startswith("- ")):
        if bullet:
            yield Items(tuple(Item(s.removeprefix("- ")) for s in lines))
        else:
            yield from (Para(s) for s in lines)


def _bullet(measure: Measure, inline: tuple[tuple[str, str], ...], spec: Spec) -> Item:
    head = headline(measure, spec.get("measure_form", "{n} {t}"))
    tail = spec.get("inline_join", ", ").join(
        _field(measure, role, label, spec) for role, label in inline if value(measure, role, spec)
    )
    if tail:
        head = spec.get("inline_form", "{head} ({tail})").format(head=head, tail=tail)
    return Item(head, tuple(Item(s.removeprefix("- ")) for s in measure.lines))


def _groups(area: Area, spec: Spec) -> Iterator[tuple[Measure, ...]]:
    closing = spec.get("closing", "group")
    if closing == "none":
        yield area.measures
    elif closing == "each":
        yield from ((m,) for m in area.measures)
    else:
        for _, group in groupby(area.measures, key=lambda m: [t.printed for t in m.times]):
            yield tuple(group)


def _line(measure: Measure, fields: tuple[tuple[str, str], ...], spec: Spec) -> str:
    return str(spec.get("fields_join", " ")).join(
        _field(measure, role, label, spec) + spec.get("field_end", "")
        for role, label in fields
        if value(measure, role, spec)
    )


def _field(measure: Measure, role: str, label: str, spec: Spec) -> str:
    text = value(measure, role, spec).replace("\n", spec.get("value_join", "; "))
    if not label:
        return text
    return str(spec.get("field_form", "**{label}:** {text}").format(label=label, text=text))


def _labels(plan: Plan, fields: tuple[tuple[str, str], ...]) -> dict[str, str]:
    return {"number": "", "area": "", "description": ""} | dict(fields)
