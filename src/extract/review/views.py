"""What the evidence page of one document shows: rows in, views out.

A view holds everything that its page needs and nothing else, so that its digest
tells whether the page must be built again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extract.corrections import LOST, Outcome
from extract.corrections.parts import Parts, take_apart
from extract.records import OWN_WORD, DocumentResult, Note
from extract.review.problems import find_problems
from extract.schema import DocumentRecord, LinkRecord, PlanRecord


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """The measure of another plan that a link leads to."""

    relation: str
    score: float
    explanation: str
    href: str
    year: int | None
    number: str | None
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureView:
    """One measure; `key` is its anchor on the page, unique in the document."""

    key: str
    parts: Parts
    problems: tuple[str, ...]
    outcomes: tuple[Outcome, ...] = ()
    earlier: tuple[Neighbour, ...] = ()
    later: tuple[Neighbour, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendition:
    """The page of a document that holds the same plan."""

    href: str
    file_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanView:
    """One plan and its measures in reading order; `counts`: the rendition that counts."""

    plan: PlanRecord
    measures: tuple[MeasureView, ...]
    counts: Rendition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentView:
    """One document; `folder` is where its page lies, made of its id alone."""

    document: DocumentRecord
    folder: str
    plans: tuple[PlanView, ...]
    notes: tuple[Note, ...]
    outcomes: tuple[Outcome, ...]

    @property
    def measures(self) -> tuple[MeasureView, ...]:
        return tuple(measure for plan in self.plans for measure in plan.measures)

    @property
    def lost(self) -> tuple[Outcome, ...]:
        """Corrections that the dataset does not hold and that cannot be applied."""
        return tuple(o for o in self.outcomes if o.verdict in LOST)


def view_documents(
    results: Sequence[DocumentResult],
    links: Sequence[LinkRecord],
    outcomes: Mapping[str, Sequence[Outcome]],
    *,
    min_confidence: float,
) -> tuple[DocumentView, ...]:
    """A view of each document, in the order given; `outcomes` by document id."""
    targets = _targets(results)
    earlier = _neighbours(links, targets, of="measure_id", to="previous_measure_id")
    later = _neighbours(links, targets, of="previous_measure_id", to="measure_id")
    counting = _renditions(results)
    return tuple(
        _view(
            result,
            outcomes=tuple(outcomes.get(result.document.document_id, ())),
            earlier=earlier,
            later=later,
            counting=counting,
            min_confidence=min_confidence,
        )
        for result in results
    )


def folder_of(document: DocumentRecord) -> str:
    """Never a name from outside: the start of the digest of the bytes."""
    return document.document_id[:16]


def keys_of(result: DocumentResult) -> dict[str, str]:
    """The anchor of each measure of a document by its id."""
    return {m.measure_id: f"m{i}" for i, m in enumerate(result.measures, start=1)}


def _view(
    result: DocumentResult,
    *,
    outcomes: tuple[Outcome, ...],
    earlier: Mapping[str, tuple[Neighbour, ...]],
    later: Mapping[str, tuple[Neighbour, ...]],
    counting: Mapping[str, Rendition],
    min_confidence: float,
) -> DocumentView:
    keys, parts = keys_of(result), take_apart(result)
    plans = list[PlanView]()
    for plan in result.plans:
        own = [p for p in parts if p.measure.plan_id == plan.plan_id]
        problems = find_problems(own, min_confidence=min_confidence)
        measures = tuple(
            MeasureView(
                key=keys[p.measure.measure_id],
                parts=p,
                problems=codes,
                outcomes=tuple(o for o in outcomes if o.measure_id == p.measure.measure_id),
                earlier=earlier.get(p.measure.measure_id, ()),
                later=later.get(p.measure.measure_id, ()),
            )
            for p, codes in zip(own, problems, strict=True)
        )
        counts = counting.get(plan.same_as) if plan.same_as else None
        plans.append(PlanView(plan=plan, measures=measures, counts=counts))
    return DocumentView(
        document=result.document,
        folder=folder_of(result.document),
        plans=tuple(plans),
        notes=tuple(note for note in result.notes if note.kind != OWN_WORD),
        outcomes=outcomes,
    )


def _renditions(results: Sequence[DocumentResult]) -> dict[str, Rendition]:
    return {
        plan.plan_id: Rendition(
            href=f"{folder_of(result.document)}/index.html", file_name=result.document.file_name
        )
        for result in results
        for plan in result.plans
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class _Target:
    href: str
    year: int | None
    number: str | None
    title: str


def _targets(results: Sequence[DocumentResult]) -> dict[str, _Target]:
    return {
        m.measure_id: _Target(
            href=f"{folder_of(result.document)}/index.html#{keys_of(result)[m.measure_id]}",
            year=m.year,
            number=m.number,
            title=m.title,
        )
        for result in results
        for m in result.measures
    }


def _neighbours(
    links: Sequence[LinkRecord], targets: Mapping[str, _Target], *, of: str, to: str
) -> dict[str, tuple[Neighbour, ...]]:
    """Links by the measure that they start from; those that leave the site are left out."""
    found: dict[str, tuple[Neighbour, ...]] = {}
    for link in links:
        start, end = getattr(link, of), targets.get(getattr(link, to))
        if end is None:
            continue
        neighbour = Neighbour(
            relation=link.relation,
            score=link.score,
            explanation=link.explanation,
            href=end.href,
            year=end.year,
            number=end.number,
            title=end.title,
        )
        found[start] = (*found.get(start, ()), neighbour)
    return found
