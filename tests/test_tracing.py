"""Every value that was read from a page is printed inside its box on that page.

The pages are read here by pdfplumber's own words, apart from the program's readers.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pdfplumber
import pytest

from extract.pipeline import extract_document
from extract.schema import DeadlineRecord, MeasureRecord, StatusRecord

ROOT = Path(__file__).parents[1]
EXAMPLE = sorted((ROOT / "data" / "raw").rglob("*.pdf"))
SHARED = sorted((ROOT.parent / "shared" / "archive").glob("*.pdf"))
SLACK = 1.0
"""Points by which a letter may stand out of its box."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A letter on a page, by its middle."""

    text: str
    x: float
    y: float


@pytest.mark.parametrize(
    "path",
    [
        *(pytest.param(p, id=p.name) for p in EXAMPLE),
        *(pytest.param(p, id=p.name, marks=pytest.mark.shared) for p in SHARED),
    ],
)
def test_texts_are_printed_inside_their_boxes(path: Path) -> None:
    result = extract_document(path)
    with pdfplumber.open(path) as document:
        pages = [list(_letters(page)) for page in document.pages]
    rows: list[tuple[str, MeasureRecord | DeadlineRecord | StatusRecord]] = [
        *((m.title, m) for m in result.measures),
        *((d.text, d) for d in result.deadlines),
        *((s.text, s) for s in result.statuses),
    ]
    lost = [f"p{row.page}: {text}" for text, row in rows if not _is_printed(text, row, pages)]
    assert lost == []


def _is_printed(
    text: str,
    row: MeasureRecord | DeadlineRecord | StatusRecord,
    pages: Sequence[Sequence[Printed]],
) -> bool:
    """True when every word stands in the box, or (a text over a page's end) on the next page."""
    if row.page is None:
        return False
    inside = "".join(p.text for p in pages[row.page - 1] if _is_inside(p, row))
    if not inside and isinstance(row, StatusRecord):  # a symbol: its word is the legend's
        inside = "".join(p.text for page in pages for p in page)
    following = "".join(p.text for p in pages[row.page]) if row.page < len(pages) else ""
    words = [_plain(word) for word in text.split()]
    first = next((word for word in words if word), "")
    return first in inside and all(word in inside or word in following for word in words)


def _is_inside(printed: Printed, row: MeasureRecord | DeadlineRecord | StatusRecord) -> bool:
    assert row.x0 is not None and row.top is not None
    assert row.x1 is not None and row.bottom is not None
    return (
        row.x0 - SLACK <= printed.x <= row.x1 + SLACK
        and row.top - SLACK <= printed.y <= row.bottom + SLACK
    )


def _letters(page: pdfplumber.page.Page) -> Iterator[Printed]:
    """The letters of a page, word by word, as they are read."""
    words = page.extract_words(use_text_flow=False, return_chars=True)
    for word in words:
        for char in word["chars"]:
            text = _plain(char["text"])
            middle = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
            yield from (Printed(text=t, x=middle[0], y=middle[1]) for t in text)


def _plain(text: str) -> str:
    """Letters and digits in lower case, ligatures and accents in one form."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c for c in folded if c.isalnum())
