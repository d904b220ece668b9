"""The dataset on disk: written whole, read with the declared types, checked, byte for byte."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from extract.dataset import InvalidDatasetError, Joined, read, read_results, validate, write
from extract.dataset.describe import dictionary_markdown
from extract.records import DocumentResult
from extract.schema import TABLES, YEARLY_TABLES, LinkRecord, arrow_schema
from tests.makers import made_result


@pytest.fixture
def results() -> list[DocumentResult]:
    return [
        made_result("a.pdf", year=2020),
        made_result("b.pdf", year=2021, measures=4),
        made_result("c.pdf", year=None, measures=1),
        made_result("d.pdf", measures=0),
    ]


@pytest.fixture
def out(tmp_path: Path, results: list[DocumentResult]) -> Path:
    folder = tmp_path / "data" / "curated"
    assert write(results, folder)
    return folder


def tree(folder: Path) -> dict[str, str]:
    """The digest of every file under `folder`."""
    return {
        p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in sorted(folder.rglob("*"))
        if p.is_file()
    }


def test_folders_for_each_year_and_a_package(out: Path) -> None:
    assert sorted(tree(out)) == [
        "datapackage.json",
        "deadlines/2020/part-0.parquet",
        "deadlines/2021/part-0.parquet",
        "deadlines/unknown/part-0.parquet",
        "documents/part-0.parquet",
        "links/part-0.parquet",
        "measures/2020/part-0.parquet",
        "measures/2021/part-0.parquet",
        "measures/unknown/part-0.parquet",
        "plans/part-0.parquet",
        "statuses/2020/part-0.parquet",
        "statuses/2021/part-0.parquet",
        "statuses/unknown/part-0.parquet",
    ]
    assert validate(out) == ()


@pytest.mark.parametrize("table", TABLES)
def test_pandas_duckdb_and_polars_see_the_declared_types(out: Path, table: str) -> None:
    schema = arrow_schema(table)
    whole = f"{out}/{table}/**/*.parquet"
    declared = [_duckdb_name(field.type) for field in schema]
    assert [str(t) for t in duckdb.sql(f"from '{whole}'").types] == declared
    assert pl.from_arrow(schema.empty_table()).schema == pl.read_parquet(whole).schema
    assert pl.read_parquet(out / table).schema == pl.read_parquet(whole).schema
    plain, arrow = pd.read_parquet(out / table), read(table, out)
    assert list(plain.columns) == list(arrow.columns) == schema.names
    for field in schema:
        assert arrow[field.name].dtype == pd.ArrowDtype(field.type)
        if not pa.types.is_list(field.type) and not pa.types.is_string(field.type):
            assert pa.Schema.from_pandas(plain[[field.name]]).types[0] == field.type


def _duckdb_name(arrow: pa.DataType) -> str:
    names = {
        "string": "VARCHAR",
        "int16": "SMALLINT",
        "int32": "INTEGER",
        "int64": "BIGINT",
        "float": "FLOAT",
        "bool": "BOOLEAN",
        "date32[day]": "DATE",
        "timestamp[us, tz=UTC]": "TIMESTAMP WITH TIME ZONE",
    }
    return "VARCHAR[]" if pa.types.is_list(arrow) else names[str(arrow)]


def test_what_is_written_comes_back(out: Path, results: list[DocumentResult]) -> None:
    back = {r.document.document_id: r for r in read_results(out)}
    assert len(back) == len(results)
    for result in results:
        given = back[result.document.document_id]
        assert given.plans == result.plans
        assert given.deadlines == result.deadlines
        assert given.statuses == result.statuses
        assert [m.title for m in given.measures] == [m.title for m in result.measures]


def test_order_of_arrival_changes_no_byte(
    out: Path, tmp_path: Path, results: list[DocumentResult]
) -> None:
    other = tmp_path / "other"
    write(reversed(results), other)
    assert tree(other) == tree(out)
    assert write(results, other) is False


def test_a_damaged_file_is_written_again(out: Path, results: list[DocumentResult]) -> None:
    before = tree(out)
    damaged = out / "plans" / "part-0.parquet"
    damaged.unlink()
    damaged.write_bytes(b"x")
    assert write(results, out)
    assert tree(out) == before


def test_text_is_composed(tmp_path: Path) -> None:
    result = made_result("a.pdf", measures=1)
    decomposed = replace(result.measures[0], title="A\u030arleg", responsible=("Ra\u030adet",))
    write([replace(result, measures=(decomposed,))], tmp_path / "out")
    frame = read("measures", tmp_path / "out")
    assert frame["title"][0] == "Årleg"
    assert list(frame["responsible"][0]) == ["Rådet"]


def test_links_and_renditions_are_joined_over_all_plans(
    tmp_path: Path, results: list[DocumentResult]
) -> None:
    first, second = results[0], results[1]
    link = LinkRecord(
        measure_id=second.measures[0].measure_id,
        previous_measure_id=first.measures[0].measure_id,
        relation="continued",
        score=0.9,
        explanation="same title",
    )
    twin = {second.plans[0].plan_id: first.plans[0].plan_id}

    def join(root: Path, plans: object) -> Joined:
        assert (root / "measures" / "2020").is_dir()
        return Joined(links=(link,), same_as=twin)

    write(results, tmp_path / "out", join=join)
    assert read("links", tmp_path / "out")["relation"].tolist() == ["continued"]
    assert read("plans", tmp_path / "out")["same_as"].dropna().tolist() == list(twin.values())


def test_tables_without_rows_are_there(tmp_path: Path) -> None:
    def join(root: Path, plans: object) -> Joined:
        assert all((root / t / "unknown").is_dir() for t in ("measures", "deadlines", "statuses"))
        return Joined()

    write([made_result("a.pdf", measures=0)], tmp_path / "out", join=join)
    assert validate(tmp_path / "out") == ()
    assert [len(read(table, tmp_path / "out")) for table in TABLES] == [1, 0, 0, 0, 0, 0]


@pytest.mark.parametrize(
    ("table", "column", "value", "sentence"),
    [
        ("measures", "plan_id", "nowhere", "measures.plan_id: not in plans.plan_id"),
        ("measures", "page", 0, "measures.page: below 1"),
        ("measures", "confidence", 1.5, "measures.confidence: not between 0 and 1"),
        ("measures", "title", None, "'title' is declared non-nullable"),
        ("deadlines", "kind", "someday", "deadlines.kind: not one of"),
        ("deadlines", "end_date", "2019-01-01", "deadlines: start_date after end_date"),
        ("statuses", "state", None, "'state' is declared non-nullable"),
        ("measures", "year", 70000, "70000 too large"),
    ],
)
def test_a_dataset_that_breaks_a_rule_is_not_switched_in(
    out: Path, table: str, column: str, value: object, sentence: str
) -> None:
    before = tree(out)
    result = made_result("a.pdf", year=2020)
    if column == "end_date":
        value = pd.Timestamp(str(value)).date()
    rows = getattr(result, table)
    wrong = replace(result, **{table: (replace(rows[0], **{column: value}), *rows[1:])})
    with pytest.raises(InvalidDatasetError, match=sentence):
        write([wrong], out)
    assert tree(out) == before


def test_keys_are_unique(out: Path) -> None:
    result = made_result("a.pdf")
    twice = replace(result, measures=(*result.measures, result.measures[0]))
    with pytest.raises(InvalidDatasetError, match="measures: 1 keys stand more than once"):
        write([twice], out)
    with pytest.raises(ValueError, match="sort and deduplicate"):
        write([result, result], out)


def test_the_package_describes_the_files(out: Path) -> None:
    package = json.loads((out / "datapackage.json").read_text(encoding="utf-8"))
    assert [r["name"] for r in package["resources"]] == list(TABLES)
    listed = {f["path"]: f["sha256"] for r in package["resources"] for f in r["files"]}
    assert listed == {k: v for k, v in tree(out).items() if k != "datapackage.json"}
    rows = {r["name"]: r["rows"] for r in package["resources"]}
    assert rows["measures"] == 8
    assert rows["documents"] == 4


def test_the_printed_dictionary_is_current() -> None:
    page = Path(__file__).parents[2] / "docs" / "data-dictionary.md"
    assert page.read_text(encoding="utf-8") == dictionary_markdown(), (
        "run: tiltak schema --markdown > docs/data-dictionary.md"
    )
    assert all(f"## {table}" in dictionary_markdown() for table in TABLES)
    assert dictionary_markdown().count("a folder for each") == len(YEARLY_TABLES)


def test_reading_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="tiltak ingest"):
        read("measures", tmp_path / "no")
    with pytest.raises(FileNotFoundError, match="holds no dataset"):
        read("measures", tmp_path)
    with pytest.raises(ValueError, match="no table 'tasks'"):
        read("tasks", tmp_path)
