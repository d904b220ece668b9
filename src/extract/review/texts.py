"""The text of an archived web page or DOCX, its passages marked: file in, blocks out."""

from __future__ import annotations

from pathlib import Path

from extract.model import Block
from extract.readers.errors import Unreadable
from extract.readers.sniff import DOCX, HTML, MHTML
from extract.review.passages import TextBlock, mark_passages
from extract.review.views import DocumentView


def read_text(path: Path, view: DocumentView) -> tuple[TextBlock, ...]:
    """The blocks to show; none for PDFs, for what cannot be read and for what was refused."""
    if view.document.outcome == "quarantined":
        return ()
    try:
        return mark_passages(_blocks(path, view.document.media_type), view.measures)
    except (Unreadable, OSError):
        return ()


def _blocks(path: Path, media_type: str) -> tuple[Block, ...]:
    # only the reader that is needed is loaded: each brings a large library
    if media_type in (HTML, MHTML):
        from extract.readers.html import read_html

        return read_html(path.read_bytes())
    if media_type == DOCX:
        from extract.readers.docx import read_docx

        return read_docx(path.read_bytes())
    return ()
