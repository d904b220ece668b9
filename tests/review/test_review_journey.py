"""What an analyst does, in a real browser: look, correct an error, and it stays corrected."""

from __future__ import annotations

import re
from pathlib import Path

import pdfplumber
import pytest
from playwright.sync_api import Page, expect

from extract.cli.correct import correct
from extract.cli.review import review
from extract.corrections import read_corrections
from extract.dataset import read
from tests.review.worlds import World, ingest

PLAN = "sildrefjorden-handlingsplan-2022.pdf"
TITLE = "Samstemte legemiddellister"


def open_plan(page: Page, world: World, name: str) -> None:
    page.goto(world.url())
    row = page.locator("#plans tbody tr").filter(has_text=name)
    row.get_by_role("link").click()
    expect(page.locator(".file").first).to_have_text(name)
    expect(page.locator("#hits")).not_to_be_empty()  # the last script has run


def choose(page: Page, title: str):
    card = page.locator(".measure").filter(has=page.get_by_role("button", name=title))
    card.locator(".pick").click()
    expect(card.locator(".measure-body")).to_be_visible()
    return card


def lit_box(page: Page) -> tuple[int, list[float]]:
    """Page number and the lit box in PDF points, worked out from what is on the screen."""
    return page.evaluate("""() => {
        const box = document.querySelector(".box.lit").getBoundingClientRect();
        const sheet = document.querySelector(".box.lit").closest(".sheet");
        const image = sheet.querySelector("img");
        const frame = image.getBoundingClientRect();
        if (!image.complete || !image.naturalWidth) throw new Error("no image");
        const data = JSON.parse(document.getElementById("data").textContent);
        const [width, height] = data.pages[sheet.dataset.page];
        const x = (v) => (v - frame.left) / frame.width * width;
        const y = (v) => (v - frame.top) / frame.height * height;
        const sides = [x(box.left), y(box.top), x(box.right), y(box.bottom)];
        return [Number(sheet.dataset.page), sides];
    }""")


def words_of(path: Path, number: int, text: str) -> list[dict[str, float]]:
    """The printed words of `text` on a page, where they follow each other."""
    wanted = text.split()
    with pdfplumber.open(path) as pdf:
        words = pdf.pages[number - 1].extract_words()
    for start in range(len(words)):
        run = words[start : start + len(wanted)]
        if [word["text"] for word in run] == wanted:
            return run
    raise AssertionError(f"{text!r} is not printed on page {number}")


def test_from_the_index_to_a_corrected_dataset(world: World, page: Page, tmp_path: Path) -> None:
    page.goto(world.url())
    expect(page.locator("#plans tbody tr:visible")).to_have_count(7)
    page.locator("#f-text").fill("legemiddel")
    page.locator("#f-year").select_option("2022")
    expect(page.locator("#plans tbody tr:visible")).to_have_count(1)
    expect(page.locator("#found-list li")).to_have_count(1)
    page.locator("#found-list a").click()

    card = page.locator(".measure.is-open")
    expect(card.locator(".title")).to_have_text(TITLE)
    number, (x0, top, x1, bottom) = lit_box(page)
    printed = words_of(world.raw / "sildrefjorden" / PLAN, number, TITLE)
    for word in printed:
        assert x0 <= word["x0"] + 1 and word["x1"] - 1 <= x1
        assert top <= word["top"] + 1 and word["bottom"] - 1 <= bottom

    card.get_by_role("button", name="Rett", exact=True).click()
    form = card.locator("form")
    form.get_by_label("Tekst").first.fill("innen 1. oktober 2022")
    form.get_by_label("Hvem").fill("Kari N.")
    form.get_by_label("Hvorfor").fill("rettet i møtet")
    form.get_by_role("button", name="Lagre").click()
    expect(card.locator("[data-pending]")).to_be_visible()
    page.reload()
    card = page.locator(".measure.is-open")
    expect(card.locator("[data-pending-rows] ins")).to_have_text("innen 1. oktober 2022")

    page.locator("#open-corrections").click()
    with page.expect_download() as waiting:
        page.locator("#export").click()
    exported = tmp_path / "corrections.csv"
    waiting.value.save_as(exported)
    [row] = read_corrections(exported)
    assert (row.field, row.new, row.who) == ("deadline", "innen 1. oktober 2022", "Kari N.")

    assert correct(exported) == 0
    assert correct(exported) == 0  # once more changes nothing
    [outcome] = ingest(world)
    assert outcome.verdict == "applied"
    measures = read("measures", world.curated)
    [measure] = measures[(measures.title == TITLE) & (measures.year == 2022)].itertuples()
    deadlines = read("deadlines", world.curated)
    [deadline] = deadlines[deadlines.measure_id == measure.measure_id].itertuples()
    assert (deadline.text, deadline.kind) == ("innen 1. oktober 2022", "date")
    assert str(deadline.end_date) == "2022-10-01"
    assert list(measure.corrected) == ["deadlines"]

    assert review() == 0
    page.reload()
    card = page.locator(".measure.is-open")
    expect(card.locator(".history")).to_contain_text("Rettet av Kari N.")
    expect(card.locator(".history")).to_contain_text("rettet i møtet")
    expect(card.locator(".value.corrected q")).to_have_text("innen 1. oktober 2022")
    expect(card.locator("[data-pending]")).to_be_hidden()  # it is in the dataset now
    expect(page.locator("#pending-count")).to_be_hidden()


def test_a_box_that_is_chosen_shows_its_row(world: World, page: Page) -> None:
    open_plan(page, world, PLAN)
    box = page.locator('.box[data-target="m3"]')
    box.scroll_into_view_if_needed()
    box.click(position={"x": 3, "y": 3})
    expect(page.locator("#m3 .measure-body")).to_be_visible()
    expect(page.locator("#m3 .pick")).to_have_attribute("aria-expanded", "true")
    expect(box).to_have_class("box measure-box lit")


def test_a_value_lights_its_own_box(world: World, page: Page) -> None:
    open_plan(page, world, PLAN)
    card = choose(page, TITLE)
    value = card.locator(".value").first
    value.click()
    expect(value).to_have_attribute("aria-pressed", "true")
    number, (x0, top, x1, bottom) = lit_box(page)
    printed = words_of(world.raw / "sildrefjorden" / PLAN, number, "Innan 1. september")
    for word in printed:
        assert x0 <= word["x0"] + 1 and top <= word["top"] + 1
        assert word["x1"] - 1 <= x1 and word["bottom"] - 1 <= bottom


@pytest.mark.parametrize("suffix", ["html", "docx"])
def test_plans_without_pages_show_their_text(world: World, page: Page, suffix: str) -> None:
    open_plan(page, world, f"sildrefjorden-handlingsplan-2023.{suffix}")
    card = choose(page, TITLE)
    expect(page.locator(".passage.lit")).to_have_text([TITLE])
    card.locator(".value").first.click()
    expect(page.locator(".passage.lit")).to_have_text(["Våren 2023"])
    passage = page.locator(".passage", has_text="Ungdomspanel").first
    passage.click()
    expect(page.locator(".measure.is-open .title")).to_contain_text("Ungdomspanel")


def test_the_keyboard_walks_and_corrects(world: World, page: Page) -> None:
    open_plan(page, world, PLAN)
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator("#m2")).to_have_class(has("is-open"))
    page.keyboard.press("k")
    expect(page.locator("#m1 .pick")).to_be_focused()
    page.keyboard.press("e")
    expect(page.locator("#m1 form")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#m1 form")).to_have_count(0)
    page.keyboard.press("r")
    page.locator("#who input").fill("KN")
    page.keyboard.press("Enter")
    expect(page.locator("#m1 [data-pending]")).to_be_visible()
    page.keyboard.press("?")
    expect(page.locator("#help")).to_be_visible()
    page.locator("#shortcuts").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    expect(page.locator("#m1")).to_have_class(has("is-open"))


def test_all_kinds_of_corrections_come_through(world: World, page: Page, tmp_path: Path) -> None:
    open_plan(page, world, PLAN)
    first = page.locator("#m1")
    first.locator(".pick").click()
    first.get_by_role("button", name="Rett", exact=True).click()
    form = first.locator("form")
    form.get_by_label("Nummer", exact=True).fill("1.1 a")
    form.get_by_label("Ansvarlig").fill("=Kommunane\n- Sjukehuset")
    form.get_by_role("button", name="Legg til status").click()
    entry = form.locator(".entry").last
    entry.get_by_label("Tekst", exact=True).fill("Sjekklista er i bruk")
    entry.get_by_label("Status", exact=False).last.select_option("completed")
    form.get_by_label("Hvem").fill("KN")
    form.get_by_role("button", name="Lagre").click()

    second = page.locator("#m2")
    second.locator(".pick").click()
    second.get_by_role("button", name="Ikke et tiltak").click()
    expect(second).to_have_class(has("is-gone"))

    page.locator("#missing").click()
    sheet = page.locator('.sheet[data-page="1"]')
    frame = sheet.bounding_box()
    assert frame is not None
    page.mouse.move(frame["x"] + 80, frame["y"] + 300)
    page.mouse.down()
    page.mouse.move(frame["x"] + 400, frame["y"] + 330, steps=4)
    page.mouse.up()
    new = page.locator(".form")
    new.get_by_label("Tittel").fill("Felles øvingsdag")
    new.get_by_label("Nummer", exact=True).fill("9.1")
    new.get_by_role("button", name="Lagre").click()
    expect(page.locator(".new-measure")).to_contain_text("Felles øvingsdag")

    page.locator("#open-corrections").click()
    with page.expect_download() as waiting:
        page.locator("#export").click()
    exported = tmp_path / "corrections.csv"
    waiting.value.save_as(exported)
    assert "'=Kommunane" in exported.read_text(encoding="utf-8-sig")

    assert correct(exported) == 0
    assert {o.verdict for o in ingest(world)} == {"applied"}
    measures = read("measures", world.curated)
    own = measures[measures.year == 2022]
    own = own[own.document_id == own[own.number == "1.1 a"].document_id.iloc[0]].sort_values(
        "ordinal"
    )
    assert list(own.responsible.iloc[0]) == ["=Kommunane", "- Sjukehuset"]
    assert list(own.corrected.iloc[0]) == ["number", "responsible", "statuses"]
    [added] = own[own.number == "9.1"].itertuples()
    assert (added.title, added.page, list(added.corrected)) == ("Felles øvingsdag", 1, ["added"])
    assert len(own) == 12
    assert "completed" in list(read("statuses", world.curated).query("corrected").state)


def has(name: str) -> re.Pattern[str]:
    """A class among others."""
    return re.compile(rf"(^|\s){name}(\s|$)")
