"""Running text of a document (what stands around the measures) -> nodes.

`# heading` to `#### heading`, `- bullet` (two spaces deeper for each level), `1. ordered`,
`| a | b |` table (first row is the header), `---` rule, `===` page break, `=== landscape` and
`=== portrait`, `[toc]`, `>> small print`, `> lead`, `[box]` ... `[/box]`,
`[columns]` ... `[/columns]`, `[details Title]` ... `[/details]`; all else is paragraphs.
"""

from __future__ import annotations

import re

from documents.nodes import (
    Box,
    Cell,
    Columns,
    Contents,
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
)

_BLOCK = re.compile(r"\[(box|columns|details)(?: (.+))?\]")


def nodes_of(text: str, *, header_fill: str = "#d9e2f3") -> Nodes:
    """The nodes of a marked-up text."""
    lines = [line.rstrip() for line in text.strip("\n").split("\n")] if text.strip() else []
    return tuple(_read(lines, header_fill))


def _read(lines: list[str], fill: str) -> list[Node]:
    nodes: list[Node] = []
    at = 0
    while at < len(lines):
        block = _BLOCK.fullmatch(lines[at])
        if block:
            end = lines.index(f"[/{block[1]}]", at)
            nodes.append(_block(block[1], block[2], tuple(_read(lines[at + 1 : end], fill))))
            at = end + 1
            continue
        stop = at + 1
        kind = _kind(lines[at])
        while stop < len(lines) and kind in _RUNNING and _kind(lines[stop]) == kind:
            stop += 1
        node = _node(kind, lines[at:stop], fill)
        if node:
            nodes.append(node)
        at = stop
    return nodes


_RUNNING = {"bullet", "ordered", "table", "para"}


def _kind(line: str) -> str:
    if not line:
        return "blank"
    for kind, pattern in (
        ("heading", r"#+ "),
        ("bullet", r" *- "),
        ("ordered", r"\d+\. "),
        ("table", r"\|"),
        ("rule", r"---$"),
        ("page", r"==="),
        ("toc", r"\[toc"),
        ("small", r">> "),
        ("lead", r"> "),
        ("block", r"\[(box|columns|details)"),
    ):
        if re.match(pattern, line):
            return kind
    return "para"


def _block(kind: str, argument: str | None, inner: Nodes) -> Node:
    if kind == "box":
        return Box(inner, argument or "#e2efda")
    if kind == "columns":
        return Columns(inner, int(argument or 2))
    return Details(argument or "", inner)


def _node(kind: str, lines: list[str], fill: str) -> Node | None:
    first = lines[0]
    match kind:
        case "heading":
            marks, text = first.split(" ", 1)
            return Heading(text, len(marks))
        case "bullet":
            return Items(_nested([_depth(line) for line in lines]))
        case "ordered":
            return Items(tuple(Item(re.sub(r"^\d+\. ", "", s)) for s in lines), ordered=True)
        case "table":
            return _table(lines, fill)
        case "rule":
            return Rule()
        case "page":
            turned = {"=== landscape": True, "=== portrait": False}.get(first)
            return PageBreak(turned)
        case "toc":
            return Contents(first[5:-1].strip() or "Innhold")
        case "small":
            return Para(first[3:], "small")
        case "lead":
            return Para(first[2:], "lead")
        case "para":
            return Para(" ".join(lines))
    return None


def _depth(line: str) -> tuple[int, str]:
    body = line.lstrip(" ")
    return (len(line) - len(body)) // 2, body.removeprefix("- ")


def _nested(rows: list[tuple[int, str]]) -> tuple[Item, ...]:
    items: list[Item] = []
    at = 0
    while at < len(rows):
        depth, text = rows[at]
        stop = at + 1
        while stop < len(rows) and rows[stop][0] > depth:
            stop += 1
        items.append(Item(text, _nested(rows[at + 1 : stop])))
        at = stop
    return tuple(items)


def _table(lines: list[str], fill: str) -> Table:
    rows = [[c.strip() for c in line.strip("|").split("|")] for line in lines]
    made = tuple(
        tuple(
            Cell(text=c.replace("<br>", "\n"), bold=i == 0, fill=fill if i == 0 else None)
            for c in row
        )
        for i, row in enumerate(rows)
    )
    lengths = [max(len(row[i]) for row in rows if i < len(row)) for i in range(len(rows[0]))]
    return Table(rows=made, widths=tuple(min(max(n, 6), 40) for n in lengths))
