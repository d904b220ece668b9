"""Why a file cannot be read: a short code in, the same code and a sentence for a person out."""

from __future__ import annotations

from typing import Literal

Code = Literal[
    "empty",
    "not_a_plan_format",
    "not_a_pdf",
    "encrypted",
    "truncated",
    "damaged",
    "unreadable_pages",
    "too_large",
    "too_many_pages",
    "no_text",
    "image_only_without_ocr",
    "ocr_failed",
    "time_limit",
    "memory_limit",
    "crashed",
    "internal_error",
    "unreadable_file",
    "not_read",
]

SENTENCES: dict[Code, str] = {
    "empty": "The file holds no bytes. Fetch it again.",
    "not_a_plan_format": "The file is not a PDF, a web page or a Word document (DOCX). "
    "Save it as one of these.",
    "not_a_pdf": "The file is named .pdf and is no PDF. Fetch it again, or save it as PDF.",
    "encrypted": "The file is locked with a password. Open it, save a copy without a password "
    "and use the copy.",
    "truncated": "The file ends before its content does. Fetch it again.",
    "damaged": "The file is damaged and cannot be opened. Fetch it again, or open it in the "
    "program that made it and save a copy.",
    "unreadable_pages": "Some pages could not be read. Open the file in the program that made it "
    "and save a copy.",
    "too_large": "The file holds far more than a plan can. Take out the part with the plan and "
    "save it alone.",
    "too_many_pages": "The file has more pages than a plan can. Take out the pages of the plan "
    "and save them alone.",
    "no_text": "The file opens, but there is no text in it.",
    "image_only_without_ocr": "The pages are images, and no text recognition is installed. "
    "Install tesseract with its Norwegian data (tesseract-ocr, tesseract-ocr-nor).",
    "ocr_failed": "The text recognition gave up on the page. Scan it again at 300 dpi.",
    "time_limit": "Reading it took longer than any plan does and was stopped. Save a copy from "
    "the program that made it, or split it.",
    "memory_limit": "Reading it needs more memory than any plan does and was stopped. Save a copy "
    "from the program that made it, or split it.",
    "crashed": "Reading it ended the process that read it; nothing else was harmed. Open it in "
    "the program that made it and save a copy.",
    "internal_error": "Reading it met a fault of this program. Please report it; the other "
    "documents are not concerned.",
    "unreadable_file": "The file cannot be opened. Make it readable and run again.",
    "not_read": "The run ended before it was read. Run again.",
}


class Unreadable(Exception):  # noqa: N818  it is an outcome of a document, not a fault
    """A file or page that cannot be read; `code` is for programs, `sentence` for people.

    The sentence does not name the file: whoever knows the name puts it in front.
    `detail` is what the library below said, for the log.
    """

    def __init__(self, code: Code, sentence: str | None = None, *, detail: str = "") -> None:
        self.code: Code = code
        self.sentence = SENTENCES[code] if sentence is None else sentence
        self.detail = detail
        super().__init__(f"{code}: {self.sentence}")

    def __reduce__(self) -> tuple[object, ...]:
        return _rebuild, (self.code, self.sentence, self.detail)


def _rebuild(code: Code, sentence: str, detail: str) -> Unreadable:
    return Unreadable(code, sentence, detail=detail)
