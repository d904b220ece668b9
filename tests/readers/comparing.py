"""The two readers of PDF pages held against each other, page by page.

`python -m tests.readers.comparing FOLDER` prints what is left of differences in all
PDFs of a folder; each one that has a known reason is named with it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from extract.model import BBox, Edge, Mark, Page, Word
from extract.readers.pdf import open_pages

NEAR = 0.5
"""Points that boxes may be apart."""
REASONS = {
    "bullet": "the glyph of a font that gives no letters: PDFium knows some by their names,"
    " pdfminer gives their number and no width",
    "process colour": "CMYK and spot colours: PDFium tells how they print, pdfminer their parts",
}
"""The differences that are known, and why they are left."""


def find_differences(data: bytes, *, most_pages: int = 3000) -> Iterator[str]:
    """What the readers see differently, of the pages that the first one reads; not the known."""
    pages = zip(open_pages(data), open_pages(data, reader="plain"), strict=True)
    for fast, plain in islice(pages, most_pages):
        if fast.reader == "pdfium" and plain.reader == "pdfplumber":
            yield from (f"page {plain.number}: {told}" for told in _compare(fast, plain))


def known_reasons(data: bytes) -> set[str]:
    """Which of REASONS there are in a document."""
    found: set[str] = set()
    for fast, plain in zip(open_pages(data), open_pages(data, reader="plain"), strict=True):
        pairs, _, _ = _paired(fast.words, plain.words)
        found |= {"bullet" for one, other in pairs if one.text != other.text}
    return found


def _compare(fast: Page, plain: Page) -> Iterator[str]:
    if abs(fast.width - plain.width) > NEAR or abs(fast.height - plain.height) > NEAR:
        yield f"size {fast.width} x {fast.height}, {plain.width} x {plain.height}"
    pairs, extra, missing = _paired(fast.words, plain.words)
    yield from (f"word {w.text!r} at {w.box} in PDFium alone" for w in extra)
    yield from (f"word {w.text!r} at {w.box} in pdfplumber alone" for w in missing)
    for one, other in pairs:
        if _look(one) != _look(other) or abs(one.size - other.size) > 0.11:
            yield f"word {one.text!r}: {_look(one)} {one.size}, {_look(other)} {other.size}"
    yield from _compare_drawn("edge", fast.edges, plain.edges)
    yield from _compare_drawn("mark", fast.marks, plain.marks)


def _look(word: Word) -> tuple[bool, bool, str | None]:
    return word.bold, word.italic, word.colour


def _paired(
    fast: Sequence[Word], plain: Sequence[Word]
) -> tuple[list[tuple[Word, Word]], list[Word], list[Word]]:
    """Words in the same places, and those of either reader that the other has not."""
    rest = list(plain)
    pairs: list[tuple[Word, Word]] = []
    extra: list[Word] = []
    for word in fast:
        same = next((w for w in rest if _is_same(word, w)), None)
        if same is None:
            extra.append(word)
        else:
            rest.remove(same)
            pairs.append((word, same))
    return pairs, extra, rest


def _is_same(one: Word, other: Word) -> bool:
    if one.direction != other.direction:
        return False
    if one.text == other.text:
        return _are_near(one.box, other.box)
    is_unknown = other.text.startswith("\uf0b7") and one.text[1:] == other.text[1:]
    return is_unknown and abs(one.box.x0 - other.box.x0) <= NEAR


def _compare_drawn(
    name: str, fast: Sequence[Edge | Mark], plain: Sequence[Edge | Mark]
) -> Iterator[str]:
    if len(fast) != len(plain):
        yield f"{len(fast)} {name}s in PDFium, {len(plain)} in pdfplumber"
        return
    for one, other in zip(fast, plain, strict=True):
        if _kind(one) != _kind(other) or not _are_near(one.box, other.box):
            yield f"{name} {one}, {other}"


def _kind(drawn: Edge | Mark) -> tuple[str, ...]:
    return (drawn.orientation,) if isinstance(drawn, Edge) else (drawn.shape, drawn.colour)


def _are_near(one: BBox, other: BBox) -> bool:
    sides = ((one.x0, other.x0), (one.top, other.top), (one.x1, other.x1))
    return all(abs(a - b) <= NEAR for a, b in (*sides, (one.bottom, other.bottom)))


if __name__ == "__main__":
    for path in sorted(Path(sys.argv[1]).rglob("*.pdf")):
        data = path.read_bytes()
        for told in find_differences(data):
            print(f"{path.name}: {told}")
        for reason in known_reasons(data):
            print(f"{path.name}: {REASONS[reason]}")
