"""Cards: a small table for each measure, labels in one column, values beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from extract.fields.number import is_number
from extract.labels import find_labels, is_label, label_role
from extract.layouts.headings import Area
from extract.layouts.paragraphs import Paragraph
from extract.layouts.roles import FIELD_ROLES
from extract.layouts.units import Unit, to_candidate
from extract.layouts.view import TableView, paragraphs, passage, text
from extract.model import Candidate, Cell, FieldText, Passage

_WORD = re.compile(r"\S+")
_LONGEST_LABEL = 3
"""Words of a label without a colon."""
_CARD_ROLES = FIELD_ROLES | {"measure", "description", "area", "goal", "number"}


def is_card(view: TableView) -> bool:
    """Whether most rows are a label and its value."""
    if not 2 <= view.columns <= 4 or not view.rows:
        return False
    inside = [_labelled_inside(view, r) for r in range(view.rows)]
    labelled = [r for r, fields in enumerate(inside) if fields or any(_beside(view, r))]
    if not labelled or _heads_columns(view):
        return False
    roles = {label_role(text(view.cell(r, 0))) for r in labelled}
    roles |= {said.role for fields in inside for said in fields}
    titles = [r for r in range(view.rows) if _title(view, r) is not None]
    return (
        len(roles & (FIELD_ROLES | {"measure"})) >= 2
        and len(labelled) + len(titles) >= 0.6 * view.rows
    )


def _heads_columns(view: TableView) -> bool:
    """Whether the first full row holds nothing but labels: headers of columns, not a card."""
    for row in range(view.rows):
        cells = [c for c in view.row(row) if text(c)]
        if len(cells) >= 2:
            return len(cells) >= 3 and all(label_role(text(c)) is not None for c in cells)
    return False


def read_cards(
    view: TableView,
    *,
    heading: Area | None,
    title: Passage | None,
    above: tuple[Passage, ...] = (),
) -> list[Candidate]:
    """The measures of a card table.

    `title` is a heading above it that names the measure, `above` the text between them.
    """
    units: list[Unit] = []
    unit = Unit(area=heading)
    if title is not None:
        unit.head.append(Paragraph(passage=title, bold=True))
        unit.body.extend(Paragraph(passage=text) for text in above)
    for row in range(view.rows):
        headline = _title(view, row)
        pairs = list(_labelled(view, row)) if headline is None else []
        named = any(role == "measure" for role, _, _ in pairs)
        starts = headline is not None or (named and not (unit.head and not unit.fields))
        if starts and (unit.head or unit.fields) and not (title and not unit.fields and row == 0):
            units.append(unit)
            unit = Unit(area=heading)
        if headline is not None:
            unit.head.extend(Paragraph(passage=p.passage, bold=True) for p in headline)
        for role, label, value in pairs:
            _put(unit, role, label, value)
        for said in _labelled_inside(view, row):
            unit.add(said.role, said)
    units.append(unit)
    return [c for u in units if (c := to_candidate(u, layout="card")) is not None]


def is_wide_card(view: TableView) -> bool:
    """A card with its headline over a row of labels and a row of values."""
    return bool(_wide_rows(view))


def read_wide_cards(view: TableView, *, heading: Area | None) -> list[Candidate]:
    """The measures of wide cards, one for each headline."""
    found: list[Candidate] = []
    for row in _wide_rows(view):
        unit = Unit(area=heading)
        headline = paragraphs(view.row(row)[0])
        unit.head.extend(headline[:1])
        unit.body.extend(headline[1:])
        for label, value in zip(view.row(row + 1), view.row(row + 2), strict=False):
            role = label_role(text(label))
            if role in _CARD_ROLES and text(value):
                _put(unit, role, text(label), value)
        if (candidate := to_candidate(unit, layout="card")) is not None:
            found.append(candidate)
    return found


def _wide_rows(view: TableView) -> list[int]:
    """Rows that are a headline over labels over values."""
    rows: list[int] = []
    for row in range(view.rows - 2):
        labels = [label_role(text(c)) for c in view.row(row + 1) if text(c)]
        full = [c for c in view.row(row) if text(c)]
        if (
            len(full) == 1
            and full[0].column_span >= view.columns
            and len(labels) >= 2
            and None not in labels
            and "measure" not in labels
        ):
            rows.append(row)
    return rows


def starts_measure(view: TableView) -> bool:
    """Whether the card names its measure itself."""
    return _title(view, 0) is not None or any(
        role == "measure" for r in range(view.rows) for role, _, _ in _labelled(view, r)
    )


def _put(unit: Unit, role: str, label: str, value: Cell) -> None:
    """Puts a value where its label says; what else shall be done is text of the measure."""
    listed = paragraphs(value)
    if role == "measure" and unit.head:
        unit.body.extend(listed)
    elif role == "measure":
        unit.head.extend(listed[:1])
        unit.body[:0] = listed[1:]
    elif role == "description":
        unit.body.extend(listed)
    elif listed or value.colour:
        unit.add(
            role, FieldText(role=role, passage=passage(value), label=label, colour=value.colour)
        )


def _labelled(view: TableView, row: int) -> Iterator[tuple[str, str, Cell]]:
    """Pairs of label and value beside each other in a row: role, label, value."""
    if not _labelled_inside(view, row):
        yield from _beside(view, row)


def _beside(view: TableView, row: int) -> Iterator[tuple[str, str, Cell]]:
    cells = [c for c in view.row(row) if c.row == row]
    for label, value in zip(cells[::2], cells[1::2], strict=False):
        printed = text(label)
        role = label_role(printed)
        if role in _CARD_ROLES and (is_label(printed) or len(printed) <= 32):
            yield role, printed, value


def _labelled_inside(view: TableView, row: int) -> tuple[FieldText, ...]:
    """The fields of a form's row, each cell of which starts with its label: "Når" over "2010"."""
    cells = [c for c in view.row(row) if c.row == row and text(c)]
    fields: list[FieldText] = []
    for cell in cells if len(cells) > 1 else ():
        field = _label_and_value(passage(cell))
        if field is None:
            return ()
        fields.append(field)
    return tuple(fields)


def _label_and_value(printed: Passage) -> FieldText | None:
    """A text that is a label without a colon and a value that starts as one."""
    words = list(islice(_WORD.finditer(printed.text), _LONGEST_LABEL + 1))
    for count in range(len(words) - 1, 0, -1):
        label = printed.text[: words[count - 1].end()]
        role = label_role(label) if is_label(label) else None
        start = words[count].start()
        if role in FIELD_ROLES and not printed.text[start].islower():
            value = printed.cut(start, len(printed.text))
            return FieldText(role=role, passage=value, label=label)
    return None


def _is_numbered(printed: str) -> bool:
    """Whether a cell left of a title is its number, bare or after its word: "2", "Tiltak B2"."""
    word, _, number = printed.rpartition(" ")
    return is_number(number) and (not word or label_role(word) == "measure")


def _title(view: TableView, row: int) -> tuple[Paragraph, ...] | None:
    """The paragraphs of a row that is the headline of a card; None for other rows."""
    cells = [c for c in view.row(row) if text(c)]
    if len(cells) == 1 and cells[0].column == 0 and cells[0].column_span >= view.columns:
        spans = [s for s in find_labels(text(cells[0])) if s.start == 0]
        if spans and not text(cells[0])[0].isdigit():
            if spans[0].role != "measure":
                return None
            value = passage(cells[0])
            rest = value.cut(spans[0].stop, len(value.text))
            return (Paragraph(passage=rest, bold=True),) if rest else None
        return paragraphs(cells[0])
    if len(cells) == 2 and _is_numbered(text(cells[0])) and not is_label(text(cells[1])):
        return (*paragraphs(cells[0]), *paragraphs(cells[1]))
    return None
