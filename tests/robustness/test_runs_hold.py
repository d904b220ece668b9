"""A run refuses to lose measures in silence, and reads quarantined documents again when asked."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from extract.archive import find_documents
from extract.dataset import Places, list_releases, places, read
from extract.dataset.drift import DriftError
from extract.records import DocumentResult
from extract.runs import curate, forget_quarantined, keep_result, results_folder, survey
from extract.workers import quarantine
from tests.makers import made_truth, result_of


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.pdf").write_bytes(name.encode())
    return folder


def _read(archive: Path, at: Places) -> None:
    """Results of the documents, with one that took too long."""
    for document in survey(find_documents([archive]), results=results_folder(at)).pending:
        if document.document.file_name == "a.pdf":
            result = quarantine(document, code="time_limit")
        else:
            truth = replace(made_truth("b.pdf", measures=30), document_id=document.document_id)
            result = result_of(truth)
        keep_result(document, result, results=results_folder(at))


def _halve(result: DocumentResult) -> DocumentResult:
    kept = result.measures[:3]
    ids = {measure.measure_id for measure in kept}
    return replace(
        result,
        measures=kept,
        deadlines=tuple(d for d in result.deadlines if d.measure_id in ids),
        statuses=tuple(s for s in result.statuses if s.measure_id in ids),
    )


def test_drift_keeps_the_old_dataset_until_it_is_accepted(archive: Path, tmp_path: Path) -> None:
    at = places(tmp_path / "curated")
    _read(archive, at)
    found = survey(find_documents([archive]), results=results_folder(at))
    curate(found, at)
    with pytest.raises(DriftError, match="2021: 30 measures, now 3"):
        curate(found, at, amend=_halve, inputs="halved")
    assert len(read("measures", at.out)) == 30
    assert not at.next.exists()
    curate(found, at, amend=_halve, inputs="halved", accept=True)
    assert len(read("measures", at.out)) == 3
    assert len(list_releases(at)) == 2


@pytest.mark.parametrize(("reason", "count"), [(None, 1), ("time_limit", 1), ("crashed", 0)])
def test_quarantined_results_are_forgotten(
    archive: Path, tmp_path: Path, reason: str | None, count: int
) -> None:
    at = places(tmp_path / "curated")
    _read(archive, at)
    documents = find_documents([archive])
    assert forget_quarantined(documents, at, reason=reason) == count
    pending = survey(documents, results=results_folder(at)).pending
    assert [os.fspath(d.document.path.name) for d in pending] == ["a.pdf"] * count
