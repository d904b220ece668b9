"""What python-docx has no word for: tracked changes, shading, borders, columns, page fields."""

from __future__ import annotations

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from documents.nodes import Table


def fields(paragraph: Any, text: str) -> None:
    for piece in text.replace("{pages}", "\0NUMPAGES\0").replace("{page}", "\0PAGE\0").split("\0"):
        if piece in {"PAGE", "NUMPAGES"}:
            run = paragraph.add_run()
            for kind, content in (("begin", None), (None, piece), ("end", None)):
                name = "w:instrText" if content else "w:fldChar"
                element = OxmlElement(name)
                if content:
                    element.text = content
                else:
                    element.set(qn("w:fldCharType"), kind)
                run._r.append(element)
        elif piece:
            paragraph.add_run(piece)


def track(run: Any, kind: str) -> None:
    """Marks a run as inserted ("ins") or deleted ("del") with tracked changes on."""
    element = run._r
    wrapper = OxmlElement(f"w:{kind}")
    for key, setting in (
        ("id", "7"),
        ("author", "Saksbehandlar"),
        ("date", "2024-01-02T03:04:05Z"),
    ):
        wrapper.set(qn(f"w:{key}"), setting)
    element.addprevious(wrapper)
    wrapper.append(element)
    if kind == "del":
        for text in element.findall(qn("w:t")):
            text.tag = qn("w:delText")


def set_columns(section: Any, count: int) -> None:
    columns = section._sectPr.find(qn("w:cols"))
    if columns is None:
        columns = OxmlElement("w:cols")
        section._sectPr.append(columns)
    columns.set(qn("w:num"), str(count))
    columns.set(qn("w:space"), "450")


def drop_first(cell: Any) -> None:
    first = cell.paragraphs[0]._p
    if not first.text and len(cell._tc) > 2:
        cell._tc.remove(first)


def mark_row(row: Any, name: str) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement(name))


def shade(cell: Any, fill: str) -> None:
    shading = OxmlElement("w:shd")
    for key, setting in (("val", "clear"), ("color", "auto"), ("fill", fill.lstrip("#"))):
        shading.set(qn(f"w:{key}"), setting)
    cell._tc.get_or_add_tcPr().append(shading)


def borders(made: Any, node: Table) -> None:
    kinds = {
        "ruled": ("single", "4", node.colour),
        "double": ("double", "4", node.colour),
        "white": ("single", "12", "#ffffff"),
        "rows": ("single", "4", node.colour),
        "none": ("nil", "0", "#ffffff"),
        "thin": ("single", "2", node.colour),
        "dotted": ("dotted", "6", node.colour),
        "head": ("nil", "0", "#ffffff"),
    }
    kind, size, colour = kinds[node.lines]
    outline = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        element = OxmlElement(f"w:{side}")
        upright = side in {"left", "right", "insideV"}
        element.set(qn("w:val"), "nil" if node.lines == "rows" and upright else kind)
        element.set(qn("w:sz"), size)
        element.set(qn("w:color"), colour.lstrip("#"))
        outline.append(element)
    made._tbl.tblPr.append(outline)


def rule_under(cell: Any, colour: str) -> None:
    """A line under one cell, whatever lines the table has."""
    own = OxmlElement("w:tcBorders")
    bottom = OxmlElement("w:bottom")
    for key, setting in (("val", "single"), ("sz", "8"), ("color", colour.lstrip("#"))):
        bottom.set(qn(f"w:{key}"), setting)
    own.append(bottom)
    cell._tc.get_or_add_tcPr().append(own)
