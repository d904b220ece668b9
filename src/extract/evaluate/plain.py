"""Scores as plain data, for scripts: counts and ratios by document, family and in total."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from extract.evaluate.score import ScoredDocument, Scores, by_family, counts, total
from extract.evaluate.tally import Tally


def to_plain(documents: Sequence[ScoredDocument]) -> dict[str, Any]:
    """Nested dictionaries; a ratio without anything to score is None."""
    return {
        "total": _scores(total(documents)),
        "families": {name: _scores(scores) for name, scores in by_family(documents).items()},
        "documents": {document.truth.name: _document(document) for document in documents},
    }


def _document(document: ScoredDocument) -> dict[str, Any]:
    return {
        "in_dataset": document.result is not None,
        "family": document.truth.plan.family,
        **_scores(counts(document)),
    }


def _scores(scores: Scores) -> dict[str, Any]:
    return {
        "documents": scores.documents,
        "measures": _tally(scores.measures),
        "core": _tally(scores.core),
        "strict": _tally(scores.strict),
        "fields": _tallies(scores.fields),
        "plan": _tallies(scores.plan),
    }


def _tallies(tallies: Mapping[str, Tally]) -> dict[str, Any]:
    return {name: _tally(tally) for name, tally in tallies.items()}


def _tally(tally: Tally) -> dict[str, Any]:
    return {
        "precision": tally.precision,
        "recall": tally.recall,
        "f1": tally.f1,
        "true": tally.true,
        "predicted": tally.predicted,
        "right": tally.right,
    }
