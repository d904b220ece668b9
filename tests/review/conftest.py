"""Chromium for the tests of the pages, and a site to look at."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from extract.cli.review import review
from tests.review.worlds import World, ingest, make_world

DOCUMENTS = (
    "sildrefjorden-handlingsplan-2021.pdf",
    "sildrefjorden-handlingsplan-2022.pdf",
    "sildrefjorden-handlingsplan-2023.html",
    "sildrefjorden-handlingsplan-2023.docx",
    "sildrefjorden-innkalling-2022.pdf",
    "tangnes-oppvekst-2022-2024.pdf",
)
SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--lang=nb-NO",
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, headless, with an empty profile."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        pytest.fail("no chromium; install it (Debian: apt-get install chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=list(SWITCHES))
        yield browser
        browser.close()


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A window of 1280 x 900 of a Norwegian reader, with nothing kept from before."""
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, locale="nb-NO", accept_downloads=True
    )
    context.set_default_timeout(60_000)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page; the test fails when a script fails or anything but a file is asked for."""
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda m: faults.append(m.text) if m.type == "error" else None)
    page.on("request", lambda r: None if _is_local(r.url) else faults.append(r.url))
    yield page
    assert faults == []


def _is_local(url: str) -> bool:
    return url.startswith(("file:", "data:", "blob:"))


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> World:
    """A world that was read, and its site built, once; for tests that change nothing."""
    world = make_world(tmp_path_factory.mktemp("world"), DOCUMENTS)
    broken = world.raw / "sildrefjorden" / "avbrote.pdf"
    broken.write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog")
    with contextlib.chdir(world.home):
        ingest(world)
        assert review() == 0
    return world


@pytest.fixture
def world(made: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    """A copy of it to change; the working folder is in it."""
    home = tmp_path / "home"
    shutil.copytree(made.home, home)
    monkeypatch.chdir(home)
    return World(home=home)
