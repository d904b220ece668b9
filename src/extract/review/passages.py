"""Plans without pages: the text of a web page or DOCX with the measures' passages marked.

In: blocks and the measures read from them. Out: the same blocks as runs of text, each
with the targets (`m3`, `m3/deadline-1`) that it belongs to. Passages are found by
their text, each one after the measure before it, because these formats have no boxes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.model import Block, Line
from extract.review.views import MeasureView


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Characters that belong to the same targets; none for text outside every passage."""

    text: str
    targets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TextCell:
    """A table cell with its lines of runs."""

    row_span: int
    column_span: int
    is_header: bool
    lines: tuple[tuple[Run, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TextBlock:
    """A block as it is shown; `rows` is empty but for tables, `lines` is empty for them."""

    kind: str
    level: int
    lines: tuple[tuple[Run, ...], ...] = ()
    rows: tuple[tuple[TextCell, ...], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Span:
    start: int
    stop: int
    target: str


def mark_passages(
    blocks: Sequence[Block], measures: Sequence[MeasureView]
) -> tuple[TextBlock, ...]:
    """The blocks in order with every passage that was found marked."""
    lines = [line for block in blocks for line in _lines_of(block)]
    text, starts = _join(lines)
    spans = _find_passages(text, measures)
    runs = {
        id(line): _cut(line.text, start, spans) for line, start in zip(lines, starts, strict=True)
    }
    return tuple(_block(block, runs) for block in blocks)


def _lines_of(block: Block) -> Iterator[Line]:
    yield from block.lines
    for cell in block.cells:
        yield from cell.lines


def _join(lines: Sequence[Line]) -> tuple[str, list[int]]:
    """All text with one newline between lines, and where each line starts."""
    starts, length = list[int](), 0
    for line in lines:
        starts.append(length)
        length += len(line.text) + 1
    return "\n".join(line.text for line in lines), starts


def _find_passages(text: str, measures: Sequence[MeasureView]) -> list[_Span]:
    """Titles first, each after the one before; then what stands until the next title."""
    titles, position = list[tuple[MeasureView, int]](), 0
    spans = list[_Span]()
    for view in measures:
        found = _find(text, view.parts.measure.title, position)
        if found is None:
            found = _find(text, view.parts.measure.title, 0)
        if found is None:
            continue
        spans.append(_Span(start=found[0], stop=found[1], target=view.key))
        titles.append((view, found[0]))
        position = found[1]
    starts = sorted(start for _, start in titles)
    for view, start in titles:
        stop = next((s for s in starts if s > start), len(text))
        spans.extend(_inside(text, view, start, stop))
    return spans


def _inside(text: str, view: MeasureView, start: int, stop: int) -> Iterator[_Span]:
    """Values after the title, or else within it ("... innan 1. juni")."""
    after = start + len(view.parts.measure.title)
    for target, printed in _values(view):
        found = _find(text, printed, after, stop) or _find(text, printed, start, stop)
        if found is not None:
            yield _Span(start=found[0], stop=found[1], target=target)


def _values(view: MeasureView) -> Iterator[tuple[str, str]]:
    for line in view.parts.measure.description.splitlines():
        yield view.key, line
    for deadline in view.parts.deadlines:
        yield f"{view.key}/deadline-{deadline.ordinal}", deadline.text
    for status in view.parts.statuses:
        yield f"{view.key}/status-{status.ordinal}", status.text


def _find(text: str, printed: str, start: int, stop: int | None = None) -> tuple[int, int] | None:
    """Where `printed` stands, white space folded; None when it does not, or is empty."""
    words = printed.split()
    if not words:
        return None
    inner = r"\s*".join(re.escape(word) for word in words)
    pattern = re.compile(rf"(?<!\w){inner}(?!\w)")
    found = pattern.search(text, start, len(text) if stop is None else stop)
    return found.span() if found else None


def _cut(text: str, start: int, spans: Sequence[_Span]) -> tuple[Run, ...]:
    """The line `text`, which starts at `start`, cut wherever a passage begins or ends."""
    own = [s for s in spans if s.start < start + len(text) and s.stop > start]
    edges = {0, len(text)}
    for span in own:
        edges |= {max(0, span.start - start), min(len(text), span.stop - start)}
    ordered = sorted(edges)
    return tuple(
        Run(
            text=text[left:right],
            targets=tuple(
                s.target for s in own if s.start <= start + left and s.stop >= start + right
            ),
        )
        for left, right in pairwise(ordered)
    )


def _block(block: Block, runs: dict[int, tuple[Run, ...]]) -> TextBlock:
    rows: dict[int, list[TextCell]] = {}
    for cell in block.cells:
        shown = TextCell(
            row_span=cell.row_span,
            column_span=cell.column_span,
            is_header=cell.is_header,
            lines=tuple(runs[id(line)] for line in cell.lines),
        )
        rows.setdefault(cell.row, []).append(shown)
    return TextBlock(
        kind=block.kind,
        level=block.level,
        lines=tuple(runs[id(line)] for line in block.lines),
        rows=tuple(tuple(rows[number]) for number in sorted(rows)),
    )
