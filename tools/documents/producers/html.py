"""Nodes -> HTML, and from it WeasyPrint's PDF, Chromium's print, or a saved web page."""

from __future__ import annotations

import subprocess
import tempfile
from html import escape
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
    plain,
    runs,
)
from documents.stable import stabilise
from documents.theme import Theme


def weasyprint(nodes: Nodes, theme: Theme, path: Path) -> None:
    """A PDF by WeasyPrint: real page counters, contents with page numbers."""
    from weasyprint import HTML

    HTML(string=page(nodes, theme, counters=True)).write_pdf(path)
    path.write_bytes(stabilise(path.read_bytes()))


def chromium(nodes: Nodes, theme: Theme, path: Path) -> None:
    """A PDF as a browser prints it."""
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch) / "page.html"
        source.write_text(page(nodes, theme), encoding="utf-8")
        subprocess.run(
            [
                "chromium",
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-background-networking",
                f"--user-data-dir={scratch}/profile",
                "--no-pdf-header-footer",
                f"--print-to-pdf={path}",
                source.as_uri(),
            ],
            check=True,
            capture_output=True,
            timeout=120,
        )
    path.write_bytes(stabilise(path.read_bytes()))


def page(nodes: Nodes, theme: Theme, *, counters: bool = False) -> str:
    """A whole printable HTML page."""
    return (
        f'<!DOCTYPE html>\n<html lang="{theme.language}"><head><meta charset="utf-8">'
        f"<title>{escape(_title(nodes))}</title><style>{_css(theme, counters)}</style></head>\n"
        f"<body>\n{body(nodes, counters=counters)}</body></html>\n"
    )


def body(nodes: Nodes, *, counters: bool = False) -> str:
    """The HTML of the nodes alone; headings get ids for the contents page."""
    return "".join(_node(n, nodes, counters) for n in nodes)


def _title(nodes: Nodes) -> str:
    return next((plain(n.text) for n in nodes if isinstance(n, Heading)), "")


def inline(text: str) -> str:
    """Marked-up text as HTML."""
    parts = []
    for run in runs(text):
        html = escape(run.text, quote=False)
        html = f"<sup>{html}</sup>" if run.raised else html
        html = f"<b>{html}</b>" if run.bold else html
        html = f"<i>{html}</i>" if run.italic else html
        html = f'<span style="color:{run.colour}">{html}</span>' if run.colour else html
        parts.append(html)
    return "".join(parts)


def _node(node: Node, nodes: Nodes, counters: bool) -> str:
    match node:
        case Heading(text=text, level=level):
            brk = ' class="new"' if node.page_break else ""
            mark = f"h{abs(hash_of(text))}"
            return f'<h{level} id="{mark}"{brk}>{inline(text)}</h{level}>\n'
        case Para(text=text, style=style):
            return f'<p class="{style}">{inline(text)}</p>\n'
        case Items():
            return _list(node.items, node.ordered)
        case Table():
            return table(node)
        case PageBreak(landscape=landscape):
            kind = {None: "brk", True: "brk wide", False: "brk tall"}[landscape]
            return f'<div class="{kind}"></div>\n'
        case Rule():
            return "<hr>\n"
        case Contents(title=title, depth=depth):
            return _contents(title, depth, nodes, counters)
        case Box(nodes=inner, fill=fill):
            return f'<div class="box" style="background:{fill}">{body(inner)}</div>\n'
        case Columns(nodes=inner, count=count):
            return f'<div style="column-count:{count};column-gap:8mm">{body(inner)}</div>\n'
        case Details(title=title, nodes=inner):
            return f"<details><summary>{inline(title)}</summary>\n{body(inner)}</details>\n"
        case Definitions(pairs=pairs):
            rows = "".join(f"<dt>{inline(a)}</dt><dd>{inline(b)}</dd>\n" for a, b in pairs)
            return f"<dl>\n{rows}</dl>\n"
        case Poster(places=places):
            return f'<div class="poster">{"".join(_place(p) for p in places)}</div>\n'


def _place(place: Place) -> str:
    style = (
        f"left:{place.x}mm;top:{place.y}mm;width:{place.width}mm;height:{place.height}mm;"
        f"font-size:{place.size}pt;color:{place.ink};"
    )
    style += f"background:{place.fill};" if place.fill else ""
    style += f"border:.5pt solid {place.line};" if place.line else ""
    style += "font-weight:bold;" if place.bold else ""
    text = cell_html(place.text)
    text = f'<div class="turned" style="max-height:none">{text}</div>' if place.rotated else text
    return f'<div class="place" style="{style}">{text}</div>\n'


def hash_of(text: str) -> int:
    """A small stable number for a heading's id."""
    return sum((i + 1) * ord(c) for i, c in enumerate(text))


def _list(items: tuple[Item, ...], ordered: bool = False) -> str:
    tag = "ol" if ordered else "ul"
    rows = "".join(
        f"<li>{inline(i.text)}{_list(i.children) if i.children else ''}</li>\n" for i in items
    )
    return f"<{tag}>\n{rows}</{tag}>\n"


def _contents(title: str, depth: int, nodes: Nodes, counters: bool) -> str:
    heads = [n for n in nodes if isinstance(n, Heading)]
    links = "".join(
        f'<li class="t{n.level}"><a href="#h{hash_of(n.text)}">{inline(n.text)}</a></li>'
        for n in heads[1:]
        if n.level <= depth + 1
    )
    kind = "toc counted" if counters else "toc"
    return f'<p class="tochead"><b>{escape(title)}</b></p><ul class="{kind}">{links}</ul>\n'


def table(node: Table) -> str:
    """A table; header rows in thead when they are repeated."""
    total = sum(node.widths)
    cols = "".join(f'<col style="width:{100 * w / total:.2f}%">' for w in node.widths)
    head = "".join(_row(r, "th") for r in node.rows[: node.header_rows])
    rest = "".join(_row(r, "td") for r in node.rows[node.header_rows :])
    size = f"font-size:{node.size}pt;" if node.size else ""
    kind = f"{node.lines}{'' if node.breakable else ' whole'}{'' if node.gap else ' tight'}"
    inner = (
        f"<thead>{head}</thead><tbody>{rest}</tbody>"
        if node.repeat and head
        else (f"<tbody>{head}{rest}</tbody>")
    )
    return (
        f'<table class="{kind}" style="{size}--line:{node.colour}"><colgroup>{cols}'
        f"</colgroup>\n{inner}</table>\n"
    )


def _row(row: tuple[Cell, ...], tag: str) -> str:
    return "<tr>" + "".join(_cell(c, tag) for c in row) + "</tr>\n"


def _cell(cell: Cell, tag: str) -> str:
    style = f"text-align:{cell.align};" if cell.align != "left" else ""
    style += f"background:{cell.fill};" if cell.fill else ""
    style += f"color:{cell.ink};" if cell.ink else ""
    spans = (f' colspan="{cell.columns}"' if cell.columns > 1 else "") + (
        f' rowspan="{cell.rows}"' if cell.rows > 1 else ""
    )
    text = cell_html(cell.text) + (table(cell.inner) if cell.inner else "")
    turned = "turned down" if cell.down else "turned"
    text = f'<div class="{turned}">{text}</div>' if cell.rotated else text
    text = f"<b>{text}</b>" if cell.bold and tag == "td" else text
    styled = f' style="{style}"' if style else ""
    return f"<{tag}{spans}{styled}>{text}</{tag}>"


def cell_html(text: str) -> str:
    """The lines of a cell: paragraphs, and lists where lines are bullets."""
    parts = cell_parts(text)
    if len(parts) == 1 and not parts[0][0]:
        return inline(parts[0][1])
    html, in_list = "", False
    for bullet, line in parts:
        if bullet != in_list:
            html += "<ul>" if bullet else "</ul>"
            in_list = bullet
        html += f"<li>{inline(line)}</li>" if bullet else f"<div>{inline(line)}</div>"
    return html + ("</ul>" if in_list else "")


def _css(theme: Theme, counters: bool) -> str:
    width, height = theme.page_size
    marks = ""
    if counters:
        marks = "".join(
            f'@{side}{{content:{_counted(text)};font:8pt "{theme.font}";color:#555}}'
            for side, text in (("top-left", theme.header), ("bottom-center", theme.footer))
            if text
        )
    heads = "".join(
        f"h{i}{{font-size:{theme.heading_size(i)}pt;margin:{1.1 if i > 1 else 0.2}em 0 .35em}}"
        for i in range(1, 5)
    )
    return f"""
@page{{size:{width}mm {height}mm;margin:{theme.margin}mm;{marks}}}
@page wide{{size:{max(width, height)}mm {min(width, height)}mm}}
.brk{{break-after:page}} .new{{break-before:page}}
body{{font:{theme.size}pt/{theme.leading} "{theme.font}";margin:0;
 {"hyphens:auto;" if theme.hyphens else ""}{"text-align:justify;" if theme.justify else ""}}}
h1,h2,h3,h4{{font-family:"{theme.head}";color:{theme.colour};break-after:avoid;
 {"font-style:italic;" if theme.heading_italic else ""}line-height:1.15}} {heads}
p{{margin:.35em 0 .55em}} p.label{{margin:.1em 0}} p.lead{{font-size:1.15em}}
p.small{{font-size:.8em;color:#444}}
ul,ol{{margin:.3em 0 .5em;padding-left:1.5em}} ul{{list-style:"{theme.bullet} "}}
ul ul{{list-style:"{theme.sub_bullet} ";margin:.1em 0}}
table{{border-collapse:collapse;width:100%;table-layout:fixed;margin:.6em 0 1em}}
table.whole{{break-inside:avoid}} table.tight{{margin:0}}
td,th{{padding:{theme.padding}mm {theme.padding * 1.3:.2f}mm;vertical-align:top;text-align:left;
 overflow-wrap:anywhere}} tr{{break-inside:avoid}}
td ul{{margin:0;padding-left:1.1em}} td table{{margin:.2em 0}}
table.ruled td,table.ruled th{{border:.5pt solid var(--line)}}
table.double td,table.double th{{border:2pt double var(--line)}}
table.rows tr{{border-bottom:.5pt solid var(--line)}}
table.white td,table.white th{{border:1.5pt solid #fff}}
table.dotted td,table.dotted th{{border:.8pt dotted var(--line)}}
table.head thead tr:last-child th{{border-bottom:1pt solid var(--line)}}
.turned{{writing-mode:vertical-rl;transform:rotate(180deg);white-space:nowrap;margin:auto}}
.turned.down{{transform:none}}
.poster{{position:relative;height:100%;break-after:page}}
.place{{position:absolute;padding:1mm 1.5mm;box-sizing:border-box;line-height:1.15}}
.box{{padding:3mm 4mm;margin:2mm 0 3mm;break-inside:avoid}}
ul.toc{{list-style:none;padding:0}} .toc .t2{{padding-left:1.2em}} .toc .t3{{padding-left:2.4em}}
.toc a{{color:#000;text-decoration:none}}
.counted a::after{{content:leader(".") target-counter(attr(href),page)}}
{theme.css}"""


def _counted(text: str) -> str:
    parts = text.replace("{pages}", '" counter(pages) "').replace("{page}", '" counter(page) "')
    return f'"{parts}"'
