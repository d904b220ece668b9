"""The screenshots of the README and of docs/review.md, taken from the example archive.

They go to a temporary folder, or to the folder that TILTAK_PICTURES names:
`TILTAK_PICTURES=docs/images make test` renews those in the repository.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PIL import Image, ImageStat
from playwright.sync_api import Browser, Page, expect

from tests.review.worlds import World

PLAN = "sildrefjorden-handlingsplan-2022.pdf"
WIDE = {"width": 1280, "height": 860}
PHONE = {"width": 390, "height": 780}


def choose(page: Page) -> None:
    page.locator("#m4 .pick").click()
    page.locator("#m4 .value").first.click()
    page.locator(".sheet img").first.evaluate("image => image.decode()")


def edit(page: Page) -> None:
    choose(page)
    page.locator("#m4").get_by_role("button", name="Rett", exact=True).click()
    page.locator("#m4 form").get_by_label("Tekst").first.fill("innan 1. oktober 2022")


def nothing(page: Page) -> None:
    page.mouse.move(0, 0)


PICTURES = {
    "review-plans": ("index.html", WIDE, "light", nothing),
    "review-measure": ("{plan}", WIDE, "light", choose),
    "review-correct": ("{plan}", WIDE, "light", edit),
    "review-years": ("years.html", WIDE, "light", nothing),
    "review-attention": ("attention.html", WIDE, "light", nothing),
    "review-dark": ("{plan}", WIDE, "dark", choose),
    "review-phone": ("{plan}", PHONE, "light", choose),
}


@pytest.mark.parametrize("name", PICTURES)
def test_picture(made: World, browser: Browser, tmp_path: Path, name: str) -> None:
    place, size, scheme, act = PICTURES[name]
    context = browser.new_context(
        viewport=size, color_scheme=scheme, locale="nn-NO", reduced_motion="reduce"
    )
    page = context.new_page()
    page.goto(made.url(place.format(plan=made.page_of(PLAN))))
    expect(page.locator("#theme")).to_have_value("auto")
    act(page)
    folder = Path(os.environ.get("TILTAK_PICTURES") or tmp_path)
    folder.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=folder / f"{name}.png")
    context.close()
    with Image.open(folder / f"{name}.png") as image:
        assert image.size == (size["width"], size["height"])
        brightness = ImageStat.Stat(image.convert("L")).mean[0]
        assert (brightness < 128) == (scheme == "dark")
        image.convert("RGB").quantize(256).save(folder / f"{name}.png", optimize=True)
