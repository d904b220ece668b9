"""A table of measures -> candidates: a row, or a part of a row, for each measure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extract.fields.number import normalise_number
from extract.layouts.columns import Columns, dated_measures, only_measures
from extract.layouts.headings import Area
from extract.layouts.measure_text import read_measure_text
from extract.layouts.parts import split_at, split_parts
from extract.layouts.row_fields import fields_of
from extract.layouts.row_texts import column_paragraphs, descriptions_of, number_paragraphs
from extract.layouts.rows import Row, rows_of
from extract.layouts.view import TableView
from extract.model import Candidate, FieldText, Passage


def read_table(view: TableView, columns: Columns, *, heading: Area | None) -> list[Candidate]:
    """The measures of a table in reading order. `heading` is the heading above it.

    Columns of measures for a year each ("Tiltak 2019", "Tiltak 2020") are read one by one.
    """
    dated = dated_measures(columns)
    if dated:
        return [
            _with_time(candidate, time)
            for column, time in dated
            for candidate in read_table(view, only_measures(columns, column), heading=heading)
        ]
    found: list[Candidate] = []
    for row in rows_of(view, columns, heading=heading):
        found.extend(_candidates(view, columns, row))
    return found


def _with_time(candidate: Candidate, time: Passage) -> Candidate:
    """A measure with the year of its column, where it says no time itself."""
    if any(f.role == "deadline" for f in candidate.fields):
        return candidate
    said = FieldText(role="deadline", passage=time)
    return replace(candidate, fields=(*candidate.fields, said))


def _candidates(view: TableView, columns: Columns, row: Row) -> Iterator[Candidate]:
    measure = columns.first("measure")
    assert measure is not None
    listed = column_paragraphs(view, row, measure)
    numbers = number_paragraphs(view, columns, row)
    if len(numbers) >= 2 and all(p.top is not None and p.page is not None for p in numbers):
        tops = [(p.page or 0, p.top or 0.0) for p in numbers]
        parts = split_at(listed, tops)
    else:
        parts = split_parts(listed)
    fields = fields_of(view, columns, row, parts)
    for i, part in enumerate(parts):
        own = read_measure_text(part)
        number = own.number
        if number is None and numbers:
            number = normalise_number(numbers[min(i, len(numbers) - 1)].text)
        if own.title:
            yield Candidate(
                title=own.title,
                number=number,
                description=own.description + descriptions_of(view, columns, row, parts)[i],
                area=row.area.text if row.area else None,
                area_number=row.area.number if row.area else None,
                fields=(*fields[i], *row.carried),
                layout="table",
            )
