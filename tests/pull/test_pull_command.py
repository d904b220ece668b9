"""`tiltak source add` and `tiltak fetch`, as they are typed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from extract.cli import build_app
from extract.errors import TiltakError
from extract.pull import archived_documents
from extract.sources import load_source
from tests.fetch import loopback as lo
from tests.pull.bygda import LISTING, fingerprint, pages

Tiltak = Callable[..., int]


@pytest.fixture
def site() -> Iterator[lo.Site]:
    with lo.serve(pages()) as served:
        yield served


@pytest.fixture
def tiltak(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tiltak:
    """The command in an empty folder; its exit code."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))

    def run(*tokens: str) -> int:
        code = build_app()(list(tokens), exit_on_error=False, print_error=False)
        assert isinstance(code, int)
        return code

    return run


def make(tiltak: Tiltak, site: lo.Site) -> Path:
    assert tiltak("source", "add", site.url("/planar/"), "--name", "bygda") == 0
    folder = Path("data/raw/bygda")
    text = (folder / "source.toml").read_text()
    (folder / "source.toml").write_text(
        text.replace("[requests]\n", "[requests]\ndelay_seconds = 0\nattempts = 1\n")
    )
    return folder


def test_the_address_alone_is_enough(
    tiltak: Tiltak, site: lo.Site, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tiltak("source", "add", site.url("/planar/")) == 0
    told = capsys.readouterr().out
    assert "Handlingsplan 2021 (PDF)" in told
    assert "3 new" in told
    (folder,) = Path("data/raw").iterdir()
    source = load_source(folder)
    assert source.organisation == "Bygdasamarbeidet"
    assert source.listings == (site.url("/planar/"),)
    assert source.requests.allow_addresses == ("127.0.0.1",)
    assert set(fingerprint(folder)) == {"source.toml"}
    with pytest.raises(TiltakError, match="is there already"):
        tiltak("source", "add", site.url("/planar/"))


def test_a_page_that_cannot_be_read(
    tiltak: Tiltak, site: lo.Site, capsys: pytest.CaptureFixture[str]
) -> None:
    assert tiltak("source", "add", site.url("/feil")) == 1
    assert "no such page" in capsys.readouterr().out
    assert not Path("data").exists()
    assert tiltak("source", "add", site.url("/feil"), "--skip-check") == 0
    assert Path("data/raw").is_dir()


@pytest.mark.parametrize(
    "wrong", ["example.no/planar", "ftp://example.no/", "https://a:b@example.no/"]
)
def test_what_is_no_address(wrong: str, tiltak: Tiltak) -> None:
    with pytest.raises(TiltakError, match="the new source: listings"):
        tiltak("source", "add", wrong)
    assert not Path("data").exists()


def test_fetch(tiltak: Tiltak, site: lo.Site, capsys: pytest.CaptureFixture[str]) -> None:
    folder = make(tiltak, site)
    capsys.readouterr()
    assert tiltak("fetch", "bygda", "--dry-run", "--json") == 0
    (dry,) = json.loads(capsys.readouterr().out)
    assert dry["dry_run"] and not dry["is_kept"]
    assert archived_documents(folder) is None
    assert tiltak("fetch") == 0
    told = capsys.readouterr().out
    assert "bygda: 3 new, 0 changed, 0 unchanged, 0 gone, 0 refused" in told
    assert "rekneark-2021.xlsx" in told, "a link that could have been a plan is shown"
    assert "Neither its words nor its heading name a plan" in told
    assert tiltak("fetch", "bygda", "--json") == 0
    (again,) = json.loads(capsys.readouterr().out)
    assert again["counts"]["unchanged"] == 3
    assert not again["is_changed"]
    assert {"outcome", "url", "link_text", "reason", "sentence"} <= set(again["items"][0])


def test_a_source_that_lost_its_plans_fails_loudly(
    tiltak: Tiltak, site: lo.Site, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = make(tiltak, site)
    assert tiltak("fetch", "bygda") == 0
    before = fingerprint(folder)
    site.pages["/planar/"] = lo.page(LISTING.replace("<a href", "<a name"))
    capsys.readouterr()
    assert tiltak("fetch", "bygda") == 1
    told = capsys.readouterr().err
    assert "1 document was found, there were 3" in " ".join(told.split())
    assert fingerprint(folder) == before
    assert tiltak("fetch", "bygda", "--accept-fewer") == 0


def test_a_source_that_cannot_be_used(
    tiltak: Tiltak, site: lo.Site, capsys: pytest.CaptureFixture[str]
) -> None:
    make(tiltak, site)
    broken = Path("data/raw/broken")
    broken.mkdir()
    (broken / "source.toml").write_text("listing = 3\n")
    assert tiltak("fetch") == 2
    told = capsys.readouterr()
    assert "bygda: 3 new" in told.out, "the others are pulled"
    assert "did you mean" in " ".join(told.err.split())
    with pytest.raises(TiltakError, match="no such file, folder or source"):
        tiltak("fetch", "ukjend")
