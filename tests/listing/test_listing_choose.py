"""Which links are plans: a table of cases, and the pages that a list goes on over."""

from __future__ import annotations

import gzip

import pytest

from extract.listing import (
    REASONS,
    Link,
    find_next_pages,
    judge_link,
    read_sitemap,
    read_url_list,
    read_wording,
)
from extract.sources import LinkRules
from extract.vocabulary import load

PAGE = "https://example.no/planar"
WORDING = read_wording(load())

# text, URL, nearest heading first, where -> verdict
CASES = [
    ("Handlingsplan 2020 (PDF)", "/f/1.pdf", (), "", ""),
    ("Handlingsplan 2020", "/handlingsplan-2020", (), "", ""),
    ("Handlingsprogram 2021–2024", "/f/17", (), "", ""),
    ("Tiltaksplan mot støy", "/f/1.docx", (), "", ""),
    ("Klimahandlingsplanen", "/f/1.pdf", (), "", ""),
    ("Folkehelseplan", "/f/1.pdf", (), "", ""),
    ("Folkehelseplan 2019-2023", "/folkehelse", (), "", ""),
    ("Folkehelseplan", "/folkehelse", ("Planer og strategier",), "", ""),
    ("Folkehelseplan", "/folkehelse", ("Om oss",), "", "no_plan_words"),
    ("2019", "/f/1.pdf", ("Tidlegare handlingsplanar:",), "", ""),
    ("2019", "/side/19", ("Tidligere handlingsplaner",), "", ""),
    ("Last ned (PDF, 2 MB)", "/f/1.pdf", ("Vedlegg", "Handlingsplan"), "", ""),
    ("Last ned", "/f/1", (), "Tiltaksplan 2018: Last ned", ""),
    ("Last ned", "/f/1.pdf", (), "Søknad: Last ned", "no_plan_words"),
    ("her", "/f/handlingsplan_2017.pdf", (), "", ""),
    ("", "/f/handlingsplan_2017.pdf", (), "", ""),
    ("lov om helse og omsorg", "/lov", ("Handlingsplan",), "", "no_plan_words"),
    ("Kart", "/f/kart.pdf", ("Planar",), "", ""),
    ("Planlegging av arbeidet", "/planlegging", (), "", "no_plan_words"),
    ("Reguleringsplan 2018", "/f/1.pdf", (), "", "excluded_word"),
    ("Høyringssvar til handlingsplan", "/f/1.pdf", (), "", "excluded_word"),
    ("Innkalling, handlingsplan", "/f/1.pdf", (), "", "excluded_word"),
    ("Personvern", "/personvern", (), "", "excluded_word"),
    ("Handlingsplan 2020", "/f/1.xlsx", (), "", "type_not_wanted"),
    ("Handlingsplan 2020", "/f/1.doc", (), "", "type_not_wanted"),
    ("Handlingsplan", "#plan", (), "", "same_page"),
    ("Handlingsplan", "mailto:plan@example.no", (), "", "not_web"),
    ("Handlingsplan", "javascript:opne()", (), "", "not_web"),
    ("Handlingsplan", "http://[x", (), "", "not_web"),
]


@pytest.mark.parametrize(("text", "target", "headings", "context", "reason"), CASES)
def test_which_links_are_plans(
    text: str, target: str, headings: tuple[str, ...], context: str, reason: str
) -> None:
    url = PAGE + target if target[0] == "#" else target
    url = "https://example.no" + url if url[0] == "/" else url
    link = Link(url=url, text=text, headings=headings, context=context or text, found_on=PAGE)
    verdict = judge_link(link, rules=LinkRules(), wording=WORDING)
    assert (verdict.wanted, verdict.reason) == (reason == "", reason)
    assert reason in REASONS or not reason


def judge(url: str, text: str, *, in_menu: bool = False, **rules: object) -> str:
    made = LinkRules(**rules)  # type: ignore[arg-type]
    wording = read_wording(load(), words=made.words, not_words=made.not_words)
    link = Link(url=f"https://example.no/{url}", text=text, in_menu=in_menu, found_on=PAGE)
    verdict = judge_link(link, rules=made, wording=wording)
    return "wanted" if verdict.wanted else verdict.reason


def test_what_a_source_can_set() -> None:
    assert judge("x.pdf", "Årsmelding") == "no_plan_words"
    assert judge("x.pdf", "Årsmelding", words=("årsmelding",)) == "wanted"
    assert judge("x.pdf", "Årsmelding", all_files=True) == "wanted"
    assert judge("x.xlsx", "Årsmelding", all_files=True) == "no_plan_words"
    assert judge("plan/x", "Årsmelding", patterns=(r"/plan/",)) == "wanted"
    assert judge("x.pdf", "Handlingsplan", not_patterns=(r"\.pdf$",)) == "excluded_pattern"
    assert judge("x.pdf", "Handlingsplan utkast", not_words=("utkast",)) == "excluded_word"
    assert judge("x.html", "Handlingsplan", types=("pdf",)) == "type_not_wanted"
    assert judge("x", "Handlingsplan", types=("pdf",)) == "wanted", "its content will tell"
    assert judge("x", "Handlingsplan", in_menu=True) == "menu_link"
    assert judge("x", "Handlingsplan", in_menu=True, menus=True) == "wanted"
    assert judge("x.pdf", "Handlingsplan", in_menu=True) == "wanted"


@pytest.mark.parametrize(
    ("text", "rel", "target", "is_next"),
    [
        ("Neste", "", "/planar?page=2", True),
        ("2", "", "/planar?page=2", True),
        ("»", "", "/planar?side=2", True),
        ("Neste side", "", "/planar/2", True),
        ("Vis fleire", "", "/planar?offset=20", True),
        ("3", "", "/planar/side/3", True),
        ("whatever", "next", "/planar/more", True),
        ("Neste", "", "/nyhende/17", False),
        ("Neste", "", "/planar?sort=2", False),
        ("2", "", "https://other.no/planar?page=2", False),
        ("whatever", "next", "https://other.no/planar/2", False),
        ("2020", "", "/planar/2020", False),
        ("Neste", "", "/planar#x", False),
    ],
)
def test_a_list_over_several_pages(text: str, rel: str, target: str, is_next: bool) -> None:
    url = "https://example.no" + target if target[0] == "/" else target
    found = find_next_pages((Link(url=url, text=text, rel=rel),), page_url=PAGE, wording=WORDING)
    assert found == ((url,) if is_next else ())


def test_sitemaps() -> None:
    plain = (
        b"<?xml version='1.0'?><urlset><url><loc> https://x.no/a?b=1&amp;c=2 </loc></url></urlset>"
    )
    assert read_sitemap(plain).urls == ("https://x.no/a?b=1&c=2",)
    index = b"<s:sitemapindex xmlns:s='x'><s:sitemap><s:loc>https://x.no/s.xml</s:loc></s:sitemap></s:sitemapindex>"
    assert read_sitemap(index).is_index
    assert read_sitemap(b"https://x.no/a\nhttps://x.no/b\n").urls == (
        "https://x.no/a",
        "https://x.no/b",
    )
    bomb = b"<!DOCTYPE x [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><urlset><loc>https://x.no/&b;</loc></urlset>"
    assert read_sitemap(bomb).urls == ("https://x.no/&b;",)
    assert read_sitemap(gzip.compress(plain)).urls
    for wrong in (b"<html>", b"", b"\x1f\x8bxx", gzip.compress(b"0" * 70_000_000)):
        with pytest.raises(ValueError, match=r"."):
            read_sitemap(wrong)


def test_lists_of_addresses() -> None:
    text = "# planar\nhttps://x.no/a.pdf Plan A 2020\n\nhttp://x.no/b,c.pdf\n"
    assert [(link.url, link.text) for link in read_url_list(text)] == [
        ("https://x.no/a.pdf", "Plan A 2020"), ("http://x.no/b,c.pdf", ""),
    ]  # fmt: skip
    table = '\ufeffTittel;Lenke;År\n"Plan; ny";https://x.no/a.pdf;2020\n'
    assert read_url_list(table) == (Link(url="https://x.no/a.pdf", text="Plan; ny"),)
    assert read_url_list("url\nhttps://x.no/a\n")[0].url == "https://x.no/a"
    assert read_url_list("# empty\n") == ()
    for wrong in ("a,b\n1,2\n", "https://x.no\nftp://x.no\n", "url\nx\n"):
        with pytest.raises(ValueError, match=r"line|row|column"):
            read_url_list(wrong)
