"""Rows of a table by the value of one column."""

from __future__ import annotations

from pathlib import Path

from extract.dataset import read_arrow, write
from extract.dataset.grouped import Grouped
from tests.makers import made_result

COLUMNS = ("measure_id", "title", "responsible")


def test_rows_come_by_value_in_their_order(tmp_path: Path) -> None:
    write([made_result(f"{n}.pdf", year=2020 + n % 2, measures=n) for n in range(5)], tmp_path)
    rows = read_arrow("measures", tmp_path).select(["plan_id", *COLUMNS]).to_pylist()
    found = Grouped("measures", tmp_path, key="plan_id", columns=COLUMNS)
    for plan_id in {row["plan_id"] for row in rows}:
        own = [{k: row[k] for k in COLUMNS} for row in rows if row["plan_id"] == plan_id]
        assert found.rows(plan_id) == own
    assert found.rows("nowhere") == []


def test_rows_need_not_lie_together(tmp_path: Path) -> None:
    write([made_result("a.pdf", measures=4), made_result("b.pdf", measures=2)], tmp_path)
    rows = read_arrow("measures", tmp_path).select(["number", *COLUMNS]).to_pylist()
    found = Grouped("measures", tmp_path, key="number", columns=COLUMNS)
    for number in {row["number"] for row in rows}:
        own = [{k: row[k] for k in COLUMNS} for row in rows if row["number"] == number]
        assert found.rows(number) == own
