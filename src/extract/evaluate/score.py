"""Scores of results against truth: for each document, each layout family, in total.

In: truth and `DocumentResult`s. Out: `Scores`, which hold counts; ratios are
made of sums of counts, so that every measure weighs the same (micro average).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import reduce

from extract.evaluate.compare import FIELDS, compare, is_core_right, is_strict
from extract.evaluate.match import Predicted, pair_measures, predicted_measures
from extract.evaluate.plans import compare_plan
from extract.evaluate.tally import Finding, Tally
from extract.evaluate.texts import Mode
from extract.evaluate.truth import TrueDocument, TrueMeasure
from extract.records import DocumentResult


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredMeasure:
    """One line of the evaluation: a pair, a missing (no `predicted`) or a false measure."""

    true: TrueMeasure | None
    predicted: Predicted | None
    findings: tuple[Finding, ...]

    @property
    def is_paired(self) -> bool:
        return self.true is not None and self.predicted is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoredDocument:
    """All lines of one document; `result` is None when the dataset does not have it."""

    truth: TrueDocument
    result: DocumentResult | None
    measures: tuple[ScoredMeasure, ...]
    plan: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """Counts of a document, a family or everything.

    `measures`: found or not; `strict`: found with everything right; `core`: found
    with the fields of `compare.CORE` right; `fields` and `plan` by name.
    """

    documents: int = 0
    measures: Tally = field(default_factory=Tally)
    core: Tally = field(default_factory=Tally)
    strict: Tally = field(default_factory=Tally)
    fields: Mapping[str, Tally] = field(default_factory=dict)
    plan: Mapping[str, Tally] = field(default_factory=dict)

    def __add__(self, other: Scores) -> Scores:
        return Scores(
            documents=self.documents + other.documents,
            measures=self.measures + other.measures,
            core=self.core + other.core,
            strict=self.strict + other.strict,
            fields=_summed(self.fields, other.fields),
            plan=_summed(self.plan, other.plan),
        )


def score_documents(
    truth: Iterable[TrueDocument], results: Iterable[DocumentResult], *, mode: Mode = "soft"
) -> tuple[ScoredDocument, ...]:
    """Every document of `truth`; results are found by their bytes, else by file name."""
    listed = tuple(results)
    by_id = {r.document.document_id: r for r in listed}
    by_name = {r.document.file_name: r for r in listed}
    return tuple(
        score_document(t, by_id.get(t.document_id or "") or by_name.get(t.name), mode=mode)
        for t in truth
    )


def score_document(
    truth: TrueDocument, result: DocumentResult | None, *, mode: Mode = "soft"
) -> ScoredDocument:
    """Every true measure of a document in its order, then those that the truth does not have."""
    predicted = predicted_measures(result) if result else ()
    every = (*truth.measures, *truth.optional)
    pairs = dict(pair_measures(every, predicted))
    lines = [
        _line(true, predicted[pairs[i]] if i in pairs else None, mode=mode)
        for i, true in enumerate(truth.measures)
    ]
    paired = set(pairs.values())
    lines += [_line(None, p, mode=mode) for i, p in enumerate(predicted) if i not in paired]
    plan = compare_plan(truth, result, mode=mode)
    return ScoredDocument(truth=truth, result=result, measures=tuple(lines), plan=plan)


def total(documents: Iterable[ScoredDocument]) -> Scores:
    """The counts of several documents together."""
    return reduce(Scores.__add__, (counts(d) for d in documents), Scores())


def by_family(documents: Iterable[ScoredDocument]) -> dict[str, Scores]:
    """The counts for each layout family of the truth, by name."""
    families: dict[str, Scores] = {}
    for document in documents:
        family = document.truth.plan.family
        families[family] = families.get(family, Scores()) + counts(document)
    return dict(sorted(families.items()))


def counts(document: ScoredDocument) -> Scores:
    """The counts of one document."""
    lines = document.measures
    return Scores(
        documents=1,
        measures=_tally(lines, lambda line: True),
        core=_tally(lines, lambda line: is_core_right(line.findings)),
        strict=_tally(lines, lambda line: is_strict(line.findings)),
        fields={
            name: sum((f.tally for x in lines for f in x.findings if f.field == name), Tally())
            for name in FIELDS
        },
        plan={f.field: f.tally for f in document.plan},
    )


def _line(true: TrueMeasure | None, predicted: Predicted | None, *, mode: Mode) -> ScoredMeasure:
    findings = compare(true, predicted, mode=mode)
    return ScoredMeasure(true=true, predicted=predicted, findings=findings)


def _tally(lines: Iterable[ScoredMeasure], is_right: Callable[[ScoredMeasure], bool]) -> Tally:
    listed = tuple(lines)
    return Tally(
        true=sum(line.true is not None for line in listed),
        predicted=sum(line.predicted is not None for line in listed),
        right=sum(line.is_paired and is_right(line) for line in listed),
    )


def _summed(left: Mapping[str, Tally], right: Mapping[str, Tally]) -> dict[str, Tally]:
    names = dict.fromkeys((*left, *right))
    return {name: left.get(name, Tally()) + right.get(name, Tally()) for name in names}
