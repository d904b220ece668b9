"""WARC files and the answers of web archives, read."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from extract.webarchive import (
    BrokenWarcError,
    Capture,
    Version,
    read_captures,
    read_cdx,
    read_memento_time,
    read_timemap,
    unwrap,
)
from tests.pull.bygda import pdf
from tests.webarchive.warcs import HTML, PAGE, RECORDS, write_warc

ROW = {"urlkey": "no,x)/", "timestamp": "20110301100000", "original": "http://x.no/"}


@pytest.mark.parametrize("is_packed", [True, False])
def test_captures_of_a_file(is_packed: bool, tmp_path: Path) -> None:
    file = write_warc(tmp_path / "a.warc", gzip=is_packed)
    captures = list(read_captures(file, limit=9999))
    assert [(c.status, len(c.body or b"")) for c in captures if c.url == PAGE] == [
        (200, len(RECORDS[0][4])), (200, len(RECORDS[1][4])),
    ]  # fmt: skip
    assert [c.location for c in captures if c.status == 301] == ["/filer/plan-2007.pdf"]
    assert captures[0].captured_at.isoformat() == "2011-03-01T10:00:00+00:00"


def test_bodies_are_opened_up_to_a_limit(tmp_path: Path) -> None:
    packed = gzip.compress(pdf("x"))
    bomb = gzip.compress(b"0" * 20_000_000, 9)
    answers: list[tuple[str, bytes, dict[str, str]]] = [
        ("http://x.no/a", packed, {"Content-Encoding": "gzip"}),
        ("http://x.no/b", bomb, {"Content-Encoding": "gzip"}),
        ("http://x.no/c", b"x", {"Content-Encoding": "br"}),
        ("http://x.no/d", b"5\r\nhello\r\n0\r\n\r\n", {"Transfer-Encoding": "chunked"}),
        ("file:///etc/passwd", b"x", {}),
    ]
    moment = "2011-03-01T10:00:00Z"
    records = [(moment, url, "200 OK", HTML, body, more) for url, body, more in answers]
    captures = list(read_captures(write_warc(tmp_path / "a.warc.gz", records), limit=9999))
    assert [capture.body for capture in captures] == [pdf("x"), None, None, b"hello"]


def test_a_file_that_breaks_off(tmp_path: Path) -> None:
    for name in ("a.warc", "a.warc.gz"):
        file = write_warc(tmp_path / name, gzip=name.endswith(".gz"))
        whole = file.read_bytes()
        file.write_bytes(whole[: whole.index(b"plan-2007") if name == "a.warc" else 1500])
        found = list[Capture]()
        with pytest.raises(BrokenWarcError):
            found.extend(read_captures(file, limit=9999))
    whole = write_warc(tmp_path / "c.warc", gzip=False).read_bytes()
    (tmp_path / "c.warc").write_bytes(whole[: whole.index(b"0000000000") + 99])
    with pytest.raises(BrokenWarcError, match="within a record"):
        list(read_captures(tmp_path / "c.warc", limit=9999))
    (tmp_path / "b.warc").write_bytes(b"no warc at all, but some bytes\n" * 9)
    with pytest.raises(BrokenWarcError):
        list(read_captures(tmp_path / "b.warc", limit=9999))


def test_the_forms_of_an_index() -> None:
    one = Version(url="http://x.no/", timestamp="20110301100000", status=200, digest="AB")
    more = {"statuscode": "200", "digest": "AB"}
    rows = json.dumps([[*ROW, *more], [*ROW.values(), *more.values()]])
    assert read_cdx(rows) == (one,)
    line = {"url": "http://x.no/", "timestamp": "20110301100000", "status": "200", "digest": "AB"}
    assert read_cdx(json.dumps(line) + "\n") == (one,)
    rest = json.dumps({"url": "http://x.no/", "status": "200", "digest": "AB"})
    assert read_cdx(f"no,x)/ 20110301100000 {rest}\n") == (one,)
    assert read_cdx("no,x)/ 20110301100000 http://x.no/ text/html 200 AB 555\n") == (one,)
    assert read_cdx("[]") == ()
    assert read_cdx(json.dumps({"timestamp": "2011", "url": "x"})) == ()
    assert read_cdx("no,x)/ 20110301100000 http://x.no/ warc/revisit - AB 555")[0].status is None
    for wrong in ("<html>no index</html>", '["a"]', "{", '{"a": 1}\n[1]', "[1,"):
        with pytest.raises(ValueError, match=r"."):
            read_cdx(wrong)


def test_a_timemap() -> None:
    text = (
        '<http://x.no/>; rel="original",\n'
        '<http://a.no/c/timegate/http://x.no/>; rel="timegate",\n'
        '<http://a.no/c/20130301100000mp_/http://x.no/>; rel="last memento"; '
        'datetime="Fri, 01 Mar 2013 10:00:00 GMT",\n'
        '<http://a.no/c/20110301100000/http://x.no/>; rel="first memento"; '
        'datetime="Tue, 01 Mar 2011 10:00:00 GMT"\n'
    )
    assert read_timemap(text, url="http://x.no/") == (
        Version(
            url="http://x.no/",
            timestamp="20110301100000",
            memento="http://a.no/c/20110301100000id_/http://x.no/",
        ),
        Version(
            url="http://x.no/",
            timestamp="20130301100000",
            memento="http://a.no/c/20130301100000id_/http://x.no/",
        ),
    )
    with pytest.raises(ValueError, match="no links"):
        read_timemap("<html>", url="http://x.no/")


def test_times_and_addresses() -> None:
    moment = read_memento_time("Tue, 01 Mar 2011 10:00:00 GMT")
    assert moment is not None and moment.isoformat() == "2011-03-01T10:00:00+00:00"
    assert read_memento_time("yesterday") is None
    assert unwrap("https://a.no/web/20110301100000mp_/http://x.no/p?q=1") == "http://x.no/p?q=1"
    assert unwrap("https://a.no/web/2011/http:/x.no/p") == "http://x.no/p"
    assert unwrap("http://x.no/arkiv/2011/plan.pdf") == "http://x.no/arkiv/2011/plan.pdf"
