"""Tables with no lines: columns told from a row of headers and the white between.

A row of column headers ("Tiltak  Ansvar  Frist") tells where columns start; the
words below fall into them until text runs across. Rows start where a number, a
rule or a wider gap says so. PDF points.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median

from extract.blocks.lines import Segment, set_lines
from extract.blocks.ruled_across import grid_of_rules_across
from extract.blocks.tables import cell_lines, table_of
from extract.blocks.text_columns import Columns
from extract.fields.number import is_number
from extract.labels import is_label, label_role
from extract.model import BBox, Block, Cell, Page, Provenance, Word
from extract.readers.colours import channels

_LEAST_TINT = 60
"""Difference between the strongest and the weakest of red, green and blue in a colour."""
_PADDING = 1.5
_HEADER_GAP = 0.9
"""Ems of white that part two headers."""
_BROKEN_NUMBER = re.compile(r"[A-ZÆØÅ]{1,3}-")
"""The first half of a number that its narrow column broke: "T-" over "10"."""
_KEY_ROLES = frozenset({"measure", "deadline", "responsible", "status"})

_SURE_ROLES = frozenset({"deadline", "responsible", "start"})
"""Beside headers that are not known one of these must stand: three columns of text have heads."""
_NAMING_ROLES = frozenset({"measure", "description", "area", "goal", "number", "case"})
"""Headers all known and none of them these are the labels of one measure, over their values."""
_ROW_GAP = 0.9
"""Ems between two lines: no text is set so wide that its own lines are further apart."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A table, its columns (for a page that goes on with it) and the words used."""

    table: Block
    columns: Columns
    used: frozenset[int]


def find_unruled(
    words: Sequence[Word],
    *,
    page: Page,
    frames: Sequence[BBox] = (),
    carried: Columns | None = None,
) -> Found | None:
    """The first table without vertical rules among `words`, or None.

    With `carried` (columns of a table that ran to the end of the page before)
    the words from the top of the page are taken for its continuation. `frames` are
    boxes around texts among the columns, each of them one cell.
    """
    lines = set_lines([w for w in words if w.upright])
    header = _header(lines)
    if header is None:
        if carried is None or not lines:
            return None
        return _found(lines, [], carried, page=page, words=words, frames=frames)
    start, stop, parts = header
    body = lines[stop:]
    columns = _columns(parts, body)
    # What stands below the table, a footer perhaps, must not move its columns.
    columns = _columns(parts, body[: _end(body, columns)] or body)
    return _found(body, lines[start:stop], columns, page=page, words=words, frames=frames)


def frames_apart(frames: Sequence[BBox], words: Sequence[Word]) -> list[BBox]:
    """The frames around texts of their own; those among the columns of a table are its cells."""
    header = _header(set_lines([w for w in words if w.upright])) if frames else None
    if header is None:
        return list(frames)
    beside = [f for f in frames if _is_beside(f, header[2], words)]
    if beside:
        inner = [w for w in words if not any(f.contains_middle_of(w.box) for f in beside)]
        return [*beside, *frames_apart([f for f in frames if f not in beside], inner)]
    box = BBox.around(header[2])
    return [f for f in frames if f.x0 > box.x1 + 10 or f.bottom < box.top]


def _is_beside(frame: BBox, headers: Sequence[BBox], words: Sequence[Word]) -> bool:
    """Whether a frame right of the headers only starts as high as they do: it holds more lines."""
    last = headers[-1]
    inside = [w for w in words if frame.contains_middle_of(w.box)]
    named = [w for w in inside if last.contains_middle_of(w.box)]
    below = [w for w in inside if w.box.top > last.bottom]
    others = any(frame.contains_middle_of(h) for h in headers[:-1])
    label = " ".join(w.text for w in named)
    return bool(named and below) and not others and label_role(label) is None


def is_row_of_unruled(table: Block, words: Sequence[Word]) -> bool:
    """Whether a table of one row is a shaded row of a table without rules: with its columns."""
    if {c.row for c in table.cells} != {0}:
        return False
    header = _header(set_lines([w for w in words if w.upright]))
    if header is None or table.box is None or table.box.top < header[2][0].top:
        return False
    cells = [c.place.box for c in table.cells if c.place]
    if len(cells) != len(header[2]):
        return False
    return all(c.x0 - 3 <= h.x0 <= c.x1 for c, h in zip(cells, header[2], strict=True))


def _header(lines: Sequence[Segment]) -> tuple[int, int, list[BBox]] | None:
    """First and last line of the header row and the boxes of its column headers."""
    for i, line in enumerate(lines):
        parts = _parts(line)
        if len(parts) < 2:
            continue
        roles = [label_role(" ".join(w.text for w in part)) for part in parts]
        known = [r for r in roles if r is not None]
        if (
            len(known) >= max(2, 0.6 * len(parts))
            and (len(_KEY_ROLES & set(known)) >= 2)
            and (len(known) < len(parts) or _NAMING_ROLES & set(known))
            and (len(known) == len(parts) or _SURE_ROLES & set(known))
        ):
            stop = i + 1
            boxes = [BBox.around(w.box for w in part) for part in parts]
            while stop < len(lines) and _is_header_rest(lines[stop], line, boxes):
                stop += 1
            return i, stop, boxes
    return None


def _parts(line: Segment) -> list[list[Word]]:
    parts = [[line.words[0]]]
    for before, word in zip(line.words, line.words[1:], strict=False):
        if word.box.x0 - before.box.x1 > _HEADER_GAP * word.size:
            parts.append([word])
        else:
            parts[-1].append(word)
    return parts


def _is_header_rest(line: Segment, header: Segment, boxes: Sequence[BBox]) -> bool:
    """A second line of headers: same weight, right below, under the first ones."""
    near = line.box.top - header.box.bottom < 0.6 * header.size
    same = all(w.bold for w in header.words) and all(w.bold for w in line.words)
    under = all(_is_under(part, boxes) for part in _parts(line))
    return near and same and under and not _is_first_band(line, header)


def _is_first_band(line: Segment, header: Segment) -> bool:
    """One text below the first of headers that are whole without it: the first area."""
    parts, named = _parts(line), _parts(header)
    first, rest = (" ".join(w.text for w in part) for part in (named[0], parts[0]))
    whole = all(is_label(" ".join(w.text for w in part)) for part in named)
    return len(parts) == 1 and whole and not is_label(f"{first} {rest}")


def _is_under(part: Sequence[Word], boxes: Sequence[BBox]) -> bool:
    """Whether words start under a header and stop before the next one."""
    own = next((i for i, b in enumerate(boxes) if abs(part[0].box.x0 - b.x0) < 3), None)
    if own is None:
        return False
    return own + 1 == len(boxes) or part[-1].box.x1 < boxes[own + 1].x0


def _columns(headers: Sequence[BBox], body: Sequence[Segment]) -> Columns:
    words = [w for line in body for w in line.words]
    cuts = tuple(_cut(a, b, words) for a, b in itertools.pairwise(headers))
    left = min([headers[0].x0, *(w.box.x0 for w in words)])
    right = max([headers[-1].x1, *(w.box.x1 for w in words)])
    if _has_nameless_first(headers[0], body):
        cuts = (headers[0].x0 - 2, *cuts)
    columns = Columns(left=left, right=right, cuts=cuts)
    return replace(columns, ends=_ends(columns, words))


def _ends(columns: Columns, words: Sequence[Word]) -> tuple[float, ...]:
    sides = (*columns.cuts, columns.right)
    return tuple(
        max(
            (w.box.x1 for w in words if columns.index(w.box) == i and w.box.x1 <= side + 1),
            default=side,
        )
        for i, side in enumerate(sides)
    )


def _has_nameless_first(header: BBox, body: Sequence[Segment]) -> bool:
    """Whether text stands in a column left of the first header: areas, mostly."""
    left = [w for line in body for w in line.words if w.box.x1 < header.x0 + 1]
    crossing = [w for line in body for w in line.words if w.box.x0 < header.x0 - 3 < w.box.x1 - 4]
    lines = {round(w.box.top) for w in left}
    return len(lines) >= 2 and not crossing


def _cut(left: BBox, right: BBox, words: Sequence[Word]) -> float:
    """The x between two headers that the fewest words cross, nearest to the right one."""
    candidates = [right.x0 - 1 - step for step in range(max(1, int(right.x0 - left.x0 - 4)))]
    candidates += [right.x0 + step for step in range(1, max(1, int(right.width)))]

    wide = [w.box for w in words if w.box.x0 < w.box.x1]
    starts, ends = sorted(b.x0 for b in wide), sorted(b.x1 for b in wide)

    def crossings(x: float) -> int:
        """Words that start before x less those that have ended there."""
        return bisect_left(starts, x) - bisect_right(ends, x)

    return min(candidates, key=lambda x: (crossings(x), abs(x - right.x0 + 1)))


def _found(
    body: Sequence[Segment],
    header: Sequence[Segment],
    columns: Columns,
    *,
    page: Page,
    words: Sequence[Word],
    frames: Sequence[BBox],
) -> Found | None:
    body = body[: _end(body, columns)]
    if not body:
        return None
    taken = {id(w) for line in (*header, *body) for w in line.words}
    used = frozenset(i for i, w in enumerate(words) if id(w) in taken)
    inside = [w for w in words if id(w) in taken]
    bands = [
        line
        for i, line in enumerate(body)
        if _is_band([line], columns) and not _goes_on(body[max(0, i - 1)], line, columns)
    ]
    grid = grid_of_rules_across(page, columns, header=header, body=body, bands=bands)
    if grid is not None:
        table = _clipped(table_of(grid, inside, page=page), columns)
        return Found(table=table, columns=columns, used=used)
    rows = _rows(body, columns, page=page)
    cells: list[Cell] = []
    if header:
        header_words = [w for line in header for w in line.words]
        cells += _row_cells(header_words, 0, columns, page=page, is_header=True)
    row_words_of = _framed_together(
        [[w for line in row for w in line.words] for row in rows], frames
    )
    for i, row in enumerate(rows, start=1 if header else 0):
        row_words = row_words_of[i - 1 if header else i]
        if row_words and _is_band(row, columns):
            cells.append(_cell(row_words, i, 0, columns, page=page, span=len(columns.cuts) + 1))
        else:
            cells += _row_cells(row_words, i, columns, page=page)
    table = Block(
        kind="table",
        cells=tuple(cells),
        page=page.number,
        box=BBox.around(line.box for line in (*header, *body)),
    )
    return Found(table=table, columns=columns, used=used)


def _framed_together(rows: Sequence[Sequence[Word]], frames: Sequence[BBox]) -> list[list[Word]]:
    """The words of each row; a framed text over several rows belongs to the first of them."""
    moved = [list(row) for row in rows]
    for frame in frames:
        inside = [
            i for i, row in enumerate(moved) if any(frame.contains_middle_of(w.box) for w in row)
        ]
        for i in inside[1:]:
            moved[inside[0]] += [w for w in moved[i] if frame.contains_middle_of(w.box)]
            moved[i] = [w for w in moved[i] if not frame.contains_middle_of(w.box)]
    return moved


def _clipped(table: Block, columns: Columns) -> Block:
    """Cells as wide as the longest line of their column: their text was set that wide."""
    cells = []
    for cell in table.cells:
        last = cell.column + cell.column_span - 1
        if cell.place is not None and last < len(columns.ends):
            box = cell.place.box
            end = max(columns.ends[last] + _PADDING, box.x0 + 1)
            box = replace(box, x1=min(box.x1, end))
            cell = replace(cell, place=replace(cell.place, box=box))
        cells.append(cell)
    return replace(table, cells=tuple(cells))


def _end(body: Sequence[Segment], columns: Columns) -> int:
    """How many lines belong to the table: up to text that runs across its columns."""
    if not body:
        return 0
    size = median(line.size for line in body)
    gaps = [b.box.top - a.box.bottom for a, b in itertools.pairwise(body)]
    widest = max(
        [4 * size, *(3 * gap for gap in gaps[:1]), *([2.5 * median(gaps)] if gaps else [])]
    )
    for i, line in enumerate(body):
        crossed = sum(
            1
            for cut in columns.cuts
            if any(w.box.x0 < cut - 1 and w.box.x1 > cut + 1 for w in line.words)
            or _runs_over(line, cut)
        )
        wide_gap = i > 0 and line.box.top - body[i - 1].box.bottom > widest
        apart = wide_gap and not _fits(line, columns, body[:i])
        if line.size > 1.25 * size or (crossed >= 2 and not _is_bold(line)) or apart:
            return i
    return len(body)


def _fits(line: Segment, columns: Columns, above: Sequence[Segment]) -> bool:
    """Whether a line after a gap has text in two columns, started where theirs is."""
    starts: dict[int, float] = {}
    for word in (w for before in above for w in before.words):
        column = columns.index(word.box)
        starts[column] = min(word.box.x0, starts.get(column, word.box.x0))
    parts = [(columns.index(part[0].box), part[0].box.x0) for part in _parts(line)]
    return len(parts) >= 2 and all(
        column in starts and abs(x - starts[column]) < 4 for column, x in parts
    )


def _runs_over(line: Segment, cut: float) -> bool:
    """Whether two words of ordinary distance stand on both sides of the cut."""
    return any(
        a.box.x1 <= cut <= b.box.x0 and b.box.x0 - a.box.x1 < 0.45 * b.size
        for a, b in zip(line.words, line.words[1:], strict=False)
    )


def _is_bold(line: Segment) -> bool:
    """Whether a line is set off from plain text: bold, italic, capitals, or in a colour."""
    letters = "".join(c for w in line.words for c in w.text if c.isalpha())
    return (
        all(w.bold for w in line.words)
        or all(w.italic for w in line.words)
        or (len(letters) >= 4 and letters.isupper())
        or all(_is_coloured(w) for w in line.words)
    )


def _is_coloured(word: Word) -> bool:
    if word.colour is None:
        return False
    shades = channels(word.colour)
    return max(shades) - min(shades) > _LEAST_TINT


def _is_band(row: Sequence[Segment], columns: Columns) -> bool:
    """A row with one text from the left, over columns or bold: an area, not a measure."""
    if len(row) > 2 or not columns.cuts:
        return False
    filled = {columns.index(w.box) for line in row for w in line.words}
    crosses = any(
        _runs_over(line, columns.cuts[0])
        or any(w.box.x0 < columns.cuts[0] < w.box.x1 - 1 for w in line.words)
        for line in row
    )
    return (crosses and all(_is_bold(line) for line in row)) or (
        filled == {0} and len(columns.cuts) >= 2 and all(_is_bold(line) for line in row)
    )


def _goes_on(above: Segment, line: Segment, columns: Columns) -> bool:
    """Whether a line of the first column alone is more of a text that began beside a row."""
    first = [w for w in above.words if columns.index(w.box) == 0]
    wordy = any(c.isalpha() for w in first for c in w.text)
    near = line.box.top - above.box.bottom < 0.6 * line.size
    beside = len(first) < len(above.words)
    return wordy and near and beside and [w.bold for w in first][-1:] == [line.words[0].bold]


def _rows(body: Sequence[Segment], columns: Columns, *, page: Page) -> list[list[Segment]]:
    """Lines grouped into rows."""
    starts = _starts(body, columns, page=page)
    rows: list[list[Segment]] = []
    for i, line in enumerate(body):
        if i == 0 or i in starts or not rows:
            rows.append([line])
        else:
            rows[-1].append(line)
    return rows


def _starts(body: Sequence[Segment], columns: Columns, *, page: Page) -> set[int]:
    top, bottom = body[0].box.middle[1], body[-1].box.middle[1]
    shaded = _sides_of_shaded_rows(body, columns, page=page)
    rules = sorted(y for y in {*_row_rules(page, columns), *shaded} if top < y < bottom)
    if len(rules) >= 2 or (rules and len(body) <= 4):
        return {
            i
            for i in range(1, len(body))
            if any(body[i - 1].box.middle[1] < y < body[i].box.middle[1] for y in rules)
        }
    numbered = _numbered_lines(body, columns)
    bands = {
        i
        for i, line in enumerate(body)
        if _is_band([line], columns) and not _goes_on(body[max(0, i - 1)], line, columns)
    }
    after_bands = {i + 1 for i in bands}
    if len(numbered) >= 2:
        return numbered | bands | after_bands
    gaps = [b.box.top - a.box.bottom for a, b in itertools.pairwise(body)]
    if gaps and min(gaps) > _ROW_GAP * median(line.size for line in body):
        return set(range(1, len(body)))
    if gaps and max(gaps) > 2.0 * max(min(gaps), 1.0) + 1:
        limit = (max(gaps) + max(min(gaps), 0.0)) / 2
        limit = min(limit, 1.0 + 2.0 * max(min(gaps), 1.0))
        return {i + 1 for i, gap in enumerate(gaps) if gap > limit} | bands | after_bands
    filled = [len({columns.index(w.box) for w in line.words}) for line in body]
    most = max(filled)
    return {i for i, n in enumerate(filled) if n >= max(2, most - 1)} | bands | after_bands


def _row_rules(page: Page, columns: Columns) -> list[float]:
    """Horizontal rules across most of the table."""
    width = columns.right - columns.left
    return [
        e.box.top
        for e in page.edges
        if e.orientation == "h"
        and min(e.box.x1, columns.right) - max(e.box.x0, columns.left) > 0.7 * width
    ]


def _sides_of_shaded_rows(body: Sequence[Segment], columns: Columns, *, page: Page) -> list[float]:
    """Tops and bottoms of shadings over all columns of a row, as of every second; no bands."""
    reach: dict[tuple[int, int], float] = {}
    for mark in page.marks:
        if mark.shape == "rect":
            key = round(mark.box.top), round(mark.box.bottom)
            inside = min(mark.box.x1, columns.right) - max(mark.box.x0, columns.left)
            reach[key] = reach.get(key, 0.0) + max(inside, 0.0)
    width = columns.right - columns.left
    return [
        float(y)
        for (top, bottom), wide in reach.items()
        if 0.7 * width < wide < 1.3 * width and _holds_row(body, columns, top=top, bottom=bottom)
        for y in (top, bottom)
    ]


def _holds_row(body: Sequence[Segment], columns: Columns, *, top: float, bottom: float) -> bool:
    """Whether words of a row lie there, not all bold as in a header printed again."""
    inside = [w for line in body if top <= line.box.middle[1] <= bottom for w in line.words]
    filled = {columns.index(w.box) for w in inside}
    return len(filled) >= 2 and not all(w.bold for w in inside)


def _numbered_lines(body: Sequence[Segment], columns: Columns) -> set[int]:
    """Lines on which a column of numbers, the first or the second, has one."""
    for column in (0, 1):
        found: set[int] = set()
        broken = False
        for i, line in enumerate(body):
            inside = [w for w in line.words if columns.index(w.box) == column]
            if not inside:
                continue
            if len(inside) > 1 and not is_number(" ".join(w.text for w in inside)):
                broken = False
                continue
            first = inside[0]
            if not broken and (is_number(first.text) or _BROKEN_NUMBER.fullmatch(first.text)):
                found.add(i)
            broken = bool(_BROKEN_NUMBER.fullmatch(first.text))
        if len(found) >= 2:
            return found
    return set()


def _row_cells(
    words: Sequence[Word], row: int, columns: Columns, *, page: Page, is_header: bool = False
) -> list[Cell]:
    cells = []
    for column in range(len(columns.cuts) + 1):
        inside = [w for w in words if columns.index(w.box) == column]
        if inside:
            cells.append(_cell(inside, row, column, columns, page=page, is_header=is_header))
        else:
            cells.append(Cell(row=row, column=column, is_header=is_header))
    return cells


def _cell(
    words: Sequence[Word],
    row: int,
    column: int,
    columns: Columns,
    *,
    page: Page,
    span: int = 1,
    is_header: bool = False,
) -> Cell:
    """A cell as wide as its columns and as high as its words."""
    sides = (columns.left, *columns.cuts, columns.right)
    ends = columns.ends[column + span - 1] if columns.ends else sides[column + span]
    around = BBox.around(w.box for w in words)
    box = BBox(
        x0=min(sides[column], around.x0),
        top=around.top,
        x1=max(min(sides[column + span], ends + _PADDING), around.x1),
        bottom=around.bottom,
    )
    return Cell(
        row=row,
        column=column,
        column_span=span,
        lines=cell_lines(words, page=page.number),
        place=Provenance(page=page.number, box=box),
        is_header=is_header,
    )
