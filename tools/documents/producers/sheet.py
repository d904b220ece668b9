"""Tables -> a spreadsheet with openpyxl, exported to PDF by LibreOffice."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from documents.nodes import Cell, Heading, Nodes, Para, Table, plain
from documents.producers.office import to_pdf
from documents.stable import stabilise_zip
from documents.theme import Theme


def spreadsheet(nodes: Nodes, theme: Theme, path: Path) -> None:
    """One sheet; columns that do not fit the paper go over to further pages.

    `theme.css` may say `fit` (shrunk to one page's width) or `over` (pages over, then down).
    Column widths are characters.
    """
    book = Workbook()
    sheet = book.active
    row = 1
    for node in nodes:
        match node:
            case Heading(text=text) | Para(text=text):
                cell = sheet.cell(row=row, column=1, value=plain(text))
                size = theme.heading_size(node.level) if isinstance(node, Heading) else theme.size
                cell.font = Font(name=theme.font, size=size, bold=isinstance(node, Heading))
                row += 1
            case Table():
                row = _table(sheet, node, row, theme)
    _setup(sheet, theme)
    out = io.BytesIO()
    book.save(out)
    path.write_bytes(to_pdf(stabilise_zip(out.getvalue()), suffix=".xlsx"))


def _setup(sheet: Any, theme: Theme) -> None:
    sheet.page_setup.paperSize = 8 if theme.paper == "A3" else 9
    sheet.page_setup.orientation = "landscape" if theme.landscape else "portrait"
    if "fit" in theme.css:
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.page_setup.fitToHeight = 0
    if "over" in theme.css:
        sheet.page_setup.pageOrder = "overThenDown"
    if "grid" in theme.css:
        sheet.print_options.gridLines = True
    sheet.oddFooter.center.text = theme.footer.replace("{page}", "&P").replace("{pages}", "&N")
    sheet.oddHeader.left.text = theme.header


def _table(sheet: Any, node: Table, row: int, theme: Theme) -> int:
    for index, width in enumerate(node.widths, 1):
        sheet.column_dimensions[get_column_letter(index)].width = width
    taken: set[tuple[int, int]] = set()
    for offset, cells in enumerate(node.rows):
        column = 1
        for cell in cells:
            while (offset, column) in taken:
                column += 1
            taken |= {
                (offset + i, column + j) for i in range(cell.rows) for j in range(cell.columns)
            }
            _cell(sheet, cell, row + offset, column, node, theme)
            column += cell.columns
        deep = max((_lines(c, node) for c in cells if c.rows == 1), default=1)
        sheet.row_dimensions[row + offset].height = deep * (node.size or theme.size) * 1.32 + 3
    if node.repeat and node.header_rows:
        sheet.print_title_rows = f"{row}:{row + node.header_rows - 1}"
    return row + len(node.rows)


def _lines(cell: Cell, node: Table) -> int:
    width = min(node.widths) if cell.columns == 1 else sum(node.widths)
    if cell.columns == 1:
        width = max(width, 14)
    return sum(
        -(-len(plain(part)) // max(8, int(width * 1.0))) or 1 for part in cell.text.split("\n")
    )


def _cell(sheet: Any, cell: Cell, row: int, column: int, node: Table, theme: Theme) -> None:
    made = sheet.cell(row=row, column=column)
    made.value = "\n".join(plain(s) for s in cell.text.split("\n")) or None
    made.number_format = "@"
    ink = (cell.ink or "#000000").lstrip("#")
    bold = cell.bold or cell.text.startswith("**")
    made.font = Font(name=theme.font, size=node.size or theme.size, bold=bold, color=ink)
    made.alignment = Alignment(
        wrap_text=True,
        vertical="top",
        horizontal=cell.align,
        text_rotation=90 if cell.rotated else 0,
    )
    side = Side(style=None if node.lines == "none" else "thin", color=node.colour.lstrip("#"))
    border = Border(left=side, right=side, top=side, bottom=side)
    for r in range(row, row + cell.rows):
        for c in range(column, column + cell.columns):
            place = sheet.cell(row=r, column=c)
            place.border = border
            if cell.fill:
                place.fill = PatternFill("solid", start_color=cell.fill.lstrip("#"))
    if cell.rows > 1 or cell.columns > 1:
        sheet.merge_cells(
            start_row=row,
            start_column=column,
            end_row=row + cell.rows - 1,
            end_column=column + cell.columns - 1,
        )
