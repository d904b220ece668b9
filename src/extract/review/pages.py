"""Views to HTML: the templates, filled in with everything from documents escaped.

In: views. Out: whole pages as text. Control and direction characters are written
out (`[U+202E]`), so that a text shows its letters and does nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from extract.corrections import Outcome
from extract.corrections.cells import shown
from extract.readers.page_images import PageImage
from extract.review.lines import Series
from extract.review.passages import TextBlock
from extract.review.payload import document_data, search_rows, to_script
from extract.review.tables import Attention, PlanRow, plan_rows
from extract.review.views import DocumentView
from extract.review.words import LANGUAGES, load_words, say
from extract.schema import KINDS, STATES

POLICY = (
    "default-src 'none'; img-src 'self' data:; style-src 'self'; script-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
"""Nothing from outside, no script or style inside the page; works for files opened by hand."""

_TEMPLATES = Path(__file__).with_name("templates")


def document_page(
    view: DocumentView, images: Sequence[PageImage], blocks: Sequence[TextBlock]
) -> str:
    """The evidence page of one document: its pages or its text beside its measures."""
    return _render(
        "document.html.j2",
        root="../../",
        view=view,
        images=images,
        blocks=blocks,
        data=to_script(document_data(view, images)),
    )


def plans_page(views: Sequence[DocumentView]) -> str:
    """The first page: all plans, and a search over all measures."""
    rows = plan_rows(views)
    search = _search(views, rows)
    return _render("plans.html.j2", root="", rows=rows, data=to_script(search))


def years_page(series: Sequence[Series]) -> str:
    """One line for each measure of a series of plans."""
    return _render("years.html.j2", root="", series=series)


def attention_page(attention: Attention) -> str:
    """What was not read, not understood, or no longer stands."""
    return _render("attention.html.j2", root="", attention=attention)


def _search(views: Sequence[DocumentView], rows: Sequence[PlanRow]) -> list[list[Any]]:
    first = {row.folder: i for i, row in reversed(list(enumerate(rows)))}
    found = list[list[Any]]()
    for view in views:
        start = first[view.folder]
        found.extend(search_rows(view, range(start, start + len(view.plans))))
    return found


def _render(template: str, **values: Any) -> str:
    return _environment().get_template(template).render(**values)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )
    environment.globals.update(
        t=_words, label=_label, policy=POLICY, kinds=KINDS, states=STATES,
        languages=LANGUAGES, corrected_by=_corrected_by, has=_has_words, say=say,
    )  # fmt: skip
    environment.filters["per_cent"] = _per_cent
    environment.filters["level"] = _level
    environment.filters["days"] = _days
    return environment


def _finalize(value: Any) -> Any:
    """Every text of a document passes here; Markup is our own and has been escaped."""
    return shown(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def _words(key: str, **values: object) -> Markup:
    """Words that switch with the language of the page."""
    safe = {name: shown(str(value)) for name, value in values.items()}
    arguments = json.dumps(safe, ensure_ascii=False) if safe else ""
    extra = Markup(' data-args="{}"').format(arguments) if safe else ""
    return Markup('<span data-t="{}"{}>{}</span>').format(key, extra, say(key, **safe))


def _label(key: str, **values: object) -> Markup:
    """A name for those who do not see the element, in the language of the page."""
    safe = {name: shown(str(value)) for name, value in values.items()}
    arguments = json.dumps(safe, ensure_ascii=False) if safe else ""
    extra = Markup(' data-args="{}"').format(arguments) if safe else ""
    return Markup('data-t-label="{}"{} aria-label="{}"').format(key, extra, say(key, **safe))


def _corrected_by(outcome: Outcome) -> Markup:
    row = outcome.correction
    values: Mapping[str, object] = {"who": row.who, "when": row.when or "", "why": row.why}
    return _words("checked-by" if row.field == "checked" else "corrected-by", **values)


def _has_words(key: str) -> bool:
    return key in load_words("nb")


def _per_cent(share: float) -> int:
    """Rounded down: 0.999 is not certain."""
    return int(share * 100)


def _level(confidence: float) -> str:
    return "high" if confidence >= 0.8 else "middle" if confidence >= 0.5 else "low"


def _days(record: Any) -> Markup:
    """A window of days as a person reads it; empty when there is none."""
    start, end = record.start_date, record.end_date
    if start is None and end is None:
        return Markup()
    if start is None:
        return _words("until", end=end)
    if end is None:
        return _words("from", start=start)
    return Markup("{}").format(start if start == end else f"{start} – {end}")
