"""Corrections applied to the rows of an archive.

In: the results of all documents as the program read them, and the corrections in
the order of their files. Out: the results as a person left them, and one outcome
for each correction, so that none is lost in silence or applied blindly.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeVar

from extract.corrections.bench import Bench, Outcome, apply_one, check_one, lay_out
from extract.corrections.find import Named, find_owners
from extract.corrections.parts import Rows, number_again
from extract.corrections.table import Correction

R = TypeVar("R", bound=Rows)


def apply_corrections(
    results: Sequence[R], corrections: Sequence[Correction]
) -> tuple[tuple[R, ...], tuple[Outcome, ...]]:
    """All results with all corrections applied; outcomes in the order of `corrections`."""
    shares, outcomes = share_out([result.document for result in results], corrections)
    corrected = list[R]()
    for place, result in enumerate(results):
        mine = shares.get(place, [])
        result, own = apply_to_document(result, [corrections[i] for i in mine])
        outcomes.update(zip(mine, own, strict=True))
        corrected.append(result)
    return tuple(corrected), tuple(outcomes[i] for i in range(len(corrections)))


def share_out(
    documents: Sequence[Named], corrections: Sequence[Correction]
) -> tuple[dict[int, list[int]], dict[int, Outcome]]:
    """Places of corrections by the place of their document; outcomes of those without one."""
    shares: dict[int, list[int]] = {}
    homeless: dict[int, Outcome] = {}
    for i, owners in enumerate(find_owners(documents, corrections)):
        if len(owners) == 1:
            shares.setdefault(owners[0], []).append(i)
        else:
            homeless[i] = _nobody(corrections[i], len(owners))
    return shares, homeless


def apply_to_document(
    result: R, corrections: Sequence[Correction]
) -> tuple[R, tuple[Outcome, ...]]:
    """One document with the corrections that name it applied, in their order."""
    if not corrections:
        return result, ()
    bench, outcomes = lay_out(result), list[Outcome]()
    for correction in corrections:
        bench, outcome = apply_one(bench, correction)
        outcomes.append(outcome)
    # a check holds for the measure with all its corrections, whatever the order of the rows
    for i, outcome in enumerate(outcomes):
        bench, outcomes[i] = check_one(bench, outcome)
    return _put_back(result, bench), tuple(outcomes)


def _put_back(result: R, bench: Bench) -> R:
    kept = number_again(bench.now)
    document = result.document
    if kept and not result.measures:
        document = replace(document, outcome="extracted", reason=None)
    changes: dict[str, Any] = {
        "document": document,
        "plans": bench.plans,
        "measures": tuple(one.measure for one in kept),
        "deadlines": tuple(row for one in kept for row in one.deadlines),
        "statuses": tuple(row for one in kept for row in one.statuses),
    }
    return dataclasses.replace(result, **changes)  # type: ignore[type-var]


def _nobody(correction: Correction, count: int) -> Outcome:
    if correction.problem:
        return Outcome(correction=correction, verdict="invalid", sentence=correction.problem)
    if count:
        sentence = f"{count} documents are called {correction.document!r}; give the document_id"
        return Outcome(correction=correction, verdict="ambiguous", sentence=sentence)
    sentence = f"no document {correction.document!r} in the archive"
    return Outcome(correction=correction, verdict="no_document", sentence=sentence)
