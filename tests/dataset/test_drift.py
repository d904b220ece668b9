"""A year that loses most of its measures is said before the switch."""

from __future__ import annotations

from pathlib import Path

from extract.dataset import write
from extract.dataset.drift import DriftError, find_drift
from tests.makers import made_result


def _dataset(folder: Path, *counts: tuple[str, int, int]) -> Path:
    write([made_result(name, year=year, measures=n) for name, year, n in counts], folder)
    return folder


def test_a_year_and_its_document_are_named(tmp_path: Path) -> None:
    old = _dataset(tmp_path / "old", ("a.pdf", 2020, 30), ("b.pdf", 2021, 10))
    new = _dataset(tmp_path / "new", ("a.pdf", 2020, 3), ("b.pdf", 2021, 10))
    assert find_drift(old, new) == ("2020: 30 measures, now 3", "a.pdf: 30 measures, now 3")
    assert "--accept" in str(DriftError(find_drift(old, new)))


def test_documents_that_went_are_no_drift(tmp_path: Path) -> None:
    old = _dataset(tmp_path / "old", ("a.pdf", 2020, 30), ("b.pdf", 2021, 10))
    new = _dataset(tmp_path / "new", ("b.pdf", 2021, 10), ("c.pdf", 2021, 1))
    assert find_drift(old, new) == ()


def test_small_numbers_may_change(tmp_path: Path) -> None:
    old = _dataset(tmp_path / "old", ("a.pdf", 2020, 4), ("b.pdf", 2021, 20))
    new = _dataset(tmp_path / "new", ("a.pdf", 2020, 1), ("b.pdf", 2021, 11))
    assert find_drift(old, new) == ()
