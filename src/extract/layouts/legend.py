"""What signs and colours mean in a plan: from the legend that it prints.

A legend is a line of signs with words ("● Gjennomført ▲ Forseinka"), bullets
under a heading that says so, or shaded cells with a word in or beside them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from extract.fields.status import read_state
from extract.fields.status_signs import colour_name, colour_of_word, read_legend
from extract.labels import label_role
from extract.layouts.view import TableView, text
from extract.model import Block, Line

_TABLE_ROLES = frozenset({"measure", "responsible"})
_LONGEST_WORD = 40
_DARK_BULLETS = frozenset({"black", "white"})


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendSign:
    """A sign, its colour (an English colour name) or both, and what it means as printed."""

    sign: str | None
    colour: str | None
    word: str


Legend = tuple[LegendSign, ...]


def find_legend(blocks: Sequence[Block]) -> Legend:
    """All signs that the document explains."""
    found: list[LegendSign] = []
    for block in blocks:
        if block.kind == "table":
            found.extend(_from_table(block))
        else:
            found.extend(_from_text(block))
    return tuple(dict.fromkeys([*found, *_from_items(blocks)]))


def word_for(legend: Legend, *, sign: str | None, colour: str | None) -> str | None:
    """What a sign or a colour (`#rrggbb`) means; None when the legend does not say.

    A legend that gives one sign in several colours is read by colour, one with a
    shape for each meaning by shape.
    """
    name = colour_name(colour) if colour else None
    exact = [e for e in legend if e.sign == sign and e.colour == name]
    by_colour = [e for e in legend if e.colour == name and name not in (None, *_DARK_BULLETS)]
    by_sign = [e for e in legend if sign is not None and e.sign == sign]
    for entries in (exact, by_colour, by_sign):
        if len({e.word for e in entries}) == 1:
            return entries[0].word
    return None


def _from_text(block: Block) -> Iterator[LegendSign]:
    for line, below in zip_longest(block.lines, block.lines[1:]):
        printed = line.text if line.marker is None else f"{line.marker} {line.text}"
        shift = len(printed) - len(line.text)
        if below is not None and below.marker is None and below.text[:1].islower():
            printed = f"{printed} {below.text}"
        for entry in read_legend(printed, read_state=read_state):
            colour = line.marker_colour if entry.start < shift else None
            for piece in line.passage.pieces:
                if piece.start <= entry.start - shift < piece.end:
                    colour = piece.colour
            named = colour_of_word(entry.sign)
            yield LegendSign(
                sign=None if named else entry.sign,
                colour=named or (colour_name(colour) if colour else None),
                word=entry.label,
            )


def _from_items(blocks: Sequence[Block]) -> Iterator[LegendSign]:
    """Coloured bullets with a status word: each one explains its colour."""
    lines = [line for b in blocks if b.kind in ("item", "paragraph") for line in b.lines]
    entries = [
        LegendSign(sign=sign, colour=colour_name(colour) if colour else None, word=word)
        for line in lines
        for sign, colour, word in _sign_and_word(line)
        if len(word) <= _LONGEST_WORD and read_state(word) != "unknown"
    ]
    if len({e.colour for e in entries}) >= 2 or len({e.sign for e in entries}) >= 2:
        yield from entries


def _sign_and_word(line: Line) -> Iterator[tuple[str, str | None, str]]:
    """The bullet or the sign before a line's text, its colour, and the text."""
    if line.marker and line.marker_colour:
        yield line.marker, line.marker_colour, line.text
        return
    sign, _, word = line.text.partition(" ")
    if _is_sign(sign) and word and line.passage.pieces:
        yield sign, line.passage.pieces[0].colour, word


def _from_table(block: Block) -> Iterator[LegendSign]:
    """Shaded cells with a status word in them or right beside them, in a small table."""
    view = TableView(block)
    if view.columns > 4 or any(label_role(text(c)) in _TABLE_ROLES for c in view.row(0)):
        return
    found: list[LegendSign] = []
    for row in range(view.rows):
        cells = view.row(row)
        for cell, after in zip(cells, (*cells[1:], None), strict=True):
            named = colour_of_word(text(cell))
            if named and after is not None and _says_state(text(after)):
                found.append(LegendSign(sign=None, colour=named, word=text(after)))
                continue
            if cell.colour is None and not _is_sign(text(cell)):
                continue
            beside = text(cell) or (text(after) if after else "")
            if _is_sign(text(cell)):
                beside = text(after) if after else ""
            if _says_state(beside):
                sign = text(cell) if _is_sign(text(cell)) else None
                shade = cell.colour if sign is None else cell.lines[0].colour
                found.append(
                    LegendSign(
                        sign=sign, colour=colour_name(shade) if shade else None, word=beside
                    )
                )
    if len({(e.sign, e.colour) for e in found}) >= 2:
        yield from found


def _is_sign(printed: str) -> bool:
    return 0 < len(printed) <= 2 and not any(c.isalnum() for c in printed)


def _says_state(printed: str) -> bool:
    return 0 < len(printed) <= _LONGEST_WORD and read_state(printed) != "unknown"
