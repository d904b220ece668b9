"""Nodes -> PDF by ReportLab's platypus."""

from __future__ import annotations

from functools import cache, partial
from html import escape
from pathlib import Path
from typing import Any

from reportlab import rl_config
from reportlab.lib.colors import HexColor, white
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate, Flowable, Frame, HRFlowable, KeepTogether, ListFlowable, ListItem,
    NextPageTemplate, PageTemplate, Paragraph, Spacer, Table as Grid,
)  # fmt: skip
from reportlab.platypus import PageBreak as NewPage

from documents.fonts import font_file
from documents.nodes import (
    Box, Cell, Columns, Contents, Definitions, Details, Heading, Items, Item, Node, Nodes,
    PageBreak, Para, Place, Poster, Rule, Table, cell_parts, runs,
)  # fmt: skip
from documents.theme import Theme

rl_config.invariant = 1


def reportlab(nodes: Nodes, theme: Theme, path: Path) -> None:
    """A PDF by ReportLab."""
    font = register(theme.font)
    register(theme.head)
    width, height = (x * mm for x in theme.page_size)
    margin = theme.margin * mm
    document = BaseDocTemplate(str(path), pagesize=(width, height), title="", author="")
    templates = [_template("own", (width, height), margin, theme, font)]
    for name, size in (("wide", (max(width, height), min(width, height))),
                       ("tall", (min(width, height), max(width, height)))):  # fmt: skip
        templates.append(_template(name, size, margin, theme, font))
    templates.append(_template("two", (width, height), margin, theme, font, columns=2))
    document.addPageTemplates(templates)
    document.build(_Setter(theme, width - 2 * margin).flow(nodes), canvasmaker=_Counting)


@cache
def register(family: str) -> str:
    """Registers a family's four faces with ReportLab; the name to use."""
    for suffix, style in (("", "Regular"), ("-b", "Bold"), ("-i", "Italic"), ("-bi", "Bold Italic")):
        try:
            file = font_file(family, style)
        except LookupError:
            file = font_file(family, "Book" if style == "Regular" else style.replace("Italic", "Oblique"))
        pdfmetrics.registerFont(TTFont(family + suffix, str(file)))
    pdfmetrics.registerFontFamily(
        family, normal=family, bold=f"{family}-b", italic=f"{family}-i", boldItalic=f"{family}-bi"
    )
    return family


class _Counting(Canvas):
    """A canvas that knows the number of pages when it draws their footers."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._kept: list[dict[str, Any]] = []

    def showPage(self) -> None:  # noqa: N802 (ReportLab's name)
        self._kept.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        for number, state in enumerate(self._kept, 1):
            self.__dict__.update(state)
            for text, x, y, font in getattr(self, "running", ()):
                line = text.replace("{page}", str(number)).replace("{pages}", str(len(self._kept)))
                self.setFont(font, 8)
                self.drawString(x, y, line)
            super().showPage()
        super().save()


def _template(
    name: str, size: tuple[float, float], margin: float, theme: Theme, font: str, columns: int = 1
) -> PageTemplate:
    gap = 8 * mm if columns > 1 else 0
    width = (size[0] - 2 * margin - gap * (columns - 1)) / columns
    frames = [
        Frame(margin + i * (width + gap), margin, width, size[1] - 2 * margin, 0, 0, 0, 0)
        for i in range(columns)
    ]

    def running(canvas: Any, _: Any) -> None:
        canvas.running = tuple(
            (text, margin, y, font)
            for text, y in ((theme.header, size[1] - margin * 0.6), (theme.footer, margin * 0.55))
            if text
        )

    return PageTemplate(name, frames, onPage=running, pagesize=size)


class _Setter:
    """Turns nodes into flowables."""

    def __init__(self, theme: Theme, width: float) -> None:
        self.theme = theme
        self.width = width
        self.body = ParagraphStyle(
            "body", fontName=theme.font, fontSize=theme.size, leading=theme.size * theme.leading,
            spaceAfter=5, alignment=4 if theme.justify else 0,
        )  # fmt: skip

    def flow(self, nodes: Nodes) -> list[Flowable]:
        return [f for n in nodes for f in self.one(n)]

    def one(self, node: Node) -> list[Flowable]:
        match node:
            case Heading(text=text, level=level):
                size = self.theme.heading_size(level)
                style = ParagraphStyle(
                    "head", fontName=self.theme.head + "-b", fontSize=size, leading=size * 1.2,
                    textColor=HexColor(self.theme.colour), spaceBefore=size * 0.8, spaceAfter=4,
                    keepWithNext=1,
                )  # fmt: skip
                return [*([NewPage()] if node.page_break else []), Paragraph(markup(text), style)]
            case Para(text=text, style=style_name):
                return [Paragraph(markup(text), self.style(style_name))]
            case Items():
                return [self.items(node.items, 0, node.ordered)]
            case Table():
                grid = self.table(node)
                return [grid if node.breakable else KeepTogether([grid]), *([Spacer(0, 8)] if node.gap else [])]
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
                return [NextPageTemplate("two"), NewPage(), *self.flow(inner),
                        NextPageTemplate("own"), NewPage()]  # fmt: skip
            case Details(title=title, nodes=inner):
                return [*self.one(Heading(title, 3)), *self.flow(inner)]
            case Definitions(pairs=pairs):
                return [Paragraph(f"<b>{markup(a)}</b> {markup(b)}", self.body) for a, b in pairs]
            case Poster(places=places):
                return [_Drawn(places, self)]

    def style(self, name: str) -> ParagraphStyle:
        scale = {"small": 0.8, "lead": 1.15}.get(name, 1)
        return ParagraphStyle(
            name, parent=self.body, fontSize=self.theme.size * scale,
            leading=self.theme.size * scale * self.theme.leading,
            spaceAfter=1 if name == "label" else 5,
        )  # fmt: skip

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
            rows, bulletFontName=self.theme.font, bulletFontSize=self.theme.size,
            leftIndent=14, **kind,
        )  # fmt: skip

    def table(self, node: Table, width: float | None = None) -> Grid:
        total = sum(node.widths)
        space = width or self.width
        widths = [space * w / total for w in node.widths]
        grid, spans = _grid(node)
        pad = self.theme.padding * mm
        data = [
            [self.cell(c, node, sum(widths[x : x + c.columns]) - 2 * pad) if c else "" 
             for x, c in enumerate(row)]
            for row in grid
        ]  # fmt: skip
        made = (_Thin if node.lines == "thin" else Grid)(
            data, colWidths=widths, repeatRows=node.header_rows if node.repeat else 0,
            splitInRow=1 if node.breakable and not spans else 0,
        )  # fmt: skip
        made.setStyle([
            ("VALIGN", (0, 0), (-1, -1), "TOP"), ("LEFTPADDING", (0, 0), (-1, -1), pad),
            ("RIGHTPADDING", (0, 0), (-1, -1), pad), ("TOPPADDING", (0, 0), (-1, -1), pad * 0.8),
            ("BOTTOMPADDING", (0, 0), (-1, -1), pad * 0.8), *spans, *_fills(grid), *_lines(node),
        ])  # fmt: skip
        return made

    def cell(self, cell: Cell, table: Table, width: float) -> Any:
        size = table.size or self.theme.size
        style = ParagraphStyle(
            "cell", fontName=self.theme.font + ("-b" if cell.bold else ""), fontSize=size,
            leading=size * 1.2, alignment={"left": 0, "center": 1, "right": 2}[cell.align],
            textColor=HexColor(cell.ink or "#000000"),
        )  # fmt: skip
        if cell.rotated:
            return _Turned(cell.text, style)
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


def markup(text: str) -> str:
    """Marked-up text as ReportLab's paragraph XML."""
    parts = []
    for run in runs(text):
        part = escape(run.text, quote=False)
        part = f"<super>{part}</super>" if run.raised else part
        part = f"<b>{part}</b>" if run.bold else part
        part = f"<i>{part}</i>" if run.italic else part
        part = f'<font color="{run.colour}">{part}</font>' if run.colour else part
        parts.append(part)
    return "".join(parts)


class _Turned(Flowable):
    """Text turned a quarter to the left."""

    def __init__(self, text: str, style: ParagraphStyle) -> None:
        super().__init__()
        self.text, self.style = text, style

    def wrap(self, *_: float) -> tuple[float, float]:
        length = pdfmetrics.stringWidth(self.text, self.style.fontName, self.style.fontSize)
        return self.style.leading, length + 4

    def draw(self) -> None:
        self.canv.saveState()
        self.canv.rotate(90)
        self.canv.setFont(self.style.fontName, self.style.fontSize)
        self.canv.setFillColor(self.style.textColor)
        self.canv.drawString(2, -self.style.fontSize, self.text)
        self.canv.restoreState()


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
            self.canv.rect(x, y, place.width * mm, place.height * mm,
                           fill=int(bool(place.fill)), stroke=int(bool(place.line)))  # fmt: skip
        if place.rotated:
            style = ParagraphStyle("t", fontName=self.setter.theme.font + "-b", fontSize=place.size)
            self.canv.translate(x + place.width * mm / 2 - place.size / 2, y + 6)
            _Turned(place.text, style).drawOn(self.canv, 0, 0)
        else:
            cell = Cell(text=place.text, bold=place.bold, ink=place.ink)
            whole = Table(rows=(), widths=(), size=place.size)
            top = y + place.height * mm - 1 * mm
            for part in self.setter.cell(cell, whole, place.width * mm):
                _, used = part.wrap((place.width - 3) * mm, 1000)
                top -= used
                part.drawOn(self.canv, x + 1.5 * mm, top)
        self.canv.restoreState()


class _Thin(Grid):
    """A table whose lines are filled rectangles, as some producers draw them."""

    def _drawLines(self) -> None:  # noqa: N802 (ReportLab's name)
        self.canv.saveState()
        self.canv.setFillColor(HexColor("#5b5b5b"))
        for x, y, width, height in self._boxes():
            for box in ((x, y, width, 0.6), (x, y + height, width, 0.6),
                        (x, y, 0.6, height), (x + width, y, 0.6, height)):  # fmt: skip
                self.canv.rect(*box, stroke=0, fill=1)
        self.canv.restoreState()

    def _boxes(self) -> list[tuple[float, float, float, float]]:
        rows, columns = self._rowpositions, self._colpositions
        spans: dict[tuple[int, int], Any] = self._spanRects if self._spanCmds else {}
        boxes = []
        for row in range(len(rows) - 1):
            for column in range(len(columns) - 1):
                own = (columns[column], rows[row + 1],
                       columns[column + 1] - columns[column], rows[row] - rows[row + 1])  # fmt: skip
                box = spans.get((column, row), own)
                if box:
                    boxes.append(box)
        return boxes


def _grid(node: Table) -> tuple[list[list[Cell | None]], list[Any]]:
    """Cells at their places, None where a span covers, and the spans as table commands."""
    columns = len(node.widths)
    grid: list[list[Cell | None]] = [[None] * columns for _ in node.rows]
    taken: set[tuple[int, int]] = set()
    spans = []
    for r, row in enumerate(node.rows):
        c = 0
        for cell in row:
            while (r, c) in taken:
                c += 1
            grid[r][c] = cell
            taken |= {(r + i, c + j) for i in range(cell.rows) for j in range(cell.columns)}
            if cell.rows > 1 or cell.columns > 1:
                spans.append(("SPAN", (c, r), (c + cell.columns - 1, r + cell.rows - 1)))
            c += cell.columns
    return grid, spans


def _fills(grid: list[list[Cell | None]]) -> list[Any]:
    return [
        ("BACKGROUND", (c, r), (c + cell.columns - 1, r + cell.rows - 1), HexColor(cell.fill))
        for r, row in enumerate(grid)
        for c, cell in enumerate(row)
        if cell and cell.fill
    ]


def _lines(node: Table) -> list[Any]:
    everywhere = partial(lambda kind, weight, ink: (kind, (0, 0), (-1, -1), weight, ink))
    match node.lines:
        case "rows":
            return [everywhere("LINEBELOW", 0.5, HexColor(node.colour))]
        case "white":
            return [everywhere("GRID", 1.5, white)]
        case "double":
            return [("GRID", (0, 0), (-1, -1), 0.5, HexColor(node.colour), None, None, None, 2, 1.5)]
        case "none" | "thin":
            return []
    return [everywhere("GRID", 0.5, HexColor(node.colour))]
