"""Nodes -> PDF by ReportLab's platypus."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

from reportlab import rl_config
from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    HRFlowable,
    KeepTogether,
    ListFlowable,
    ListItem,
    NextPageTemplate,
    Paragraph,
    Spacer,
)
from reportlab.platypus import PageBreak as NewPage
from reportlab.platypus import Table as Grid

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
    Place,
    Poster,
    Rule,
    Table,
    cell_parts,
)
from documents.producers.drawn_grid import Thin, Turned, fills, grid_of, lines, markup
from documents.producers.drawn_page import Counting, register, template
from documents.theme import Theme

rl_config.invariant = 1


def reportlab(nodes: Nodes, theme: Theme, path: Path) -> None:
    """A PDF by ReportLab."""
    font = register(theme.font)
    register(theme.head)
    width, height = (x * mm for x in theme.page_size)
    margin = theme.margin * mm
    document = BaseDocTemplate(str(path), pagesize=(width, height), title="", author="")
    templates = [template("own", (width, height), margin, theme, font)]
    for name, size in (
        ("wide", (max(width, height), min(width, height))),
        ("tall", (min(width, height), max(width, height))),
    ):
        templates.append(template(name, size, margin, theme, font))
    templates.append(template("two", (width, height), margin, theme, font, columns=2))
    document.addPageTemplates(templates)
    document.build(_Setter(theme, width - 2 * margin).flow(nodes), canvasmaker=Counting)


class _Setter:
    """Turns nodes into flowables."""

    def __init__(self, theme: Theme, width: float) -> None:
        self.theme = theme
        self.width = width
        self.body = ParagraphStyle(
            "body",
            fontName=theme.font,
            fontSize=theme.size,
            leading=theme.size * theme.leading,
            spaceAfter=5,
            alignment=4 if theme.justify else 0,
        )

    def flow(self, nodes: Nodes) -> list[Flowable]:
        return [f for n in nodes for f in self.one(n)]

    def one(self, node: Node) -> list[Flowable]:
        match node:
            case Heading(text=text, level=level):
                size = self.theme.heading_size(level)
                style = ParagraphStyle(
                    "head",
                    fontName=self.theme.head + "-b",
                    fontSize=size,
                    leading=size * 1.2,
                    textColor=HexColor(self.theme.colour),
                    spaceBefore=size * 0.8,
                    spaceAfter=4,
                    keepWithNext=1,
                )
                return [*([NewPage()] if node.page_break else []), Paragraph(markup(text), style)]
            case Para(text=text, style=style_name):
                return [Paragraph(markup(text), self.style(style_name))]
            case Items():
                return [self.items(node.items, 0, node.ordered)]
            case Table():
                grid = self.table(node)
                return [
                    grid if node.breakable else KeepTogether([grid]),
                    *([Spacer(0, 8)] if node.gap else []),
                ]
            case PageBreak(landscape=None):
                return [NewPage()]
            case PageBreak(landscape=landscape):
                return [NextPageTemplate("wide" if landscape else "tall"), NewPage()]
            case Rule():
                return [HRFlowable(width="100%", color=HexColor("#888888"), spaceAfter=6)]
            case Contents(title=title):
                return [Paragraph(f"<b>{escape(title)}</b>", self.body)]
            case Box(nodes=inner, fill=fill):
                box = Grid([[self.flow(inner)]], colWidths=[self.width])
                box.setStyle([("BACKGROUND", (0, 0), (-1, -1), HexColor(fill))])
                return [box, Spacer(0, 6)]
            case Columns(nodes=inner):
                return [
                    NextPageTemplate("two"),
                    NewPage(),
                    *self.flow(inner),
                    NextPageTemplate("own"),
                    NewPage(),
                ]
            case Details(title=title, nodes=inner):
                return [*self.one(Heading(title, 3)), *self.flow(inner)]
            case Definitions(pairs=pairs):
                return [Paragraph(f"<b>{markup(a)}</b> {markup(b)}", self.body) for a, b in pairs]
            case Poster(places=places):
                return [_Drawn(places, self)]

    def style(self, name: str) -> ParagraphStyle:
        scale = {"small": 0.8, "lead": 1.15}.get(name, 1)
        return ParagraphStyle(
            name,
            parent=self.body,
            fontSize=self.theme.size * scale,
            leading=self.theme.size * scale * self.theme.leading,
            spaceAfter=1 if name == "label" else 5,
        )

    def items(self, items: tuple[Item, ...], depth: int, ordered: bool = False) -> ListFlowable:
        style = ParagraphStyle("item", parent=self.body, spaceAfter=2)
        rows = [
            ListItem(
                [Paragraph(markup(i.text), style)]
                + ([self.items(i.children, depth + 1)] if i.children else [])
            )
            for i in items
        ]
        sign = self.theme.sub_bullet if depth else self.theme.bullet
        kind = {"bulletType": "1"} if ordered else {"bulletType": "bullet", "start": sign}
        return ListFlowable(
            rows,
            bulletFontName=self.theme.font,
            bulletFontSize=self.theme.size,
            leftIndent=14,
            **kind,
        )

    def table(self, node: Table, width: float | None = None) -> Grid:
        total = sum(node.widths)
        space = width or self.width
        widths = [space * w / total for w in node.widths]
        grid, spans = grid_of(node)
        pad = self.theme.padding * mm
        data = [
            [
                self.cell(c, node, sum(widths[x : x + c.columns]) - 2 * pad) if c else ""
                for x, c in enumerate(row)
            ]
            for row in grid
        ]
        made = (Thin if node.lines == "thin" else Grid)(
            data,
            colWidths=widths,
            repeatRows=node.header_rows if node.repeat else 0,
            splitInRow=1 if node.breakable and not spans else 0,
        )
        made.setStyle(
            [
                ("VALIGN", (0, 0), (-1, -1), "TOP"),
                ("LEFTPADDING", (0, 0), (-1, -1), pad),
                ("RIGHTPADDING", (0, 0), (-1, -1), pad),
                ("TOPPADDING", (0, 0), (-1, -1), pad * 0.8),
                ("BOTTOMPADDING", (0, 0), (-1, -1), pad * 0.8),
                *spans,
                *fills(grid),
                *lines(node),
            ]
        )
        return made

    def cell(self, cell: Cell, table: Table, width: float) -> Any:
        size = table.size or self.theme.size
        style = ParagraphStyle(
            "cell",
            fontName=self.theme.font + ("-b" if cell.bold else ""),
            fontSize=size,
            leading=size * 1.2,
            alignment={"left": 0, "center": 1, "right": 2}[cell.align],
            textColor=HexColor(cell.ink or "#000000"),
        )
        if cell.rotated:
            return Turned(cell.text, style)
        parts: list[Any] = []
        for bullet, line in cell_parts(cell.text):
            if bullet:
                indented = ParagraphStyle("b", parent=style, leftIndent=8, bulletIndent=0)
                parts.append(Paragraph(markup(line), indented, bulletText=self.theme.bullet))
            else:
                parts.append(Paragraph(markup(line), style))
        if cell.inner:
            parts.append(self.table(cell.inner, width))
        return parts


class _Drawn(Flowable):
    """A page of text boxes, drawn in the order given; fills the whole page."""

    def __init__(self, places: tuple[Place, ...], setter: _Setter) -> None:
        super().__init__()
        self.places, self.setter = places, setter

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.space = (width, height)
        return width, height - 1

    def draw(self) -> None:
        margin = self.setter.theme.margin * mm
        height = self.setter.theme.page_size[1] * mm
        self.canv.translate(-margin, 1 - margin)
        for place in self.places:
            self.place(place, height)

    def place(self, place: Place, height: float) -> None:
        x, y = place.x * mm, height - (place.y + place.height) * mm
        self.canv.saveState()
        if place.fill or place.line:
            self.canv.setFillColor(HexColor(place.fill or "#ffffff"))
            self.canv.setStrokeColor(HexColor(place.line or "#ffffff"))
            self.canv.setLineWidth(0.5)
            self.canv.rect(
                x,
                y,
                place.width * mm,
                place.height * mm,
                fill=int(bool(place.fill)),
                stroke=int(bool(place.line)),
            )
        if place.rotated:
            style = ParagraphStyle(
                "t", fontName=self.setter.theme.font + "-b", fontSize=place.size
            )
            self.canv.translate(x + place.width * mm / 2 - place.size / 2, y + 6)
            Turned(place.text, style).drawOn(self.canv, 0, 0)
        else:
            cell = Cell(text=place.text, bold=place.bold, ink=place.ink)
            whole = Table(rows=(), widths=(), size=place.size)
            top = y + place.height * mm - 1 * mm
            for part in self.setter.cell(cell, whole, place.width * mm):
                _, used = part.wrap((place.width - 3) * mm, 1000)
                top -= used
                part.drawOn(self.canv, x + 1.5 * mm, top)
        self.canv.restoreState()
