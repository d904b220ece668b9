"""A run without its orchestration: what is read again, what is kept, what the dataset holds."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from extract import runs
from extract.archive import find_documents
from extract.dataset import Places, find_broken_rule, hold_lock, places, read, store
from extract.records import DocumentResult
from extract.run_memory import last_summary
from extract.runs import batches, curate, keep_result, results_folder, survey
from extract.summary import RunSummary, from_json, to_json, to_markdown
from tests.makers import made_truth, result_of


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    for name in ("a", "b", "c"):
        (folder / f"{name}.pdf").write_bytes(name.encode())
    return folder


@pytest.fixture
def at(tmp_path: Path) -> Places:
    return places(tmp_path / "curated")


def run(archive: Path, at: Places, **options: object) -> RunSummary:
    """Read and curate, with made results instead of reading."""
    results = results_folder(at)
    found = survey(find_documents([archive]), results=results)
    for document in found.pending:
        keep_result(document, result_for(document.document_id), results=results)
    with hold_lock(at):
        return curate(found, at, **options)  # type: ignore[arg-type]


def result_for(document_id: str) -> DocumentResult:
    return result_of(replace(made_truth("plan.pdf"), document_id=document_id))


def test_the_second_run_reads_and_writes_nothing(archive: Path, at: Places) -> None:
    first = run(archive, at)
    assert (first.documents, first.read, first.is_changed, first.measures) == (3, 3, True, 9)
    inode = at.out.stat().st_ino
    second = run(archive, at)
    assert (second.documents, second.read, second.is_changed, second.measures) == (3, 0, False, 9)
    assert at.out.stat().st_ino == inode
    assert second.measures_by_year == {"2021": 9}


def test_a_new_document_costs_one_document(archive: Path, at: Places) -> None:
    run(archive, at)
    (archive / "d.pdf").write_bytes(b"d")
    assert run(archive, at).read == 1
    assert len(read("documents", at.out)) == 4


def test_a_document_that_is_gone_leaves_the_dataset(archive: Path, at: Places) -> None:
    run(archive, at)
    (archive / "a.pdf").unlink()
    summary = run(archive, at)
    assert (summary.documents, summary.read, summary.is_changed) == (2, 0, True)


def test_the_same_bytes_twice_are_one_document(archive: Path, at: Places) -> None:
    (archive / "z-copy-of-a.pdf").write_bytes(b"a")
    assert run(archive, at).documents == 3
    assert "z-copy-of-a.pdf" not in set(read("documents", at.out)["uri"])


def test_rows_say_where_the_document_lies_now(archive: Path, at: Places) -> None:
    run(archive, at)
    (archive / "a.pdf").rename(archive / "renamed.pdf")
    run(archive, at)
    assert set(read("documents", at.out)["uri"]) == {"b.pdf", "c.pdf", "renamed.pdf"}


def test_another_program_reads_again(
    archive: Path, at: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(archive, at)
    monkeypatch.setattr(runs.program, "reading_digest", lambda: "another")
    monkeypatch.setattr(runs.program, "whole_digest", lambda: "another")
    assert run(archive, at).read == 3
    assert [p.name for p in at.results.iterdir()] == ["another"]


def test_a_damaged_result_is_read_again(archive: Path, at: Places) -> None:
    run(archive, at)
    found = survey(find_documents([archive]), results=results_folder(at))
    damaged = found.documents[0]
    (archive / "d.pdf").write_bytes(b"d")
    again = survey(find_documents([archive]), results=results_folder(at))
    for document in again.pending:
        keep_result(document, result_for(document.document_id), results=results_folder(at))
    store.forget(results_folder(at), [damaged.key])
    torn = results_folder(at) / damaged.key[:2] / f"{damaged.key}.json"
    torn.parent.mkdir(exist_ok=True)
    torn.write_text("{", encoding="utf-8")
    assert run(archive, at).outcomes == {"extracted": 3, "quarantined": 1}
    assert run(archive, at).outcomes == {"extracted": 4}


def test_a_damaged_pack_is_read_again(archive: Path, at: Places) -> None:
    run(archive, at)
    (pack,) = results_folder(at).rglob("*.parquet")
    data = pack.read_bytes()
    pack.write_bytes(data[:2000] + bytes(8) + data[2008:])
    summary = run(archive, at)
    assert (summary.read, summary.outcomes, summary.is_changed) == (3, {"extracted": 3}, False)


def test_decisions_change_the_dataset_and_their_digest_is_seen(archive: Path, at: Places) -> None:
    def shout(result: DocumentResult) -> DocumentResult:
        measures = tuple(replace(m, title=m.title.upper()) for m in result.measures)
        return replace(result, measures=measures)

    run(archive, at, inputs="one")
    assert run(archive, at, inputs="one", amend=shout).is_changed is False
    assert run(archive, at, inputs="two", amend=shout).is_changed is True
    assert read("measures", at.out)["title"].str.isupper().all()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_quarantined(archive: Path, at: Places) -> None:
    (archive / "b.pdf").chmod(0)
    summary = run(archive, at)
    assert summary.outcomes == {"extracted": 2, "quarantined": 1}


def test_a_file_that_cannot_be_read_is_quarantined(archive: Path, at: Places) -> None:
    (archive / "gone.pdf").symlink_to(archive / "elsewhere.pdf")
    summary = run(archive, at)
    assert summary.outcomes == {"extracted": 3, "quarantined": 1}
    ((uri, reason),) = summary.quarantined
    assert uri == "gone.pdf"
    assert reason.startswith("unreadable_file: ")


@pytest.mark.parametrize(
    ("table", "change", "rule"),
    [
        ("measures", {"title": None}, "measures.title: no value"),
        ("measures", {"title": "\ud800"}, "is no string"),
        ("measures", {"year": 70000}, "70000 is no int16"),
        ("measures", {"x0": float("nan")}, "nan is no float"),
        ("measures", {"page": 0}, "measures.page: 0 is below 1"),
        ("measures", {"plan_id": "x"}, "no plan x"),
        ("measures", {"responsible": ["NAV"]}, "is no list"),
        ("measures", {"confidence": 2.0}, "2.0 is not between 0 and 1"),
        ("deadlines", {"kind": "someday"}, "'someday' is not one of"),
        ("deadlines", {"start_date": date(2030, 1, 1)}, "2030-01-01 comes after 2021-12-31"),
        ("deadlines", {"measure_id": "x"}, "a deadline or status is of measure x"),
        ("statuses", {"ordinal": 2**40}, "is no int32"),
    ],
)
def test_rows_that_break_a_rule_cost_only_their_document(
    archive: Path, at: Places, table: str, change: dict[str, object], rule: str
) -> None:
    (document, *_) = survey(find_documents([archive]), results=results_folder(at)).pending
    result = result_for(document.document_id)
    rows = getattr(result, table)
    broken = replace(result, **{table: (replace(rows[0], **change), *rows[1:])})
    assert rule in (find_broken_rule(broken) or "")
    keep_result(document, broken, results=results_folder(at))
    summary = run(archive, at)
    assert summary.outcomes == {"extracted": 2, "quarantined": 1}
    assert rule in summary.quarantined[0][1]


def test_sound_rows_break_no_rule() -> None:
    assert find_broken_rule(result_for("a" * 64)) is None


def test_a_file_that_changes_while_it_is_read_is_read_again(archive: Path, at: Places) -> None:
    (document, *_) = survey(find_documents([archive]), results=results_folder(at)).pending
    keep_result(document, result_for("f" * 64), results=results_folder(at))
    assert run(archive, at).outcomes == {"extracted": 3}


def test_the_summary_goes_to_json_and_back(archive: Path, at: Places) -> None:
    summary = run(archive, at)
    assert from_json(to_json(summary)) == summary
    assert last_summary(at) == summary
    assert "| 2021 | 9 |" in to_markdown(summary)


def test_what_documents_say_is_no_markup(archive: Path, at: Places) -> None:
    name = "a|b <script> [x](http://e.example) `c`.pdf".replace("/", "_")
    (archive / name).symlink_to(archive / "elsewhere.pdf")
    page = to_markdown(run(archive, at))
    assert "<script>" not in page
    assert "a\\|b &lt;script> \\[x](" in page


def test_batches_are_even_and_few(archive: Path) -> None:
    (one, *_) = survey(find_documents([archive]), results=archive / "none" / "x").documents
    small, large = replace(one, byte_size=1000), replace(one, byte_size=50 * 16_384)
    assert [len(b) for b in batches([small] * 10, at_most=64)] == [1] * 10
    sizes = [len(b) for b in batches([small] * 1000, at_most=64)]
    assert len(sizes) <= 64
    assert max(sizes) == 16
    assert [len(b) for b in batches([large, *[small] * 120, large], pages=60)] == [11, 60, 51]
