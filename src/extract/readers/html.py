"""Bytes of a web page in, blocks out: an own walk over what a person sees of the page.

Menus, banners, footers, lists of links and remarks about the page come out as
furniture. Accordions become a heading and its content, definition lists lines of
`label: value`. A number that a browser puts before a list item is not in the page,
so items have an empty marker.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.model import Block
from extract.readers.errors import Unreadable
from extract.readers.html_decode import decode_page
from extract.readers.html_folds import find_panels, find_tabs
from extract.readers.html_furniture import find_main
from extract.readers.html_guard import parse
from extract.readers.html_ranks import resolve_ranks
from extract.readers.html_tree import read_tree
from extract.readers.html_walk import Around, walk
from extract.readers.runs import clean


def read_html(data: bytes) -> tuple[Block, ...]:
    """The blocks of a web page (HTML, XHTML, or MHTML as browsers save it), in order.

    Raises Unreadable: `too_large` for a page made to exhaust its reader, `no_text`
    for one that holds no text until its scripts run.
    """
    tree = read_tree(decode_page(data))
    main = find_main(tree)
    around = Around(
        page=tree,
        main=main,
        furniture=main is not None,
        tabs=find_tabs(tree),
        panels=find_panels(tree),
    )
    blocks = tuple(resolve_ranks(walk(tree, around)))
    if not blocks:
        raise Unreadable(
            "no_text",
            "There is no text in the page; scripts may fill it in. Open it in a browser, print "
            "it to PDF and use that.",
        )
    return _with_heading(blocks)


def read_html_title(data: bytes) -> str | None:
    """What the page calls itself in its `<title>`, white space folded; None without one."""
    node = parse(decode_page(data)).css_first("title")
    return (clean(node.text() or "") or None) if node is not None else None


def _with_heading(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The page's first heading counts also when it stands in the banner above the main part."""
    if any(b.kind == "heading" and b.level == 1 for b in blocks):
        return tuple(blocks)
    top = next((b for b in blocks if b.kind == "furniture" and _is_top_heading(b)), None)
    return tuple(replace(b, kind="heading") if b is top else b for b in blocks)


def _is_top_heading(block: Block) -> bool:
    return block.level == 1 and all(line.marker is None for line in block.lines)
