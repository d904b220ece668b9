"""Words, lines, rules and pages made of a few numbers (PDF points)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from extract.model import BBox, Block, Edge, Line, Mark, Page, Passage, Provenance, Word

ADVANCE = 5.0
"""Width of every letter, so that positions can be worked out by hand."""
SIZE = 10.0


def box(x0: float, top: float, x1: float, bottom: float) -> BBox:
    return BBox(x0=x0, top=top, x1=x1, bottom=bottom)


def words(
    text: str, x: float, top: float, *, size: float = SIZE, bold: bool = False
) -> tuple[Word, ...]:
    """The words of one line, a letter's width between them."""
    made: list[Word] = []
    for word in text.split():
        right = x + ADVANCE * len(word)
        made.append(Word(text=word, box=box(x, top, right, top + size), size=size, bold=bold))
        x = right + ADVANCE
    return tuple(made)


def lines_of_words(texts: Sequence[str], x: float, top: float, *, pitch: float = 12) -> list[Word]:
    """Several lines below each other."""
    return [w for i, text in enumerate(texts) for w in words(text, x, top + pitch * i)]


def across(y: float, x0: float, x1: float) -> Edge:
    return Edge(orientation="h", box=box(x0, y, x1, y))


def down(x: float, top: float, bottom: float) -> Edge:
    return Edge(orientation="v", box=box(x, top, x, bottom))


def ruled(xs: Sequence[float], ys: Sequence[float]) -> list[Edge]:
    """All lines of a plain grid."""
    return [across(y, xs[0], xs[-1]) for y in ys] + [down(x, ys[0], ys[-1]) for x in xs]


def shade(x0: float, top: float, x1: float, bottom: float, colour: str = "#d9e2f3") -> Mark:
    return Mark(box=box(x0, top, x1, bottom), colour=colour, shape="rect")


def page(
    listed: Iterable[Word],
    *,
    edges: Iterable[Edge] = (),
    marks: Iterable[Mark] = (),
    number: int = 1,
    width: float = 595,
    height: float = 842,
) -> Page:
    return Page(
        number=number,
        width=width,
        height=height,
        words=tuple(listed),
        edges=tuple(edges),
        marks=tuple(marks),
    )


def line(text: str, *, x: float = 50, top: float = 100, marker: str | None = None) -> Line:
    """A line at a place, as wide as its letters."""
    place = Provenance(page=1, box=box(x, top, x + ADVANCE * len(text), top + SIZE))
    return Line(passage=Passage(text), marker=marker, size=SIZE, place=place)


def texts(block: Block) -> dict[tuple[int, int], str]:
    """The texts of a table by row and column; empty cells left out."""
    return {(c.row, c.column): " ".join(x.text for x in c.lines) for c in block.cells if c.lines}
