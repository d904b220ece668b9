"""Documents that attack: their letters are shown, and nothing else happens."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from extract.corrections import parse_corrections
from extract.records import DocumentResult, Note
from extract.review import Source, build_site
from extract.schema import LinkRecord
from tests.corrections.rows import DOCUMENT, M1, M2, correction, document, plan, result

SCRIPT = "<script>window.hacked=1</script>"
IMAGE = "\"><img src=x onerror='window.hacked=1'>"
CLOSING = "</script><script>window.hacked=1</script><!--"
STYLE = "</style></textarea></title><svg onload=window.hacked=1>"
LINK = "javascript:window.hacked=1"
FORMULA = "=cmd|' /C calc'!A0"
TURNED = "Frist \u202efdp.nalp\u202c \u2066slutt\u2069"
TEMPLATE = "{{ 7*7 }} ${7*7} {% raw %}"
ATTACKS = (SCRIPT, IMAGE, CLOSING, STYLE, LINK, FORMULA, TURNED, TEMPLATE)
ALL = " ".join(ATTACKS)

HTML = f"""<!doctype html><title>Plan</title><h1>Handlingsplan 2021</h1><ul>
<li>{ALL.replace("&", "&amp;").replace("<", "&lt;")}</li></ul>"""


def hostile_result() -> DocumentResult:
    """A result with an attack in each text that a document, a person or a link brings."""
    base = result()
    return DocumentResult(
        document=document(
            uri=LINK,
            file_name=f"{IMAGE}.html",
            media_type="text/html",
            reason=ALL,
            source=f"kjelde {IMAGE}",
            page_count=None,
        ),
        plans=(replace(plan(), title=ALL, organisation=ALL),),
        measures=tuple(
            replace(
                m,
                number=FORMULA,
                area=ALL,
                area_number=SCRIPT,
                title=f"{i} {ALL}",
                description=f"{ALL}\n{ALL}",
                responsible=(FORMULA, ALL, "- Voss"),
            )
            for i, m in enumerate(base.measures)
        ),
        deadlines=tuple(replace(d, text=ALL, label=ALL, scope=ALL) for d in base.deadlines),
        statuses=tuple(replace(s, text=ALL, party=ALL) for s in base.statuses),
        notes=(Note(kind=IMAGE, text=ALL, page=1, hint=ALL),),
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("hostile")
    page = home / "plan.html"
    page.write_text(HTML, encoding="utf-8")
    by = {"who": ALL, "why": ALL}
    hostile = hostile_result()
    source = Source(
        results=[hostile],
        links=[
            LinkRecord(
                measure_id=M2,
                previous_measure_id=M1,
                relation="continued",
                score=0.5,
                explanation=ALL,
            )
        ],
        corrections=[
            correction("area", ALL, ALL, **by),
            correction("title", "noko anna", ALL, **by),
            correction(SCRIPT, ALL, ALL, problem=ALL, **by),
            correction("title", ALL, ALL, document=IMAGE, **by),
        ],
        files={DOCUMENT: page},
    )
    build_site(source, home / "site")
    return home / "site"


PAGES = ("index.html", "years.html", "attention.html", f"plans/{DOCUMENT[:16]}/index.html")


@pytest.mark.parametrize("place", PAGES)
def test_attacks_show_their_letters_and_do_nothing(site: Path, page: Page, place: str) -> None:
    page.on("dialog", lambda dialog: pytest.fail(f"a dialog opened: {dialog.message}"))
    page.goto(f"{(site / place).as_uri()}#text=img")
    for card in page.locator(".pick").all():
        card.click()
    for fold in page.locator("details").all():
        fold.evaluate("e => { e.open = true; }")
    assert page.evaluate("window.hacked") is None
    assert page.locator("main img, main svg, main style, main script, main iframe").count() == 0
    links = page.locator("a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert not [href for href in links if href.lower().startswith(("javascript", "data", "//"))]
    text = page.locator("main").inner_text()
    assert not set(text) & set("\u202e\u202c\u2066\u2069")
    if "years" not in place:  # one plan is no series
        assert SCRIPT in text
        assert "[U+202E]" in text


def test_no_page_holds_more_than_its_own_scripts(site: Path) -> None:
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert "Content-Security-Policy" in text
        assert text.count("<script") == text.count('<script src="') + text.count(
            '<script type="application/json"'
        )
        assert "\u202e" not in text.replace("\\u202e", "").partition('id="data">')[0]


def test_editing_an_attack_exports_no_formula(site: Path, page: Page, tmp_path: Path) -> None:
    page.goto((site / PAGES[-1]).as_uri())
    card = page.locator("#m2")
    card.locator(".pick").click()
    card.get_by_role("button", name="Rett", exact=True).click()
    form = card.locator("form")
    form.get_by_label("Område", exact=True).fill("=1+1")
    form.get_by_label("Hvem").fill("@KN")
    form.get_by_role("button", name="Lagre").click()
    expect(card.locator("[data-pending-rows]")).to_contain_text("<script>")
    card.get_by_role("button", name="Alt er riktig").click()
    page.locator("#open-corrections").click()
    with page.expect_download() as waiting:
        page.locator("#export").click()
    path = tmp_path / "c.csv"
    waiting.value.save_as(path)
    text = path.read_text(encoding="utf-8-sig")
    for separator in ",;\t\n":
        for cell in text.split(separator):
            assert not cell.strip(' "').startswith(("=", "+", "-", "@"))
    rows = {row.field: row for row in parse_corrections(text)}
    assert (rows["area"].new, rows["area"].who) == ("=1+1", "@KN")
    assert rows["checked"].old.startswith("seal:")
    assert page.evaluate("window.hacked") is None


def test_what_a_browser_kept_cannot_attack_either(site: Path, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto((site / PAGES[-1]).as_uri())
    rows = [{"field": IMAGE, "old": IMAGE, "new": IMAGE}]
    measures = {"x": {"title": IMAGE, "rows": rows, "form": {"page": 1}}}
    kept = json.dumps({"file_name": IMAGE, "measures": measures})
    keep = "([key, text]) => localStorage.setItem('tiltak:corrections:' + key, text)"
    page.evaluate(keep, [DOCUMENT, kept])
    page.reload()
    page.locator("#open-corrections").click()
    expect(page.locator("#corrections-list")).to_contain_text("onerror")
    assert page.evaluate("window.hacked") is None
    page.evaluate(keep, ["y", "no json"])
    page.reload()
    expect(page.locator("#hits")).not_to_be_empty()
    context.close()
