"""`corrections.csv`: what a person put right, one row for each value.

In: a CSV file as the evidence pages export it or as a person writes it by hand
(comma, semicolon or tab; UTF-8, or what an older spreadsheet saves). Out:
`Correction` rows; a row that cannot be meant seriously carries its `problem`.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from extract.corrections.cells import guard_cell, plain, unguard_cell
from extract.corrections.values import parse_deadline, parse_status
from extract.errors import TiltakError
from extract.model import BBox

FILE_NAME = "corrections.csv"

TEXT_FIELDS = ("number", "area_number", "area", "title", "description")
VALUE_FIELDS = (*TEXT_FIELDS, "responsible", "deadline", "status")
FIELDS = (*VALUE_FIELDS, "not_a_measure", "missing_measure", "checked")

REQUIRED = ("document", "measure", "field", "old", "new", "who", "when", "why")
COLUMNS = (*REQUIRED, "title", "page", "x0", "top", "x1", "bottom", "confidence")

NEW_MEASURE = re.compile(r"new-[\w-]{1,40}\Z", re.ASCII)
"""How a person names a measure that the program did not find."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One row of `corrections.csv`.

    `document` is a document's id, the first eight or more letters of it, or its file
    name; `measure` a measure's id, its first eight or more letters, its number, its
    title, or `new-...`. `old` is what the dataset says now, `new` what it should say.
    `title` is the measure's when a person looked; it finds the measure when its id is gone.
    `page` (1-based) and `box` (PDF points) say where a missing measure stands.
    `confidence` is what the program thought of the measure when a person looked.
    `source`: it holds for documents of this source only, of any when empty.
    """

    document: str
    measure: str
    field: str
    old: str = ""
    new: str = ""
    who: str = ""
    when: date | None = None
    why: str = ""
    title: str = ""
    page: int | None = None
    box: BBox | None = None
    confidence: float | None = None
    row: int = 0
    source: str = ""
    problem: str | None = None


class CorrectionsFileError(TiltakError, ValueError):
    """A file that is no table of corrections at all; the sentence names it."""


def read_corrections(path: Path) -> tuple[Correction, ...]:
    """The rows of the file `path`; OSError when it cannot be opened."""
    data = path.read_bytes()
    try:
        return parse_corrections(decode(data))
    except CorrectionsFileError as problem:
        raise CorrectionsFileError(f"{path}: {problem}") from problem


def parse_corrections(text: str) -> tuple[Correction, ...]:
    """The rows of a CSV text; CorrectionsFileError when its head is not that of corrections."""
    rows = csv.DictReader(io.StringIO(text, newline=""), delimiter=find_delimiter(text))
    try:
        names = [name.strip().lower() for name in rows.fieldnames or ()]
        missing = [name for name in REQUIRED if name not in names]
        if missing:
            raise CorrectionsFileError(f"no table of corrections: no column {', '.join(missing)}")
        rows.fieldnames = names
        return tuple(_correction(row, rows.line_num) for row in rows if any(row.values()))
    except csv.Error as problem:
        raise CorrectionsFileError(f"line {rows.line_num}: {problem}") from problem


def format_corrections(corrections: Iterable[Correction]) -> str:
    """The rows as CSV text, with a head; safe to open in a spreadsheet."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([guard_cell(cell) for cell in _cells(row)] for row in corrections)
    return out.getvalue()


def find_delimiter(text: str) -> str:
    """What parts the cells of the head: comma, semicolon or tab."""
    head = text.partition("\n")[0]
    return max(",;\t", key=head.count)


def decode(data: bytes) -> str:
    """The text of a CSV file as people and spreadsheets save it."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")  # what a spreadsheet saves as "CSV"


def check_row(correction: Correction) -> str | None:
    """Why a row says nothing that could be applied; None when it may be."""
    if correction.field not in FIELDS:
        return f"field is {correction.field!r}; it must be one of {', '.join(FIELDS)}"
    for name in ("document", "measure", "who"):
        if not getattr(correction, name):
            return f"column {name} is empty"
    if correction.when is None:
        return "column when is empty or no date; write it as 2024-03-31"
    if not correction.why and correction.field != "checked":
        return "column why is empty"
    return _check_values(correction)


def _check_values(correction: Correction) -> str | None:
    is_new = NEW_MEASURE.match(correction.measure)
    if correction.field == "missing_measure" and not is_new:
        return "a missing measure is named new-... in the column measure"
    if correction.field in ("missing_measure", "title") and not correction.new:
        return "a measure needs a title in the column new"
    try:
        if correction.field == "deadline":
            parse_deadline(correction.new)
        if correction.field == "status":
            parse_status(correction.new)
    except ValueError as problem:
        return str(problem)
    return None


def _correction(row: Mapping[str, str | None], line: int) -> Correction:
    cells = {k: unguard_cell((v or "").strip()) for k, v in row.items() if isinstance(k, str)}
    texts = {name: plain(cells[name]) for name in REQUIRED}
    read = Correction(
        document=texts["document"],
        measure=texts["measure"],
        field=texts["field"],
        old=texts["old"],
        new=texts["new"],
        who=texts["who"],
        when=_day(texts["when"]),
        why=texts["why"],
        title=plain(cells.get("title", "")),
        row=line,
    )
    try:
        read = replace(read, **_figures(cells))
    except ValueError as problem:
        return replace(read, problem=f"a figure cannot be read: {problem}")
    if None in row:
        return replace(read, problem="the row has more cells than the head; quote the commas")
    return replace(read, problem=check_row(read))


def _figures(cells: Mapping[str, str]) -> dict[str, Any]:
    page, confidence = cells.get("page"), cells.get("confidence")
    return {
        "page": int(page) if page else None,
        "box": _box(cells),
        "confidence": _number(confidence) if confidence else None,
    }


def _cells(row: Correction) -> list[str]:
    box = row.box
    sides = [f"{side:.1f}" for side in (box.x0, box.top, box.x1, box.bottom)] if box else [""] * 4
    return [
        row.document, row.measure, row.field, row.old, row.new, row.who,
        row.when.isoformat() if row.when else "",
        row.why,
        row.title,
        "" if row.page is None else str(row.page),
        *sides,
        "" if row.confidence is None else f"{row.confidence:.4f}",
    ]  # fmt: skip


def _box(cells: Mapping[str, str]) -> BBox | None:
    sides = [cells.get(name, "") for name in ("x0", "top", "x1", "bottom")]
    if not all(sides):
        return None
    x0, top, x1, bottom = (_number(side) for side in sides)
    if not (x0 <= x1 and top <= bottom):
        raise ValueError(f"the box {' '.join(sides)} is inside out")
    return BBox(x0=x0, top=top, x1=x1, bottom=bottom)


def _number(text: str) -> float:
    """A Norwegian spreadsheet saves a decimal comma."""
    number = float(text.replace(",", "."))
    if not -1e6 < number < 1e6:
        raise ValueError(f"{text} is out of range")
    return number


def _day(text: str) -> date | None:
    """ISO, with or without the time of day; or as a Norwegian spreadsheet saves it."""
    for form in ("%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y"):
        try:
            return datetime.strptime(text.split("T")[0].split(" ")[0], form).date()
        except ValueError:
            continue
    return None
