"""The truth beside a document: what of the plan is printed in it, and where."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from documents.layouts import Laid, Spec
from documents.layouts.common import area_heading, headline
from documents.nodes import plain
from documents.pages import find_pages, page_texts
from documents.plan import Area, Measure, Plan, Status, Time
from documents.producers import NAMES

MEDIA = {
    ".pdf": "application/pdf",
    ".html": "text/html",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def write_truth(laid: Laid, spec: Spec, path: Path, *, searched: Path | None = None) -> None:
    """Writes `path`.truth.json; `searched` is the PDF in which the titles are looked up."""
    truth = truth_of(laid, spec, path, searched=searched or path)
    text = json.dumps(truth, ensure_ascii=False, indent=1, default=_day)
    path.with_name(path.name + ".truth.json").write_text(text + "\n", encoding="utf-8")


def truth_of(laid: Laid, spec: Spec, path: Path, *, searched: Path) -> dict[str, Any]:
    """The truth as TRUTH.md's format has it."""
    plan = laid.plan
    placed = [(a, m) for a in plan.areas for m in a.measures]
    pages = _pages([m for _, m in placed], spec, searched)
    truth: dict[str, Any] = {
        "document": path.name,
        "media_type": MEDIA[path.suffix],
        "plan": _plan(plan, spec),
        "measures": [
            _measure(area, measure, page, laid, spec)
            for (area, measure), page in zip(placed, pages, strict=True)
        ],
    }
    if plan.series:
        truth["series"] = plan.series
    for key in ("optional", "notes"):
        if key in spec:
            truth[key] = spec[key]
    return truth


def _day(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"not JSON: {value!r}")


def _pages(measures: list[Measure], spec: Spec, searched: Path) -> list[int | None]:
    if searched.suffix != ".pdf":
        return [None] * len(measures)
    texts = page_texts(searched)
    fixed = spec.get("pages")
    if fixed:
        return [fixed] * len(measures) if isinstance(fixed, int) else list(fixed)
    wanted = [_needles(m, spec) for m in measures]
    if spec.get("any_order") or spec["layout"] in {"pillars", "poster"}:
        return [find_pages([w], texts)[0] for w in wanted]
    return list(find_pages(wanted, texts, first=spec.get("first_page", 1)))


def _needles(measure: Measure, spec: Spec) -> tuple[str, ...]:
    title = plain(measure.title)
    printed = headline(measure, spec.get("measure_form", "{n} {t}"))
    return plain(printed), f"{measure.number or ''} {title}", title


def _plan(plan: Plan, spec: Spec) -> dict[str, Any]:
    return {
        "title": _title(plan, spec),
        "organisation": plan.organisation,
        "year": plan.year,
        "period_start": plan.period[0],
        "period_end": plan.period[1],
        "language": plan.language,
        "family": spec["family"],
        "producer": spec.get("made_by", NAMES.get(spec.get("producer", ""), "")),
        **({"period_also": spec["period_also"]} if "period_also" in spec else {}),
    }


def _title(plan: Plan, spec: Spec) -> str:
    """The title as this document prints it: the plan's own, or else the first heading."""
    before = spec.get("before") or "{title}"
    if "title" in spec or "headline" in spec:
        return str(spec.get("title", spec.get("headline")))
    if "{title}" in before or plan.title in before:
        return plan.title
    return next(line[2:] for line in before.split("\n") if line.startswith("# "))


def _measure(
    area: Area, measure: Measure, page: int | None, laid: Laid, spec: Spec
) -> dict[str, Any]:
    labels = laid.labels
    made: dict[str, Any] = {
        "key": measure.key,
        "number": measure.number if "number" in labels else None,
        "area": plain(area.title) if area.title and not area.states and "area" in labels else None,
        "title": plain(measure.title),
        "description": plain(measure.description) if "description" in labels else "",
        "responsible": list(measure.parties) if "responsible" in labels else [],
        "deadlines": [_time(t, labels["deadline"]) for t in measure.times]
        if "deadline" in labels
        else [],
        "statuses": list(_statuses(measure, labels, spec)),
        "page": page,
    }
    also = [area_heading(area, spec["area_form"])] if area.code and "area_form" in spec else []
    also += [text for text in (area.goal, area.title if area.states else "") if text]
    if "area" in labels and also:
        made["area_also"] = also
    for key in ("responsible_also", "page_also", "title_also"):
        if key in measure.extras:
            made[key] = measure.extras[key].split("|")
    return made


def _time(time: Time, label: str) -> dict[str, Any]:
    made: dict[str, Any] = {
        "text": plain(time.text),
        "label": time.label if time.label is not None else label,
        "kind": time.window.kind,
        "start": time.window.start,
        "end": time.window.end,
        "scope": time.scope,
    }
    if time.accept:
        made["accept"] = [{"start": None, "end": None, **a} for a in time.accept]
    if time.optional:
        made["optional"] = True
    return made


def _statuses(measure: Measure, labels: Mapping[str, str], spec: Spec) -> list[dict[str, Any]]:
    made = []
    if "status" in labels:
        made = [_status(s, spec) for s in measure.statuses]
    done = [t for t in measure.times if t.window.kind == "done"]
    if "deadline" in labels and done:
        own = _status(Status(text=done[0].text, state="completed"), {})
        made.append(own | {"optional": True} if made else own)
    return made


def _status(status: Status, spec: Spec) -> dict[str, Any]:
    text = status.text
    if "signs" in spec:
        sign = spec["signs"].get(status.state, "")
        text = "" if sign.startswith("#") else plain(sign)
        text = "" if text.isalpha() else text  # a letter or its legend's word: not scored
    made: dict[str, Any] = {
        "text": text,
        "party": status.party,
        "as_of": spec.get("as_of"),
        "state": status.state,
    }
    if status.also_ok and "signs" not in spec:
        made["also_ok"] = list(status.also_ok)
    if status.optional:
        made["optional"] = True
    return made
