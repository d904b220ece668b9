"""Finding documents: folders, files, sources by name; what lies beside documents is left out."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from extract.archive import ArchivedDocument, ArchiveError, find_documents, resolve_argument


def put(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"%PDF-1.7")


def places(found: tuple[ArchivedDocument, ...]) -> list[tuple[str, str]]:
    return [(d.source, d.uri) for d in found]


def test_a_folder_of_documents_is_a_source(tmp_path: Path) -> None:
    put(
        tmp_path / "plans", "b.pdf", "old/a.docx", "c.pdf.truth.json", "README.md", ".hidden/x.pdf"
    )
    found = find_documents([tmp_path / "plans"])
    assert places(found) == [("plans", "b.pdf"), ("plans", "old/a.docx")]
    assert [d.file_name for d in found] == ["b.pdf", "a.docx"]


def test_a_folder_of_folders_holds_a_source_each(tmp_path: Path) -> None:
    put(tmp_path, "heggdal/2021.pdf", "heggdal/more/2022.pdf", "voll/plan.html", "notes.md")
    assert places(find_documents([tmp_path])) == [
        ("heggdal", "heggdal/2021.pdf"),
        ("heggdal", "heggdal/more/2022.pdf"),
        ("voll", "voll/plan.html"),
    ]


def test_a_source_file_makes_a_source_of_any_folder(tmp_path: Path) -> None:
    put(tmp_path, "loose.pdf", "deep/voll/files/abc.pdf", "deep/voll/source.toml")
    assert places(find_documents([tmp_path])) == [
        (tmp_path.name, "loose.pdf"),
        ("voll", "files/abc.pdf"),
    ]


def test_a_listing_knows_better_than_the_folder(tmp_path: Path) -> None:
    put(tmp_path, "voll/source.toml", "voll/files/abc.pdf", "voll/files/half.pdf")
    known = ArchivedDocument(
        path=tmp_path / "voll" / "files" / "abc.pdf",
        source="voll",
        uri="https://voll.example/plan.pdf?v=2",
        retrieved_at=datetime(2024, 1, 1, tzinfo=UTC),
    )
    assert find_documents([tmp_path], listing=lambda folder: [known]) == (known,)
    assert known.file_name == "plan.pdf"
    assert len(find_documents([tmp_path], listing=lambda folder: None)) == 2


def test_files_and_folders_given_twice_count_once(tmp_path: Path) -> None:
    put(tmp_path, "a.pdf")
    assert places(find_documents([tmp_path / "a.pdf", tmp_path])) == [(tmp_path.name, "a.pdf")]


def test_any_name_can_be_a_document(tmp_path: Path) -> None:
    put(tmp_path, "plan", "PLAN.PDF", "plan.zip", "rad 1 æøå.htm")
    assert len(find_documents([tmp_path])) == 4


def test_what_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="nowhere: no such file or folder"):
        find_documents([tmp_path / "nowhere"])
    with pytest.raises(ArchiveError, match="no documents here"):
        find_documents([tmp_path])


def test_sources_are_found_by_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    put(tmp_path, "data/raw/voll/a.pdf", "mine/b.pdf")
    assert resolve_argument("mine") == Path("mine")
    assert resolve_argument("voll") == Path("data/raw/voll")
    with pytest.raises(ArchiveError, match=r"vol: no such file, .* sources in data/raw: voll"):
        resolve_argument("vol")


def test_a_broken_link_is_a_document_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "gone.pdf").symlink_to(tmp_path / "elsewhere.pdf")
    (found,) = find_documents([tmp_path])
    assert found.retrieved_at is None
