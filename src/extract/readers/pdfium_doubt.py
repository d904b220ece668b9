"""When a page is left to pdfplumber: what PDFium's reading of it cannot be trusted in."""

from __future__ import annotations

from typing import Literal

# letters_left_out: PDFium takes like lines that overlap for doubles, and leaves them out.
Reason = Literal[
    "file_is_damaged",
    "page_box",
    "contents",
    "font_of_drawings",
    "font_without_letters",
    "font_that_runs_down",
    "fonts_of_one_name",
    "font_not_named",
    "letters_out_of_place",
    "letters_left_out",
    "too_much",
    "nothing_read",
    "pdfium_failed",
]


class DoubtError(Exception):
    """This page must be read by the second reader; `reason` says what it was."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else reason)
        self.reason: Reason = reason
