"""A table of a DOCX in, its rows of cells with their places on the grid out.

Columns are told from the widths of the grid: borders that were dragged a little apart
from row to row are one border, as they are to the eye. Rows and cells that tracked
changes have deleted are left out.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.readers.docx_package import Xml
from extract.readers.docx_styles import read_hex
from extract.readers.docx_xml import child, children, flag, name_of, number, value
from extract.readers.nested import CellShape, is_frame

_WRAPPERS = frozenset({"sdt", "sdtContent", "ins", "customXml", "moveTo"})
_SAME_BORDER = 120
"""Twips (2 mm): borders closer than this are one."""
_MAX_SPAN = 500
_MUCH_TEXT = 400
"""Characters: a cell of a one-row table with more is a column of a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A cell on the grid; `start` to `stop` are borders while it is placed, columns after."""

    element: Xml
    row: int
    start: int
    stop: int
    row_span: int = 1
    is_header: bool = False
    colour: str | None = None


def place_cells(table: Xml) -> list[Placed]:
    """The cells that are seen, row by row; those merged downwards are one."""
    rows = list(_rows(table))
    cells = _merge_down(itertools.chain.from_iterable(map(_place_row, itertools.count(), rows)))
    borders = _borders(cells, _widths(table))
    return [replace(cell, start=borders[cell.start], stop=borders[cell.stop]) for cell in cells]


def is_layout(cells: Sequence[Placed]) -> bool:
    """Whether a table only frames or places text: one column without header, boxes of text."""
    if frames_tables(cells):
        return True
    if any(cell.is_header for cell in cells):
        return False
    rows = len({cell.row for cell in cells})
    nested = sum(1 for cell in cells if next(cell.element.iter("{*}tbl"), None) is not None)
    is_column = len({cell.start for cell in cells}) == 1
    is_page = rows == 1 and max((_length(cell.element) for cell in cells), default=0) > _MUCH_TEXT
    return is_column or is_page or 4 * nested >= len(cells)


def frames_tables(cells: Sequence[Placed]) -> bool:
    """Whether the table is little but a frame around other tables."""
    return is_frame([
        CellShape(
            row=cell.row,
            characters=_length(cell.element),
            in_table=max(map(_data_length, cell.element.iter("{*}tbl")), default=0),
            is_header=cell.is_header,
        )
        for cell in cells
    ])  # fmt: skip


def _data_length(table: Xml) -> int:
    """Characters of a table with rows and columns; 0 for lists of labels with values."""
    rows = [list(_through_wrappers(row, "tc")) for row in _rows(table)]
    labels = ["".join(text.text or "" for text in row[0].iter("{*}t")) for row in rows if row]
    is_labels = all(label.rstrip().endswith(":") for label in labels)
    is_data = len(rows) > 1 and max(map(len, rows)) > 1
    return _length(table) if is_data and not is_labels else 0


def _length(element: Xml) -> int:
    return sum(len(text.text or "") for text in element.iter("{*}t"))


def _rows(table: Xml) -> Iterator[Xml]:
    for row in _through_wrappers(table, "tr"):
        if child(row, "trPr", "del") is None:
            yield row


def _through_wrappers(parent: Xml, name: str) -> Iterator[Xml]:
    for element in children(parent):
        if name_of(element) == name:
            yield element
        elif name_of(element) in _WRAPPERS:
            yield from _through_wrappers(element, name)


def _place_row(number_of_row: int, row: Xml) -> Iterator[Placed]:
    start = number(row, "trPr", "gridBefore") or 0
    is_header = bool(flag(row, "trPr", "tblHeader"))
    for cell in _through_wrappers(row, "tc"):
        properties = child(cell, "tcPr")
        stop = start + min(max(number(properties, "gridSpan") or 1, 1), _MAX_SPAN)
        if child(properties, "cellDel") is None:
            yield Placed(
                element=cell,
                row=number_of_row,
                start=start,
                stop=stop,
                is_header=is_header,
                colour=read_hex(value(properties, "shd", key="fill")),
            )
        start = stop


def _merge_down(cells: Iterator[Placed]) -> list[Placed]:
    """Cells with those that go on below them; the text of the latter is not shown by Word."""
    kept: list[Placed] = []
    open_at: dict[int, int] = {}
    for cell in cells:
        merge = child(cell.element, "tcPr", "vMerge")
        above = open_at.get(cell.start)
        goes_on = merge is not None and (value(merge) or "continue") == "continue"
        if goes_on and above is not None and kept[above].row + kept[above].row_span == cell.row:
            kept[above] = replace(kept[above], row_span=kept[above].row_span + 1)
            continue
        if merge is not None:
            open_at[cell.start] = len(kept)
        kept.append(cell)
    return kept


def _widths(table: Xml) -> list[int]:
    return [max(number(w, key="w") or 0, 0) for w in children(child(table, "tblGrid"), "gridCol")]


def _borders(cells: Sequence[Placed], widths: Sequence[int]) -> dict[int, int]:
    """Border of the grid -> column; only borders at which a cell starts count."""
    borders = sorted({border for cell in cells for border in (cell.start, cell.stop)})
    groups = _join_near(borders, list(itertools.accumulate(widths, initial=0)))
    if any(groups[cell.start] == groups[cell.stop] for cell in cells):
        groups = {border: border for border in borders}
    starts = sorted({groups[cell.start] for cell in cells})
    return {border: bisect_left(starts, groups[border]) for border in borders}


def _join_near(borders: Sequence[int], places: Sequence[int]) -> dict[int, int]:
    """Border -> group of borders at nearly the same place; a grid without widths joins none."""
    groups: dict[int, int] = {}
    group, first = -1, None
    for border in borders:
        place = places[border] if border < len(places) and places[-1] > 0 else None
        if place is None or first is None or place - first >= _SAME_BORDER:
            group, first = group + 1, place
        groups[border] = group
    return groups
