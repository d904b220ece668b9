"""Packs of results: one stream in order out of many files, and no more files than needed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from extract.dataset import store
from extract.dataset.known_files import KnownFiles, remembered_files
from extract.dataset.known_links import remembered_links
from extract.dataset.nested import column, from_nested, to_nested
from extract.dataset.packs import STEP, find_packs, write_pack
from extract.records import DocumentResult
from extract.schema import LinkRecord
from tests.makers import made_result


def results(count: int) -> list[tuple[str, DocumentResult]]:
    made = [made_result(f"{number}.pdf", measures=2) for number in range(count)]
    ordered = sorted(made, key=lambda result: result.document.document_id)
    return [(f"key-{result.document.document_id[:12]}", result) for result in ordered]


def test_results_come_back_as_they_were() -> None:
    kept = results(3)
    back = list(from_nested(to_nested(kept)))
    assert [r.document for r in back] == [r.document for _, r in kept]
    assert [r.deadlines for r in back] == [r.deadlines for _, r in kept]
    assert [r.notes for r in back] == [r.notes for _, r in kept]
    assert [m.title for r in back for m in r.measures] == [
        m.title for _, r in kept for m in r.measures
    ]


def test_many_packs_are_one_stream_in_order(tmp_path: Path) -> None:
    kept = results(300)
    for start in range(5):
        write_pack(tmp_path / "packs", [to_nested(kept[start::5])])
    write_pack(tmp_path / "packs", [to_nested(kept[10:20])])  # a killed run leaves some twice
    wanted = {key for key, _ in kept if key != kept[7][0]}
    among = [("", made_result("lost.pdf", measures=0))]
    tables = list(store.stream(tmp_path, wanted, among=among))
    ids = [own for table in tables for own in column(table, "document_id").to_pylist()]
    expected = [r.document.document_id for key, r in [*kept, *among] if key in wanted or not key]
    assert ids == sorted(expected)
    assert max(table.num_rows for table in tables) <= 6 * 64


def test_single_results_go_into_few_packs(tmp_path: Path) -> None:
    kept = results(3 * STEP)
    for key, result in kept:
        store.save(tmp_path, key, result)
        store.pack(tmp_path)
    packs = find_packs(tmp_path / "packs")
    assert len(packs) < STEP
    assert sorted(key for pack in packs for key in pack.keys) == sorted(key for key, _ in kept)
    assert store.known_keys(tmp_path) == {key for key, _ in kept}
    assert not list(tmp_path.glob("??/*.json"))


def test_what_is_forgotten_is_gone(tmp_path: Path) -> None:
    kept = results(4)
    for key, result in kept:
        store.save(tmp_path, key, result)
    store.pack(tmp_path)
    store.forget(tmp_path, [kept[1][0]])
    assert store.known_keys(tmp_path) == {key for key, _ in kept} - {kept[1][0]}
    assert len(find_packs(tmp_path / "packs")) == 1


def test_a_digest_is_remembered_until_the_file_changes(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"one")
    for digest, is_known in (("a", False), ("b", True), ("c", True)):
        with remembered_files(tmp_path) as files:
            found = _look_up(files, path, digest)
        assert (found == "a") is is_known
    path.write_bytes(b"two")
    with remembered_files(tmp_path) as files:
        assert files.digest(path, path.stat()) is None


def _look_up(files: KnownFiles, path: Path, digest: str) -> str | None:
    files._settled = path.stat().st_ctime_ns + 1  # as if it had lain there for a while
    found = files.digest(path, path.stat())
    if found is None:
        files.learn(path, path.stat(), digest)
    return found


def test_a_file_that_changed_just_now_is_not_remembered(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"one")
    os.utime(path, (0, 0))  # a changed time of its contents does not hide that of its inode
    with remembered_files(tmp_path) as files:
        files.learn(path, path.stat(), "a")
    with remembered_files(tmp_path) as files:
        assert files.digest(path, path.stat()) is None


@pytest.mark.parametrize("is_damaged", [False, True])
def test_links_are_made_once(tmp_path: Path, is_damaged: bool) -> None:
    link = LinkRecord(
        measure_id="b", previous_measure_id="a", relation="continued", score=0.5, explanation="x"
    )
    with remembered_links(tmp_path, digest="one") as links:
        assert links("a/b", lambda: (link,)) == (link,)
    if is_damaged:
        (tmp_path / "one.parquet").write_bytes(b"PAR1")
    with remembered_links(tmp_path, digest="one") as links:
        assert links("a/b", lambda: ()) == (() if is_damaged else (link,))
    with remembered_links(tmp_path, digest="two") as links:
        assert links("a/b", lambda: ()) == ()
    assert [path.name for path in tmp_path.iterdir()] == ["two.parquet"]
