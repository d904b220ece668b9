"""Tables of web pages: spans, headers, colours, tables that are none."""

from __future__ import annotations

from extract.model import Block, Cell
from extract.readers.html import read_html


def read(body: str) -> tuple[Block, ...]:
    return read_html(f"<html><body>{body}</body></html>".encode())


def cells(body: str) -> list[Cell]:
    (table,) = (b for b in read(body) if b.kind == "table")
    return list(table.cells)


def text(cell: Cell) -> str:
    return "/".join(line.text for line in cell.lines)


def test_spans() -> None:
    body = """<table><tr><th rowspan=2>Mål</th><th colspan=2>Tiltak</th></tr>
        <tr><th>Kva</th><th>Frist</th></tr>
        <tbody><tr><td rowspan=0>Mål 1</td><td>A</td><td>mai</td></tr><tr></tr>
        <tr><td>B</td><td>juni</td></tr></tbody></table>"""
    placed = [(text(c), c.row, c.column, c.row_span, c.column_span) for c in cells(body)]
    assert placed == [
        ("Mål", 0, 0, 2, 1), ("Tiltak", 0, 1, 1, 2), ("Kva", 1, 1, 1, 1), ("Frist", 1, 2, 1, 1),
        ("Mål 1", 2, 0, 2, 1), ("A", 2, 1, 1, 1), ("mai", 2, 2, 1, 1),
        ("B", 3, 1, 1, 1), ("juni", 3, 2, 1, 1),
    ]  # fmt: skip


def test_spans_without_measure() -> None:
    rows = "<tr><td rowspan=100000 colspan=100000>x</td><td>y</td></tr>" * 50
    found = cells(f"<table>{rows}</table>")
    assert len(found) == 100
    assert max(c.row + c.row_span for c in found) <= 50
    assert max(c.column + c.column_span for c in found) <= 200


def test_headers() -> None:
    body = """<table><tr><th>Nr</th><th>Tiltak</th></tr><tr><th scope=row>1</th><td>A</td></tr>
        <tr><th>2</th><td>B</td></tr><tfoot><tr><td>Sum</td><td></td></tr></tfoot></table>"""
    assert [text(c) for c in cells(body) if c.is_header] == ["Nr", "Tiltak"]
    assert text(cells(body)[-2]) == "Sum"


def test_lines_of_a_cell() -> None:
    body = """<table><tr><td><b>1.1 Tittel</b><br>Meir<ul><li>x<ul><li>y</li></ul></li></ul></td>
        <td>– ein<br>– to</td></tr><tr><td>a</td><td>b</td></tr></table>"""
    first, second = cells(body)[:2]
    assert [(x.text, x.marker, x.level, x.bold) for x in first.lines] == [
        ("1.1 Tittel", None, 0, True),
        ("Meir", None, 0, False),
        ("x", "", 0, False),
        ("y", "", 1, False),
    ]
    assert [(x.text, x.marker) for x in second.lines] == [("ein", "–"), ("to", "–")]


def test_shading() -> None:
    body = """<style>td.ok{background:#0f0} #q td{background-color:rgb(255, 0, 0)}
        .dot{background:orange}</style>
        <table><tr bgcolor=yellow><td>a</td><td bgcolor="#FFFFFF">b</td></tr>
        <tr><td class=ok>c</td><td style="background-color: rgba(0,0,0,0)">d</td></tr>
        <tr id=q><td></td><td class=ok>f</td></tr>
        <tr><td><span class=dot></span></td><td style="background:url(x)">h</td></tr></table>"""
    assert [c.colour for c in cells(body)] == [
        "#ffff00", "#ffff00", "#00ff00", None, "#ff0000", "#ff0000", "#ffa500", None,
    ]  # fmt: skip


def test_signs_are_read_by_name_where_nothing_else_is() -> None:
    body = """<table><tr><td><img alt="Ferdig"></td><td><img alt="ikon"> Tekst</td></tr>
        <tr><td><i class="prikk" title="Forseinka"></i></td><td><input type=checkbox checked></td>
        </tr><tr><td><span class=sr-only>Starta</span></td><td></td></tr></table>"""
    assert [text(c) for c in cells(body)] == ["Ferdig", "Tekst", "Forseinka", "☒", "Starta", ""]


def test_table_inside_a_cell() -> None:
    inner = "<table><tr><td>Frist:</td><td>mai</td></tr></table>"
    rows = "<tr><td>a</td><td>b</td></tr>" * 4
    body = f"<table><tr><td>A{inner}</td><td>B</td></tr>{rows}</table>"
    assert text(cells(body)[0]) == "A/Frist: mai"


def test_tables_that_only_place_things() -> None:
    single = "<table><tr><td><p>Ein</p></td></tr><tr><td><p>To</p></td></tr></table>"
    page = "<table><tr><td><h1>Plan</h1><p>Ein</p></td><td><h2>Meir</h2></td></tr></table>"
    said = "<table role=presentation><tr><td>Ein</td><td>To</td></tr></table>"
    outer = (
        "<table><tr><td>Venstre</td><td><table><tr><th>A</th><th>B</th></tr>"
        "<tr><td>1</td><td>2</td></tr></table></td></tr></table>"
    )
    assert [b.kind for b in read(single)] == ["paragraph", "paragraph"]
    assert [b.kind for b in read(page)] == ["heading", "paragraph", "heading"]
    assert [b.kind for b in read(said)] == ["paragraph", "paragraph"]
    assert [b.kind for b in read(outer)] == ["heading", "table"]


def test_frame_around_tables() -> None:
    inner = "<table><tr><th>Tiltak</th><th>Frist</th></tr><tr><td>A</td><td>mai</td></tr></table>"
    body = f"""<table><tr><th>Mål</th><th>Tiltak under målet</th></tr>
        <tr><td>Rekruttere</td><td>{inner}</td></tr><tr><td>Behalde</td><td>{inner}</td></tr>
        </table>"""
    assert [(b.kind, b.level) for b in read(body)] == [
        ("paragraph", 0), ("paragraph", 0), ("heading", 7), ("table", 0), ("heading", 7),
        ("table", 0),
    ]  # fmt: skip


def test_column_with_a_header_is_a_table() -> None:
    assert len(cells("<table><tr><th>Tiltak</th></tr><tr><td>A</td></tr></table>")) == 2


def test_table_by_role_and_caption() -> None:
    body = """<table><caption>Mål 1</caption><tr><th>a</th><th>b</th></tr><tr><td>c<td>d</table>"""
    assert [(b.kind, b.level) for b in read(body)] == [("heading", 7), ("table", 0)]
    roles = """<div role=table><div role=rowgroup><div role=row><span role=columnheader>A</span>
        <span role=columnheader>B</span></div></div><div role=row><div role=cell>c</div>
        <div role=cell>d</div></div></div>"""
    assert [(text(c), c.is_header) for c in cells(roles)] == [
        ("A", True), ("B", True), ("c", False), ("d", False),
    ]  # fmt: skip
