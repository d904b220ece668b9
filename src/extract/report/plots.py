"""The plots of a report as plain geometry: changes and histories in, boxes and points out.

Units are those of the SVG's own view box, top left is (0, 0). The template
draws them; colours and words are not decided here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from extract.years.compare import KINDS, Change, count_days
from extract.years.histories import History

WIDTH = 960
LABELS = 380
"""Width of the plots, and of the texts at their left."""
ROW = 26
"""Height of a row."""
HEAD = 30
"""Height of the line of years above the rows."""
LONGEST = 58
"""Letters of a title that fit at the left."""


@dataclass(frozen=True, slots=True)
class Field:
    """A part of a bar: `count` measures of one `kind`."""

    x: float
    width: float
    kind: str
    count: int


@dataclass(frozen=True, slots=True)
class Bar:
    y: float
    label: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Stop:
    """A measure in one plan: where, and the state of that year (None without a status)."""

    x: float
    year: int
    state: str | None


@dataclass(frozen=True, slots=True)
class Move:
    """A label between two stops: by how many days the deadline moved."""

    x: float
    days: int


@dataclass(frozen=True, slots=True)
class Life:
    y: float
    title: str
    label: str
    stops: tuple[Stop, ...]
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class Slip:
    """A bar from the zero line; `days` below zero go to the left."""

    y: float
    x: float
    width: float
    title: str
    label: str
    days: int


@dataclass(frozen=True, slots=True)
class Plot:
    """Rows of one of the kinds above; `marks` are (x, year) of the line of years."""

    width: int
    height: float
    rows: tuple[Bar | Life | Slip, ...]
    marks: tuple[tuple[float, int], ...] = ()
    zero: float = 0.0


def plot_kinds(changes: Iterable[Change]) -> Plot:
    """A bar for each pair of years, in `KINDS` order, all to one scale."""
    groups = [(years, list(own)) for years, own in groupby(changes, key=lambda c: c.compared)]
    widest = max((len(own) for _, own in groups), default=1)
    scale = (WIDTH - 130) / widest
    bars = tuple(
        Bar(at * 40.0, f"{first}–{last}", _lay_fields(own, scale))
        for at, ((first, last), own) in enumerate(groups)
    )
    return Plot(WIDTH, 40.0 * len(bars), bars)


def plot_lives(histories: Sequence[History], years: Sequence[int]) -> Plot:
    """A line for each history; a column for each year of the series."""
    step = (WIDTH - LABELS - 60) / max(1, len(years) - 1)
    columns = {year: LABELS + 30 + step * at for at, year in enumerate(years)}
    rows = tuple(
        _lay_life(history, HEAD + ROW * (at + 0.5), columns)
        for at, history in enumerate(histories)
    )
    marks = tuple((x, year) for year, x in columns.items())
    return Plot(WIDTH, HEAD + ROW * len(rows) + 6, rows, marks)


def plot_slips(changes: Iterable[Change]) -> Plot:
    """A bar for each deadline that moved, the longest way first."""
    moved = sorted((c for c in changes if c.days_moved), key=lambda c: -abs(c.days_moved or 0))
    days = [c.days_moved or 0 for c in moved]
    low, high = min([0, *days]), max([1, *days])
    room = WIDTH - LABELS - 150
    scale = room / (high - low)
    zero = LABELS + 70 - low * scale
    rows = tuple(
        Slip(ROW * (at + 0.5), min(zero, zero + d * scale), abs(d) * scale, *_titles(_name(c)), d)
        for at, (c, d) in enumerate(zip(moved, days, strict=True))
    )
    return Plot(WIDTH, ROW * len(rows) + 6, rows, zero=zero)


def count_flow(changes: Iterable[Change]) -> dict[tuple[str, str], int]:
    """(state before, state after) -> measures; those with a status in both."""
    pairs = ((c.earlier, c.later) for c in changes)
    return dict(Counter((a.state, b.state) for a, b in pairs if a and b and a.state and b.state))


def _lay_fields(changes: Sequence[Change], scale: float) -> tuple[Field, ...]:
    counts = Counter(change.kind for change in changes)
    fields, x = [], 110.0
    for kind in KINDS:
        if counts[kind]:
            fields.append(
                Field(round(x, 1), round(counts[kind] * scale - 2, 1), kind, counts[kind])
            )
            x += counts[kind] * scale
    return tuple(fields)


def _lay_life(history: History, y: float, columns: dict[int, float]) -> Life:
    stops = tuple(Stop(round(columns[m.year], 1), m.year, m.state) for m in history.measures)
    days = [count_days(a, b) for a, b in pairwise(history.measures)]
    moves = tuple(
        Move(round((a.x + b.x) / 2, 1), d)
        for (a, b), d in zip(pairwise(stops), days, strict=True)
        if d
    )
    last = history.measures[-1].record
    return Life(
        y, *_titles(f"{last.number} {last.title}" if last.number else last.title), stops, moves
    )


def _name(change: Change) -> str:
    shown = change.later or change.earlier
    assert shown is not None
    return f"{change.compared[1]}: {shown.record.title}"


def _titles(title: str) -> tuple[str, str]:
    """The whole title, and as much of it as fits."""
    short = title if len(title) <= LONGEST else title[: LONGEST - 1].rstrip() + "…"
    return title, short
