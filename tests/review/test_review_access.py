"""Usable by everybody: axe finds no fault on any page, light and dark, wide and narrow."""

from __future__ import annotations

from importlib.resources import files

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.review.worlds import World

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
OPEN_CARD = "document.querySelector('.measure .pick').click()"
STATES = {
    "plans": ("index.html", ""),
    "found": ("index.html#text=plan&problems=", "document.getElementById('f-text').focus()"),
    "years": ("years.html", "document.querySelector('details').open = true"),
    "attention": ("attention.html", ""),
    "measure": ("{pdf}", OPEN_CARD),
    "form": ("{pdf}", f"{OPEN_CARD}; Tiltak.edit('m1'); Tiltak.light('m1')"),
    "missing": ("{pdf}", "Tiltak.missing()"),
    "text": ("{html}", OPEN_CARD),
    "no measures": ("{none}", ""),
    "help": ("{pdf}", "Tiltak.open('help')"),
    "corrections": ("index.html", "Tiltak.open('corrections')"),
}


@pytest.fixture(scope="session")
def places(made: World) -> dict[str, str]:
    return {
        "pdf": made.page_of("sildrefjorden-handlingsplan-2021.pdf"),
        "html": made.page_of("sildrefjorden-handlingsplan-2023.html"),
        "none": made.page_of("sildrefjorden-innkalling-2022.pdf"),
    }


def faults_of(page: Page) -> list[str]:
    page.evaluate(AXE)
    found = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
    return [
        f"{fault['id']}: {node['target']} {node['failureSummary']}"
        for fault in found
        for node in fault["nodes"]
    ]


@pytest.mark.parametrize(
    ("state", "scheme"),
    [
        *((state, "light") for state in STATES),
        *((state, "dark") for state in ("plans", "measure", "form", "text")),
    ],
)
def test_axe_finds_no_fault(
    made: World, browser: Browser, places: dict[str, str], state: str, scheme: str
) -> None:
    place, script = STATES[state]
    width = 1280 if scheme == "light" else 390
    context = browser.new_context(
        viewport={"width": width, "height": 844}, color_scheme=scheme, reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(made.url(place.format(**places)))
    page.wait_for_function("document.documentElement.lang !== ''")
    page.evaluate(script or "0")
    assert faults_of(page) == []
    context.close()


def test_a_phone_shows_all_without_scrolling_sideways(
    made: World, browser: Browser, places: dict[str, str]
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    for place in ("index.html", places["pdf"], places["html"], "attention.html", "years.html"):
        page.goto(made.url(place))
        assert page.evaluate("document.documentElement.scrollWidth") <= 390, place
    context.close()


def test_the_words_switch_and_stay(made: World, page: Page, places: dict[str, str]) -> None:
    page.goto(made.url())
    expect(page.locator("h1")).to_have_text("Planer")
    page.locator("#language").select_option("nn")
    expect(page.locator("h1")).to_have_text("Planar")
    page.goto(made.url(places["pdf"]))
    expect(page.locator("#list-title")).to_have_text("Tiltak i planen")
    expect(page.locator("html")).to_have_attribute("lang", "nn")
    page.locator("#language").select_option("en")
    expect(page.locator("#list-title")).to_have_text("Measures in the plan")
    expect(page.locator("h1")).to_have_attribute("lang", "nn")  # the plan's own words


def test_light_and_dark_can_be_chosen(made: World, context: BrowserContext) -> None:
    page = context.new_page()
    page.goto(made.url())
    colour = "getComputedStyle(document.body).backgroundColor"
    light = page.evaluate(colour)
    page.locator("#theme").select_option("dark")
    assert page.evaluate(colour) != light
    page.reload()
    assert page.evaluate(colour) != light
