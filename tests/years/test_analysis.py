"""`extract.compare`, `extract.histories` and `tiltak compare` on a dataset on disk."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest

import extract
from extract.analysis import NotComparableError
from extract.cli.compare import compare as run_compare
from extract.years.rows import CHANGE_COLUMNS, HISTORY_COLUMNS
from tests.years.truths import read_truths, write_dataset

EXAMPLE = Path("data/raw")


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not any(EXAMPLE.rglob("*.truth.json")):
        pytest.skip("the example archive is not here")
    return write_dataset(read_truths(EXAMPLE), tmp_path_factory.mktemp("years") / "curated")


def test_compare_gives_a_frame_with_declared_columns(root: Path) -> None:
    frame = extract.compare("sildrefjorden", 2021, 2022, root=root)
    assert list(frame.columns) == list(CHANGE_COLUMNS)
    assert {"continued", "renumbered", "reworded", "new", "dropped"} <= set(frame["change"])
    assert frame["deadline_days"].dtype == "int64[pyarrow]"
    moved = frame[frame["deadline_moved"]]
    assert (
        (moved["to_deadline"] - moved["from_deadline"]).dt.days == moved["deadline_days"]
    ).all()
    whole = extract.compare("sildrefjorden", root=root)
    assert set(whole["to_year"]) == {2022, 2023}


def test_histories_have_one_row_for_each_measure(root: Path) -> None:
    frame = extract.histories(root=root)
    assert list(frame.columns) == list(HISTORY_COLUMNS)
    ids = [measure for row in frame["measure_ids"] for measure in row]
    assert len(ids) == len(set(ids))
    assert (frame["plans"] >= 2).all()
    assert len(extract.histories(at_least=1, root=root)) > len(frame)


def test_mistakes_are_answered_with_what_there_is(root: Path) -> None:
    with pytest.raises(NotComparableError, match="no series is called 'klokkeland'"):
        extract.compare("klokkeland", root=root)
    with pytest.raises(NotComparableError, match="only 2021, 2022, 2023"):
        extract.compare("sildrefjorden", 2019, 2021, root=root)
    with pytest.raises(NotComparableError, match="no plan before 2021"):
        extract.compare("sildrefjorden", 2021, root=root)


def test_the_command_prints_a_table(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run_compare("sildrefjorden", 2021, 2022, dataset=root) == 0
    printed = capsys.readouterr().out
    assert "renumbered" in printed
    assert "deadlines moved" in printed


def test_the_command_prints_json(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run_compare("sildrefjorden", dataset=root, json=True)
    rows = json.loads(capsys.readouterr().out)
    assert set(rows[0]) == set(CHANGE_COLUMNS)
    assert len(rows) == len(extract.compare("sildrefjorden", root=root))


def test_no_cell_of_the_csv_file_is_a_formula(tmp_path: Path) -> None:
    truth = json.loads(next(EXAMPLE.rglob("*-2021.pdf.truth.json")).read_text(encoding="utf-8"))
    for at, each in enumerate(truth["measures"]):
        each["title"] = ("=1+1 ", "+47 ", "-2 ", "@SUM(A1) ")[at % 4] + each["title"]
    (tmp_path / "a.truth.json").write_text(json.dumps(truth), encoding="utf-8")
    next_year = {"year": 2022, "period_start": "2022-01-01", "period_end": "2022-12-31"}
    truth = {**truth, "document": "b.pdf", "plan": {**truth["plan"], **next_year}}
    (tmp_path / "b.truth.json").write_text(json.dumps(truth), encoding="utf-8")
    root = write_dataset(read_truths(tmp_path), tmp_path / "curated")
    path = tmp_path / "years.csv"
    run_compare("sildrefjorden", dataset=root, csv=path)
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == len(truth["measures"])
    assert not [c for row in rows for c in row.values() if re.match(r"[=+@\t\r]|-\D", c)]
    assert rows[0]["to_title"].startswith("'=1+1")


def test_a_page_that_stands_alone(root: Path, tmp_path: Path) -> None:
    for language in ("nb", "nn", "en"):
        path = tmp_path / f"{language}.html"
        run_compare("sildrefjorden", dataset=root, html=path, language=language)  # type: ignore[arg-type]
        page = path.read_text(encoding="utf-8")
        assert f'<html lang="{language}">' in page
        assert "default-src 'none'" in page
        assert "<script" not in page
        assert not re.search(r'(?:src|href)="(?!data:,)', page)
        assert not re.search(r"https?://(?!www\.w3\.org/2000/svg)", page)
        assert page.count("<svg") == 3
