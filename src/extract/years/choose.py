"""Which series a person means: a few typed words in, series out."""

from __future__ import annotations

from collections.abc import Sequence

from extract.vocabulary import fold
from extract.years.bodies import compare_bodies
from extract.years.library import Series


def choose_series(library: Sequence[Series], wanted: str) -> tuple[Series, ...]:
    """The series called so: by whole name, else by a part of it or of its organisation's name,
    else by another spelling of the organisation."""
    key = fold(wanted)
    exact = tuple(s for s in library if fold(s.name) == key)
    if exact:
        return exact
    parts = tuple(s for s in library if any(key in fold(n) for n in (s.name, *s.organisations)))
    return parts or tuple(s for s in library if _is_body(s, wanted))


def _is_body(series: Series, wanted: str) -> bool:
    return any(compare_bodies(name, wanted) == "same" for name in series.organisations)
