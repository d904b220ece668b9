"""Nodes -> typst source -> PDF."""

from __future__ import annotations

import json
from pathlib import Path

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
    runs,
)
from documents.stable import stabilise
from documents.theme import Theme


def typst(nodes: Nodes, theme: Theme, path: Path) -> None:
    """A PDF by typst."""
    import typst as compiler

    source = path.with_suffix(".typ")
    source.write_text(_preamble(theme) + _nodes(nodes), encoding="utf-8")
    try:
        path.write_bytes(stabilise(compiler.compile(str(source))))
    finally:
        source.unlink()


def _preamble(theme: Theme) -> str:
    width, height = theme.page_size
    heads = "".join(
        f"#show heading.where(level: {i}): set text(size: {theme.heading_size(i)}pt)\n"
        for i in range(1, 5)
    )
    return f"""#set document(date: none)
#set page(width: {width}mm, height: {height}mm, margin: {theme.margin}mm,
  header: {_running(theme.header)}, footer: {_running(theme.footer, centred=True)})
#set text(font: "{theme.font}", size: {theme.size}pt, lang: "{theme.language}",
  hyphenate: {str(theme.hyphens).lower()})
#set par(justify: {str(theme.justify).lower()}, leading: {(theme.leading - 0.7):.2f}em)
#show heading: set text(font: "{theme.head}", fill: rgb("{theme.colour}"))
{heads}#set list(marker: ([{theme.bullet}], [{theme.sub_bullet}]))
#set table(inset: {theme.padding * 1.3:.2f}mm)
"""


def _running(text: str, *, centred: bool = False) -> str:
    if not text:
        return "none"
    parts = []
    for piece in text.replace("{pages}", "\0P\0").replace("{page}", "\0p\0").split("\0"):
        if piece == "p":
            parts.append("#context counter(page).display()")
        elif piece == "P":
            parts.append("#context counter(page).final().first()")
        elif piece:
            parts.append("#" + _string(piece) + ";")
    inner = f"[#set text(size: 8pt); {''.join(parts)}]"
    return f"align(center, {inner})" if centred else inner


def _string(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _nodes(nodes: Nodes) -> str:
    return "".join(_node(n) for n in nodes)


def _node(node: Node) -> str:
    match node:
        case Heading(text=text, level=level):
            before = "#pagebreak(weak: true)\n" if node.page_break else ""
            return f"{before}#heading(level: {level})[{_inline(text)}]\n\n"
        case Para(text=text, style=style):
            sizes = {"small": "0.8em", "lead": "1.15em"}
            inner = _inline(text)
            if style in sizes:
                inner = f"#text(size: {sizes[style]})[{inner}]"
            return f"{inner}\n\n"
        case Items():
            return _list(node.items, "enum" if node.ordered else "list") + "\n\n"
        case Table():
            return _table(node) + "\n\n"
        case PageBreak(landscape=None):
            return "#pagebreak()\n"
        case PageBreak(landscape=landscape):
            return f"#pagebreak()\n#set page(flipped: {str(landscape).lower()})\n"
        case Rule():
            return "#line(length: 100%, stroke: 0.5pt + gray)\n\n"
        case Contents(title=title, depth=depth):
            return f"#outline(title: {_string(title)}, depth: {depth + 1}, indent: 1em)\n\n"
        case Box(nodes=inner_nodes, fill=fill):
            return (
                f'#block(fill: rgb("{fill}"), inset: 3mm, width: 100%, breakable: false)'
                f"[{_nodes(inner_nodes)}]\n\n"
            )
        case Columns(nodes=inner_nodes, count=count):
            return f"#columns({count}, gutter: 8mm)[{_nodes(inner_nodes)}]\n\n"
        case Details(title=title, nodes=inner_nodes):
            return _node(Heading(title, 3)) + _nodes(inner_nodes)
        case Definitions(pairs=pairs):
            return "".join(f"/ {_inline(a)}: {_inline(b)}\n" for a, b in pairs) + "\n"
        case Poster(places=places):
            drawn = "".join(_place(p) for p in places)
            if node.table:
                x, y, width = node.table_at
                drawn += (
                    f"#place(top + left, dx: {x}mm, dy: {y}mm, block(width: {width}mm)"
                    f"[{_table(node.table)}])\n"
                )
            return drawn + "#pagebreak(weak: true)\n"


def _place(place: Place) -> str:
    inner = "#linebreak()".join(
        f"{'• ' if bullet else ''}{_inline(line)}" for bullet, line in cell_parts(place.text)
    )
    inner = f"#strong[{inner}]" if place.bold else inner
    inner = f"#rotate(-90deg, reflow: true)[{inner}]" if place.rotated else inner
    fill = f'rgb("{place.fill}")' if place.fill else "none"
    stroke = f'0.5pt + rgb("{place.line}")' if place.line else "none"
    return (
        f"#place(top + left, dx: {place.x}mm, dy: {place.y}mm, block(width: {place.width}mm, "
        f"height: {place.height}mm, inset: 1.5mm, fill: {fill}, stroke: {stroke})"
        f'[#set text(size: {place.size}pt, fill: rgb("{place.ink}"))\n{inner}])\n'
    )


def _inline(text: str) -> str:
    parts = []
    for run in runs(text):
        part = f"#{_string(run.text)};"
        part = f"#super[{part}]" if run.raised else part
        part = f"#strong[{part}]" if run.bold else part
        part = f"#emph[{part}]" if run.italic else part
        part = f'#text(fill: rgb("{run.colour}"))[{part}]' if run.colour else part
        parts.append(part)
    return "".join(parts)


def _list(items: tuple[Item, ...], kind: str) -> str:
    rows = ", ".join(
        f"[{_inline(i.text)}{_list(i.children, 'list') if i.children else ''}]" for i in items
    )
    return f"#{kind}(tight: true, {rows})"


def _table(node: Table) -> str:
    widths = ", ".join(f"{w}fr" for w in node.widths)
    strokes = {
        "ruled": f'0.5pt + rgb("{node.colour}")',
        "thin": f'0.25pt + rgb("{node.colour}")',
        "double": f'1.5pt + rgb("{node.colour}")',
        "none": "none",
        "white": "1.5pt + white",
        "rows": f'(x, y) => (bottom: 0.5pt + rgb("{node.colour}"))',
        "dotted": f'(paint: rgb("{node.colour}"), thickness: 0.8pt, dash: "dotted")',
        "head": f"(x, y) => if y == {node.header_rows - 1} "
        f'{{ (bottom: 1pt + rgb("{node.colour}")) }}',
    }
    head = ", ".join(_cell(c, node) for row in node.rows[: node.header_rows] for c in row)
    rest = ", ".join(_cell(c, node) for row in node.rows[node.header_rows :] for c in row)
    header = f"table.header(repeat: {str(node.repeat).lower()}, {head})," if head else ""
    made = f"#table(columns: ({widths},), stroke: {strokes[node.lines]}, {header} {rest})"
    if node.size:
        made = f"#[#set text(size: {node.size}pt)\n{made}]"
    return made if node.breakable else f"#block(breakable: false, width: 100%)[{made}]"


def _cell(cell: Cell, table: Table) -> str:
    options = [f"colspan: {cell.columns}", f"rowspan: {cell.rows}", f"align: {cell.align}"]
    if cell.fill:
        options.append(f'fill: rgb("{cell.fill}")')
    inner = "#linebreak()".join(
        f"{'• ' if bullet else ''}{_inline(line)}" for bullet, line in cell_parts(cell.text)
    )
    inner = f"#strong[{inner}]" if cell.bold and inner else inner
    inner = f'#text(fill: rgb("{cell.ink}"))[{inner}]' if cell.ink else inner
    if cell.rotated:
        inner = f"#rotate({90 if cell.down else -90}deg, reflow: true)[{inner}]"
    inner += _table(cell.inner) if cell.inner else ""
    return f"table.cell({', '.join(options)})[{inner}]"
