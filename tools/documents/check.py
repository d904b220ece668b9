"""Checks that all that a truth says is printed in its document, on the pages that it names."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from documents.pages import letters, page_texts


def check(folder: Path) -> Iterator[str]:
    """A sentence for each text of a truth below `folder` that is not found in its PDF."""
    for path in sorted(folder.rglob("*.pdf.truth.json")):
        truth = json.loads(path.read_text(encoding="utf-8"))
        texts = page_texts(path.with_name(truth["document"]))
        if not "".join(texts[p - 1] for p in _pages(truth, len(texts))):
            continue  # a scan
        for measure in truth["measures"]:
            yield from (f"{path.name}: {found}" for found in _missing(measure, texts))


def _pages(truth: dict[str, Any], count: int) -> set[int]:
    return {m["page"] for m in truth["measures"]} or set(range(1, count + 1))


def _missing(measure: dict[str, Any], texts: list[str]) -> Iterator[str]:
    page = measure["page"]
    here = "".join(texts[page - 1 : page + 1])
    everywhere = "".join(texts)
    said = [("title", measure["title"], here), ("number", measure["number"] or "", here)]
    said += [("description", line, here) for line in measure["description"].split("\n")]
    said += [("responsible", party, everywhere) for party in measure["responsible"]]
    said += [("deadline", t["text"], everywhere) for t in measure["deadlines"]]
    said += [("status", s["text"], everywhere) for s in measure["statuses"]]
    for field, text, where in said:
        if letters(text) not in where:
            yield f"{field} of {measure['number']} {measure['title']!r} not found: {text!r}"
