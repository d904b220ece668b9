"""Web pages to blocks: headings, lists, folds, labels, furniture."""

from __future__ import annotations

import pytest

from extract.model import Block
from extract.readers.errors import Unreadable
from extract.readers.html import read_html, read_html_title


def read(body: str) -> tuple[Block, ...]:
    return read_html(f"<html><body>{body}</body></html>".encode())


def outline(body: str) -> list[str]:
    """Each block as `kind level text`, lines parted by a slash."""
    return [f"{b.kind[0]}{b.level} " + "/".join(line.text for line in b.lines) for b in read(body)]


def test_headings_paragraphs_and_line_ends() -> None:
    body = "<h1>Plan</h1><p>Ei  linje<br>to&nbsp;linjer</p>laus <b>tekst</b><h3>Ned</h3>"
    assert outline(body) == ["h1 Plan", "p0 Ei linje/to linjer", "p0 laus tekst", "h3 Ned"]


def test_text_is_nfc_and_has_no_soft_hyphens() -> None:
    assert outline("<p>Handlings&shy;plan fo\u0308r a\u030ar\u200b</p>") == [
        "p0 Handlingsplan för år"
    ]


def test_label_in_bold_is_one_line_and_not_bold() -> None:
    (block,) = read("<p><strong>Tidsramme:</strong> 2022</p>")
    assert block.kind == "paragraph"
    assert [(line.text, line.bold) for line in block.lines] == [("Tidsramme: 2022", False)]


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("<p><b>Prioriterte tiltak for rådet:</b></p>", "heading"),
        ("<p><strong>Tiltak 3: Betre rutinar</strong></p>", "heading"),
        ("<p><strong>Frist: 2022</strong></p>", "paragraph"),
        ("<p><strong>Dette er ei setning.</strong></p>", "paragraph"),
        ("<ul><li><b>Feit tekst</b></li></ul>", "item"),
    ],
)
def test_short_bold_lines_are_low_headings(body: str, kind: str) -> None:
    (block,) = read(body)
    assert block.kind == kind
    assert block.level == (7 if kind == "heading" else 0)


def test_two_line_ends_part_paragraphs() -> None:
    assert outline("<div>Ein<br><br>To<br>tre</div>") == ["p0 Ein", "p0 To/tre"]


def test_nested_lists() -> None:
    body = "<ul><li>A<ol><li>B<p>Frist: mai</p></li></ol>etter</li><li><p>C</p></li></ul>"
    assert outline(body) == ["i0 A", "i1 B/Frist: mai", "p0 etter", "i0 C"]
    markers = [line.marker for block in read(body) for line in block.lines]
    assert markers == ["", "", None, None, ""]


def test_list_item_that_only_indents_is_no_level() -> None:
    assert outline("<ul><li><ul><li>A</li></ul></li></ul>") == ["i0 A"]


def test_cards_in_a_list_are_read_as_parts_of_the_page() -> None:
    body = "<ul><li><h3>Tiltak A</h3><p>Frist: mai</p></li></ul>"
    assert outline(body) == ["h3 Tiltak A", "p0 Frist: mai"]


def test_typed_bullets() -> None:
    assert outline("<p>Vi skal:<br>• rydde<br>• vaske</p>") == [
        "p0 Vi skal:",
        "i0 rydde",
        "i0 vaske",
    ]
    assert outline("<p>- rydde<br>- vaske</p>") == ["i0 rydde", "i0 vaske"]
    assert outline("<p>– Eg er glad, seier leiaren.</p>") == ["p0 – Eg er glad, seier leiaren."]


def test_definition_list() -> None:
    body = (
        "<dl><dt>Frist</dt><dd>2021</dd><dt>Ansvar:</dt><dd><p>Etaten</p><p>Rådet</p></dd>"
        "<div><dt>1.2</dt><dd>Lage rutine</dd></div>"
        "<dt>1.3 Betre opplæring av alle som er nye</dt><dd>Kurs</dd><dt>Status</dt></dl>"
    )
    assert outline(body) == [
        "p0 Frist: 2021", "p0 Ansvar: Etaten", "p0 Rådet", "p0 1.2 Lage rutine",
        "h7 1.3 Betre opplæring av alle som er nye", "p0 Kurs", "p0 Status",
    ]  # fmt: skip


def test_box_with_a_label() -> None:
    body = '<div><div class="field__label">Frist</div><div class="field__item">mai</div></div>'
    assert outline(body) == ["p0 Frist: mai"]


def test_details_are_headings_below_the_one_above() -> None:
    body = """<h2>Mål</h2><details><summary>Mål 1</summary><h3>Tiltak</h3><p>Tekst</p>
        <details><summary>Meir om det</summary><p>Djupt</p></details></details>
        <details><summary>Mål 2</summary>Laust</details>"""
    assert outline(body) == [
        "h2 Mål", "h3 Mål 1", "h4 Tiltak", "p0 Tekst", "h4 Meir om det", "p0 Djupt", "h3 Mål 2",
        "p0 Laust",
    ]  # fmt: skip


def test_accordion_of_buttons_keeps_what_it_hides() -> None:
    body = """<style>.shut{display:none}</style><h2>Tiltak</h2>
        <h3><button aria-expanded="false" aria-controls="a">Tiltak A</button></h3>
        <div id="a" class="shut"><p>Tekst A</p></div>
        <div><button aria-expanded="false" aria-controls="b">Tiltak B</button>
        <div id="b" hidden>Tekst B</div></div>
        <button>Vis alle</button><div class="shut">Aldri vist</div>"""
    assert outline(body) == [
        "h2 Tiltak", "h3 Tiltak A", "p0 Tekst A", "h3 Tiltak B", "p0 Tekst B",
    ]  # fmt: skip


def test_tab_gives_its_panel_a_heading() -> None:
    body = """<h1>Plan</h1><div role="tablist"><a role="tab" id="t" href="#p">Mål 1</a></div>
        <div role="tabpanel" id="p" aria-labelledby="t" aria-hidden="true">Innhald</div>"""
    assert outline(body) == ["h1 Plan", "f0 Mål 1", "h2 Mål 1", "p0 Innhald"]


def test_furniture() -> None:
    body = """<header><a href="/">Kommunen</a></header>
        <nav><ul><li><a href="#">Heim</a></li></ul></nav>
        <div class="breadcrumb">Heim / Plan</div><div id="cookieBanner">Vi brukar kapslar</div>
        <div><a href="a">Ein</a> <a href="b">To</a> <a href="c">Tre</a></div>
        <article><header><h1>Plan</h1></header><p>Innhaldet i planen står her.</p>
        <aside><p>Faktaboks: Frist mai</p></aside>
        <h2>Tidlegare planar</h2><ul><li><a href="x.pdf">Plan 2012</a></li></ul>
        <p><a href="plan.pdf">Last ned</a></p><p>Sist oppdatert 18. juni 2024</p></article>
        <footer>Postboks 1</footer>"""
    shown = [line for line in outline(body) if not line.startswith("f")]
    assert shown == [
        "h1 Plan", "p0 Innhaldet i planen står her.", "p0 Faktaboks: Frist mai",
        "h2 Tidlegare planar",
    ]  # fmt: skip
    hidden = " ".join(line for line in outline(body) if line.startswith("f"))
    for text in (
        "Kommunen",
        "Heim",
        "kapslar",
        "Tre",
        "Plan 2012",
        "Last ned",
        "2024",
        "Postboks",
    ):
        assert text in hidden


def test_everything_outside_the_main_part_is_furniture() -> None:
    body = "<div><h1>Plan</h1></div><div>Noko anna</div><main><h2>Mål</h2><p>Lang tekst</p></main>"
    assert outline(body) == ["h1 Plan", "f0 Noko anna", "h2 Mål", "p0 Lang tekst"]


def test_names_of_classes_do_not_hide_the_document() -> None:
    body = '<div class="page has-menu sidebar"><h1>Plan</h1><p>Tekst</p></div>'
    assert outline(body) == ["h1 Plan", "p0 Tekst"]


def test_what_is_not_seen_is_left_out() -> None:
    body = """<style>@media print{.skjerm{display:none}} .vekk{display:none} p:hover{display:none}
        </style><p class="skjerm">Ser</p><p class="vekk">Ser ikkje</p><p hidden>Nei</p>
        <p style="visibility:hidden">Nei</p><script>nei()</script><del>Gammal</del>
        <p class="sr-only">Opnar i nytt vindauge</p><p class="visible-xs">Mobil</p>"""
    assert outline(body) == ["p0 Ser"]


def test_page_that_scripts_would_show_is_read_whole() -> None:
    text = "Teksten i planen. " * 30
    assert outline(f'<div style="display:none"><p>{text}</p></div>') == [f"p0 {text.strip()}"]


def test_marks_of_footnotes_go_and_powers_stay() -> None:
    body = '<p>Frist 2014<sup>2</sup>, 20 m<sup>2</sup>, vedtak<sup><a href="#1">1</a></sup>.</p>'
    assert outline(body) == ["p0 Frist 2014, 20 m², vedtak."]


@pytest.mark.parametrize(
    "data",
    [
        "<meta charset=utf-8><p>blåbær og æøå</p>".encode(),
        "<p>blåbær og æøå</p>".encode(),
        "\ufeff<p>blåbær og æøå</p>".encode(),
        "<p>blåbær og æøå</p>".encode("utf-16"),
        '<meta charset="iso-8859-1"><p>blåbær og æøå</p>'.encode("latin-1"),
        "<p>blåbær og æøå</p>".encode("latin-1"),
        '<meta charset="iso-8859-1"><p>blåbær og æøå</p>'.encode(),
        '<meta charset="base64"><p>blåbær og æøå</p>'.encode("latin-1"),
        b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\n'
        b"Content-Type: text/html\nContent-Transfer-Encoding: quoted-printable\n\n"
        b"<p>bl=C3=A5b=C3=A6r og =C3=A6=C3=B8=C3=A5</p>\n--b--\n",
    ],
)
def test_encodings(data: bytes) -> None:
    assert [line.text for b in read_html(data) for line in b.lines] == ["blåbær og æøå"]


def test_title() -> None:
    assert read_html_title(b"<title> Plan &ndash;\n 2022 </title>") == "Plan – 2022"
    assert read_html_title(b"<p>Plan") is None


def test_page_without_text() -> None:
    with pytest.raises(Unreadable) as error:
        read_html(b'<div id="root"></div><script>start()</script>')
    assert error.value.code == "no_text"
