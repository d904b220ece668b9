"""Whether a printed text says a time, for layouts that go by what cells hold."""

from __future__ import annotations

from extract.fields.deadline import find_inline_deadlines
from extract.fields.times import parse_time
from extract.model import PlanContext
from extract.vocabulary import remembered

_ANY_YEAR = PlanContext(year=2000)


@remembered(4096)  # every cell of a table is asked for every way to read the table
def says_time(text: str) -> bool:
    """Whether a line is a time ("2. kvartal") or names a deadline ("Frist 1. mai")."""
    return parse_time(text, context=_ANY_YEAR) is not None or bool(
        find_inline_deadlines(text, context=_ANY_YEAR, closing=False)
    )
