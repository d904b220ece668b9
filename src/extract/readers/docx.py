"""Bytes of a DOCX in, blocks out, in the order of the document.

Styles, lists and tables are read as Word shows them with all tracked changes taken as
accepted. Headers, footers and notes come out as furniture; numbers that Word counts
itself are not text and do not come out at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from docx.document import Document

from extract.model import Block
from extract.readers.docx_lists import read_lists
from extract.readers.docx_package import open_package, read_part, read_parts
from extract.readers.docx_ranks import rank_typed
from extract.readers.docx_styles import read_styles
from extract.readers.docx_walk import Around, walk
from extract.readers.errors import Unreadable
from extract.readers.html import read_html
from extract.readers.runs import clean
from extract.readers.sniff import HTML, MHTML, sniff


def read_docx(data: bytes) -> tuple[Block, ...]:
    """The blocks of a Word document.

    Raises Unreadable: `truncated`, `encrypted`, `too_large`, `damaged`, or `no_text`
    for a document that holds only pictures.
    """
    document = open_package(data)
    around = Around(
        styles=read_styles(read_part(document, "styles")),
        lists=read_lists(read_part(document, "numbering")),
        read_chunk=_chunk_reader(document),
    )
    body = rank_typed(tuple(walk(document.element.body, around)))
    blocks = (
        *_furniture(document, "header", around),
        *body,
        *_furniture(document, "footer", around),
        *_notes(document, around),
    )
    if not any(block.lines or block.cells for block in body):
        raise Unreadable(
            "no_text",
            "There is no text in the document, only pictures or nothing. Save it as PDF and use "
            "that: the pages are then read from their pictures.",
        )
    return blocks


def read_docx_title(data: bytes) -> str | None:
    """The title in the document's properties, white space folded; None without one.

    Raises Unreadable as `read_docx` does.
    """
    return clean(open_package(data).core_properties.title or "") or None


def _furniture(document: Document, kind: str, around: Around) -> Iterator[Block]:
    """Headers or footers, each text once however many sections repeat it."""
    seen: set[tuple[str, ...]] = set()
    for part in read_parts(document, kind):
        for block in walk(part, _apart(around)):
            text = tuple(line.text for line in block.lines)
            if text not in seen:
                seen.add(text)
                yield block


def _notes(document: Document, around: Around) -> Iterator[Block]:
    for kind in ("footnotes", "endnotes"):
        part = read_part(document, kind)
        for note in part if part is not None else ():
            yield from walk(note, _apart(around))


def _apart(around: Around) -> Around:
    return Around(
        styles=around.styles, lists=around.lists, read_chunk=around.read_chunk, furniture=True
    )


def _chunk_reader(document: Document) -> Callable[[str], tuple[Block, ...]]:
    """Reads the web pages that some case systems embed whole instead of writing paragraphs."""

    def read_chunk(part_id: str) -> tuple[Block, ...]:
        relation = document.part.rels.get(part_id)
        if relation is None or relation.is_external:
            return ()
        content = relation.target_part.blob
        return read_html(content) if sniff(content) in (HTML, MHTML) else ()

    return read_chunk
