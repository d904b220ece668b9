"""What could not be read of a document that was read: the reason and the notes that say so.

In: the state of each page. Out: a code with a sentence that names the pages, for
`documents.reason`, and notes for the report of the run. Pages count from 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from extract.model import PageState
from extract.readers.errors import Code
from extract.records import Note

_HINTS: Mapping[PageState, str] = {
    "lost": "Open the file in the program that made it and save a copy.",
    "partial": "Compare the page with what was read; save a copy of the file if it can be opened.",
    "picture": "Install tesseract with its Norwegian data (tesseract-ocr, tesseract-ocr-nor).",
    "rescued": "The page was read from a damaged file; tables without lines may be misread.",
    "crowded": "The smallest shapes of the page were left out.",
}
_TOLD: Mapping[PageState, str] = {
    "lost": "could not be read",
    "partial": "could be read only in part",
    "picture": "show a picture only, and no text recognition is installed",
    "rescued": "read in another way, because the file is damaged",
    "crowded": "drawn of more shapes than a table can have",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Gaps:
    """States of the pages that are not whole, by page; `missing` pages are named by the file
    and not in it; `is_cut`: the file ends too early."""

    states: Mapping[int, PageState]
    missing: int = 0
    is_cut: bool = False

    @property
    def has_lost(self) -> bool:
        """Whether anything is gone."""
        return self.missing > 0 or any(state != "picture" for state in self.states.values())

    def reason(self) -> str | None:
        """`unreadable_pages: ...` or `truncated: ...`; None when all was read."""
        sentences = [
            f"{_pages(numbers)} {_TOLD[state]}"
            for state in ("lost", "partial", "picture")
            if (numbers := self._in(state))
        ]
        if self.missing:
            sentences.append(f"{self.missing} more pages are named in the file and not there")
        if not sentences:
            return None
        if not self.has_lost:
            return f"image_only_without_ocr: {_joined(sentences)}. {_HINTS['picture']}"
        code: Code = "truncated" if self.is_cut else "unreadable_pages"
        return f"{code}: {_joined(sentences)}. Fetch the file again, or save a copy of it."

    def notes(self) -> Iterator[Note]:
        """A note for each state that pages are in."""
        for state, told in _TOLD.items():
            if numbers := self._in(state):
                yield Note(
                    kind=f"pages_{state}",
                    text=f"{_pages(numbers)} {told}",
                    page=numbers[0],
                    hint=_HINTS[state],
                )

    def _in(self, state: PageState) -> list[int]:
        return sorted(number for number, its in self.states.items() if its == state)


def _pages(numbers: Sequence[int]) -> str:
    """`page 4`, `pages 2-5, 9`."""
    listed = ", ".join(_runs(numbers))
    return f"page {listed}" if len(numbers) == 1 else f"pages {listed}"


def _runs(numbers: Iterable[int]) -> Iterator[str]:
    for _, run in groupby(enumerate(numbers), key=lambda item: item[1] - item[0]):
        listed = [number for _, number in run]
        yield f"{listed[0]}-{listed[-1]}" if len(listed) > 1 else f"{listed[0]}"


def _joined(sentences: Sequence[str]) -> str:
    text = "; ".join(sentences)
    return text[:1].upper() + text[1:]


NO_GAPS = Gaps(states={})
