"""Period matrix: the deadline is told by the marked period columns.

Options as for tables, and `periods` (column texts with their year, as a time) ·
`period_heads` (as printed) · `mark` (a sign, or a colour `#rrggbb` that fills the cell) · `bar`
(marked cells are one merged coloured cell). The content's `m` gives first and last mark: "2-4".
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from documents.layouts.common import Laid, Spec, area_heading
from documents.layouts.table import Column, cell_text
from documents.nodes import Cell, Table
from documents.plan import Measure, Plan, Time
from documents.times import Window, meaning


def matrix(plan: Plan, spec: Spec) -> Laid:
    """One table with a row for each measure, period columns at the place `periods`."""
    columns = [_split(entry) for entry in spec["columns"]]
    rows = [*_head(columns, spec), *_body(plan, columns, spec)]
    widths = [w for c in columns for w in _widths(c, spec)]
    made = Table(
        rows=tuple(rows),
        widths=tuple(widths),
        header_rows=2 if spec.get("head_over") else 1,
        **spec.get("table", {}),
    )
    timed = replace(
        plan,
        areas=tuple(
            replace(a, measures=tuple(_timed(m, plan, spec) for m in a.measures))
            for a in plan.areas
        ),
    )
    labels = {c.role: c.header for c in columns} | {
        "deadline": "",
        "area": "",
        "number": "",
        "description": "",
    }
    return Laid(nodes=(made,), plan=timed, labels=labels)


def _split(entry: str) -> Column:
    role, header, *width = entry.split("=")
    return Column(role=role, header=header, width=float(width[0]) if width else 10)


def _widths(column: Column, spec: Spec) -> list[float]:
    if column.role != "periods":
        return [column.width]
    return [column.width] * len(spec["periods"])


def _head(columns: list[Column], spec: Spec) -> Iterator[tuple[Cell, ...]]:
    fill = spec.get("header_fill", "#d9e2f3")
    deep = 2 if spec.get("head_over") else 1
    heads = spec.get("period_heads", spec["periods"])
    turned = bool(spec.get("rotated_periods"))
    inner = [Cell(text=h, bold=True, fill=fill, align="center", rotated=turned) for h in heads]
    first: list[Cell] = []
    for c in columns:
        if c.role != "periods":
            first.append(Cell(text=c.header, bold=True, fill=fill, rows=deep))
        elif deep == 2:
            first += [
                Cell(text=t, columns=n, bold=True, fill=fill, align="center")
                for t, n in spec["head_over"]
            ]
        else:
            first += inner
    yield tuple(first)
    if deep == 2:
        yield tuple(inner)


def _body(plan: Plan, columns: list[Column], spec: Spec) -> Iterator[tuple[Cell, ...]]:
    count = len(columns) - 1 + len(spec["periods"])
    for area in plan.areas:
        if area.title and spec.get("area_as", "band") == "band":
            text = area_heading(area, spec.get("area_form", "{c} {t}"))
            yield (
                Cell(text=text, columns=count, bold=True, fill=spec.get("band_fill", "#e7e6e6")),
            )
        for index, measure in enumerate(area.measures):
            row: list[Cell] = []
            for c in columns:
                if c.role == "periods":
                    row += _marks(measure, spec)
                elif c.role == "area":
                    if index == 0:
                        row.append(
                            Cell(
                                text=area_heading(area, spec.get("area_form", "{c} {t}")),
                                rows=len(area.measures),
                                bold=True,
                            )
                        )
                else:
                    row.append(Cell(text=cell_text(measure, c.role, spec)))
            yield tuple(row)


def _span(measure: Measure) -> tuple[int, int] | None:
    marked = measure.extras.get("m", "")
    if not marked:
        return None
    first, _, last = marked.partition("-")
    return int(first) - 1, int(last or first) - 1


def _marks(measure: Measure, spec: Spec) -> Iterator[Cell]:
    span = _span(measure)
    mark = spec.get("mark", "x")
    empty = Cell()
    filled = Cell(fill=mark) if mark.startswith("#") else Cell(text=mark, align="center")
    at = 0
    while at < len(spec["periods"]):
        if span and span[0] <= at <= span[1]:
            if spec.get("bar"):
                yield Cell(
                    fill=mark,
                    columns=span[1] - span[0] + 1,
                    text=measure.extras.get("bar_text", ""),
                )
                at = span[1] + 1
                continue
            yield filled
        else:
            yield empty
        at += 1


def _timed(measure: Measure, plan: Plan, spec: Spec) -> Measure:
    span = _span(measure)
    if not span:
        return replace(measure, times=())
    first, last = (meaning(spec["periods"][i], year=plan.year, period=plan.period) for i in span)
    if span[0] == span[1]:
        return replace(measure, times=(Time(text="", window=first),))
    window = Window(kind="range", start=first.start, end=last.end)
    whole = (first.start, last.end)
    accept: tuple[dict[str, object], ...] = ()
    if whole[0] and whole[1] and whole[0].year == whole[1].year:
        accept = _same_window(window)
    return replace(measure, times=(Time(text="", window=window, accept=accept),))


def _same_window(window: Window) -> tuple[dict[str, object], ...]:
    """Marks that fill a whole year or half of it may also be told as that."""
    assert window.start and window.end
    days = (window.start.month, window.end.month)
    kind = {(1, 12): "year", (1, 6): "half_year", (7, 12): "half_year"}.get(days)
    return ({"kind": kind, "start": window.start, "end": window.end},) if kind else ()
