"""The manifest: there and back, torn, damaged."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.manifest import (
    FILE_NAME,
    Entry,
    ManifestError,
    append,
    decode,
    encode,
    open_manifest,
    read_manifest,
)

NOW = datetime(2024, 3, 1, 12, 0, tzinfo=UTC)
_texts = st.text(st.characters(codec="utf-8"), max_size=20)


def entry(n: int = 0, *, role: str = "document") -> Entry:
    return Entry(time=NOW, role=role, outcome="new", url=f"http://x.no/{n}")  # type: ignore[arg-type]


def write(folder: Path, *entries: Entry, tail: bytes = b"") -> Path:
    file = folder / FILE_NAME
    file.write_bytes("".join(encode(e) + "\n" for e in entries).encode() + tail)
    return file


@given(
    st.builds(
        Entry,
        time=st.just(NOW),
        role=st.sampled_from(("document", "page", "link")),
        outcome=st.sampled_from(("new", "refused", "skipped")),
        url=_texts,
        link_text=_texts,
        redirects=st.lists(_texts, max_size=2).map(tuple),
        headers=st.dictionaries(_texts.filter(bool), _texts, max_size=3).map(
            lambda headers: tuple(headers.items())
        ),
        captured_at=st.none() | st.just(NOW),
        status=st.none() | st.integers(100, 599),
        path=st.none() | st.just(f"files/{'a' * 64}.pdf"),
    )
)
def test_there_and_back(made: Entry) -> None:
    line = encode(made)
    assert "\n" not in line
    assert decode(line) == made


@pytest.mark.parametrize(
    "tail", [b'{"time": "2024', b"\0\0\0\0", b"{}\n", b"\0\0\n", b"\xff\xfe\n"]
)
def test_a_torn_last_line_is_dropped(tail: bytes, tmp_path: Path) -> None:
    file = write(tmp_path, entry(1), entry(2), tail=tail)
    known = read_manifest(tmp_path)
    assert [e.url for e in known.entries] == ["http://x.no/1", "http://x.no/2"]
    with open_manifest(tmp_path, at=known.whole_bytes) as handle:
        append(handle, [entry(3)])
    assert len(file.read_text().splitlines()) == 3
    assert len(read_manifest(tmp_path).entries) == 3


def test_damage_elsewhere_is_named(tmp_path: Path) -> None:
    write(tmp_path, entry(1), tail=b"damage\n" + encode(entry(2)).encode() + b"\n")
    with pytest.raises(ManifestError, match=r"manifest\.jsonl, line 2"):
        read_manifest(tmp_path)


def test_a_path_that_leads_elsewhere_is_no_entry() -> None:
    for path in ("../../etc/passwd", "files/../x.pdf", "/etc/passwd", f"files/{'a' * 64}.pdf/x"):
        line = encode(entry()).replace("}", f', "path": "{path}"}}')
        with pytest.raises(ValueError, match="no path of a stored file"):
            decode(line)


def test_runs_that_ended_and_one_that_was_cut_off(tmp_path: Path) -> None:
    end = Entry(time=NOW, role="run", outcome="complete", counts=(("new", 1),))
    file = write(tmp_path, entry(1), end, entry(2))
    known = read_manifest(tmp_path)
    assert [len(known.closed), len(known.open)] == [2, 1]
    assert file.read_bytes()[known.open_bytes :].decode() == encode(entry(2)) + "\n"
    assert known.entries[1].counts == (("new", 1),)


def test_no_manifest(tmp_path: Path) -> None:
    assert read_manifest(tmp_path).entries == ()
