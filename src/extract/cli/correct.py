"""`tiltak correct`: check corrections by hand and add them to the archive."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from extract.archive import DEFAULT_ARCHIVE
from extract.cli.terminal import plain, print_json, stderr, stdout, table
from extract.corrections import (
    Checked,
    Correction,
    add_corrections,
    check_corrections,
    load_corrections,
    read_corrections,
)
from extract.dataset import DEFAULT_ROOT, read_results

_HEADS = ("what", "row", "measure", "field", "old", "new", "why not")


def correct(
    file: Path,
    /,
    *,
    dataset: Path = DEFAULT_ROOT,
    archive: Path = DEFAULT_ARCHIVE,
    dry_run: bool = False,
    json: bool = False,
) -> int:
    """Check corrections against a dataset and add them to data/raw/SOURCE/corrections.csv.

    The evidence pages (`tiltak review`) export such a file; one written by hand needs the
    columns document, measure, field, old, new, who, when, why. The next `tiltak ingest`
    applies what was added. Ends with 1 when a row is not taken; the others are.

    Parameters
    ----------
    file
        The table of corrections, CSV.
    dataset
        The folder of the dataset that the corrections were made against.
    archive
        The folder with a folder for each source.
    dry_run
        Only check; write nothing.
    json
        What became of each row, as JSON.
    """
    rows = read_corrections(file)
    checked = check_corrections(rows, read_results(dataset), load_corrections(archive))
    written = () if dry_run else add_corrections(checked.taken, archive)
    if json:
        print_json([_plain(*entry) for entry in _entries(checked)])
    else:
        _show(checked, written)
    return int(bool(checked.refused))


def _entries(checked: Checked) -> Iterator[tuple[str, Correction, str]]:
    """What became of each row: `taken`, `known`, or the verdict that refuses it, and why."""
    yield from (("taken", row, "") for row in checked.taken)
    yield from (("known", row, "") for row in checked.known)
    yield from ((o.verdict, o.correction, o.sentence) for o in checked.refused)


def _plain(what: str, row: Correction, why_not: str) -> dict[str, object]:
    return {
        "result": what,
        "row": row.row,
        "source": row.source,
        "document": row.document,
        "measure": row.measure,
        "field": row.field,
        "old": row.old,
        "new": row.new,
        "sentence": why_not,
    }


def _show(checked: Checked, written: tuple[Path, ...]) -> None:
    if checked.refused:
        stderr().print(table(_HEADS, (_cells(*e) for e in _entries(checked) if e[2])))
    for path in written:
        stdout().print(plain(f"added to {path}"), markup=False, soft_wrap=True)
    counts = (
        f"{len(checked.taken)} taken, {len(checked.known)} known already, "
        f"{len(checked.refused)} not taken"
    )
    stdout().print(counts)
    if written:
        stdout().print("The next `tiltak ingest` applies them.", markup=False)


def _cells(what: str, row: Correction, why_not: str) -> tuple[object, ...]:
    return what, row.row, row.measure[:12], row.field, row.old, row.new, why_not
