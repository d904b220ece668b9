"""One document of a plan: lays it out, prints it, writes the truth beside it."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

from documents.damage import broken
from documents.layouts import LAYOUTS, Laid, Spec
from documents.markup import nodes_of
from documents.nodes import Columns, Nodes
from documents.plan import Plan
from documents.producers import PRODUCERS
from documents.theme import Theme
from documents.treatments import TREATMENTS
from documents.truth import write_truth


def build(plan: Plan, spec: Spec, root: Path) -> Path:
    """Writes the document of `spec` below `root`, and its truth; returns its path."""
    path = root / str(spec["file"])
    path.parent.mkdir(parents=True, exist_ok=True)
    laid = _laid(plan, spec)
    nodes, theme = _dressed(plan, spec, laid)
    treatment = spec.get("treatment")
    with tempfile.TemporaryDirectory() as scratch:
        if treatment is None:
            PRODUCERS[spec["producer"]](nodes, theme, path)
            write_truth(laid, spec, path)
        else:
            clean = Path(scratch) / path.name
            PRODUCERS[spec["producer"]](nodes, theme, clean)
            write_truth(laid, spec, path, searched=clean)
            TREATMENTS[treatment](clean, path, spec)
    return path


def lay_out(plan: Plan, spec: Spec) -> tuple[Nodes, Theme]:
    """What a producer prints for `spec`, without the truth."""
    return _dressed(plan, spec, _laid(plan, spec))


def _dressed(plan: Plan, spec: Spec, laid: Laid) -> tuple[Nodes, Theme]:
    theme = Theme(language=plan.language, **_tuples(spec.get("theme", {})))
    return broken(_around(plan, spec, laid.nodes), spec.get("broken", ())), theme


def _laid(plan: Plan, spec: Spec) -> Laid:
    shown = plan
    if "areas" in spec:
        shown = replace(plan, areas=tuple(plan.areas[i] for i in spec["areas"]))
    laid = LAYOUTS[spec["layout"]](shown, spec)
    hidden = set(spec.get("hides", ()))
    return replace(laid, labels={k: v for k, v in laid.labels.items() if k not in hidden})


def _around(plan: Plan, spec: Spec, inner: Nodes) -> Nodes:
    words = {"title": plan.title, "organisation": plan.organisation or ""}
    before, after = (
        _fill(spec.get(key, default), words)
        for key, default in (("before", "# {title}\n\n__{organisation}__"), ("after", ""))
    )
    fill = spec.get("header_fill", "#d9e2f3")
    nodes = (*nodes_of(before, header_fill=fill), *inner, *nodes_of(after, header_fill=fill))
    if "columns_after_title" in spec:
        return (nodes[0], Columns(nodes[1:], spec["columns_after_title"]))
    return nodes


def _fill(text: str, words: dict[str, str]) -> str:
    for key, value in words.items():
        text = text.replace(f"{{{key}}}", value)
    return text


def _tuples(theme: dict[str, Any]) -> dict[str, Any]:
    return {k: tuple(v) if isinstance(v, list) else v for k, v in theme.items()}
