"""The dataset is made in a process of its own, which says what went wrong as if it were here."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from extract import apart
from extract.apart import ApartError
from extract.archive import find_documents
from extract.curating_apart import CurateError, curate_apart
from extract.dataset import Places, places, read, store
from extract.runs import Survey, keep_result, results_folder, survey
from extract.workers import quarantine
from tests.makers import made_truth, result_of


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.pdf").write_bytes(name.encode())
    (folder / "gone.pdf").symlink_to(tmp_path / "nowhere.pdf")
    return folder


def _keep(archive: Path, at: Places, *, measures: int) -> Survey:
    """Results of the documents, with one that took too long; found before they were kept."""
    results = results_folder(at)
    store.forget(results, [d.key for d in _find(archive, at).documents])
    found = _find(archive, at)
    for document in found.pending:
        if document.document.file_name == "a.pdf":
            result = quarantine(document, code="time_limit")
        else:
            truth = made_truth("b.pdf", measures=measures)
            result = result_of(replace(truth, document_id=document.document_id))
        keep_result(document, result, results=results)
    return found


def _find(archive: Path, at: Places) -> Survey:
    return survey(find_documents([archive]), results=results_folder(at))


def test_what_it_says_comes_through(archive: Path, tmp_path: Path) -> None:
    at = places(tmp_path / "curated")
    summary = curate_apart(_keep(archive, at, measures=30), at, [archive])
    assert (summary.documents, summary.read, summary.measures) == (3, 2, 30)
    assert {reason.partition(":")[0] for _, reason in summary.quarantined} == {
        "time_limit",
        "unreadable_file",
    }
    fewer = _keep(archive, at, measures=3)
    with pytest.raises(CurateError, match=r"2021: 30 measures, now 3.*--accept") as refused:
        curate_apart(fewer, at, [archive])
    assert refused.value.exit_code == 1
    assert len(read("measures", at.out)) == 30
    assert curate_apart(fewer, at, [archive], accept=True).measures == 3
    assert len(read("measures", at.out)) == 3


def test_a_place_that_cannot_be_written(archive: Path, tmp_path: Path) -> None:
    at = places(tmp_path / "curated")
    found = _keep(archive, at, measures=3)
    at.next.write_text("in the way")
    with pytest.raises(FileExistsError, match="next"):
        curate_apart(found, at, [archive])


def test_its_death(archive: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = places(tmp_path / "curated")
    found = _keep(archive, at, measures=3)
    monkeypatch.setattr(apart, "_BOOT", "import os; os.kill(os.getpid(), 9)")
    with pytest.raises(ApartError, match=r"could not be made: .* ended with -9"):
        curate_apart(found, at, [archive])
