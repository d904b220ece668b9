"""A table block as rows and columns: which cell covers a place, what it says, on which page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from extract.fields.responsible import parts_parties
from extract.layouts.paragraphs import Paragraph, paragraphs_of, text_of
from extract.model import Block, Cell, Passage

T = TypeVar("T")


@dataclass(frozen=True, eq=False)
class TableView:
    """A read-only view of a table; rows and columns count from 0."""

    block: Block

    @cached_property
    def rows(self) -> int:
        return max((c.row + c.row_span for c in self.block.cells), default=0)

    @cached_property
    def columns(self) -> int:
        return max((c.column + c.column_span for c in self.block.cells), default=0)

    @cached_property
    def _cover(self) -> dict[tuple[int, int], Cell]:
        return {
            (row, column): cell
            for cell in self.block.cells
            for row in range(cell.row, cell.row + cell.row_span)
            for column in range(cell.column, cell.column + cell.column_span)
        }

    def cell(self, row: int, column: int) -> Cell | None:
        """The cell that covers a place; None where the table has none."""
        return self._cover.get((row, column))

    def row(self, row: int) -> tuple[Cell, ...]:
        """The cells that cover a row, from the left, each once."""
        return self._rows[row] if 0 <= row < self.rows else ()

    @cached_property
    def _rows(self) -> tuple[tuple[Cell, ...], ...]:
        return tuple(
            tuple(_each_once(self.cell(row, c) for c in range(self.columns)))
            for row in range(self.rows)
        )

    def column(self, column: int, *, first: int = 0) -> tuple[Cell, ...]:
        """The cells of one column from row `first` down, each once; not those over several."""
        cells = _each_once(self.cell(r, column) for r in range(first, self.rows))
        return tuple(c for c in cells if c.column_span == 1)


def paragraphs(cell: Cell) -> tuple[Paragraph, ...]:
    """The paragraphs of a cell."""
    return _paragraphs(cell)


def party_paragraphs(cell: Cell) -> tuple[Paragraph, ...]:
    """The paragraphs of a cell of parties: a full line ends where the next starts a party."""
    box = cell.place.box if cell.place else None
    return paragraphs_of(cell.lines, box=box, ends=parts_parties)


def passage(cell: Cell | None) -> Passage:
    """The text of a cell, a line for each paragraph; empty for no cell."""
    return _passage(cell) if cell is not None else _NOTHING


def text(cell: Cell | None) -> str:
    """The text of a cell on one line."""
    return _text(cell) if cell is not None else ""


def page_of(cell: Cell) -> int | None:
    """The page that a cell is printed on; None where the document has no pages."""
    return cell.place.page if cell.place else None


def _remembered(read: Callable[[Cell], T]) -> Callable[[Cell], T]:
    """`read`, once for each cell: the layouts ask for each a dozen times.

    Kept by the one object, not by what equals it, which would take as long to find out as
    reading it; no more than the cells of a long table are kept.
    """
    kept: dict[int, tuple[Cell, T]] = {}

    def answer(cell: Cell) -> T:
        found = kept.get(id(cell))
        if found is None:
            if len(kept) >= _CELLS:
                kept.clear()
            found = kept[id(cell)] = (cell, read(cell))
        return found[1]

    return answer


_CELLS = 4096
_NOTHING = Passage("")


@_remembered
def _paragraphs(cell: Cell) -> tuple[Paragraph, ...]:
    return paragraphs_of(cell.lines, box=cell.place.box if cell.place else None)


@_remembered
def _passage(cell: Cell) -> Passage:
    return text_of(_paragraphs(cell))


@_remembered
def _text(cell: Cell) -> str:
    return " ".join(_passage(cell).text.split())


def _each_once(cells: Iterator[Cell | None]) -> Iterator[Cell]:
    seen: set[int] = set()
    for cell in cells:
        if cell is not None and id(cell) not in seen:
            seen.add(id(cell))
            yield cell
