"""What a careful reader writes down about one document, in the form of the gold's truths."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from documents.pages import find_pages, page_texts

Reading = tuple[str, str | None, str | None]
MEDIA = {
    ".pdf": "application/pdf",
    ".html": "text/html",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def plan(
    title: str,
    organisation: str | None,
    period: tuple[int, int] | tuple[str, str],
    *measures: dict[str, Any],
    language: str,
    family: str,
    producer: str,
    **more: Any,
) -> dict[str, Any]:
    """A whole truth; `period` is two years or two days (ISO)."""
    start, end = (str(p) for p in period)
    return {
        "plan": {
            "title": title,
            "organisation": organisation,
            "year": int(start[:4]),
            "period_start": start if len(start) > 4 else f"{start}-01-01",
            "period_end": end if len(end) > 4 else f"{end}-12-31",
            "language": language,
            "family": family,
            "producer": producer,
        },
        "measures": list(measures),
        **more,
    }


def measure(
    title: str,
    description: str = "",
    *,
    number: str | None = None,
    area: str | None = None,
    who: Sequence[str] = (),
    due: Sequence[dict[str, Any]] = (),
    status: Sequence[dict[str, Any]] = (),
    find: str | None = None,
    **more: Any,
) -> dict[str, Any]:
    """One measure; `find` is what to look for in the PDF when the title is broken there."""
    return {
        "number": number,
        "area": area,
        "title": title,
        "description": description,
        "responsible": list(who),
        "deadlines": list(due),
        "statuses": list(status),
        "find": find,
        **more,
    }


def due(
    text: str,
    label: str | None,
    kind: str,
    start: str | None = None,
    end: str | None = None,
    *,
    scope: str | None = None,
    accept: Sequence[Reading] = (),
    **more: Any,
) -> dict[str, Any]:
    """One deadline; `accept` holds other readings that are as good."""
    made: dict[str, Any] = {
        "text": text,
        "label": label,
        "kind": kind,
        "start": start,
        "end": end,
        "scope": scope,
        **more,
    }
    if accept:
        made["accept"] = [{"kind": k, "start": s, "end": e} for k, s, e in accept]
    return made


def years(text: str, label: str | None, **more: Any) -> dict[str, Any]:
    """A deadline that is a year ("2024") or years ("2024-2026"), also "2024-26"."""
    first, last = text[:4], text[-2:]
    kind = "year" if len(text) == 4 else "range"
    return due(text, label, kind, f"{first}-01-01", f"{first[:2]}{last}-12-31", **more)


def state(
    state: str,
    text: str = "",
    *,
    as_of: str | None = None,
    party: str | None = None,
    also_ok: Sequence[str] = (),
    **more: Any,
) -> dict[str, Any]:
    """One status."""
    made = {"text": text, "party": party, "as_of": as_of, "state": state, **more}
    return made | ({"also_ok": list(also_ok)} if also_ok else {})


def write(truth: dict[str, Any], path: Path) -> None:
    """Writes `path`.truth.json; pages are looked up in the finished PDF in reading order."""
    measures = truth["measures"]
    pages: list[int | None] = [None] * len(measures)
    if path.suffix == ".pdf" and measures:
        texts, page = page_texts(path), truth.get("first_page", 1)
        for index, m in enumerate(measures):
            page = find_pages([(m["find"] or m["title"],)], texts, first=page)[0]
            pages[index] = page
    stem = path.name.split(".")[0]
    told = {"document": path.name, "media_type": MEDIA[path.suffix], **truth}
    told.pop("first_page", None)
    told["measures"] = [
        {"key": f"{stem}:{i}"} | {k: v for k, v in m.items() if k != "find"} | {"page": page}
        for i, (m, page) in enumerate(zip(measures, pages, strict=True), 1)
    ]
    text = json.dumps(told, ensure_ascii=False, indent=1)
    path.with_name(path.name + ".truth.json").write_text(text + "\n", encoding="utf-8")
