"""The day of a status report: "Handlingsplan 2018 – status per 31. august" in, the day out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice, zip_longest

from extract.fields.status import status_date
from extract.model import PlanContext
from extract.vocabulary import alternation, fold, load, remembered

_FRONT = 16
"""Lines at the front of a document in which it says of when it is."""
_YEAR = re.compile(r"(?:19|20)\d\d\.?")
_LONGEST = 110
"""Characters of such a line; what is longer is prose."""


def find_status_day(lines: Iterable[str], *, context: PlanContext) -> date | None:
    """The day that holds for all statuses without one of their own; None when none is named."""
    for line in _with_years(islice(lines, _FRONT)):
        found = _of_day().search(fold(line)) if len(line) <= _LONGEST else None
        if found is not None:
            heading = " ".join((load().words("label.status")[0], *_per()[:1], found["day"]))
            day = status_date(heading, context=context)
            if day is not None:
                return day
    return None


def _with_years(lines: Iterable[str]) -> Iterator[str]:
    """The lines, a year alone on one put behind the line that it was broken from."""
    listed = list(lines)
    for line, below in zip_longest(listed, listed[1:], fillvalue=""):
        yield f"{line} {below}" if _YEAR.fullmatch(below.strip()) else line


@remembered()
def _of_day() -> re.Pattern[str]:
    words = alternation(fold(w) for w in load().words("document.status_report"))
    per = alternation(_per())
    return re.compile(rf"\b(?:{words})\w*\b[^.]{{0,40}}?\b(?:{per})\b\.?\s+(?P<day>\S.{{2,40}})$")


def _per() -> tuple[str, ...]:
    return load().words("document.as_of")
