"""Tables and turned text for ReportLab: spans, fills, and lines of several kinds."""

from __future__ import annotations

from html import escape
from typing import Any

from reportlab.lib.colors import HexColor, white
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.platypus import Flowable
from reportlab.platypus import Table as Grid

from documents.nodes import Cell, Table, runs


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


class Turned(Flowable):
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


class Thin(Grid):
    """A table whose lines are filled rectangles, as some producers draw them."""

    def _drawLines(self) -> None:  # noqa: N802 (ReportLab's name)
        self.canv.saveState()
        self.canv.setFillColor(HexColor("#5b5b5b"))
        for x, y, width, height in self._boxes():
            for box in (
                (x, y, width, 0.6),
                (x, y + height, width, 0.6),
                (x, y, 0.6, height),
                (x + width, y, 0.6, height),
            ):
                self.canv.rect(*box, stroke=0, fill=1)
        self.canv.restoreState()

    def _boxes(self) -> list[tuple[float, float, float, float]]:
        rows, columns = self._rowpositions, self._colpositions
        spans: dict[tuple[int, int], Any] = self._spanRects if self._spanCmds else {}
        boxes = []
        for row in range(len(rows) - 1):
            for column in range(len(columns) - 1):
                own = (
                    columns[column],
                    rows[row + 1],
                    columns[column + 1] - columns[column],
                    rows[row] - rows[row + 1],
                )
                box = spans.get((column, row), own)
                if box:
                    boxes.append(box)
        return boxes


def grid_of(node: Table) -> tuple[list[list[Cell | None]], list[Any]]:
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


def fills(grid: list[list[Cell | None]]) -> list[Any]:
    return [
        ("BACKGROUND", (c, r), (c + cell.columns - 1, r + cell.rows - 1), HexColor(cell.fill))
        for r, row in enumerate(grid)
        for c, cell in enumerate(row)
        if cell and cell.fill
    ]


def lines(node: Table) -> list[Any]:
    def everywhere(kind: str, weight: float, ink: Any) -> tuple[Any, ...]:
        return (kind, (0, 0), (-1, -1), weight, ink)

    match node.lines:
        case "rows":
            return [everywhere("LINEBELOW", 0.5, HexColor(node.colour))]
        case "white":
            return [everywhere("GRID", 1.5, white)]
        case "double":
            return [
                ("GRID", (0, 0), (-1, -1), 0.5, HexColor(node.colour), None, None, None, 2, 1.5)
            ]
        case "dotted":
            return [("GRID", (0, 0), (-1, -1), 0.7, HexColor(node.colour), None, (0.7, 1.6))]
        case "head":
            last = node.header_rows - 1
            return [("LINEBELOW", (0, last), (-1, last), 1, HexColor(node.colour))]
        case "none" | "thin":
            return []
    return [everywhere("GRID", 0.5, HexColor(node.colour))]
