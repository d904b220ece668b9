"""Gold documents read once for all tests: rows, words and what a second reader finds in boxes.

Each document is read in a child process; nothing is kept but plain values.
"""

from __future__ import annotations

import io
import multiprocessing
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pdfplumber

from extract.blocks.document import read_blocks
from extract.blocks.lines import is_note_mark, set_lines
from extract.blocks.signs import drawn_signs
from extract.blocks.turning import turn_upright
from extract.model import Block, Page, ReaderChoice
from extract.pipeline import extract_document
from extract.readers import pdf
from extract.records import DocumentResult
from extract.schema import DeadlineRecord, MeasureRecord, StatusRecord

ROOT = Path(__file__).parents[1]
RAW = ROOT / "data" / "raw"
DEVELOP = ROOT / "tests" / "gold" / "develop"
HELD = ROOT / "tests" / "gold" / "held"
FREE = ROOT / "tests" / "gold" / "free"
SHARED = ROOT.parent / "shared" / "archive"
LOOKED_INTO = (RAW, DEVELOP)
"""Folders whose pages are read a second time, to see where rows and words stand."""

_SUFFIXES = frozenset({".pdf", ".html", ".docx"})
_TOLERANCE = 1.5
_MOST_PAGES = 40
"""Pages of a document whose boxes and words are compared; a long report says no more."""
_HYPHENS = re.compile(r"[\s\-\u00ad\u2010\u2011]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadOnce:
    """What one document gave: its rows, rows not found in their boxes, words lost or doubled.

    The last two are looked for in the folders of LOOKED_INTO alone.
    """

    result: DocumentResult
    untraced: tuple[str, ...] = ()
    unkept: tuple[str, ...] = ()


@cache
def read_folder(folder: Path) -> dict[str, ReadOnce]:
    """Every document of a folder, by file name."""
    paths = sorted(p for p in folder.rglob("*") if p.suffix in _SUFFIXES)
    largest_first = sorted(paths, key=lambda p: -p.stat().st_size)
    spawn = multiprocessing.get_context("spawn")
    reading = read_one if folder in LOOKED_INTO else read_rows
    with ProcessPoolExecutor(2, mp_context=spawn) as pool:
        names = (p.name for p in largest_first)
        read = dict(zip(names, pool.map(reading, largest_first), strict=True))
    return {p.name: read[p.name] for p in paths}


def read_rows(path: Path) -> ReadOnce:
    """One document down the whole line, and no look at its pages."""
    return ReadOnce(result=extract_document(path))


def read_one(path: Path) -> ReadOnce:
    """One document down the whole line, with its pages overheard on the way."""
    overheard: list[Page] = []
    opened = pdf.open_pages

    class Overheard:
        def __init__(self, data: bytes, *, reader: ReaderChoice) -> None:
            self.pages = opened(data, reader=reader)

        def __getattr__(self, name: str) -> object:
            return getattr(self.pages, name)

        def __iter__(self) -> Iterator[Page]:
            for page in self.pages:
                overheard.append(page)
                yield page

    pdf.open_pages = Overheard  # type: ignore[assignment]
    try:
        result = extract_document(path)
    finally:
        pdf.open_pages = opened
    if len(overheard) > _MOST_PAGES:
        return ReadOnce(result=result)
    untraced = () if result.document.text_layer == "ocr" else tuple(find_untraced(path, result))
    return ReadOnce(result=result, untraced=untraced, unkept=tuple(find_unkept(overheard)))


# ---------------------------------------------------------------- from rows back to pages


def find_untraced(path: Path, result: DocumentResult) -> Iterator[str]:
    """Rows whose printed text is not in their box on their page."""
    rows = [r for r in (*result.measures, *result.deadlines, *result.statuses) if r.page]
    if not rows:
        return
    with pdfplumber.open(io.BytesIO(path.read_bytes())) as opened:
        words = {
            n: opened.pages[n - 1].dedupe_chars(tolerance=0.5).extract_words(x_tolerance_ratio=0.2)
            for n in {r.page for r in rows}
        }
    everything = plain(" ".join(w["text"] for page in words.values() for w in page))
    for row in rows:
        inside = [w["text"] for w in words[row.page] if _is_inside(w, row)]
        if (fault := _fault(row, inside, everything)) is not None:
            yield f"page {row.page}: {type(row).__name__} {_text(row)!r}: {fault}"


def plain(text: str) -> str:
    """A text without spaces and hyphens, ligatures spelled out."""
    return _HYPHENS.sub("", unicodedata.normalize("NFKC", text))


Row = MeasureRecord | DeadlineRecord | StatusRecord


def _text(row: Row) -> str:
    return row.title if isinstance(row, MeasureRecord) else row.text


def _is_inside(word: dict[str, float], row: Row) -> bool:
    x, y = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
    return (
        row.x0 - _TOLERANCE <= x <= row.x1 + _TOLERANCE
        and row.top - _TOLERANCE <= y <= row.bottom + _TOLERANCE
    )


def _fault(row: Row, inside: Sequence[str], everything: str) -> str | None:
    """What is wrong with a row's box; None when its words stand there.

    A hyphenated word stands in two pieces, and the page's own order is not ours: a
    word is there when it is made of the words in the box. Of a text that runs over
    to the next page, what stands in the box must be a part of it. The dash between the
    first and the last of several marked periods is the program's own.
    """
    found = [p for w in inside if (p := plain(w))]
    together = plain("".join(inside))
    own = {"–"} if isinstance(row, DeadlineRecord) else set()
    said_words = [w for w in _text(row).split() if w not in own]
    missing = [w for w in said_words if not _is_made_of(plain(w), found, together)]
    if not missing:
        return None
    if isinstance(row, StatusRecord) and not any(c.isalnum() for c in "".join(found[1:])):
        is_sign = len(together) <= 2
        return None if is_sign and plain(row.text) in everything else "its sign is not there"
    said = plain(_text(row))
    if isinstance(row, MeasureRecord):
        said += plain(row.description) + (row.number or "")
    if found and all(f in said for f in found):
        return None
    return f"not in its box: {missing}; there: {found}"


def _is_made_of(word: str, found: Sequence[str], together: str) -> bool:
    if word in together or any(word in f for f in found):
        return True
    return any(
        word.startswith(f) and _is_made_of(word[len(f) :], found, "") for f in found if f != word
    )


# ---------------------------------------------------------------- from pages to blocks


def find_unkept(pages: Sequence[Page]) -> Iterator[str]:
    """Words of a page that are in no block or in two, page by page and in the document."""
    for page in pages:
        given, notes = words_of_page(page)
        kept = words_of_blocks(read_blocks([_as_first(page)]))
        lost, doubled = given - kept, kept - given - notes
        if lost or doubled:
            yield f"page {page.number}: lost {dict(lost)}, doubled {dict(doubled)}"
    both = [words_of_page(p) for p in pages]
    given = sum((words for words, _ in both), Counter[str]())
    notes = sum((marks for _, marks in both), Counter[str]())
    kept = words_of_blocks(read_blocks(pages))
    if kept - given - notes:
        yield f"document: doubled {dict(kept - given - notes)}"
    if gone := [w for w in given - kept if w not in kept]:
        yield f"document: lost {gone}"


def words_of_page(page: Page) -> tuple[Counter[str], Counter[str]]:
    """The words of a page, drawn signs with them, and apart the raised note figures.

    What is raised beside the largest type of a line may be plain text of a column, which
    then keeps it.
    """
    upright = turn_upright(page)
    words = (*upright.words, *drawn_signs(upright))
    notes = {id(w) for s in set_lines(words, gap=None) for w in s.words if is_note_mark(w, s)}
    kept, raised = (
        _counted(w.text for w in words if (id(w) in notes) == is_raised)
        for is_raised in (False, True)
    )
    return kept, raised


def words_of_blocks(blocks: Iterable[Block]) -> Counter[str]:
    """The words of blocks, bullets that became markers with them."""
    lines = [line for b in blocks for line in (*b.lines, *(x for c in b.cells for x in c.lines))]
    return _counted(t for line in lines for t in (line.marker or "", line.text))


def _counted(texts: Iterable[str]) -> Counter[str]:
    return Counter(word for text in texts for word in text.split())


def _as_first(page: Page) -> Page:
    from dataclasses import replace

    return replace(page, number=1)
