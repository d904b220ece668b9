"""Tables inside the cells of tables, for web pages and DOCX alike.

A table that does little but hold other tables is a frame: what stands beside an inner
table is its heading. Any other inner table is part of the text of its cell.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from extract.model import Block, Cell, Line, Passage
from extract.readers.runs import MAX_HEADING_WORDS, TYPED_RANK

_MOSTLY = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class CellShape:
    """What a cell holds: all its characters, and those in its largest table of two columns."""

    row: int
    characters: int
    in_table: int
    is_header: bool


def is_frame(cells: Sequence[CellShape]) -> bool:
    """Whether most rows have a cell that is little but a table."""
    rows = {cell.row for cell in cells if not cell.is_header}
    framed = {
        cell.row for cell in cells if cell.in_table and cell.in_table >= _MOSTLY * cell.characters
    }
    return bool(framed) and 2 * len(framed) >= len(rows)


def as_heading_beside(blocks: Iterable[Block], *, is_header: bool) -> Iterator[Block]:
    """The blocks of a frame's cell; a short text alone is the heading of the table beside it."""
    listed = list(blocks)
    words = sum(len(line.text.split()) for block in listed for line in block.lines)
    is_heading = len(listed) == 1 and listed[0].kind == "paragraph" and not is_header
    if is_heading and 0 < words <= MAX_HEADING_WORDS:
        yield replace(listed[0], kind="heading", level=TYPED_RANK)
    elif is_header:
        yield from (_as_paragraph(block) for block in listed)
    else:
        yield from listed


def flat_lines(block: Block) -> tuple[Line, ...]:
    """The lines of a block inside a cell; rows of `label:` and value as one line each."""
    if block.kind != "table":
        return block.lines
    rows = itertools.groupby(block.cells, key=lambda cell: cell.row)
    return tuple(line for _, cells in rows for line in _row_lines(list(cells)))


def _row_lines(cells: Sequence[Cell]) -> Iterator[Line]:
    lines = [line for cell in cells for line in cell.lines]
    is_pair = len(cells) == 2 and len(lines) == 2 and len(cells[0].lines) == 1
    if is_pair and lines[0].text.endswith(":"):
        yield replace(lines[1], passage=Passage(f"{lines[0].text} {lines[1].text}"), bold=False)
    else:
        yield from lines


def _as_paragraph(block: Block) -> Block:
    return replace(block, kind="paragraph", level=0) if block.kind == "heading" else block
