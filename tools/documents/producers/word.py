"""Nodes -> DOCX with python-docx, and from it LibreOffice's PDF."""

from __future__ import annotations

import io
from itertools import pairwise
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from documents.nodes import (
    Box,
    Cell,
    Columns,
    Contents,
    Definitions,
    Details,
    Heading,
    Item,
    Items,
    Node,
    Nodes,
    PageBreak,
    Para,
    Rule,
    Table,
    cell_parts,
    plain,
    runs,
)
from documents.producers.office import to_pdf
from documents.producers.word_xml import (
    borders,
    drop_first,
    fields,
    mark_row,
    rule_under,
    set_columns,
    shade,
    track,
)
from documents.stable import stabilise_zip
from documents.theme import Theme


def libreoffice(nodes: Nodes, theme: Theme, path: Path) -> None:
    """A PDF as LibreOffice exports it from a Word file."""
    path.write_bytes(to_pdf(_document(nodes, theme), suffix=".docx"))


def docx(nodes: Nodes, theme: Theme, path: Path) -> None:
    """The Word file itself."""
    path.write_bytes(_document(nodes, theme))


def _document(nodes: Nodes, theme: Theme) -> bytes:
    document = Document()
    _page(document.sections[0], theme, theme.landscape)
    _styles(document, theme)
    _running(document, theme)
    writer = _Writer(document, theme)
    writer.write(document, nodes)
    document.core_properties.author = ""
    document.core_properties.title = next(
        (plain(n.text) for n in nodes if isinstance(n, Heading)), ""
    )
    out = io.BytesIO()
    document.save(out)
    return stabilise_zip(out.getvalue())


def _page(section: Any, theme: Theme, landscape: bool) -> None:
    width, height = sorted(theme.page_size)
    if landscape:
        width, height = height, width
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.left_margin = section.right_margin = Mm(theme.margin)
    section.top_margin = section.bottom_margin = Mm(theme.margin)


def _styles(document: Any, theme: Theme) -> None:
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = theme.font, Pt(theme.size)
    normal.paragraph_format.space_after = Pt(5)
    normal.paragraph_format.line_spacing = theme.leading - 0.15
    for level in range(1, 5):
        style = document.styles[f"Heading {level}"]
        style.font.name, style.font.size = theme.head, Pt(theme.heading_size(level))
        style.font.color.rgb = RGBColor.from_string(theme.colour.lstrip("#").upper())
        style.font.italic = theme.heading_italic
        fonts = style.element.rPr.rFonts
        for key in list(fonts.attrib):
            del fonts.attrib[key]
        for key in ("w:ascii", "w:hAnsi"):
            fonts.set(qn(key), theme.head)


def _running(document: Any, theme: Theme) -> None:
    section = document.sections[0]
    for part, text in ((section.header, theme.header), (section.footer, theme.footer)):
        if text:
            paragraph = part.paragraphs[0]
            if part is section.footer:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            fields(paragraph, text)
            for run in paragraph.runs:
                run.font.size = Pt(8)


class _Writer:
    """Writes nodes into a document, a cell or a box."""

    def __init__(self, document: Any, theme: Theme) -> None:
        self.document = document
        self.theme = theme
        self.across = 1

    def write(self, into: Any, nodes: Nodes) -> None:
        for node, after in pairwise((*nodes, None)):
            self.node(into, node, after)

    def node(self, into: Any, node: Node | None, after: Node | None) -> None:
        match node:
            case Heading(text=text, level=level):
                paragraph = into.add_paragraph(style=f"Heading {level}")
                paragraph.paragraph_format.page_break_before = node.page_break
                self.runs(paragraph, text)
            case Para(text=text, style=style):
                self.para(into, text, style)
            case Items():
                self.items(into, node.items, 0, node.ordered)
            case Table():
                self.table(into, node)
                if isinstance(after, Table) or after is None:
                    into.add_paragraph().paragraph_format.space_after = Pt(2)
            case PageBreak(landscape=None):
                into.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
            case PageBreak(landscape=landscape):
                _page(self.document.add_section(WD_SECTION.NEW_PAGE), self.theme, bool(landscape))
            case Rule():
                self.rule(into)
            case Contents(title=title):
                self.para(into, f"**{title}**", "normal")
            case Box(nodes=inner, fill=fill):
                box = into.add_table(rows=1, cols=1)
                box.autofit = False
                cell = box.cell(0, 0)
                cell.width = box.columns[0].width = Mm(self.space(into))
                shade(cell, fill)
                self.write(cell, inner)
                drop_first(cell)
                into.add_paragraph().paragraph_format.space_after = Pt(0)
            case Columns(nodes=inner, count=count):
                self.columns(inner, count)
            case Details(title=title, nodes=inner):
                self.write(into, (Heading(title, 3), *inner))
            case Definitions(pairs=pairs):
                for term, value in pairs:
                    self.para(into, f"**{term}**\t{value}", "label")

    def para(self, into: Any, text: str, style: str) -> None:
        paragraph = into.add_paragraph()
        self.runs(paragraph, text)
        if style == "label":
            paragraph.paragraph_format.space_after = Pt(1)
        for run in paragraph.runs:
            if style == "small":
                run.font.size = Pt(self.theme.size * 0.8)
            elif style == "lead":
                run.font.size = Pt(self.theme.size * 1.15)

    def items(self, into: Any, items: tuple[Item, ...], depth: int, ordered: bool) -> None:
        name = "List Number" if ordered else "List Bullet"
        for item in items:
            style = name if depth == 0 else f"{name} {depth + 1}"
            self.runs(into.add_paragraph(style=style), item.text)
            self.items(into, item.children, depth + 1, ordered)

    def runs(self, paragraph: Any, text: str, cell: Cell | None = None) -> None:
        for run in runs(text, changes=True):
            made = paragraph.add_run(run.text)
            made.bold = True if run.bold or (cell and cell.bold) else None
            made.italic = True if run.italic else None
            made.font.superscript = True if run.raised else None
            colour = run.colour or (cell.ink if cell else None)
            if colour:
                made.font.color.rgb = RGBColor.from_string(colour.lstrip("#").upper())
            if run.change:
                track(made, run.change)

    def rule(self, into: Any) -> None:
        paragraph = into.add_paragraph()
        borders = OxmlElement("w:pBdr")
        bottom = OxmlElement("w:bottom")
        for key, setting in (("val", "single"), ("sz", "6"), ("color", "888888")):
            bottom.set(qn(f"w:{key}"), setting)
        borders.append(bottom)
        paragraph._p.get_or_add_pPr().append(borders)

    def columns(self, inner: Nodes, count: int) -> None:
        self.document.add_section(WD_SECTION.CONTINUOUS)
        set_columns(self.document.sections[-1], count)
        self.across = count
        self.write(self.document, inner)
        self.across = 1
        self.document.add_section(WD_SECTION.CONTINUOUS)
        set_columns(self.document.sections[-1], 1)

    def table(self, into: Any, node: Table) -> None:
        columns = len(node.widths)
        made = into.add_table(rows=len(node.rows), cols=columns)
        made.autofit = False
        borders(made, node)
        total = sum(node.widths)
        space = self.space(into)
        widths = [space * w / total for w in node.widths]
        for column, width in zip(made.columns, widths, strict=True):
            column.width = Mm(width)
        taken: set[tuple[int, int]] = set()
        for r, row in enumerate(node.rows):
            c = 0
            for cell in row:
                while (r, c) in taken:
                    c += 1
                last = made.cell(r + cell.rows - 1, c + cell.columns - 1)
                place = made.cell(r, c)
                if last is not place and (cell.rows > 1 or cell.columns > 1):
                    place = place.merge(last)
                taken |= {(r + i, c + j) for i in range(cell.rows) for j in range(cell.columns)}
                place.width = Mm(sum(widths[c : c + cell.columns]))
                self.cell(place, cell, node)
                if node.lines == "head" and r + cell.rows == node.header_rows:
                    rule_under(place, node.colour)
                c += cell.columns
            if r < node.header_rows and node.repeat:
                mark_row(made.rows[r], "w:tblHeader")
            for cell in row:
                for turned in made.rows[r : r + cell.rows] if cell.rotated else ():
                    needed = Mm(6 + 2.3 * len(cell.text) / cell.rows)
                    turned.height = max(turned.height or 0, needed)
            if not node.breakable:
                mark_row(made.rows[r], "w:cantSplit")

    def space(self, into: Any) -> float:
        """The width in mm that a table can take."""
        section = self.document.sections[-1]
        width = section.page_width - section.left_margin - section.right_margin
        own = getattr(into, "width", None)
        if own:
            return float((own - Mm(4)) / Mm(1))
        return float(width / Mm(1)) / self.across - 5 * (self.across - 1)

    def cell(self, place: Any, cell: Cell, table: Table) -> None:
        first = True
        for bullet, line in cell_parts(cell.text):
            paragraph = place.paragraphs[0] if first else place.add_paragraph()
            first = False
            if bullet:
                paragraph.style = "List Bullet"
            self.runs(paragraph, line, cell)
            paragraph.paragraph_format.space_after = Pt(1)
            if cell.align != "left":
                paragraph.alignment = {
                    "center": WD_ALIGN_PARAGRAPH.CENTER,
                    "right": WD_ALIGN_PARAGRAPH.RIGHT,
                }[cell.align]
            for run in paragraph.runs:
                if table.size:
                    run.font.size = Pt(table.size)
        if cell.inner:
            self.table(place, cell.inner)
            place.add_paragraph()
        if cell.fill:
            shade(place, cell.fill)
        if cell.rotated:
            direction = OxmlElement("w:textDirection")
            direction.set(qn("w:val"), "tbRl" if cell.down else "btLr")
            place._tc.get_or_add_tcPr().append(direction)
