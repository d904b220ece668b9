"""Too little found: the source fails loudly and its archive is as it was."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from extract.pull import archived_documents
from tests.fetch import loopback as lo
from tests.pull.bygda import LISTING, fingerprint, make_source, outcomes, pages, pdf, run


@pytest.fixture
def site() -> Iterator[lo.Site]:
    with lo.serve(pages()) as served:
        yield served


LOSSES = {
    "no links any more": lambda site: site.pages.update(
        {"/planar/": lo.page("<h1>Handlingsplan</h1><p>Ny side kjem.</p>")}
    ),
    "all files gone": lambda site: [
        site.pages.pop(f"/planar/plan-{year}.pdf") for year in (2021, 2019)
    ],
    "files turned into login pages": lambda site: site.pages.update(
        {
            f"/planar/plan-{year}.pdf": lo.page("<title>Logg inn</title><input type=password>")
            for year in (2021, 2019)
        }
    ),
    "the page is an error page": lambda site: site.pages.update(
        {"/planar/": lo.page("<h1>Sida finst ikkje</h1>")}
    ),
    "the page is not found": lambda site: site.pages.pop("/planar/"),
    "the server is broken": lambda site: site.pages.update({"/planar/": lo.status("500 No")}),
}


@pytest.mark.parametrize("loss", LOSSES)
def test_a_source_that_lost_its_documents(loss: str, site: lo.Site, tmp_path: Path) -> None:
    source = make_source(tmp_path / "x", site)
    run(source)
    before = fingerprint(source)
    site.pages["/planar/plan-2021.pdf"] = lo.document(pdf("changed"))
    LOSSES[loss](site)
    summary = run(source)
    assert summary.problems
    assert not summary.is_kept
    assert not summary.is_changed
    assert "plan-2019.pdf" in summary.problems[0]
    assert fingerprint(source) == before


def test_it_can_be_accepted(site: lo.Site, tmp_path: Path) -> None:
    source = make_source(tmp_path / "x", site)
    run(source)
    LOSSES["no links any more"](site)
    summary = run(source, accept_fewer=True)
    assert not summary.problems
    assert summary.counts["gone"] == 2
    assert len(archived_documents(source) or ()) == 4
    assert not run(source).problems


def test_more_than_half_is_no_reason_to_fail(site: lo.Site, tmp_path: Path) -> None:
    source = make_source(tmp_path / "x", site)
    run(source)
    del site.pages["/planar/plan-2019.pdf"]
    assert not run(source).problems


def test_less_than_half(site: lo.Site, tmp_path: Path) -> None:
    source = make_source(tmp_path / "x", site)
    links = "".join(f"<li><a href='p{n}.pdf'>Plan {n}</a></li>" for n in range(10))
    site.pages["/planar/"] = lo.page(f"<h2>Handlingsplanar</h2>{links}")
    site.pages |= {f"/planar/p{n}.pdf": lo.document(pdf(str(n))) for n in range(10)}
    assert run(source).counts["new"] == 11
    site.pages["/planar/"] = lo.page(f"<h2>Handlingsplanar</h2>{links[:150]}")
    summary = run(source)
    assert "11" in summary.problems[0]
    assert not summary.is_kept


@pytest.mark.parametrize(
    ("expect", "is_met"),
    [
        ("documents = 3", True),
        ("documents = 4", False),
        ("years = [2023, 2021, 2019]", True),
        ("years = [2017]", False),
    ],
)
def test_what_a_source_expects(expect: str, is_met: bool, site: lo.Site, tmp_path: Path) -> None:
    source = make_source(tmp_path / "x", site, more=f"[expect]\n{expect}")
    before = fingerprint(source)
    summary = run(source)
    assert bool(summary.problems) is not is_met
    assert (fingerprint(source) == before) is not is_met


@pytest.mark.parametrize("failure", ["503 Nede", "404 Not Found"])
def test_a_second_listing_that_fails_does_not_make_documents_gone(
    failure: str, site: lo.Site, tmp_path: Path
) -> None:
    source = make_source(tmp_path / "x", site)
    text = (source / "source.toml").read_text()
    second = f'"{site.url("/arkiv")}"'
    (source / "source.toml").write_text(text.replace("]\n", f", {second}]\n", 1))
    site.pages["/arkiv"] = lo.page("<h1>Handlingsplan 2017</h1><a href='/p17.pdf'>2017 (PDF)</a>")
    site.pages["/p17.pdf"] = lo.document(pdf("2017"))
    assert run(source).counts["new"] == 5
    site.pages["/arkiv"] = lo.status(failure)
    site.pages["/planar/plan-2021.pdf"] = lo.document(pdf("ny"))
    summary = run(source)
    assert failure[:3] in summary.problems[0]
    assert summary.is_kept
    assert outcomes(summary)["plan-2021.pdf"] == "changed"
    assert not [item for item in summary.of("gone") if item.url.endswith(".pdf")]


def test_nothing_at_all_leaves_nothing(tmp_path: Path) -> None:
    with lo.serve({"/planar/": lo.status("403 Forbidden")}) as site:
        source = make_source(tmp_path / "x", site)
        summary = run(source)
    assert "access_denied" in summary.problems[0]
    assert set(fingerprint(source)) == {"source.toml"}
    assert LISTING
