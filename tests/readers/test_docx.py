"""Word documents to blocks: headings, lists, tracked changes, text boxes, signs."""

from __future__ import annotations

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE

from extract.model import Block
from extract.readers.docx import read_docx, read_docx_title
from tests.readers.docx_makers import from_xml, paragraph, saved


def outline(data: bytes) -> list[str]:
    """Each block as `kind level text`, lines parted by a slash."""
    return [shown(b) for b in read_docx(data)]


def shown(block: Block) -> str:
    return f"{block.kind[0]}{block.level} " + "/".join(line.text for line in block.lines)


def test_headings_by_style_and_plain_text() -> None:
    document = docx.Document()
    document.add_heading("Plan for noko", 0)
    document.add_heading("Mål 1", 1)
    document.add_heading("Tiltak A", 2)
    document.add_paragraph("Ei linje\nto linjer\tog meir")
    assert outline(saved(document)) == [
        "h1 Plan for noko", "h1 Mål 1", "h2 Tiltak A", "p0 Ei linje/to linjer og meir",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["Overskrift 3", "Rubrik 3", "Tittel", "Undertittel"])
def test_headings_by_the_name_of_their_style(name: str) -> None:
    document = docx.Document()
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    own = document.styles.add_style("Vår eigen", WD_STYLE_TYPE.PARAGRAPH)
    own.base_style = style
    document.add_paragraph("Mål 1", style=own)
    rank = {"Tittel": 1, "Undertittel": 2}.get(name, 3)
    assert outline(saved(document)) == [f"h{rank} Mål 1"]


def test_headings_by_outline_level() -> None:
    data = from_xml(
        paragraph("Mål 1", '<w:outlineLvl w:val="1"/>'),
        paragraph("Brødtekst.", '<w:pStyle w:val="Heading1"/><w:outlineLvl w:val="9"/>'),
        paragraph("Lang tekst i overskriftsstil " * 20, '<w:pStyle w:val="Heading1"/>'),
    )
    assert [(b.kind, b.level) for b in read_docx(data)] == [
        ("heading", 2), ("paragraph", 0), ("paragraph", 0),
    ]  # fmt: skip


def test_headings_by_size_in_a_document_without_styles() -> None:
    text = paragraph("Vanleg tekst som fyller ei linje og vel så det. " * 3)
    data = from_xml(
        paragraph("Handlingsplan", run='<w:b/><w:sz w:val="48"/>'),
        text,
        paragraph("Mål 1", run='<w:sz w:val="32"/>'),
        text,
        paragraph("Tiltak A", run="<w:b/>"),
        text,
        paragraph("Frist: mai", run="<w:b/>"),
    )
    kinds = [(b.kind, b.level) for b in read_docx(data) if b.kind == "heading"]
    assert kinds == [("heading", 1), ("heading", 2), ("heading", 3)]


def test_lists() -> None:
    document = docx.Document()
    for text, style in [
        ("A", "List Bullet"), ("B", "List Bullet 2"), ("C", "List Bullet"),
        ("Mellom", "Normal"), ("D", "List Number"), ("E", "List Number 2"),
    ]:  # fmt: skip
        document.add_paragraph(text, style=style)
    blocks = read_docx(saved(document))
    assert [shown(b) for b in blocks] == ["i0 A", "i1 B", "i0 C", "p0 Mellom", "i0 D", "i1 E"]
    assert [b.lines[0].marker for b in blocks] == ["•", "•", "•", None, "", ""]


def test_list_switched_off_and_nested_by_indent() -> None:
    item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="%d"/></w:numPr>'
    data = from_xml(
        paragraph("A", item % 1 + '<w:ind w:left="360"/>'),
        paragraph("B", item % 2 + '<w:ind w:left="1080"/>'),
        paragraph("C", item % 1 + '<w:ind w:left="360"/>'),
        paragraph("D", '<w:pStyle w:val="ListBullet"/>' + item % 0),
    )
    assert outline(data) == ["i0 A", "i1 B", "i0 C", "p0 D"]


def test_typed_bullets() -> None:
    data = from_xml(paragraph("\uf0b7 rydde"), paragraph("• vaske"), paragraph("– Ja, sa ho."))
    assert outline(data) == ["i0 rydde", "i0 vaske", "p0 – Ja, sa ho."]


def test_tracked_changes_are_taken_as_accepted() -> None:
    data = from_xml(
        """<w:p><w:r><w:t>Frist </w:t></w:r><w:del><w:r><w:delText>mai</w:delText></w:r></w:del>
        <w:ins><w:r><w:t>juni</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>bort</w:t></w:r></w:moveFrom>
        <w:moveTo><w:r><w:t> hit</w:t></w:r></w:moveTo></w:p>
        <w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>Første del </w:t></w:r></w:p>
        <w:p><w:r><w:t>andre del</w:t></w:r></w:p>
        <w:p><w:pPr><w:rPr><w:del w:id="2"/></w:rPr></w:pPr>
        <w:del><w:r><w:delText>heilt borte</w:delText></w:r></w:del></w:p>""",
    )
    assert outline(data) == ["p0 Frist juni hit", "p0 Første del andre del"]


def test_text_box_is_read_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>I boksen</w:t></w:r></w:p></w:txbxContent>"
    data = from_xml(
        f"""<w:p><w:r><w:t>Før</w:t></w:r><w:r><mc:AlternateContent>
        <mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData>
        <wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor>
        </w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape><v:textbox>{box}</v:textbox>
        </v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>
        <w:p><w:r><w:pict><v:shape><v:textbox>{box}</v:textbox></v:shape></w:pict></w:r></w:p>""",
    )
    assert outline(data) == ["p0 Før", "p0 I boksen", "p0 I boksen"]


def test_fields_links_controls_and_formulas() -> None:
    data = from_xml(
        """<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>
        <w:r><w:instrText>DATE \\@ "d. MMMM"</w:instrText></w:r>
        <w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>1. mai</w:t></w:r>
        <w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t xml:space="preserve">, </w:t></w:r>
        <w:hyperlink><w:r><w:t>lenkje</w:t></w:r></w:hyperlink>
        <w:fldSimple w:instr="REF x"><w:r><w:t xml:space="preserve"> felt</w:t></w:r></w:fldSimple>
        <w:sdt><w:sdtPr><w14:checkbox/></w:sdtPr><w:sdtContent><w:r>
        <w:t xml:space="preserve"> ☒</w:t></w:r>
        </w:sdtContent></w:sdt><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r>
        <w:t>Klikk her for å skrive</w:t></w:r></w:sdtContent></w:sdt>
        <m:oMath><m:r><m:t> x=1</m:t></m:r></m:oMath></w:p>
        <w:sdt><w:sdtContent><w:p><w:r><w:t>I kontroll</w:t></w:r></w:p></w:sdtContent></w:sdt>""",
    )
    assert outline(data) == ["p0 1. mai, lenkje felt ☒ x=1", "p0 I kontroll"]


def test_small_things_in_runs() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    data = from_xml(
        f"""<w:p><w:r><w:t>Frist 2014</w:t></w:r><w:r><w:rPr>{raised}</w:rPr><w:t>2</w:t></w:r>
        <w:r><w:t>, 20 m</w:t></w:r><w:r><w:rPr>{raised}</w:rPr><w:t>2</w:t></w:r>
        <w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:noBreakHyphen/></w:r>
        <w:r><w:t>A\u00adB</w:t><w:softHyphen/></w:r>
        <w:r><w:rPr><w:vanish/></w:rPr><w:t>løynt</w:t></w:r></w:p>
        <w:p><w:r><w:sym w:font="Wingdings" w:char="F0FC"/>
        <w:t xml:space="preserve"> gjort</w:t></w:r>
        <w:r><w:sym w:font="Wingdings" w:char="zz"/></w:r></w:p>
        <w:p><w:r><w:rPr><w:rFonts w:ascii="Wingdings"/></w:rPr><w:t>o</w:t></w:r>
        <w:r><w:t xml:space="preserve"> ikkje gjort</w:t></w:r></w:p>""",
    )
    assert outline(data) == ["p0 Frist 2014, 20 m²-AB", "p0 ✓ gjort", "p0 ☐ ikkje gjort"]


def test_look_of_lines() -> None:
    data = from_xml(
        """<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>Ansvar:</w:t></w:r>
        <w:r><w:t> Etaten</w:t></w:r></w:p>""",
        paragraph(
            "Raud, stor tekst med punktum.", run='<w:color w:val="FF0000"/><w:sz w:val="40"/>'
        ),
        paragraph("Feit etter stil.", run='<w:rStyle w:val="Strong"/>'),
    )
    looks = [(b.lines[0].bold, b.lines[0].colour, b.lines[0].size) for b in read_docx(data)]
    assert [look[:2] for look in looks] == [(False, None), (False, "#ff0000"), (True, None)]
    assert looks[1][2] == 20


def test_headers_footers_notes_and_contents_are_furniture() -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Brevhovud"
    document.sections[0].footer.paragraphs[0].text = "Side 1"
    document.add_section().header.is_linked_to_previous = False
    document.sections[1].header.paragraphs[0].text = "Brevhovud"
    style = document.styles.add_style("toc 1", WD_STYLE_TYPE.PARAGRAPH)
    document.add_paragraph("Mål 1\t3", style=style)
    document.add_paragraph("Tekst")
    assert outline(saved(document)) == ["f0 Brevhovud", "f0 Mål 1 3", "p0 Tekst", "f0 Side 1"]


def test_title() -> None:
    document = docx.Document()
    document.core_properties.title = " Plan  2021 "
    document.add_paragraph("Tekst")
    assert read_docx_title(saved(document)) == "Plan 2021"
