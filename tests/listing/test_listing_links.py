"""Links of a page, with the words that they stand among."""

from __future__ import annotations

import time

from selectolax.lexbor import LexborHTMLParser

from extract.listing import Link, file_words, find_links, promised_type

URL = "https://example.no/om/planar"


def links(html: str) -> tuple[Link, ...]:
    return find_links(LexborHTMLParser(html), url=URL)


def test_words_around_a_link() -> None:
    (link,) = links(
        "<h1>Handlingsplan</h1><h2>Tidlegare planar:</h2><ul><li>Plan for 2020, vedteken i "
        "mai: <a href='../filer/p%2020.pdf#s2' type='application/pdf'>last <b>ned</b>\n her</a>"
        "</li></ul>"
    )
    assert link.url == "https://example.no/filer/p%2020.pdf#s2"
    assert link.text == "last ned her"
    assert link.headings == ("Tidlegare planar:", "Handlingsplan")
    assert link.context == "Plan for 2020, vedteken i mai: last ned her"
    assert link.media_type == "application/pdf"
    assert not link.in_menu


def test_headings_end_where_the_next_of_their_rank_begins() -> None:
    found = links(
        "<h1>A</h1><h2>B</h2><h3>C</h3><a href=1>1</a>"
        "<h2>D</h2><a href=2>2</a><h1>E</h1><a href=3>3</a>"
    )
    assert [link.headings for link in found] == [("C", "B", "A"), ("D", "A"), ("E",)]


def test_a_bold_line_is_a_heading_and_so_is_one_that_ends_in_a_colon() -> None:
    found = links(
        "<h2>Planar</h2><p><strong>Eldre planar</strong></p><p><a href=1>1</a></p>"
        "<p>Status for planane:</p><ul><li><a href=2>2</a></li></ul>"
        "<p>Ein <b>viktig</b> setning.</p><a href=3>3</a>"
    )
    assert [link.headings[0] for link in found] == [
        "Eldre planar", "Status for planane:", "Status for planane:",
    ]  # fmt: skip


def test_a_table_row_is_read_as_one() -> None:
    (link,) = links(
        "<table><tr><td>Handlingsplan</td><td>2019</td><td><p><a href=x>PDF</a></p>"
        "</td></tr></table>"
    )
    assert link.context == "Handlingsplan 2019 PDF"


def test_menus_heads_and_feet() -> None:
    found = links(
        "<header><a href=1>1</a></header><nav><a href=2>2</a></nav>"
        "<div role='navigation'><a href=3>3</a></div>"
        "<ul class='main-menu'><li><a href=4>4</a></ul>"
        "<main><article><header><h1><a href=5>5</a></h1></header><aside><a href=6>6</a></aside>"
        "</article></main><footer><div><a href=7>7</a></div></footer><p><a href=8>8</a></p>"
    )
    assert [link.text for link in found if link.in_menu] == ["1", "2", "3", "4", "7"]


def test_other_things_that_link() -> None:
    found = links(
        "<base href='/arkiv/'><map><area href=a.pdf alt=x title='Plan A'></map>"
        "<iframe src=b.pdf></iframe><object data=c.pdf></object>"
        "<a href=d.pdf><img alt='Plan D'></a>"
        "<a name=here>no link</a><a href=''>none</a><script><a href=no></script>"
        "<a href='http://[x'>broken</a>"
    )
    assert [(link.url, link.text) for link in found] == [
        ("https://example.no/arkiv/a.pdf", "Plan A"),
        ("https://example.no/arkiv/b.pdf", ""),
        ("https://example.no/arkiv/c.pdf", ""),
        ("https://example.no/arkiv/d.pdf", "Plan D"),
        ("http://[x", "broken"),
    ]


def test_what_a_link_promises() -> None:
    promises = [
        promised_type(link)
        for link in (
            Link(url="https://x.no/a.PDF?x=1", text=""),
            Link(url="https://x.no/fil/17", text="Handlingsplan 2020 (pdf, 2 MB)"),
            Link(url="https://x.no/fil/17", text="Plan", media_type="application/pdf"),
            Link(url="https://x.no/plan.aspx", text="Plan"),
            Link(url="https://x.no/plan", text="Om pdf-format"),
            Link(url="https://x.no/v1.2", text="Plan"),
            Link(url="https://x.no/plan.doc", text="Plan (pdf)"),
        )
    ]
    assert promises == ["pdf", "pdf", "pdf", "html", None, None, "doc"]


def test_words_of_a_file_name() -> None:
    assert file_words("https://x.no/a/klima%20plan_2020-rev.pdf?x") == "klima plan 2020 rev"
    assert file_words("https://x.no/planar/") == "planar"


def test_a_page_made_to_be_slow() -> None:
    deep = "<li>" * 3000 + "<a href=x>plan</a>" * 3000
    wide = "<p>" + "<a href=x>plan</a> tekst " * 30_000
    began = time.process_time()
    assert len(links("<div>" * 3000 + deep)) == 3000
    assert len(links(wide)) == 30_000
    assert time.process_time() - began < 10
