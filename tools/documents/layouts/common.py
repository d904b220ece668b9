"""What all layouts share: the parts of a specification, and how fields are worded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from documents.nodes import Nodes
from documents.plan import Area, Measure, Plan

Spec = Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """A plan laid out: its nodes, and the label under which each role was printed.

    `labels` holds responsible, deadline and status only where they are printed;
    number, area and description likewise (their label does not count).
    """

    nodes: Nodes
    plan: Plan
    labels: Mapping[str, str] = field(default_factory=dict)


def pairs(listed: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """`role=label` entries as pairs."""
    return tuple((role, label) for role, _, label in (entry.partition("=") for entry in listed))


def headline(measure: Measure, form: str) -> str:
    """The measure's number and title; a form with `{n}` is dropped where no number is."""
    if measure.number is None or "{n}" not in form:
        return form.split("{n}")[-1].lstrip(" .:–").format(t=measure.title)
    return form.format(n=measure.number, t=measure.title)


def area_heading(area: Area, form: str) -> str:
    """The area's heading; `{c}` is its code."""
    if area.code is None:
        return area.title or ""
    return form.format(c=area.code, t=area.title)


def value(measure: Measure, role: str, spec: Spec) -> str:
    """The printed text of a role; lines of a cell are divided by line ends."""
    match role:
        case "number":
            return measure.number or ""
        case "headline":
            return headline(measure, spec.get("measure_form", "{n} {t}"))
        case "title":
            return measure.title
        case "description":
            return "\n".join(measure.lines)
        case "responsible":
            return parties(measure.parties, spec)
        case "deadline":
            return "\n".join(t.printed for t in measure.times)
        case "status":
            return statuses(measure, spec)
        case _:
            return measure.extras.get(role, "")


def parties(listed: Sequence[str], spec: Spec) -> str:
    """Parties joined as the document does: `who_join`, and `who_last` before the last."""
    join = spec.get("who_join", ", ")
    last = spec.get("who_last", join)
    if len(listed) < 2:
        return "".join(listed)
    return str(join.join(listed[:-1]) + last + listed[-1])


def statuses(measure: Measure, spec: Spec) -> str:
    """Statuses; party by party ones on a line each."""
    bullet = "- " if spec.get("status_bullets") and len(measure.statuses) > 1 else ""
    return "\n".join(bullet + s.printed for s in measure.statuses)
