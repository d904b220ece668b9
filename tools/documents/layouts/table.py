"""Tables: a row for each measure, with the area as band, merged cell, column or heading.

Options: `columns` (`role=header=width`; roles number, numbered, measure, title, description,
responsible, deadline, status, symbol, `light:STATE` (a column that only this state marks),
area, goal, or a further column of the content) · `area_as` (band, first_cell, coded_band,
merged, column, once, heading, none) · `bands_again` (a band repeated after so many measures) ·
`area_break` (a turned area's line ends before these words) · `run_on` (what
joins title and description in one paragraph) · `rows` (measure, or area: several measures in one
cell) · `share` (role whose equal neighbours are one merged cell) · `head` (rows of an own
header) · `first_row` (empty row above) · `bands_by` (state: sections by state of the status).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from documents.layouts.common import Laid, Spec, area_heading, headline, value
from documents.markup import nodes_of
from documents.nodes import Cell, Heading, Node, PageBreak, Table
from documents.plan import Area, Measure, Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    role: str
    header: str
    width: float


def table(plan: Plan, spec: Spec) -> Laid:
    """The plan as one table, or one for each area under its heading."""
    columns = tuple(_column(entry) for entry in spec["columns"])
    nodes: list[Node] = []
    if spec.get("area_as", "band") == "heading":
        for area in plan.areas:
            nodes.append(
                Heading(
                    area_heading(area, spec.get("area_form", "{c}. {t}")),
                    spec.get("area_level", 2),
                )
            )
            nodes.extend(nodes_of(area.lead))
            nodes.append(_table((area,), columns, spec))
            nodes.extend(nodes_of(area.after))
    elif "parts" in spec:
        nodes.extend(_parts(plan, columns, spec))
    else:
        nodes.append(_table(plan.areas, columns, spec))
    return Laid(nodes=tuple(nodes), plan=plan, labels=_labels(plan, columns, spec))


def _parts(plan: Plan, columns: tuple[Column, ...], spec: Spec) -> Iterator[Node]:
    """The table cut by hand over pages, each part with a header that may lack some words.

    `parts`: number of areas in each part · `dropped`: roles without a header from the second
    part on, or "all" for no header row there.
    """
    at = 0
    for index, count in enumerate(spec["parts"]):
        dropped = spec.get("dropped", ()) if index else ()
        if index and not spec.get("parts_flow"):
            yield PageBreak()
        own = tuple(replace(c, header="" if c.role in dropped else c.header) for c in columns)
        bare = {"no_header": True, "first_row": False} if dropped == "all" else {}
        yield _table(plan.areas[at : at + count], own, {**spec, **bare})
        at += count


def _column(entry: str) -> Column:
    role, header, *width = entry.split("=")
    return Column(role=role, header=header, width=float(width[0]) if width else 10)


def _table(areas: tuple[Area, ...], columns: tuple[Column, ...], spec: Spec) -> Table:
    head = tuple(_header(columns, spec))
    style = spec.get("table", {})
    return Table(
        rows=(*head, *(row for area in areas for row in _area_rows(area, columns, spec))),
        widths=tuple(c.width for c in columns),
        header_rows=len(head),
        **style,
    )


def _header(columns: tuple[Column, ...], spec: Spec) -> Iterator[tuple[Cell, ...]]:
    fill = spec.get("header_fill", "#d9e2f3")
    ink = spec.get("header_ink")
    turned = set(spec.get("rotated", ()))
    if spec.get("first_row"):
        yield tuple(Cell() for _ in columns)
    if "head" in spec:
        for row in spec["head"]:
            yield tuple(
                Cell(
                    text=c[0],
                    columns=c[1],
                    rows=c[2],
                    bold=True,
                    fill=fill,
                    ink=ink,
                    rotated=c[0] in turned,
                )
                for c in row
            )
    elif not spec.get("no_header"):
        yield tuple(
            Cell(text=c.header, bold=True, fill=fill, ink=ink, rotated=c.header in turned)
            for c in columns
        )


def _area_rows(area: Area, columns: tuple[Column, ...], spec: Spec) -> Iterator[tuple[Cell, ...]]:
    if area.title:
        yield from _band(area, columns, spec)
    if spec.get("rows") == "area":
        yield tuple(_area_cell(area, column, spec) for column in columns)
        return
    spans = {c.role: _spans(area, c.role, spec) for c in columns}
    for index, measure in enumerate(area.measures):
        if index and index % spec.get("bands_again", len(area.measures)) == 0:
            yield from _band(area, columns, spec, again=True)
        yield tuple(
            _cell(area, measure, column, spans[column.role][index], index, spec)
            for column in columns
            if spans[column.role][index]
        )


def _band(
    area: Area, columns: tuple[Column, ...], spec: Spec, *, again: bool = False
) -> Iterator[tuple[Cell, ...]]:
    """The row above an area's measures: over all columns, or in its own first cells."""
    look = {"bold": True, "fill": spec.get("band_fill", "#e7e6e6"), "ink": spec.get("band_ink")}
    text = area_heading(area, spec.get("area_form", "{c} {t}"))
    text += spec.get("again_form", " (forts.)") if again else ""
    match spec.get("area_as", "band"):
        case "band":
            yield (Cell(text=text, columns=len(columns), **look),)
        case "first_cell":
            yield (Cell(text=text, **look), *(Cell(fill=look["fill"]) for _ in columns[1:]))
        case "coded_band":
            title = Cell(text=area.title or "", columns=len(columns) - 1, **look)
            yield (Cell(text=area.code or "", **look), title)


def _spans(area: Area, role: str, spec: Spec) -> list[int]:
    """For each measure how many rows its cell covers; 0 where the cell above covers it."""
    count = len(area.measures)
    if role in {"area", "goal"} and spec.get("area_as") == "merged":
        return [count, *[0] * (count - 1)]
    if role not in spec.get("share", ()):
        return [1] * count
    spans: list[int] = []
    for _, group in groupby(value(m, role, spec) for m in area.measures):
        length = len(list(group))
        spans += [length, *[0] * (length - 1)]
    return spans


def _cell(area: Area, measure: Measure, column: Column, rows: int, index: int, spec: Spec) -> Cell:
    stripe = spec.get("stripe")
    fill = stripe if stripe and index % 2 else spec.get("fills", {}).get(column.role)
    if column.role == "area":
        shown = spec.get("area_as") != "once" or index == 0
        text = area_heading(area, spec.get("area_form", "{c} {t}")) if shown else ""
        for words in spec.get("area_break", ()):
            text = text.replace(f" {words}", f"\n{words}")
        return Cell(
            text=text,
            rows=rows,
            bold=spec.get("area_bold", True),
            fill=fill,
            rotated=bool(spec.get("area_rotated")),
            down=spec.get("area_rotated") == "down",
        )
    if column.role == "goal":
        return Cell(text=area.goal, rows=rows, fill=fill)
    if column.role.startswith("light:"):
        lit = bool(measure.statuses) and f"light:{measure.statuses[0].state}" == column.role
        sign = spec["signs"][column.role.removeprefix("light:")] if lit else ""
        return Cell(text=sign, rows=rows, fill=fill, align="center")
    if column.role == "symbol":
        return _symbol(measure, rows, fill, spec)
    text = cell_text(measure, column.role, spec)
    if column.role == "status" and measure.statuses:
        state = measure.statuses[0].state
        fill = spec.get("status_fills", {}).get(state, fill)
        colour = spec.get("status_inks", {}).get(state)
        text = f"{{{colour}|{text}}}" if colour else text
    return Cell(
        text=text,
        rows=rows,
        fill=fill,
        align=spec.get("align", {}).get(column.role, "left"),
    )


def cell_text(measure: Measure, role: str, spec: Spec) -> str:
    """The text of a cell, title in bold above the description where the form asks for it."""
    if role not in {"measure", "numbered"}:
        return value(measure, role, spec)
    form = spec.get("measure_form", "{n} {t}") if role == "numbered" else "{t}"
    head = headline(measure, form)
    head = f"**{head}**" if spec.get("title_bold", True) else head
    if "run_on" in spec and measure.lines:
        return str(head + spec["run_on"] + " ".join(measure.lines))
    return "\n".join((head, *measure.lines))


def _symbol(measure: Measure, rows: int, fill: str | None, spec: Spec) -> Cell:
    state = measure.statuses[0].state if measure.statuses else ""
    sign = spec["signs"].get(state, "")
    if sign.startswith("#"):
        return Cell(rows=rows, fill=sign)
    return Cell(text=sign, rows=rows, fill=fill, align="center")


def _area_cell(area: Area, column: Column, spec: Spec) -> Cell:
    """A cell with all measures of the area."""
    if column.role == "area":
        return Cell(text=area_heading(area, spec.get("area_form", "{c} {t}")), bold=True)
    join = spec.get("inner_join", "\n")
    texts = []
    for measure in area.measures:
        text = cell_text(measure, column.role, spec)
        if column.role in {"measure", "numbered"} and "inner_deadline" in spec:
            text = spec["inner_deadline"].format(
                text=text, deadline=value(measure, "deadline", spec)
            )
        elif column.role not in {"measure", "numbered"} and spec.get("inner_numbers"):
            text = f"{measure.number} {text}"
        texts.append(text)
    if column.role in spec.get("share", ()):
        texts = list(dict.fromkeys(texts))
    return Cell(text=join.join(texts))


def _labels(plan: Plan, columns: tuple[Column, ...], spec: Spec) -> dict[str, str]:
    labels = {c.role: c.header for c in columns}
    if spec.get("area_as", "band") != "none" and any(a.states for a in plan.areas):
        labels.setdefault("status", "")
    if spec.get("area_as", "band") != "none":
        labels["area"] = ""
    if labels.keys() & {"numbered", "number", "headline"}:
        labels["number"] = ""
    if labels.keys() & {"numbered", "measure", "description"}:
        labels["description"] = ""
    if "symbol" in labels:
        labels["status"] = labels["symbol"]
    if any(role.startswith("light:") for role in labels):
        labels["status"] = ""
    if "inner_deadline" in spec:
        labels["deadline"] = spec.get("inner_label", "")
    labels.update(spec.get("labels", {}))
    return labels
