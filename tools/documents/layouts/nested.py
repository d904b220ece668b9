"""Tables inside tables: a row for each area, and in its cell a table of the measures."""

from __future__ import annotations

from documents.layouts.common import Laid, Spec, area_heading, pairs, value
from documents.layouts.table import cell_text
from documents.nodes import Cell, Table
from documents.plan import Area, Plan


def nested(plan: Plan, spec: Spec) -> Laid:
    """An outer table of areas with an inner table of measures in each."""
    fields = pairs(spec["fields"])
    rows = [
        (
            Cell(text=spec.get("area_head", "Mål"), bold=True, fill="#eeeeee"),
            Cell(text=spec.get("inner_head", "Tiltak under målet"), bold=True, fill="#eeeeee"),
        )
    ]
    for area in plan.areas:
        rows.append(
            (
                Cell(text=area_heading(area, "{c} {t}"), bold=True),
                Cell(text=area.lead, inner=_inner(area, fields, spec)),
            )
        )
    outer = Table(rows=tuple(rows), widths=(18, 82))
    labels = {"number": "", "area": "", "description": ""} | dict(fields)
    return Laid(nodes=(outer,), plan=plan, labels=labels)


def _inner(area: Area, fields: tuple[tuple[str, str], ...], spec: Spec) -> Table:
    head = (Cell(text="Tiltak", bold=True), *(Cell(text=label, bold=True) for _, label in fields))
    rows = [
        (
            Cell(text=cell_text(m, "numbered", spec)),
            *(Cell(text=value(m, role, spec)) for role, _ in fields),
        )
        for m in area.measures
    ]
    return Table(rows=(head, *rows), widths=(40, *[20] * len(fields)), colour="#bbbbbb")
