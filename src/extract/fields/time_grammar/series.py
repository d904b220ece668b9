"""Lexemes -> the periods of one expression, joined by dashes, words, commas and slashes.

Neighbours lend each other what the print leaves out: the unit of "1. og 2. kvartal",
the year of "hausten – våren 2022".
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from extract.fields.time_grammar.calendar import Days
from extract.fields.time_grammar.lexicon import Lexeme
from extract.fields.time_grammar.modifiers import read_modifiers
from extract.fields.time_grammar.parts import Part, days_of_part
from extract.fields.time_grammar.periods import read_part
from extract.model import PlanContext

_JOINERS = frozenset({"dash", "arrow", "to", "and"})
_LISTED = frozenset({"year", "month", "season", "quarter", "tertial", "half_year", "loose"})
# Bounds that keep reading fast, whatever the text.
_MOST_PARTS, _MOST_LOOSE = 12, 4


class Item(NamedTuple):
    part: Part
    first: int
    stop: int
    joiner: str  # what stands before: "", dash, to, and, ",", "/"
    kinds: frozenset[str] = frozenset()  # modifiers of its own, after the joiner


def read_series(lexemes: Sequence[Lexeme], at: int) -> list[Item]:
    found = read_part(lexemes, at)
    items: list[Item] = []
    joiner, first, kinds = "", at, frozenset[str]()
    while found is not None and len(items) < _MOST_PARTS:
        part, stop = found
        if joiner in (",", "/") and not _may_list(items[-1].part, part, joiner):
            break
        items.append(Item(part, first, stop, joiner, kinds))
        stop = _skip_clock(lexemes, stop)
        items[-1] = items[-1]._replace(stop=stop)
        joiner, after = _read_joiner(lexemes, stop)
        if not joiner or (
            len(items) == _MOST_LOOSE and items[0].part.unit == "loose" == part.unit
        ):
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
    after = lexemes[at + 1]
    if lexemes[at].value == "." and (after.kind in _JOINERS or after.value in (",", "/")):
        at += 1  # the dot of an abbreviation: "nov. – des.", "jan./feb."
    if lexemes[at].value == ",":
        joiner, at = ",", at + 1
    if lexemes[at].value == "/":
        return "/", at + 1
    while lexemes[at].kind in _JOINERS:
        joiner = lexemes[at].kind if joiner in ("", ",", "and") else joiner
        at += 1
        if lexemes[at].value == "." and lexemes[at - 1].kind in ("to", "and"):
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


def _share_units(items: list[Item]) -> list[Item]:
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


def fill_in_years(parts: list[Part], context: PlanContext) -> list[Days] | None:
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
    left: Days | None,
    right: Days | None,
    part: Part,
    year: int | None,
    context: PlanContext,
) -> Days | None:
    if left and right and part.year is None and year is not None and right[1] < left[0]:
        return days_of_part(part, year + 1, context)
    return right


def _not_after(
    left: Days | None,
    right: Days | None,
    part: Part,
    year: int | None,
    context: PlanContext,
) -> Days | None:
    if left and right and part.year is None and year is not None and left[0] > right[1]:
        return days_of_part(part, year - 1, context)
    return left
