"""The other kinds of places: sitemaps, lists, folders, WARC files, a web archive's server."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from extract.manifest import read_manifest
from extract.pull import archived_documents
from tests.fetch import loopback as lo
from tests.pull.bygda import fingerprint, make_source, outcomes, pages, pdf, run
from tests.webarchive.warcs import HOST, PAGE, RECORDS, write_warc


def sitemap(*urls: str, index: bool = False) -> bytes:
    outer, inner = ("sitemapindex", "sitemap") if index else ("urlset", "url")
    rows = "".join(f"<{inner}><loc>{url}</loc></{inner}>" for url in urls)
    return f"<?xml version='1.0'?><{outer}>{rows}</{outer}>".encode()


def test_a_sitemap(tmp_path: Path) -> None:
    with lo.serve(pages()) as site:
        urls = [site.url(p) for p in ("/planar/plan-2021.pdf", "/om-oss", "/handlingsplan-2020")]
        site.pages |= {
            "/sitemap.xml": lo.document(sitemap(site.url("/s1.xml.gz"), index=True), "text/xml"),
            "/s1.xml.gz": lo.document(gzip.compress(sitemap(*urls)), "application/gzip"),
            "/handlingsplan-2020": lo.page("<h1>Handlingsplan 2020</h1><p>Tiltak</p>"),
        }
        more = f'sitemaps = ["{site.url("/sitemap.xml")}"]'
        source = make_source(tmp_path / "x", site, path="", more=more)
        summary = run(source)
        assert outcomes(summary) == {
            "sitemap.xml": "new", "s1.xml.gz": "new", "plan-2021.pdf": "new",
            "handlingsplan-2020": "new",
        }  # fmt: skip
        assert outcomes(summary, "link") == {"om-oss": "no_plan_words"}
        before = fingerprint(source)
        site.seen.clear()
        run(source)
        assert all(request.is_conditional for request in site.seen)
        assert fingerprint(source) == before
        site.pages["/s1.xml.gz"] = lo.plain(b"<html>")
        assert run(source).problems


def test_lists_of_addresses(tmp_path: Path) -> None:
    with lo.serve(pages()) as site:
        one, two = site.url("/planar/plan-2021.pdf"), site.url("/planar/plan-2019.pdf")
        more = 'url_lists = ["lenker.txt", "lenker.csv"]'
        source = make_source(tmp_path / "x", site, path="", more=more)
        (source / "lenker.txt").write_text(f"# planar\n{one} Plan for 2021\n")
        (source / "lenker.csv").write_text(f"tittel,url\nEldre,{two}\n")
        summary = run(source)
    assert outcomes(summary) == {"plan-2021.pdf": "new", "plan-2019.pdf": "new"}
    assert [item.link_text for item in summary.items] == ["Plan for 2021", "Eldre"]


def test_a_list_that_cannot_be_read(tmp_path: Path) -> None:
    with lo.serve(pages()) as site:
        source = make_source(tmp_path / "x", site, more='url_lists = ["lenker.csv", "x.txt"]')
        (source / "lenker.csv").write_text("tittel\nEldre\n")
        summary = run(source)
    assert summary.counts["new"] == 3
    assert len(summary.problems) == 2
    assert "no column is called `url`" in summary.problems[0]


def test_a_folder(tmp_path: Path) -> None:
    inbox = tmp_path / "innboks"
    (inbox / "eldre").mkdir(parents=True)
    (inbox / "eldre" / "plan 2010.pdf").write_bytes(pdf("2010"))
    (inbox / "plan.html").write_text("<h1>Handlingsplan</h1>")
    (inbox / "notat.md").write_text("ikkje ein plan")
    (inbox / "bilete.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (inbox / ".skjult.pdf").write_bytes(pdf("x"))
    source = tmp_path / "raw" / "x"
    source.mkdir(parents=True)
    (source / "source.toml").write_text('folders = ["../../innboks"]\n')
    summary = run(source)
    assert outcomes(summary) == {
        "plan 2010.pdf": "new", "plan.html": "new", "bilete.png": "wrong_type",
    }  # fmt: skip
    documents = archived_documents(source) or ()
    assert "../../innboks/eldre/plan 2010.pdf" in {d.uri for d in documents}
    before = fingerprint(source)
    assert run(source).counts["unchanged"] == 2
    assert fingerprint(source) == before
    (inbox / "plan.html").unlink()
    assert outcomes(run(source))["plan.html"] == "file_gone"
    (inbox / "eldre" / "plan 2010.pdf").unlink()
    assert "should be some" in run(source).problems[0]


def test_warc_files(tmp_path: Path) -> None:
    source = tmp_path / "gamal"
    write_warc(source / "warc" / "one.warc.gz", RECORDS[:2])
    write_warc(source / "warc" / "two.warc.gz", RECORDS[2:])
    (source / "source.toml").write_text('warcs = ["warc/*.warc.gz"]\n')
    summary = run(source)
    found = {(i.url.rpartition("/")[2], str(i.captured_at)[:4]) for i in summary.of("new")}
    assert found == {
        ("planar", "2011"),
        ("planar", "2013"),
        ("plan-2009.pdf", "2013"),
        ("plan-2007.pdf", "2013"),
    }
    assert outcomes(summary, "link") == {"two.warc.gz": "not_a_plan"}
    documents = archived_documents(source) or ()
    assert [d.retrieved_at.year for d in documents if d.uri == PAGE and d.retrieved_at] == [
        2013,
        2011,
    ]
    before = fingerprint(source)
    assert run(source).counts["unchanged"] == 4
    assert fingerprint(source) == before


def test_a_broken_warc_file(tmp_path: Path) -> None:
    source = tmp_path / "gamal"
    file = write_warc(source / "one.warc", gzip=False)
    file.write_bytes(file.read_bytes() + b"~~ no record ~~\n" * 9)
    (source / "source.toml").write_text('warcs = ["*.warc", "none.warc.gz"]\n')
    summary = run(source)
    assert summary.counts["new"] == 4
    assert len(summary.problems) == 2


def old_site(site: lo.Site) -> None:
    """A small web archive: an index and the copies, as CDX servers and Memento have them."""
    rows = [(m[0].translate({45: "", 58: "", 84: "", 90: ""}), m) for m in RECORDS]

    def index(connection: object, request: lo.Seen) -> None:
        asked = parse_qs(urlsplit(request.path).query)["url"][0]
        lines = [
            json.dumps(
                {"url": m[1], "timestamp": t, "status": m[2][:3], "digest": str(hash(m[4]))}
            )
            for t, m in rows
            if m[1] == asked
        ]
        lo.send(connection, "\n".join(lines).encode())  # type: ignore[arg-type]

    site.pages["/bygd/cdx"] = index
    for timestamp, record in rows:
        if record[2] == "200 OK":
            site.pages[f"/bygd/{timestamp}id_/{record[1]}"] = lo.document(record[4], record[3])
    links = ",\n".join(
        f'<{site.url(f"/bygd/{t}/{m[1]}")}>; rel="memento"; '
        f'datetime="{"Tue" if t[:4] == "2011" else "Fri"}, 01 Mar {t[:4]} 10:00:00 GMT"'
        for t, m in rows[:2]
    )
    site.pages[f"/bygd/timemap/link/{PAGE}"] = lo.document(
        links.encode(), "application/link-format"
    )


@pytest.mark.parametrize("kind", ["cdx", "timemap"])
def test_a_web_archive(kind: str, tmp_path: Path) -> None:
    with lo.serve() as site:
        old_site(site)
        base = site.url("/bygd")
        place = (
            f'cdx = "{base}/cdx"\nreplay = "{base}/{{timestamp}}id_/{{url}}"'
            if kind == "cdx"
            else f'timemap = "{base}/timemap/link/{{url}}"'
        )
        more = f'[[web_archives]]\n{place}\npages = ["{PAGE}"]'
        source = make_source(tmp_path / "x", site, path="", more=more)
        summary = run(source)
        found = {(i.url.rpartition("/")[2], str(i.captured_at)[:4]) for i in summary.of("new")}
        assert not summary.problems
        wanted = {("planar", "2011"), ("planar", "2013")}
        assert found == (wanted | {("plan-2009.pdf", "2013")} if kind == "cdx" else wanted)
        left_out = outcomes(summary, "link")
        assert left_out["p.pdf"] == "host_not_allowed"
        assert left_out["gamal.pdf"] == "no_versions"
        entry = next(e for e in read_manifest(source).entries if e.url == PAGE)
        assert entry.origin == "archive"
        assert "id_/" in (entry.final_url or "")
        before = fingerprint(source)
        site.seen.clear()
        assert run(source).counts["unchanged"] == len(found)
        assert not [path for path in site.paths() if "id_/" in path], "copies never change"
        assert fingerprint(source) == before
    assert HOST in PAGE


def test_a_web_archive_that_is_down(tmp_path: Path) -> None:
    with lo.serve(pages()) as site:
        site.pages["/cdx"] = lo.status("500 Nede")
        more = (
            f'[[web_archives]]\ncdx = "{site.url("/cdx")}"\n'
            f'replay = "{site.url("/{timestamp}id_/{url}")}"\n'
        )
        summary = run(make_source(tmp_path / "x", site, more=more))
    assert summary.counts["new"] == 3
    assert "in the web archive" in summary.problems[0]
    assert summary.is_kept
