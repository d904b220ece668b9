"""Rows of the first page and of the page of what needs attention: views in, rows out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.corrections import LOST, Outcome
from extract.records import Note
from extract.review.views import DocumentView, PlanView
from extract.schema import DocumentRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanRow:
    """One plan, or a document without any; `lowest` is None when there are no measures."""

    folder: str
    href: str
    title: str
    organisation: str
    year: int | None
    document: DocumentRecord
    measures: int
    problems: int
    lowest: float | None
    corrections: int
    is_rendition: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class LostText:
    """A printed text that no reading was found for, and where it stands."""

    document: DocumentRecord
    href: str
    field: str
    text: str
    page: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attention:
    """Everything on the page of what needs attention, each with the page it belongs to."""

    quarantined: tuple[tuple[DocumentRecord, str], ...]
    without_measures: tuple[tuple[DocumentRecord, str], ...]
    notes: tuple[tuple[DocumentRecord, str, Note], ...]
    values: tuple[LostText, ...]
    lost: tuple[Outcome, ...]


def plan_rows(views: Sequence[DocumentView]) -> tuple[PlanRow, ...]:
    """A row for each plan, and for each document without one, in the order of `views`."""
    return tuple(_plan_row(view, plan) for view in views for plan in (view.plans or (None,)))


def needs_attention(views: Sequence[DocumentView], lost: Sequence[Outcome]) -> Attention:
    """What was not read or understood in `views`, and corrections `lost` without a document."""
    return Attention(
        quarantined=_documents(views, outcome="quarantined"),
        without_measures=_documents(views, outcome="no_measures"),
        notes=tuple((v.document, _href(v), note) for v in views for note in v.notes),
        values=tuple(text for view in views for text in _lost_texts(view)),
        lost=(*(o for v in views for o in v.lost), *(o for o in lost if o.verdict in LOST)),
    )


def _plan_row(view: DocumentView, plan: PlanView | None) -> PlanRow:
    measures = plan.measures if plan else ()
    record = plan.plan if plan else None
    anchor = f"#{measures[0].key}" if measures and plan is not view.plans[0] else ""
    return PlanRow(
        folder=view.folder,
        href=_href(view) + anchor,
        title=(record.title if record else None) or view.document.file_name,
        organisation=(record.organisation if record else None) or view.document.source,
        year=record.year if record else None,
        document=view.document,
        measures=len(measures),
        problems=sum(bool(m.problems) for m in measures) + (len(view.lost) if plan else 0),
        lowest=min((m.parts.measure.confidence for m in measures), default=None),
        corrections=sum(bool(m.parts.measure.corrected) for m in measures),
        is_rendition=bool(record and record.same_as),
    )


def _documents(
    views: Sequence[DocumentView], *, outcome: str
) -> tuple[tuple[DocumentRecord, str], ...]:
    return tuple((v.document, _href(v)) for v in views if v.document.outcome == outcome)


def _lost_texts(view: DocumentView) -> Iterator[LostText]:
    for measure in view.measures:
        parts, href = measure.parts, f"{_href(view)}#{measure.key}"
        unread = [("deadline", d.text, d.page) for d in parts.deadlines if d.kind == "unresolved"]
        unread += [("status", s.text, s.page) for s in parts.statuses if s.state == "unknown"]
        for field, text, page in unread:
            yield LostText(document=view.document, href=href, field=field, text=text, page=page)


def _href(view: DocumentView) -> str:
    return f"plans/{view.folder}/index.html"
