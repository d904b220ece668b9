"""`tiltak compare`: what became of the measures of one plan in the next."""

from __future__ import annotations

import csv as csv_files
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from extract.analysis import find_changes, find_histories, load_library
from extract.cli.terminal import print_json, stderr, stdout, table
from extract.dataset import DEFAULT_ROOT
from extract.errors import TiltakError
from extract.years.compare import Change
from extract.years.names import DEFAULT_NAMES, load_names

if TYPE_CHECKING:
    from extract.years.library import Series, YearMeasure


def compare(
    series: str,
    first: int | None = None,
    last: int | None = None,
    /,
    *,
    dataset: Path = DEFAULT_ROOT,
    names: Path = DEFAULT_NAMES,
    json: bool = False,
    csv: Path | None = None,
    html: Path | None = None,
    language: Literal["nb", "nn", "en"] = "nb",
) -> int:
    """Say what became of each measure: continued, reworded, split, merged, new, dropped ...

    Parameters
    ----------
    series
        A part of the name of a series of plans, or of its organisation.
    first
        The first year of a plan; alone it is compared with the plan before it. Without
        years every plan is compared with the next.
    last
        The first year of the plan to compare it with.
    dataset
        The folder of the dataset.
    names
        The table of organisations' names, when there is one.
    json
        A list of objects instead of a table.
    csv
        A file for a spreadsheet; nothing in it can become a formula.
    html
        A web page with plots that stands alone, needing no network.
    language
        What the web page is written in.
    """
    library = load_library(dataset, names=load_names(names))
    chosen, changes = find_changes(library, series, first, last)
    if csv is not None:
        _write_csv(csv, changes)
    if html is not None:
        _write_page(html, chosen, changes, language)
    if json:
        print_json(_rows(changes))
    elif csv is None and html is None:
        _show(chosen, changes)
    for written in (path for path in (csv, html) if path is not None):
        stderr().print(f"wrote {written}", markup=False)
    return 0


def _rows(changes: Iterable[Change]) -> list[dict[str, object]]:
    from extract.years.rows import change_row

    return [change_row(change) for change in changes]


def _write_csv(path: Path, changes: Iterable[Change]) -> None:
    from extract.corrections.cells import guard_cell
    from extract.years.rows import CHANGE_COLUMNS

    with _open_new(path).open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv_files.writer(file)
        writer.writerow(CHANGE_COLUMNS)
        for row in _rows(changes):
            writer.writerow(
                guard_cell(value) if isinstance(value, str) else _plain(value)
                for value in row.values()
            )


def _plain(value: object) -> object:
    """Yes and no in lower case, as in JSON; empty for nothing."""
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else value


def _write_page(
    path: Path, series: Series, changes: Sequence[Change], language: Literal["nb", "nn", "en"]
) -> None:
    from extract.report import render_comparison

    page = render_comparison(series, changes, find_histories(series), language=language)
    _open_new(path).write_text(page, encoding="utf-8")


def _open_new(path: Path) -> Path:
    if not path.parent.is_dir():
        raise TiltakError(f"{path}: there is no folder {path.parent}; make it first")
    return path


def _show(series: Series, changes: Sequence[Change]) -> None:
    console = stdout()
    heads = ("years", "change", "number", "measure", "words", "deadline", "status", "score")
    title = f"{series.name}: plans of {', '.join(map(str, series.years))}"
    console.print(table(heads, map(_cells, changes), title=title))
    kinds = [change.kind for change in changes]
    counts = ", ".join(f"{kinds.count(kind)} {kind}" for kind in dict.fromkeys(kinds))
    moved = sum(change.is_deadline_moved for change in changes)
    changed = sum(change.is_status_changed for change in changes)
    found = counts or "nothing to compare"
    console.print(f"{found}; {moved} deadlines moved, {changed} statuses changed")


def _cells(change: Change) -> tuple[str, ...]:
    shown = change.later or change.earlier
    removed, added = change.words
    return (
        f"{change.compared[0]}–{change.compared[1]}",
        change.kind,
        _turn(change, lambda m: m.record.number or "–"),
        shown.record.title if shown else "",
        "; ".join(
            part
            for part in (removed and f"− {' '.join(removed)}", added and f"+ {' '.join(added)}")
            if part
        ),
        _turn(change, _tell_deadline)
        + (f" ({change.days_moved:+d} d)" if change.days_moved else ""),
        _turn(change, lambda m: m.state or "–"),
        "" if change.score is None else f"{change.score:.2f}",
    )


def _turn(change: Change, read: Callable[[YearMeasure], str]) -> str:
    """What both years say, or the one that is there: "1.2", "1.2 → 1.1"."""
    said = [read(measure) for measure in (change.earlier, change.later) if measure]
    return " → ".join(dict.fromkeys(said))


def _tell_deadline(measure: YearMeasure) -> str:
    return measure.deadline.isoformat() if measure.deadline else measure.deadline_text or "–"
