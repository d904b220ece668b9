"""New corrections checked against a dataset and added to the archive's own tables.

In: rows as the evidence pages export them. Out: which of them are taken, which are
not and why; and `<archive>/<source>/corrections.csv` with the former, written whole.
"""

from __future__ import annotations

import csv
import io
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from extract.corrections.apply import apply_corrections
from extract.corrections.bench import Outcome
from extract.corrections.cells import plain, unguard_cell
from extract.corrections.parts import Rows
from extract.corrections.table import (
    COLUMNS,
    FILE_NAME,
    NEW_MEASURE,
    Correction,
    CorrectionsFileError,
    decode,
    find_delimiter,
    format_corrections,
)

Key = tuple[str, str, str, str]

_FOLDER_NAME = re.compile(r"(?!\.)[^/\\\0]{1,200}\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """`taken` rows carry full ids and their source; `known` are in the archive already."""

    taken: tuple[Correction, ...]
    known: tuple[Correction, ...]
    refused: tuple[Outcome, ...]


def check_corrections(
    rows: Sequence[Correction], results: Sequence[Rows], existing: Sequence[Correction]
) -> Checked:
    """Which of the new `rows` stand against the dataset with the `existing` corrections."""
    old = {_key(row): plain(row.new) for row in existing}
    known = [row for row in rows if old.get(_key(row)) == plain(row.new)]
    fresh = [row for row in rows if row not in known]
    replaced = {_key(row) for row in fresh}
    before = [row for row in existing if _key(row) not in replaced]
    _, outcomes = apply_corrections(results, [*before, *fresh])
    judged = outcomes[len(before) :]
    sources = {r.document.document_id: r.document.source for r in results}
    titles = {m.measure_id: plain(m.title) for r in results for m in r.measures}
    return Checked(
        taken=tuple(_whole(o, sources, titles) for o in judged if o.verdict == "applied"),
        known=(*known, *(o.correction for o in judged if o.verdict == "already")),
        refused=tuple(o for o in judged if o.verdict not in ("applied", "already")),
    )


def add_corrections(taken: Sequence[Correction], archive: Path) -> tuple[Path, ...]:
    """Add rows to the table of their source; a row with the same old value takes its place.

    Tables that people wrote keep their own columns, order and separator. Returns the
    files written. Raises CorrectionsFileError or OSError; each file is written whole.
    """
    sources = sorted({row.source for row in taken})
    return tuple(
        _add(archive, source, [row for row in taken if row.source == source]) for source in sources
    )


def _key(row: Correction) -> Key:
    """A missing measure is one by its name, everything else by the value that was there."""
    return row.document, row.measure, row.field, plain(row.old)


def _whole(outcome: Outcome, sources: Mapping[str, str], titles: Mapping[str, str]) -> Correction:
    """The row as it is kept: full ids, and what finds the measure when its id is gone."""
    row = outcome.correction
    is_new = NEW_MEASURE.match(row.measure)
    return replace(
        row,
        document=outcome.document_id or row.document,
        measure=row.measure if is_new else outcome.measure_id or row.measure,
        confidence=row.confidence if outcome.confidence is None else outcome.confidence,
        title=row.title or titles.get(outcome.measure_id or "", ""),
        source=sources[outcome.document_id or ""],
    )


def _add(archive: Path, source: str, rows: Sequence[Correction]) -> Path:
    if not _FOLDER_NAME.match(source):
        raise CorrectionsFileError(f"{source!r} is no name for a folder in {archive}")
    path = archive / source / FILE_NAME
    path.parent.mkdir(parents=True, exist_ok=True)
    text = decode(path.read_bytes()) if path.exists() else ""
    _write_whole(path, _merged(text, rows))
    return path


def _merged(text: str, rows: Sequence[Correction]) -> str:
    """The old table with new rows at its end; what they replace is left out."""
    delimiter = find_delimiter(text) if text.strip() else ","
    new_names, *new = csv.reader(io.StringIO(format_corrections(rows), newline=""))
    old_names, *old = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)) or [[]]
    names = [*old_names, *(n for n in COLUMNS if n not in [o.strip().lower() for o in old_names])]
    replaced = {_key(row) for row in rows}
    kept = [row for row in old if any(row) and _cells_key(old_names, row) not in replaced]
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([*row, *[""] * (len(names) - len(row))] for row in kept)
    cells = [dict(zip(new_names, row, strict=True)) for row in new]
    writer.writerows([row.get(name.strip().lower(), "") for name in names] for row in cells)
    return out.getvalue()


def _cells_key(names: Sequence[str], row: Sequence[str]) -> Key:
    cells = {
        n.strip().lower(): plain(unguard_cell(c.strip())) for n, c in zip(names, row, strict=False)
    }
    return tuple(cells.get(name, "") for name in ("document", "measure", "field", "old"))  # type: ignore[return-value]


def _write_whole(path: Path, text: str) -> None:
    """With a byte order mark, so that a spreadsheet shows the Norwegian letters."""
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with aside.open("wb") as file:
            file.write(text.encode("utf-8-sig"))
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)
