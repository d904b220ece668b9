"""The body of a DOCX in, its blocks in order out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from docx.oxml.ns import qn

from extract.model import Block, Cell, Line, Passage
from extract.readers.colours import is_white
from extract.readers.docx_lists import Lists, depth_of
from extract.readers.docx_package import Xml
from extract.readers.docx_runs import Text, read_text
from extract.readers.docx_styles import ParagraphStyle, Styles, read_rank
from extract.readers.docx_tables import Placed, frames_tables, is_layout, place_cells
from extract.readers.docx_xml import child, children, name_of, value
from extract.readers.nested import as_heading_beside, flat_lines
from extract.readers.runs import Run, clean, make_blocks, make_lines, split_paragraphs

_WRAPPERS = frozenset({"ins", "moveTo", "customXml", "smartTag", "sdtContent"})
_LONGEST_HEADING = 300
_CONTENTS_GALLERY = "Table of Contents"


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What is around a paragraph: the document's styles and lists, and where it stands.

    `read_chunk` gives the blocks of a page that is embedded whole, by its id.
    """

    styles: Styles
    lists: Lists
    read_chunk: Callable[[str], tuple[Block, ...]]
    in_cell: bool = False
    furniture: bool = False


@dataclass(slots=True, kw_only=True)
class _Reading:
    """What goes on from one paragraph to the next."""

    indents: list[int] = field(default_factory=list)
    waiting: list[Run] = field(default_factory=list)


def walk(parent: Xml, around: Around) -> Iterator[Block]:
    """The blocks of a body, a cell, a header or a text box."""
    reading = _Reading()
    for element, is_contents in _elements(parent):
        inner = replace(around, furniture=around.furniture or is_contents)
        name = name_of(element)
        if name == "p":
            yield from _paragraph(element, inner, reading)
        elif name == "tbl":
            reading.indents = []
            yield from _table(element, inner)
        elif name == "altChunk":
            yield from around.read_chunk(element.get(qn("r:id")) or "")
    if reading.waiting:
        yield from _plain(reading.waiting, around)


def _elements(parent: Xml | None, *, is_contents: bool = False) -> Iterator[tuple[Xml, bool]]:
    """(paragraph or table, whether it is in a contents page), controls and insertions opened."""
    for element in children(parent):
        name = name_of(element)
        if name in ("p", "tbl", "altChunk"):
            yield element, is_contents
        elif name == "sdt":
            gallery = value(element, "sdtPr", "docPartObj", "docPartGallery")
            inner = is_contents or gallery == _CONTENTS_GALLERY
            yield from _elements(child(element, "sdtContent"), is_contents=inner)
        elif name in _WRAPPERS:
            yield from _elements(element, is_contents=is_contents)


# ---------------------------------------------------------------- paragraphs


def _paragraph(element: Xml, around: Around, reading: _Reading) -> Iterator[Block]:
    properties = child(element, "pPr")
    style = around.styles.paragraph(value(properties, "pStyle"))
    text = read_text(element, base=style.look, styles=around.styles)
    runs = reading.waiting + text.runs
    if child(properties, "rPr", "del") is not None:  # its end is deleted: the next one goes on
        reading.waiting = runs
    else:
        reading.waiting = []
        inner = replace(around, furniture=around.furniture or style.is_contents)
        yield from _blocks(runs, properties, style, inner, reading)
    for box in text.boxes:
        yield from walk(box, around)


def _blocks(
    runs: list[Run],
    properties: Xml | None,
    style: ParagraphStyle,
    around: Around,
    reading: _Reading,
) -> Iterator[Block]:
    said = read_rank(properties)
    rank = style.rank if said is None else said
    length = sum(len(run.text) for run in runs)
    if not clean("".join(run.text for run in runs)):
        return
    if around.furniture:
        yield Block(kind="furniture", lines=_seen(make_lines(runs)))
    elif rank and length <= _LONGEST_HEADING and not around.in_cell:
        reading.indents = []
        yield Block(kind="heading", lines=_seen(make_lines(runs)), level=min(rank, 6))
    elif (item := around.lists.find(properties, style)) is not None:
        level, reading.indents = depth_of(item.indent, reading.indents)
        lines = _seen(make_lines(runs, marker=item.marker, level=level))
        yield Block(kind="item", lines=lines, level=level)
    else:
        reading.indents = []
        yield from _plain(runs, around)


def _plain(runs: list[Run], around: Around) -> Iterator[Block]:
    for lines in split_paragraphs(make_lines(runs)):
        yield from make_blocks(lines, typed_headings=not around.in_cell)


def _seen(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(line for line in lines if line.text)


# ---------------------------------------------------------------- tables


def _table(element: Xml, around: Around) -> Iterator[Block]:
    placed = place_cells(element)
    if is_layout(placed) and not around.in_cell:
        is_frame = frames_tables(placed)
        for cell in placed:
            blocks = walk(cell.element, around)
            is_beside = is_frame and next(cell.element.iter("{*}tbl"), None) is None
            yield from (
                as_heading_beside(blocks, is_header=cell.is_header) if is_beside else blocks
            )
        return
    cells = tuple(_cell(cell, around) for cell in placed)
    lines = tuple(line for cell in cells for line in cell.lines)
    if lines and around.furniture:
        yield Block(kind="furniture", lines=lines)
    elif lines:
        yield Block(kind="table", cells=cells)


def _cell(placed: Placed, around: Around) -> Cell:
    inner = replace(around, in_cell=True, furniture=False)
    blocks = walk(placed.element, inner)
    lines = tuple(line for block in blocks for line in flat_lines(block))
    colour = placed.colour if not is_white(placed.colour) else _text_colour(placed.element, inner)
    return Cell(
        row=placed.row,
        column=placed.start,
        row_span=placed.row_span,
        column_span=placed.stop - placed.start,
        lines=lines or _picture_lines(placed.element, inner),
        colour=colour,
        is_header=placed.is_header,
    )


def _text_colour(cell: Xml, around: Around) -> str | None:
    """The colour behind all the text of a cell, where the cell itself has none."""
    if next(cell.iter("{*}highlight", "{*}shd"), None) is None:
        return None
    found: set[str | None] = set()
    for text in _texts(cell, around):
        found |= text.highlights
    colour = found.pop() if len(found) == 1 else None
    return None if is_white(colour) else colour


def _picture_lines(cell: Xml, around: Around) -> tuple[Line, ...]:
    """The names of the pictures in a cell that holds nothing else."""
    names = [clean(name) for text in _texts(cell, around) for name in text.pictures]
    return tuple(Line(passage=Passage(name)) for name in names if name)


def _texts(cell: Xml, around: Around) -> Iterator[Text]:
    for element in cell.iter("{*}p"):
        base = around.styles.paragraph(value(element, "pPr", "pStyle")).look
        yield read_text(element, base=base, styles=around.styles)
