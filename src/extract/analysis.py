"""Questions to a dataset over the years: a folder in, frames out.

extract.compare("Midtfjorden", 2019, 2020)     what became of each measure
extract.histories()                            each measure from its first plan to its last
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from extract.dataset import DEFAULT_ROOT, read_arrow, read_results
from extract.errors import TiltakError
from extract.schema import LinkRecord
from extract.years.choose import choose_series
from extract.years.compare import Change, compare_series, compare_years
from extract.years.histories import History, trace_histories
from extract.years.library import Series, build_library
from extract.years.names import NO_NAMES, Names

if TYPE_CHECKING:
    import pandas as pd


class NotComparableError(TiltakError):
    """No such series, several, or no plan of such a year; the sentence lists what there is."""


def compare(
    series: str,
    first: int | None = None,
    last: int | None = None,
    *,
    root: Path | str = DEFAULT_ROOT,
    names: Names = NO_NAMES,
) -> pd.DataFrame:
    """What became of each measure, as rows with the columns of `years.rows.CHANGE_COLUMNS`.

    `series` is a part of the name of a series or of its organisation, in any case.
    Two years compare their plans; one year is compared with the year before; none
    compares every plan with the next. Raises NotComparableError, FileNotFoundError.
    """
    from extract.years.frames import changes_frame

    return changes_frame(find_changes(load_library(root, names=names), series, first, last)[1])


def histories(
    series: str | None = None,
    *,
    at_least: int = 2,
    root: Path | str = DEFAULT_ROOT,
    names: Names = NO_NAMES,
) -> pd.DataFrame:
    """One row for each measure that stands in `at_least` plans, `years.rows.HISTORY_COLUMNS`.

    `series` as in `compare`; all series when None. Raises NotComparableError, FileNotFoundError.
    """
    from extract.years.frames import histories_frame

    library = load_library(root, names=names)
    chosen = library if series is None else (_choose(library, series),)
    bodies = {s.name: next(iter(s.organisations), None) for s in chosen}
    return histories_frame(
        (h for s in chosen for h in trace_histories(s, at_least=at_least)), bodies
    )


def load_library(
    root: Path | str = DEFAULT_ROOT, *, names: Names = NO_NAMES
) -> tuple[Series, ...]:
    """All series of the dataset at `root`. Raises FileNotFoundError when there is none."""
    results = read_results(root)
    columns = list(LinkRecord.__dataclass_fields__)
    return build_library(
        [plan for result in results for plan in result.plans],
        [measure for result in results for measure in result.measures],
        [deadline for result in results for deadline in result.deadlines],
        [status for result in results for status in result.statuses],
        [LinkRecord(**row) for row in read_arrow("links", root).select(columns).to_pylist()],
        names=names,
    )


def find_changes(
    library: tuple[Series, ...], series: str, first: int | None, last: int | None
) -> tuple[Series, tuple[Change, ...]]:
    """The chosen series and its changes; years as in `compare`. Raises NotComparableError."""
    chosen = _choose(library, series)
    if first is None and last is None:
        return chosen, compare_series(chosen)
    years = _choose_years(chosen, first, last)
    return chosen, compare_years(chosen, *years)


def find_histories(chosen: Series) -> tuple[History, ...]:
    """All histories of a series, those of one plan too."""
    return trace_histories(chosen)


def _choose(library: tuple[Series, ...], wanted: str) -> Series:
    found = choose_series(library, wanted)
    if len(found) == 1:
        return found[0]
    listed = found or library
    what = "several series are" if found else "no series is"
    there_are = "; ".join(f"{s.name} ({_span(s)})" for s in listed[:20]) or "none in the dataset"
    raise NotComparableError(f"{what} called {wanted!r}; there are: {there_are}")


def _choose_years(series: Series, first: int | None, last: int | None) -> tuple[int, int]:
    """Two years in their order; one year is compared with the plan before it."""
    given = sorted(year for year in (first, last) if year is not None)
    missing = [year for year in given if year not in series.years]
    if missing:
        there_are = ", ".join(map(str, series.years))
        raise NotComparableError(f"{series.name} has no plan of {missing[0]}, only {there_are}")
    before = [year for year in series.years if year < given[-1]]
    if len(given) == 1 and not before:
        raise NotComparableError(f"{series.name} has no plan before {given[0]}")
    return (given[0] if len(given) == 2 else before[-1]), given[-1]


def _span(series: Series) -> str:
    return "–".join(map(str, dict.fromkeys((series.years[0], series.years[-1]))))
