"""The fields of the measures in a row: by when, by whom, how it goes, what it costs.

In come a table, its columns, the rows of one measure and the parts of its text; out come the
fields of each part.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.labels import find_labels
from extract.layouts.choices import ticked
from extract.layouts.columns import Columns
from extract.layouts.marks import party_field
from extract.layouts.paragraphs import text_of
from extract.layouts.parts import Part, share_lines, share_out, without_number
from extract.layouts.periods import period_field, state_field
from extract.layouts.roles import FIELD_ROLES
from extract.layouts.row_texts import column_paragraphs
from extract.layouts.rows import Row
from extract.layouts.view import TableView, party_paragraphs
from extract.model import FieldText

_PARTY_ROLES = frozenset({"responsible", "partner"})


def fields_of(
    view: TableView, columns: Columns, row: Row, parts: Sequence[Part]
) -> list[tuple[FieldText, ...]]:
    """For each part of a row, the fields of its measure, from the left."""
    fields: list[list[FieldText]] = [[] for _ in parts]
    for column, role in enumerate(columns.roles):
        if role not in FIELD_ROLES:
            continue
        label = columns.labels[column]
        shares = _shares(view, row, column, parts)
        if role in _PARTY_ROLES and all(share == shares[0] for share in shares):
            shares = [_party_paragraphs(view, row, column)] * len(parts)
        colour = _colour(view, row, column)
        for own, part, share in zip(fields, parts, shares, strict=True):
            share = without_number(share, part)
            if share or (colour and role == "status"):
                said = FieldText(
                    role=role,
                    passage=ticked(text_of(share)) if role == "status" else text_of(share),
                    label=" ".join(label.text.split()) if label else None,
                    colour=_symbol_colour(share) or colour,
                )
                own.extend(_cut_at_labels(said))
    who = "partner" if columns.of("responsible") else "responsible"
    marked = (
        party_field(view, columns.of("party"), columns.labels, row.first, role=who),
        period_field(view, columns, row.first, row.stop),
        state_field(view, columns, row.first, row.stop),
    )
    for own in fields:
        own.extend(f for f in marked if f is not None)
    return [tuple(own) for own in fields]


def _cut_at_labels(field: FieldText) -> Iterator[FieldText]:
    """A field of parties as one field for each label in its text.

    "Kultur. Samarbeid: Nav, skulane" names who is responsible and who takes part.
    """
    text = field.passage
    inner = [s for s in find_labels(text.text) if s.role in FIELD_ROLES and s.role != field.role]
    if field.role not in _PARTY_ROLES or not inner:
        yield field
        return
    starts = [s.start for s in inner]
    lead = text.cut(0, starts[0])
    if lead:
        yield replace(field, passage=lead.cut(0, len(lead.text.rstrip(" .;,"))))
    for span, stop in zip(inner, [*starts[1:], len(text.text)], strict=True):
        if value := text.cut(span.stop, stop):
            yield FieldText(role=span.role, passage=value, label=span.label)


def _party_paragraphs(view: TableView, row: Row, column: int) -> Part:
    """The paragraphs of a cell of parties, where a new line may be a new party."""
    cells = dict.fromkeys(c for r in range(row.first, row.stop) if (c := view.cell(r, column)))
    return tuple(p for c in cells if c.column == column for p in party_paragraphs(c))


def _shares(view: TableView, row: Row, column: int, parts: Sequence[Part]) -> list[Part]:
    """What a column says of each part of a row."""
    listed = column_paragraphs(view, row, column)
    if len(parts) > 1 and len(listed) != len(parts):
        cells = [c for r in range(row.first, row.stop) if (c := view.cell(r, column))]
        if cells and (level := share_lines(list(dict.fromkeys(cells)), parts)) is not None:
            return level
    return share_out(listed, parts)


def _colour(view: TableView, row: Row, column: int) -> str | None:
    """A cell's shading that the cell of the measure does not have too."""
    cell = view.cell(row.first, column)
    if cell is None or cell.colour is None:
        return None
    others = {c.colour for c in view.row(row.first) if c is not cell}
    return None if others == {cell.colour} else cell.colour


def _symbol_colour(share: Part) -> str | None:
    """The colour of a cell's text that is a symbol and nothing else."""
    if len(share) != 1 or any(c.isalnum() for c in share[0].text):
        return None
    pieces = share[0].passage.pieces
    return pieces[0].colour if pieces else None
