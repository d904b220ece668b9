"""A source on the web, pulled again and again while it changes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from extract.manifest import read_manifest
from extract.pull import archived_documents
from tests.fetch import loopback as lo
from tests.pull.bygda import LISTING, fingerprint, make_source, outcomes, pages, pdf, run


@pytest.fixture
def site() -> Iterator[lo.Site]:
    with lo.serve(pages()) as served:
        yield served


@pytest.fixture
def source(site: lo.Site, tmp_path: Path) -> Path:
    return make_source(tmp_path / "bygda", site)


def test_a_page_and_the_plans_that_it_lists(site: lo.Site, source: Path) -> None:
    summary = run(source)
    assert not summary.problems
    assert outcomes(summary) == {"planar": "new", "plan-2021.pdf": "new", "plan-2019.pdf": "new"}
    documents = archived_documents(source)
    assert documents is not None
    assert {d.uri for d in documents} == {
        site.url("/planar/"), site.url("/planar/plan-2021.pdf"), site.url("/planar/plan-2019.pdf"),
    }  # fmt: skip
    for document in documents:
        assert document.source == "bygda"
        assert document.path.parent == source / "files"
        assert document.retrieved_at is not None
    by_uri = {d.uri: d.path.read_bytes() for d in documents}
    assert by_uri[site.url("/planar/plan-2019.pdf")] == pdf("2019")


def test_the_manifest_says_where_each_thing_came_from(site: lo.Site, source: Path) -> None:
    run(source)
    entries = {e.url.rpartition("/")[2]: e for e in read_manifest(source).entries}
    entry = entries["plan-2021.pdf"]
    assert (entry.link_text, entry.heading) == (
        "Handlingsplan 2021 (PDF)", "Tidlegare handlingsplanar:",
    )  # fmt: skip
    assert entry.listing == site.url("/planar/")
    assert entry.status == 200
    assert entry.header("content-type") == "application/pdf"
    assert entry.path == f"files/{entry.sha256}.pdf"
    left_out = {e.url: e.reason for e in read_manifest(source).entries if e.role == "link"}
    assert left_out == {
        site.url("/"): "no_plan_words",
        site.url("/om"): "no_plan_words",
        site.url("/lov/samarbeid"): "no_plan_words",
        site.url("/planar/rekneark-2021.xlsx"): "type_not_wanted",
        site.url("/personvern"): "excluded_word",
        "mailto:post@example.no": "not_web",
    }


def test_a_second_run_asks_on_a_condition_and_changes_nothing(site: lo.Site, source: Path) -> None:
    run(source)
    before = fingerprint(source)
    site.seen.clear()
    summary = run(source)
    assert site.paths() == ["/planar/", "/planar/plan-2021.pdf", "/planar/plan-2019.pdf"]
    assert all(request.is_conditional for request in site.seen)
    assert summary.counts["unchanged"] == 3
    assert not summary.is_changed
    assert fingerprint(source) == before


def test_a_server_without_validators(site: lo.Site, source: Path) -> None:
    for path in ("/planar/plan-2021.pdf", "/planar/plan-2019.pdf"):
        site.pages[path] = lo.plain(pdf(path))
    run(source)
    before = fingerprint(source)
    assert run(source).counts["unchanged"] == 3
    assert fingerprint(source) == before


def test_changed_bytes_are_a_new_version(site: lo.Site, source: Path) -> None:
    run(source)
    site.pages["/planar/plan-2021.pdf"] = lo.document(pdf("2021, revidert"))
    summary = run(source)
    assert outcomes(summary)["plan-2021.pdf"] == "changed"
    uri = site.url("/planar/plan-2021.pdf")
    versions = [d.path.read_bytes() for d in archived_documents(source) or () if d.uri == uri]
    assert versions == [pdf("2021, revidert"), pdf("2021")]
    site.pages["/planar/plan-2021.pdf"] = lo.document(pdf("2021"))
    assert outcomes(run(source))["plan-2021.pdf"] == "changed"
    assert len(archived_documents(source) or ()) == 4


def test_a_document_that_vanished_stays_and_is_gone(site: lo.Site, source: Path) -> None:
    run(source)
    site.pages["/planar/"] = lo.page(LISTING.replace('<a href="plan-2019.pdf">', "<a>"))
    summary = run(source)
    assert outcomes(summary)["plan-2019.pdf"] == "not_listed"
    assert summary.counts["gone"] == 1
    assert site.url("/planar/plan-2019.pdf") in {d.uri for d in archived_documents(source) or ()}
    assert run(source).counts["gone"] == 0, "it is said once"
    site.pages["/planar/"] = lo.page(LISTING)
    assert outcomes(run(source))["plan-2019.pdf"] == "unchanged"


def test_a_document_that_is_not_found_is_gone(site: lo.Site, source: Path) -> None:
    run(source)
    del site.pages["/planar/plan-2019.pdf"]
    summary = run(source)
    assert outcomes(summary)["plan-2019.pdf"] == "not_found"
    assert (summary.counts["gone"], summary.counts["refused"]) == (1, 0)
    before = fingerprint(source)
    run(source)
    assert fingerprint(source) == before


def test_a_document_that_fails_for_once_is_not_gone(site: lo.Site, source: Path) -> None:
    run(source)
    site.pages["/planar/plan-2019.pdf"] = lo.status("500 Oh no")
    assert run(source).counts["refused"] == 1
    site.pages["/planar/plan-2019.pdf"] = lo.document(pdf("2019"))
    summary = run(source)
    assert summary.counts["unchanged"] == 3
    assert read_manifest(source).entries[-2].outcome == "unchanged"


def test_a_lost_file_is_fetched_again(site: lo.Site, source: Path) -> None:
    run(source)
    lost = next((source / "files").glob("*.pdf"))
    lost.unlink()
    site.seen.clear()
    run(source)
    assert lost.exists()
    assert sum(not request.is_conditional for request in site.seen) == 1


def test_a_dry_run_says_what_it_would_do_and_does_nothing(site: lo.Site, source: Path) -> None:
    before = fingerprint(source)
    summary = run(source, dry_run=True)
    assert outcomes(summary) == {"planar": "new", "plan-2021.pdf": "new", "plan-2019.pdf": "new"}
    assert site.paths() == ["/robots.txt", "/planar/"]
    assert fingerprint(source) == before
    run(source)
    before = fingerprint(source)
    site.pages["/planar/"] = lo.page(LISTING.replace("plan-2019", "plan-2017"))
    assert outcomes(run(source, dry_run=True)) == {
        "planar": "changed", "plan-2021.pdf": "unchanged", "plan-2017.pdf": "new",
        "plan-2019.pdf": "not_listed",
    }  # fmt: skip
    assert fingerprint(source) == before


def test_a_listing_page_that_is_no_plan(site: lo.Site, tmp_path: Path) -> None:
    source = make_source(tmp_path / "x", site, more="[links]\npage_is_plan = false")
    summary = run(source)
    assert outcomes(summary, "page") == {"planar": "new"}
    assert len(archived_documents(source) or ()) == 2
    assert len(list((source / "pages").iterdir())) == 1
    site.seen.clear()
    run(source)
    assert all(request.is_conditional for request in site.seen)


def test_subpages_and_lists_over_several_pages(site: lo.Site, source: Path) -> None:
    site.pages |= {
        "/planar/": lo.page(
            "<h1>Planar</h1><main><a href='/klima'>Handlingsplan for klima 2022</a>"
            "<a href='?side=2'>2</a></main>"
        ),
        "/klima": lo.page(
            "<h1>Handlingsplan for klima</h1><a href='klima.pdf'>Last ned</a>"
            "<a href='/andre'>Handlingsplan for idrett 2020</a>"
        ),
        "/klima.pdf": lo.document(pdf("klima")),
    }
    again = lo.page("<h1>Planar</h1><a href='/idrett.pdf'>Idrettsplan 2018</a>")
    first = site.pages["/planar/"]
    site.pages["/planar/"] = lambda c, r: (again if "side=2" in r.path else first)(c, r)
    site.pages["/idrett.pdf"] = lo.document(pdf("idrett"))
    summary = run(source)
    assert outcomes(summary) == {
        "planar": "new", "?side=2": "new", "klima": "new", "klima.pdf": "new", "idrett.pdf": "new",
    }  # fmt: skip
    assert outcomes(summary, "link")["andre"] == "too_deep"


def test_links_to_other_hosts_are_seen_and_refused(site: lo.Site, source: Path) -> None:
    link = "<a href='https://filer.example.org/plan.pdf'>Handlingsplan 2018</a>"
    site.pages["/planar/"] = lo.page(LISTING.replace("<h3>", link + "<h3>"))
    assert run(source, dry_run=True).counts["refused"] == 1
    summary = run(source)
    (item,) = [i for i in summary.items if "example.org" in i.url]
    assert (item.reason, item.detail) == ("host_not_allowed", "filer.example.org")
    assert summary.counts["new"] == 3


def test_names_from_outside_are_never_paths(site: lo.Site, source: Path) -> None:
    name = "..%2f..%2f..%2fetc%2fplan.pdf"
    site.pages["/planar/" + name] = lo.document(
        pdf("x"), **{"Content-Disposition": 'attachment; filename="../../../evil.pdf"'}
    )
    site.pages["/planar/"] = lo.page(LISTING.replace("plan-2019.pdf", name))
    run(source)
    kept = {file.parent.name for file in source.parent.rglob("*.pdf")}
    assert kept == {"files"}
    assert not list(source.parent.rglob("*evil*"))


def test_the_same_bytes_at_two_addresses_are_one_document(site: lo.Site, source: Path) -> None:
    site.pages["/planar/plan-2019.pdf"] = lo.document(pdf("2021"))
    assert run(source).counts["new"] == 3
    assert len(archived_documents(source) or ()) == 2


def test_two_runs_at_once(site: lo.Site, source: Path) -> None:
    from extract.pull.store import BusyError, open_store

    with open_store(source, dry=False), pytest.raises(BusyError, match="another run"):
        run(source)


def test_a_folder_that_was_never_pulled(tmp_path: Path) -> None:
    assert archived_documents(tmp_path) is None
