"""A page whose text runs up or down -> the same page turned so that it can be read.

Landscape tables are often set on portrait pages. Boxes of words, edges and marks
are turned; each word keeps the box on the page as printed. PDF points.
"""

from __future__ import annotations

from dataclasses import replace

from extract.model import BBox, Direction, Edge, Page, Word

_MOST = 0.6
"""Part of the letters that must run one way for the page to be turned that way."""


def turn_upright(page: Page) -> Page:
    """The page as it is read; itself when most of its text is upright."""
    total = sum(len(w.text) for w in page.words)
    for direction in ("up", "down"):
        share = sum(len(w.text) for w in page.words if w.direction == direction)
        if total and share > _MOST * total:
            return _turned(page, direction)
    return page


def _turned(page: Page, direction: Direction) -> Page:
    def turn(box: BBox) -> BBox:
        if direction == "up":
            return BBox(
                x0=page.height - box.bottom, top=box.x0, x1=page.height - box.top, bottom=box.x1
            )
        return BBox(x0=box.top, top=page.width - box.x1, x1=box.bottom, bottom=page.width - box.x0)

    def turn_word(word: Word) -> Word:
        way: Direction = "right" if word.direction == direction else "up"
        return replace(word, box=turn(word.box), printed=word.box, direction=way)

    def turn_edge(edge: Edge) -> Edge:
        return Edge(orientation="v" if edge.orientation == "h" else "h", box=turn(edge.box))

    return replace(
        page,
        width=page.height,
        height=page.width,
        words=tuple(turn_word(w) for w in page.words),
        edges=tuple(turn_edge(e) for e in page.edges),
        marks=tuple(replace(m, box=turn(m.box)) for m in page.marks),
    )
