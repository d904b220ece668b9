"""A card for each measure: a two-column mini table, or one with the fields side by side.

Options: `fields` (role=label, in their order) · `card_as` (mini, wide, stack: each label in bold
above its value, beside: two cards in a row) · `title_row` (the title as a full row above instead
of a labelled one).
"""

from __future__ import annotations

from itertools import zip_longest

from documents.layouts.common import Laid, Spec, area_heading, headline, pairs, value
from documents.layouts.table import cell_text
from documents.markup import nodes_of
from documents.nodes import Cell, Heading, Node, Table
from documents.plan import Measure, Plan


def cards(plan: Plan, spec: Spec) -> Laid:
    """Cards under a heading for each area."""
    fields = pairs(spec["fields"])
    nodes: list[Node] = []
    for area in plan.areas:
        if area.title:
            nodes.append(
                Heading(
                    area_heading(area, spec.get("area_form", "{c}. {t}")),
                    spec.get("area_level", 2),
                )
            )
        nodes.extend(nodes_of(area.lead))
        if spec.get("card_as") == "beside":
            nodes.append(_beside(area.measures, fields, spec))
        else:
            nodes.extend(_card(measure, fields, spec) for measure in area.measures)
        nodes.extend(nodes_of(area.after))
    labels = {"number": "", "area": "", "description": ""} | dict(fields)
    return Laid(nodes=tuple(nodes), plan=plan, labels=labels)


def _card(measure: Measure, fields: tuple[tuple[str, str], ...], spec: Spec) -> Table:
    kind = spec.get("card_as", "mini")
    made = {"wide": _wide, "stack": _stack}.get(kind, _mini)
    usual = {"wide": (10,) * len(fields), "stack": (10,)}.get(kind, (22, 78))
    return Table(
        rows=tuple(made(measure, fields, spec)),
        widths=tuple(spec.get("widths", usual)),
        header_rows=0,
        breakable=False,
        **spec.get("table", {}),
    )


def _mini(
    measure: Measure, fields: tuple[tuple[str, str], ...], spec: Spec
) -> list[tuple[Cell, ...]]:
    rows: list[tuple[Cell, ...]] = []
    if spec.get("title_row"):
        head = headline(measure, spec.get("measure_form", "{n} {t}"))
        rows.append(
            (
                Cell(
                    text=head,
                    columns=2,
                    bold=True,
                    fill=spec.get("header_fill"),
                    ink=spec.get("header_ink"),
                ),
            )
        )
    for role, label in fields:
        text = cell_text(measure, role, spec)
        if text or spec.get("keep_empty"):
            mark = spec.get("label_end", ":")
            rows.append(
                (Cell(text=label + mark, bold=True, fill=spec.get("label_fill")), Cell(text=text))
            )
    return rows


def _wide(
    measure: Measure, fields: tuple[tuple[str, str], ...], spec: Spec
) -> list[tuple[Cell, ...]]:
    """Title over the whole width, labels side by side, values below them."""
    head = cell_text(measure, "numbered", spec)
    fill = spec.get("label_fill", "#eeeeee")
    return [
        (Cell(text=head, columns=len(fields), fill=spec.get("header_fill")),),
        tuple(Cell(text=label, bold=True, fill=fill) for _, label in fields),
        tuple(Cell(text=value(measure, role, spec)) for role, _ in fields),
    ]


def _stack(
    measure: Measure, fields: tuple[tuple[str, str], ...], spec: Spec
) -> list[tuple[Cell, ...]]:
    """One column: the title, then each label in bold with its value under it."""
    rows = [(Cell(text=cell_text(measure, "numbered", spec), fill=spec.get("header_fill")),)]
    for role, label in fields:
        text = cell_text(measure, role, spec)
        if text:
            rows.append((Cell(text=f"**{label}**\n{text}"),))
    return rows


def _beside(
    measures: tuple[Measure, ...], fields: tuple[tuple[str, str], ...], spec: Spec
) -> Table:
    """Two cards in each row, a narrow empty column between them."""
    rows = []
    for left, right in zip_longest(measures[::2], measures[1::2]):
        rows.append((_whole(left, fields, spec), Cell(), _whole(right, fields, spec)))
        rows.append((Cell(), Cell(), Cell()))
    return Table(rows=tuple(rows[:-1]), widths=(48, 4, 48), header_rows=0, **spec.get("table", {}))


def _whole(measure: Measure | None, fields: tuple[tuple[str, str], ...], spec: Spec) -> Cell:
    """A card in one cell: the title, the text, and a line for each field."""
    if measure is None:
        return Cell()
    told = [(label, value(measure, role, spec)) for role, label in fields]
    lines = [f"{label}: {text}" for label, text in told if text]
    return Cell(
        text="\n".join((cell_text(measure, "numbered", spec), *lines)), fill=spec.get("card_fill")
    )
