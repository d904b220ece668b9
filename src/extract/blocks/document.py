"""Pages -> the blocks of a document, in reading order.

Every word of a page ends in one block: running headers, page numbers and
contents pages in blocks of kind `furniture`.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from extract.blocks.beside import LabelColumn, Strip, set_apart
from extract.blocks.flow import flow, setting_of
from extract.blocks.furniture import MarginLine, find_furniture, in_margin
from extract.blocks.lines import Segment, cut_at_common_starts, set_lines, to_line
from extract.blocks.reading_order import order_columns
from extract.blocks.running_feet import with_running_feet
from extract.blocks.signs import drawn_signs
from extract.blocks.stitch import stitch
from extract.blocks.tables import find_tables
from extract.blocks.text_columns import Columns
from extract.blocks.turning import turn_upright
from extract.blocks.unruled import find_unruled, is_row_of_unruled
from extract.blocks.unruled_frames import frames_apart
from extract.model import BBox, Block, Cell, Line, Page, Provenance, Word
from extract.vocabulary import fold, load

_COLUMN_GAP = 1.6
"""Ems: words further apart may stand in two columns of text."""
_LEADER = re.compile(r"(?:\.\s?){4,}\s*\d{1,3}$|…+\s*\d{1,3}$")
_NOTE = re.compile(r"(?:\d{1,2}|\*{1,3})\s?[).\s]\s*[A-ZÆØÅ]")
_ENDS_IN_PAGE = re.compile(r"\D\s+\d{1,3}$")
_MOST_UNRULED = 6
"""Tables without lines that are looked for on one page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Framed:
    """Words inside a drawn frame, and the frame."""

    box: BBox
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page taken apart: its tables, framed texts, loose lines; words are in one of them."""

    number: int
    width: float
    height: float
    tables: tuple[Block, ...]
    framed: tuple[Framed, ...]
    loose: tuple[Word, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    """Something to be put in reading order: a line, a table or a framed text."""

    box: BBox
    segment: Segment | None = None
    table: Block | None = None
    framed: tuple[Word, ...] = ()


def read_blocks(pages: Iterable[Page]) -> tuple[Block, ...]:
    """The blocks of a document; each page is let go as soon as it is taken apart."""
    sheets: list[Sheet] = []
    carried: Columns | None = None
    for page, foot in with_running_feet(map(turn_upright, pages)):
        sheet, carried = take_apart(page, carried=carried, foot=foot)
        sheets.append(sheet)
    body_size = _body_size(sheets)
    margins, furniture = _margins(sheets, body_size=body_size)
    blocks: list[Block] = []
    for sheet in sheets:
        dropped = {
            id(w)
            for i, line in enumerate(margins)
            if i in furniture and line.page == sheet.number
            for w in line.segment.words
        }
        blocks += _sheet_blocks(sheet, dropped, body_size=body_size)
    blocks = [without_footnotes(b, sheets[(b.page or 1) - 1], body_size) for b in blocks]
    return tuple(with_contents(with_ranks(with_item_levels(stitch(blocks)))))


def take_apart(
    page: Page, *, carried: Columns | None = None, foot: Sequence[Word] = ()
) -> tuple[Sheet, Columns | None]:
    """A page's tables, frames and loose words, and the columns of a table that runs to its end.

    `foot` are the words of its footer, which no table takes in.
    """
    footer = set(map(id, foot))
    text = tuple(w for w in page.words if id(w) not in footer)
    page = replace(page, words=text + drawn_signs(page))
    found = find_tables(page)
    rows = [t for t in found.tables if is_row_of_unruled(t, found.rest)]
    tables = [t for t in found.tables if t not in rows]
    within = [t.box for t in tables if t.box]
    rest = [w for w in page.words if not any(b.contains_middle_of(w.box) for b in within)]
    framed: list[Framed] = []
    apart = frames_apart(found.frames, rest)
    among = [f for f in found.frames if f not in apart]
    for frame in apart:
        inside = tuple(w for w in rest if frame.contains_middle_of(w.box))
        if inside:
            framed.append(Framed(box=frame, words=inside))
            rest = [w for w in rest if not frame.contains_middle_of(w.box)]
    columns: Columns | None = None
    for _ in range(_MOST_UNRULED):
        unruled = find_unruled(rest, page=page, frames=among, carried=None if tables else carried)
        if unruled is None:
            break
        carried = None
        tables.append(unruled.table)
        rest = [w for i, w in enumerate(rest) if i not in unruled.used]
        bottom = unruled.table.box.bottom if unruled.table.box else 0.0
        columns = unruled.columns if bottom > 0.75 * page.height else None
    sheet = Sheet(
        number=page.number,
        width=page.width,
        height=page.height,
        tables=tuple(tables),
        framed=tuple(framed),
        loose=(*rest, *foot),
    )
    return sheet, columns


def _body_size(sheets: Sequence[Sheet]) -> float:
    """The font size, in points, in which most characters of the document are set."""
    sizes: Counter[float] = Counter()
    for sheet in sheets:
        for word in (*sheet.loose, *(w for framed in sheet.framed for w in framed.words)):
            sizes[round(word.size * 2) / 2] += len(word.text)
        for table in sheet.tables:
            for cell in table.cells:
                for line in cell.lines:
                    sizes[round((line.size or 0) * 2) / 2] += len(line.text) // 8
    return sizes.most_common(1)[0][0] if sizes else 10.0


def _margins(
    sheets: Sequence[Sheet], *, body_size: float
) -> tuple[list[MarginLine], frozenset[int]]:
    lines = [
        MarginLine(
            page=sheet.number,
            at=segment.box.middle[1] / sheet.height,
            segment=segment,
            is_small=segment.size <= body_size - 0.9,
        )
        for sheet in sheets
        for segment in set_lines(sheet.loose)
        if in_margin(segment, height=sheet.height)
    ]
    return lines, find_furniture(lines)


def _sheet_blocks(sheet: Sheet, dropped: set[int], *, body_size: float) -> list[Block]:
    furniture = [w for w in sheet.loose if id(w) in dropped]
    text = [w for w in sheet.loose if id(w) not in dropped]
    segments = cut_at_common_starts(set_lines(text, gap=_COLUMN_GAP))
    items = [_Item(box=s.box, segment=s) for s in segments]
    items += [_Item(box=t.box, table=t) for t in sheet.tables if t.box]
    items += [_Item(box=framed.box, framed=framed.words) for framed in sheet.framed]
    blocks: list[Block] = []
    for run in order_columns(items, width=sheet.width):
        blocks += _run_blocks(run, sheet, body_size=body_size)
    blocks += [
        Block(
            kind="furniture", lines=(to_line(s, page=sheet.number),), page=sheet.number, box=s.box
        )
        for s in set_lines(furniture)
    ]
    return blocks


def _run_blocks(run: Sequence[_Item], sheet: Sheet, *, body_size: float) -> list[Block]:
    blocks: list[Block] = []
    words: list[Word] = []
    for item in run:
        if item.segment is not None:
            words += item.segment.words
            continue
        blocks += _text_blocks(words, sheet, body_size=body_size)
        words = []
        if item.table is not None:
            blocks.append(item.table)
        else:
            blocks += _text_blocks(item.framed, sheet, body_size=body_size)
    return blocks + _text_blocks(words, sheet, body_size=body_size)


def _text_blocks(words: Sequence[Word], sheet: Sheet, *, body_size: float) -> list[Block]:
    blocks: list[Block] = []
    for run in set_apart(set_lines(words)):
        if isinstance(run, LabelColumn):
            blocks.append(_label_table(run, sheet))
            continue
        if isinstance(run, Strip) and run.has_labels_above:
            blocks += _labels_over_values(run, sheet, body_size=body_size)
            continue
        for column in run.columns if isinstance(run, Strip) else (run,):
            blocks += _flowing(column, sheet, body_size=body_size)
    return blocks


def _flowing(column: Sequence[Segment], sheet: Sheet, *, body_size: float) -> list[Block]:
    lines: list[Line] = [to_line(s, page=sheet.number) for s in column]
    return flow(lines, setting=setting_of(lines, body_size=body_size)) if lines else []


def _labels_over_values(strip: Strip, sheet: Sheet, *, body_size: float) -> list[Block]:
    """Each label as a paragraph set off from its value, however small it is printed."""
    blocks: list[Block] = []
    for label, *values in strip.columns:
        line = replace(to_line(label, page=sheet.number), bold=True)
        blocks.append(Block(kind="paragraph", lines=(line,), page=sheet.number, box=label.box))
        blocks += _flowing(values, sheet, body_size=body_size)
    return blocks


def _label_table(column: LabelColumn, sheet: Sheet) -> Block:
    """Labels and their values as a table of two columns."""
    cells = tuple(
        Cell(
            row=row,
            column=i,
            lines=tuple(to_line(s, page=sheet.number) for s in lines),
            place=Provenance(page=sheet.number, box=BBox.around(s.box for s in lines)),
        )
        for row, both in enumerate(column.rows)
        for i, lines in enumerate(both)
    )
    box = BBox.around(c.place.box for c in cells if c.place)
    return Block(kind="table", cells=cells, page=sheet.number, box=box)


def without_footnotes(block: Block, sheet: Sheet, body_size: float) -> Block:
    """A footnote as furniture: small type low on the page that starts with its figure."""
    if block.kind != "paragraph" or block.box is None:
        return block
    line = block.lines[0]
    small = (line.size or body_size) <= body_size - 0.9
    low = block.box.top > 0.6 * sheet.height
    return replace(block, kind="furniture") if small and low and _NOTE.match(line.text) else block


def with_item_levels(blocks: Sequence[Block]) -> list[Block]:
    """List items with their depth, told from how far they are set in, over page breaks too."""
    leveled: list[Block] = []
    stack: list[float] = []
    for block in blocks:
        if block.kind == "item" and block.lines[0].place is not None:
            x = block.lines[0].place.box.x0
            while stack and x < stack[-1] - 4:
                stack.pop()
            if not stack or x > stack[-1] + 4:
                stack.append(x)
            leveled.append(replace(block, level=len(stack) - 1))
            continue
        if block.kind != "furniture" and block.lines and block.lines[0].place is not None:
            stack = []
        leveled.append(block)
    return leveled


def with_ranks(blocks: Sequence[Block]) -> list[Block]:
    """Headings with their rank: 1 for the largest type, then smaller, then merely bold."""
    looks = {_look(b) for b in blocks if b.kind == "heading" and b.level == 0 and b.lines[0].size}
    ranks = {look: i for i, look in enumerate(sorted(looks, reverse=True), start=1)}
    return [
        replace(b, level=ranks[_look(b)])
        if b.kind == "heading" and b.level == 0 and b.lines[0].size
        else b
        for b in blocks
    ]


def _look(block: Block) -> tuple[float, bool, bool]:
    line = block.lines[0]
    return round((line.size or 0) * 2) / 2, line.bold, line.text.isupper()


def with_contents(blocks: Sequence[Block]) -> list[Block]:
    """Contents pages as furniture: they name measures that are set out elsewhere."""
    names = {fold(w) for w in load().words("page.contents")}
    inside = False
    marked: list[Block] = []
    for block in blocks:
        text = " ".join(line.text for line in block.lines)
        if fold(text).strip(": ") in names:
            inside = True
            marked.append(replace(block, kind="furniture"))
        elif block.lines and block.kind != "furniture" and _is_entry(block, inside=inside):
            marked.append(replace(block, kind="furniture"))
        else:
            inside = inside and block.kind == "furniture"
            marked.append(block)
    return marked


def _is_entry(block: Block, *, inside: bool) -> bool:
    """A line with leaders to a page number; below the contents' heading, any such lines."""
    pattern = _ENDS_IN_PAGE if inside else _LEADER
    return all(_LEADER.search(line.text) for line in block.lines) or (
        inside
        and sum(bool(pattern.search(line.text)) for line in block.lines) * 2 >= len(block.lines)
    )
