"""Lexemes -> windows of days: periods with what is said around them.

An expression is modifiers ("innan utgangen av"), one period or several joined by
dashes and words, and what may follow ("og framover"). Periods joined make one
range; days joined by "og" or a comma are windows of their own.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from extract.fields.time_grammar.lexicon import Lexeme
from extract.fields.time_grammar.parts import JOINERS, Part, days_of_part, read_part
from extract.model import PlanContext, TimeWindow

_UNTIL = frozenset({"by", "end_of", "to"})
_SINCE = frozenset({"from"})
_MODIFIERS = frozenset(
    {"before", "after", "between", "during", "whole", "part", "in", "soft", "weekday"}
)
_ALL_MODIFIERS = _MODIFIERS | _UNTIL | _SINCE
_LISTED = frozenset({"year", "month", "season", "quarter", "tertial", "half_year", "loose"})
# Bounds that keep reading linear, whatever the text.
_MOST_MODIFIERS, _MOST_PARTS = 8, 12
_BIGGER = frozenset({"month", "third", "season", "period"})


class Timed(NamedTuple):
    """A window and the lexemes `first:stop` that say it.

    `dated`: a year is printed. `cued`: a word such as "innan" or "i" stands before.
    `unit`: of the last period read (see parts.Part), or the window's kind.
    """

    window: TimeWindow
    first: int
    stop: int
    unit: str
    dated: bool
    cued: bool


class Modifiers(NamedTuple):
    """The kinds of the words before a period, and the index after them."""

    kinds: frozenset[str]
    stop: int


def read_times(lexemes: Sequence[Lexeme], at: int, context: PlanContext) -> tuple[Timed, ...]:
    """The windows of the expression that begins at `at`; empty when there is none."""
    modifiers = read_modifiers(lexemes, at)
    parts = _read_parts(lexemes, modifiers.stop)
    if not parts:
        return ()
    days = _fill_in_years([item.part for item in parts], context)
    if days is None:
        return _read_period_unknown(parts, modifiers, at)
    if _are_separate(parts, modifiers):
        return tuple(
            _bound(modifiers, [item], [span], first=item.first if i else at)
            for i, (item, span) in enumerate(zip(parts, days, strict=True))
        )
    if _is_unsure(parts, modifiers):
        return ()
    timed = _bound(modifiers, parts, days, first=at)
    return () if timed.window == _BACKWARDS else (_open_end(lexemes, timed),)


def read_modifiers(lexemes: Sequence[Lexeme], at: int) -> Modifiers:
    """Words such as "innan utgangen av", "ca.", "onsdag", "siste helg i" from `at` on."""
    kinds: set[str] = set()
    for _ in range(_MOST_MODIFIERS):
        kind, following = lexemes[at].kind, lexemes[at + 1]
        if kind in _ALL_MODIFIERS:
            kinds.add(kind)
            at += 1
        elif kinds and (kind == "weekend" or lexemes[at].value in (".", ":")):
            at += 1
        elif kind == "ordinal" and _is_part_of_bigger(lexemes, at):
            kinds.add("part")
            at += 2 if following.kind in ("weekend", "unit") else 1
        else:
            break
    return Modifiers(frozenset(kinds), at)


def _is_part_of_bigger(lexemes: Sequence[Lexeme], at: int) -> bool:
    """siste helg i august, første halvdel av mai, fyrste del i planperioden."""
    following, third, fourth = lexemes[at + 1 : at + 4]
    halved = following.kind == "weekend" or following.value == "half_year"
    return halved and third.kind == "in" and fourth.kind in _BIGGER


# ---------------------------------------------------------------- several periods


class _Item(NamedTuple):
    part: Part
    first: int
    stop: int
    joiner: str  # what stands before: "", dash, to, and, ",", "/"
    kinds: frozenset[str] = frozenset()  # modifiers of its own, after the joiner


def _read_parts(lexemes: Sequence[Lexeme], at: int) -> list[_Item]:
    found = read_part(lexemes, at)
    items: list[_Item] = []
    joiner, first, kinds = "", at, frozenset[str]()
    while found is not None and len(items) < _MOST_PARTS:
        part, stop = found
        if joiner in (",", "/") and not _may_list(items[-1].part, part, joiner):
            break
        items.append(_Item(part, first, stop, joiner, kinds))
        stop = _skip_clock(lexemes, stop)
        items[-1] = items[-1]._replace(stop=stop)
        joiner, after = _read_joiner(lexemes, stop)
        if not joiner:
            break
        own = read_modifiers(lexemes, after)
        first, kinds = own.stop, own.kinds
        found = read_part(lexemes, own.stop)
    return _share_units(items)


def _may_list(left: Part, right: Part, joiner: str) -> bool:
    """Whether a comma or slash goes on with a list: "2021, 2022", "mai/juni", "mai, juni 2021"."""
    if joiner == "/":
        return right.unit != "loose" or left.unit in ("week", "loose", "quarter", "tertial")
    if left.unit == right.unit == "year":
        return True
    return left.unit in _LISTED and left.unit == right.unit and left.year is None


def _read_joiner(lexemes: Sequence[Lexeme], at: int) -> tuple[str, int]:
    """The joiner at `at` and the index after it; "" when there is none."""
    joiner = ""
    if lexemes[at].value == "." and lexemes[at + 1].kind in JOINERS:
        at += 1  # the dot of an abbreviation: "nov. – des."
    if lexemes[at].value == ",":
        joiner, at = ",", at + 1
    if lexemes[at].value == "/":
        return "/", at + 1
    while lexemes[at].kind in JOINERS:
        joiner = lexemes[at].kind if joiner in ("", ",", "and") else joiner
        at += 1
        if lexemes[at].value == "." and lexemes[at - 1].kind == "to":
            at += 1
    return joiner, at


def _skip_clock(lexemes: Sequence[Lexeme], at: int) -> int:
    """kl. 12.00 after a day."""
    after = at + 1 if lexemes[at].value == "," else at
    if lexemes[after].kind != "clock":
        return at
    after += 1
    while lexemes[after].kind == "number" or lexemes[after].value in (".", ":"):
        after += 1
    return after


def _share_units(items: list[_Item]) -> list[_Item]:
    """Gives loose figures the unit of the next period, else of the one before."""
    for order in (range(len(items) - 2, -1, -1), range(1, len(items))):
        step = 1 if order.step < 0 else -1
        for i in order:
            near = items[i + step].part
            if items[i].part.unit == "loose" and near.unit != "loose":
                items[i] = items[i]._replace(part=_like(items[i].part, near))
    if any(item.part.unit == "month" for item in items):
        items = [item._replace(part=_july_of(item.part)) for item in items]
    return items if all(item.part.unit != "loose" for item in items) else []


def _july_of(part: Part) -> Part:
    """jul beside a month ("jul-sep") is July."""
    return Part("month", part.year, 7) if part.name == "christmas_or_july" else part


def _like(loose: Part, near: Part) -> Part:
    year = loose.year if loose.year is not None else near.year
    if near.unit == "date":
        return Part("date", year, loose.number, near.month)
    if near.unit in ("week", "quarter", "tertial", "half_year"):
        return Part(near.unit, loose.year, loose.number)
    return loose


# ---------------------------------------------------------------- years


def _fill_in_years(parts: list[Part], context: PlanContext) -> list[tuple[date, date]] | None:
    """The days of each period. A year not printed is the next period's, else the former's,
    else the plan's; one year later or earlier where the periods would run backwards."""
    years = [part.year for part in parts]
    for i in range(len(parts) - 2, -1, -1):
        years[i] = years[i] if years[i] is not None else years[i + 1]
    for i in range(1, len(parts)):
        years[i] = years[i] if years[i] is not None else years[i - 1]
    filled = [year if year is not None else context.year for year in years]
    days = [days_of_part(p, y, context) for p, y in zip(parts, filled, strict=True)]
    for i in range(1, len(parts)):
        days[i] = _not_before(days[i - 1], days[i], parts[i], filled[i], context)
    if parts[-1].year is not None:
        for i in range(len(parts) - 2, -1, -1):
            days[i] = _not_after(days[i], days[i + 1], parts[i], filled[i], context)
    known = [span for span in days if span is not None]
    return known if len(known) == len(parts) else None


def _not_before(
    left: tuple[date, date] | None,
    right: tuple[date, date] | None,
    part: Part,
    year: int | None,
    context: PlanContext,
) -> tuple[date, date] | None:
    if left and right and part.year is None and year is not None and right[0] < left[0]:
        return days_of_part(part, year + 1, context)
    return right


def _not_after(
    left: tuple[date, date] | None,
    right: tuple[date, date] | None,
    part: Part,
    year: int | None,
    context: PlanContext,
) -> tuple[date, date] | None:
    if left and right and part.year is None and year is not None and left[0] > right[0]:
        return days_of_part(part, year - 1, context)
    return left


# ---------------------------------------------------------------- windows


def _are_separate(items: list[_Item], modifiers: Modifiers) -> bool:
    """1. mars og 1. oktober: days, not the ends of a window."""
    return (
        len(items) > 1
        and all(item.part.unit == "date" for item in items)
        and all(item.joiner in ("and", ",", "/") for item in items[1:])
        and "between" not in modifiers.kinds
        and not any(item.kinds & _UNTIL for item in items)
    )


def _is_unsure(items: list[_Item], modifiers: Modifiers) -> bool:
    bounding = _UNTIL | _SINCE | {"before", "after"}
    if len(items) > 1 or modifiers.kinds & bounding:
        return all(item.part.weak for item in items) and not modifiers.kinds & bounding
    return items[0].part.weak or items[0].part.name == "christmas_or_july"


def _bound(
    modifiers: Modifiers,
    items: list[_Item],
    days: list[tuple[date, date]],
    *,
    first: int,
) -> Timed:
    kinds = modifiers.kinds
    window = _window_of(kinds, items, days)
    last = items[-1]
    dated = any(item.part.year is not None for item in items)
    return Timed(window, first, last.stop, last.part.unit, dated, bool(kinds))


def _window_of(
    kinds: frozenset[str], items: list[_Item], days: list[tuple[date, date]]
) -> TimeWindow:
    part = items[-1].part
    start, end = min(span[0] for span in days), days[-1][1]
    several = len(items) > 1
    if "before" in kinds:
        last = end if part.unit == "date" else days[0][0] - timedelta(days=1)
        return TimeWindow(kind=items[0].part.kind, end=last)
    if kinds & _SINCE and not several:
        return TimeWindow(kind=part.kind, start=start)
    if "after" in kinds and not several:
        to_next = part.unit != "date" or (end.month, end.day) == (12, 31)
        return TimeWindow(kind=part.kind, start=end + timedelta(days=1) if to_next else end)
    if kinds & _UNTIL and not kinds & _SINCE:
        return TimeWindow(kind=part.kind, end=end)
    if several:
        return TimeWindow(kind="range", start=start, end=end) if start <= end else _BACKWARDS
    kind = part.kind
    if part.unit == "period" and not kinds & {"during", "part"}:
        kind = "ongoing"
    return TimeWindow(kind=kind, start=start, end=end)


_BACKWARDS = TimeWindow(kind="unresolved")


def _read_period_unknown(
    items: list[_Item], modifiers: Modifiers, first: int
) -> tuple[Timed, ...]:
    """heile perioden, in a plan that does not say which: it goes on, with no dates."""
    alone = len(items) == 1 and items[0].part.unit == "period"
    if not alone or modifiers.kinds & (_UNTIL | {"before", "after", "from"}):
        return ()
    window = TimeWindow(kind="ongoing")
    return (Timed(window, first, items[0].stop, "period", False, bool(modifiers.kinds)),)


def _open_end(lexemes: Sequence[Lexeme], timed: Timed) -> Timed:
    """2021 –, 2021 og framover: the start of a window with no end."""
    at = timed.stop
    while lexemes[at].kind in ("dash", "arrow") or lexemes[at].value in ("?", "…"):
        at += 1
    to_the_end = lexemes[at].kind == "end" and any(
        lexemes[i].kind in ("dash", "arrow") for i in range(timed.stop, at)
    )
    if lexemes[timed.stop].kind == "onward":
        at = timed.stop + 1
    elif not to_the_end:
        return timed
    if timed.window.start is None:
        return timed
    return timed._replace(window=TimeWindow(kind="range", start=timed.window.start), stop=at)
