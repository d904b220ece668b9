"""A table of measures -> candidates: a row, or a part of a row, for each measure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.fields.number import is_number, normalise_number
from extract.fields.status import read_state
from extract.labels import find_labels, label_role
from extract.layouts.choices import ticked
from extract.layouts.columns import Columns, dated_measures, only_measures
from extract.layouts.headings import Area, read_area
from extract.layouts.marks import party_field
from extract.layouts.measure_text import read_measure_text
from extract.layouts.paragraphs import Paragraph, text_of
from extract.layouts.parts import (
    Part,
    share_lines,
    share_out,
    split_at,
    split_parts,
    without_number,
)
from extract.layouts.periods import looks_like_the_rest, period_field, state_field
from extract.layouts.sums import is_no_measure
from extract.layouts.view import TableView, paragraphs, party_paragraphs, passage, text
from extract.model import Candidate, Cell, FieldText, Passage

_MOST_STATE_WORDS = 6
_NEAR = 30
"""Rows above and below a row that tell what is usual in its table."""
_MOST_BANDS = 0.6
"""Part of a table's bands that are states when its bands are no areas."""
_PARTY_ROLES = frozenset({"responsible", "partner"})
FIELD_ROLES = frozenset(
    {"deadline", "start", "status", "comment", "responsible", "partner", "cost", "priority"}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """The rows `first:stop` of the table that are about one measure cell."""

    first: int
    stop: int
    area: Area | None
    carried: tuple[FieldText, ...] = ()


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
    for row in _rows(view, columns, heading=heading):
        found.extend(_candidates(view, columns, row))
    return found


def _with_time(candidate: Candidate, time: Passage) -> Candidate:
    """A measure with the year of its column, where it says no time itself."""
    if any(f.role == "deadline" for f in candidate.fields):
        return candidate
    said = FieldText(role="deadline", passage=time)
    return replace(candidate, fields=(*candidate.fields, said))


def _rows(view: TableView, columns: Columns, *, heading: Area | None) -> Iterator[Row]:
    """Rows grouped by measure, with the area that holds for them."""
    measure = columns.first("measure")
    assert measure is not None, "columns without a measure are no table of measures"
    area_column = columns.first("area", "goal")
    band: Area | None = None
    column_area: Area | None = None
    carried: tuple[FieldText, ...] = ()
    pending: Row | None = None
    by_state = _has_state_bands(view, columns)
    for row in range(columns.body, view.rows):
        cells = [c for c in view.row(row) if text(c) or c.colour]
        if not any(text(c) for c in cells) or is_repeated_header(view, columns, row):
            continue
        if is_no_measure(view, row, periods=columns.of("period"), measure=measure):
            continue
        if (title := band_text(view, columns, row)) is not None:
            if by_state:
                carried = (FieldText(role="status", passage=title),)
            else:
                band, column_area, carried = read_area(title), None, ()
            if pending is not None:
                yield pending
            pending = None
            continue
        if area_column is not None:
            column_area = _area_of(view, columns, row, area_column) or column_area
        if pending is not None and _goes_on(view, columns, row, measure):
            if area_column is not None and _has_area_overleaf(view, pending, row, area_column):
                pending = replace(pending, area=column_area)
            pending = replace(pending, stop=row + 1)
            continue
        if pending is not None:
            yield pending
        area = column_area or band or heading
        pending = Row(first=row, stop=row + 1, area=area, carried=carried)
    if pending is not None:
        yield pending


def is_repeated_header(view: TableView, columns: Columns, row: int) -> bool:
    """A header printed again on the next page, perhaps with a column missing."""
    cells = [c for c in view.row(row) if text(c)]
    printed = {label.text for label in columns.labels if label}
    same = sum(passage(c).text in printed for c in cells)
    labels = sum(label_role(text(c)) is not None for c in cells)
    return len(cells) >= 2 and (same >= 0.7 * len(cells) or labels == len(cells))


def band_text(view: TableView, columns: Columns, row: int) -> Passage | None:
    """The text of a row that is one heading over the table; None for a row of a measure."""
    filled = [c for c in view.row(row) if text(c)]
    if len(filled) != 1 or filled[0].row != row:
        return _numbered_band(view, columns, row, filled)
    cell = filled[0]
    wide = cell.column_span >= max(2, 0.6 * view.columns)
    measure = columns.first("measure")
    alone = view.columns >= 3 and cell.column <= (measure or 0)
    bold = all(line.bold for line in cell.lines)
    if not wide and not (alone and (bold or cell.colour is not None)):
        return None
    if any(line.marker is not None for line in cell.lines):
        return None
    if not wide and looks_like_the_rest(view, columns, row):
        return None
    return passage(cell)


def _has_state_bands(view: TableView, columns: Columns) -> bool:
    """Whether the bands tell how the rows below them stand ("Tiltak i gang", "Utsatt").

    One band alone must name measures too: a single word may look like a state.
    """
    if columns.of("status"):
        return False
    titles = [
        title.text
        for row in range(columns.body, view.rows)
        if (title := band_text(view, columns, row)) is not None
    ]
    states = [t for t in titles if _tells_state(t)]
    named = any(label_role(word) == "measure" for t in states for word in t.split())
    return len(states) >= _MOST_BANDS * len(titles) > 0 and (len(states) > 1 or named)


def _tells_state(title: str) -> bool:
    return len(title.split()) <= _MOST_STATE_WORDS and read_state(title) != "unknown"


def _numbered_band(
    view: TableView, columns: Columns, row: int, filled: Sequence[Cell]
) -> Passage | None:
    """A band whose number stands in a cell of its own."""
    if len(filled) != 2 or any(c.row != row for c in filled):
        return None
    first, second = filled
    measure = columns.first("measure")
    if columns.roles[first.column] != "number" or measure is None:
        return None
    if not second.column <= measure < second.column + second.column_span:
        return None
    if second.column_span > 1 and second.column + second.column_span == view.columns:
        return Passage.join([passage(first), passage(second)])
    if second.column != measure or view.columns < 4:
        return None
    if not (_is_above_next(view, columns, row, first) or _is_set_off(view, columns, row, filled)):
        return None
    return Passage.join([passage(first), passage(second)])


def _is_above_next(view: TableView, columns: Columns, row: int, number: Cell) -> bool:
    """Whether the next row's number goes on from this one's, as 2.1 does from 2."""
    if row + 1 >= view.rows or not is_number(text(number)):
        return False
    below = text(view.cell(row + 1, number.column))
    own = normalise_number(text(number))
    filled = [c for c in view.row(row + 1) if text(c)]
    return len(filled) > 2 and is_number(below) and normalise_number(below).startswith(f"{own}.")


def _is_set_off(view: TableView, columns: Columns, row: int, filled: Sequence[Cell]) -> bool:
    """Whether a row is bold or shaded as its measures are not."""
    number = filled[0]
    bold = all(line.bold for c in filled for line in c.lines)
    shaded = all(c.colour is not None for c in filled)
    empty = [c for c in view.row(row) if not text(c)]
    if not (bold or shaded) or len(empty) < 2 or any(c.colour != number.colour for c in empty):
        return False
    others = [view.cell(r, number.column) for r in range(columns.body, view.rows) if r != row]
    return not all(line.bold for c in others if c for line in c.lines)


def _area_of(view: TableView, columns: Columns, row: int, column: int) -> Area | None:
    """The area cell that covers a row; None when it is empty (the area above goes on)."""
    cell = view.cell(row, column)
    if cell is None or not text(cell):
        return None
    area = read_area(_over_pages(view, cell))
    number = columns.first("number")
    if area.number is None and number is not None and number < column:
        beside = view.cell(cell.row, number)
        if (
            beside is not None
            and is_number(text(beside))
            and _is_areas_number(view, columns, cell, beside)
        ):
            return replace(area, number=normalise_number(text(beside)))
    return area


def _over_pages(view: TableView, cell: Cell) -> Passage:
    """The text of a cell that a page break may have cut in two, whichever half is given."""
    first = cell
    while (above := view.cell(first.row - 1, cell.column)) and _is_cut_before(above, first):
        first = above
    texts, last = [passage(first)], first
    while (below := view.cell(last.row + last.row_span, cell.column)) and _is_cut_before(
        last, below
    ):
        texts.append(passage(below))
        last = below
    return Passage.join(texts)


def _is_cut_before(cell: Cell, below: Cell) -> bool:
    """Whether a text goes on in the cell below, on the next page, in the middle of a sentence."""
    apart = _page(cell) is not None and _page(cell) != _page(below)
    return apart and text(below)[:1].islower() and text(cell)[-1:] not in ("", ".", ":", "!", "?")


def _is_areas_number(view: TableView, columns: Columns, area: Cell, number: Cell) -> bool:
    """Whether the number column numbers the areas: its cells are as high as theirs."""
    measure = columns.first("measure")
    same = number.row == area.row and number.row_span == area.row_span
    cell = view.cell(area.row, measure or 0)
    own = cell is not None and bool(_numbers_in(paragraphs(cell)))
    return same and (own or area.row_span > 1)


def _numbers_in(listed: Sequence[Paragraph]) -> list[str]:
    return [n for part in split_parts(listed) if (n := read_measure_text(part).number)]


def _goes_on(view: TableView, columns: Columns, row: int, measure: int) -> bool:
    """Whether a row is more of the measure above: merged cell, broken row, further lines."""
    cell = view.cell(row, measure)
    if cell is None or cell.row < row:
        return True
    number = columns.first("number")
    numbered = number is not None and is_number(text(view.cell(row, number)))
    if not text(cell):
        return not numbered
    above = view.cell(row - 1, measure)
    if above is None or numbered or _page(above) == _page(cell) or _page(cell) is None:
        return False
    keyed = [view.cell(row, c) for c in columns.of("deadline", "responsible")]
    if number is not None and text(view.cell(row - 1, number)):
        return True
    if _is_cut_off(view, columns, row - 1) or _is_area_cut(view, columns, row):
        return True
    return text(cell)[:1].islower() and not any(text(c)[:1].isupper() for c in keyed if c)


def _is_area_cut(view: TableView, columns: Columns, row: int) -> bool:
    """Whether a row says nothing but more of its measures, and its area goes on mid-sentence."""
    area = columns.first("area", "goal")
    told = columns.of("deadline", "responsible", "status")
    if area is None or not told or any(text(view.cell(row, c)) for c in told):
        return False
    above, cell = view.cell(row - 1, area), view.cell(row, area)
    return above is not None and cell is not None and _is_cut_before(above, cell)


def _has_area_overleaf(view: TableView, pending: Row, row: int, column: int) -> bool:
    """Whether the area cell of a row cut by a page break is printed on the next page only."""
    first, rest = view.cell(pending.first, column), view.cell(row, column)
    if first is None or rest is None or text(first) or not text(rest):
        return False
    return first.row == pending.first and _page(first) != _page(rest)


def _is_cut_off(view: TableView, columns: Columns, row: int) -> bool:
    """Whether the last row of a page says nothing of its measure, as no row near it does."""
    told = columns.of("deadline", "responsible", "status")
    bare = [
        r
        for r in range(max(columns.body, row - _NEAR), min(view.rows, row + _NEAR))
        if not any(text(view.cell(r, c)) for c in told) and band_text(view, columns, r) is None
    ]
    return len(told) > 1 and bare == [row]


def _page(cell: Cell) -> int | None:
    return cell.place.page if cell.place else None


def _candidates(view: TableView, columns: Columns, row: Row) -> Iterator[Candidate]:
    measure = columns.first("measure")
    assert measure is not None
    listed = _column_paragraphs(view, row, measure)
    numbers = _number_paragraphs(view, columns, row)
    if len(numbers) >= 2 and all(p.top is not None and p.page is not None for p in numbers):
        tops = [(p.page or 0, p.top or 0.0) for p in numbers]
        parts = split_at(listed, tops)
    else:
        parts = split_parts(listed)
    fields = _fields(view, columns, row, parts)
    for i, part in enumerate(parts):
        own = read_measure_text(part)
        number = own.number
        if number is None and numbers:
            number = normalise_number(numbers[min(i, len(numbers) - 1)].text)
        if own.title:
            yield Candidate(
                title=own.title,
                number=number,
                description=own.description + _descriptions(view, columns, row, parts)[i],
                area=row.area.text if row.area else None,
                area_number=row.area.number if row.area else None,
                fields=(*fields[i], *row.carried),
                layout="table",
            )


def _column_paragraphs(view: TableView, row: Row, column: int) -> tuple[Paragraph, ...]:
    """The paragraphs of a column's cells over the rows of one measure, each cell once."""
    seen: set[int] = set()
    listed: list[Paragraph] = []
    for r in range(row.first, row.stop):
        cell = view.cell(r, column)
        if cell is not None and id(cell) not in seen and cell.column == column:
            seen.add(id(cell))
            own = list(paragraphs(cell))
            if listed and own and _runs_on(listed[-1], own[0]):
                both = Passage.join([listed[-1].passage, own.pop(0).passage])
                listed[-1] = replace(listed[-1], passage=both)
            listed.extend(own)
    return tuple(listed)


def _runs_on(above: Paragraph, below: Paragraph) -> bool:
    """Whether a text goes on mid-sentence in the next row: its row was taken for two."""
    stops = above.text.rstrip()[-1:] in tuple(".:;!?")
    return below.marker is None and below.text[:1].islower() and not stops


def _number_paragraphs(view: TableView, columns: Columns, row: Row) -> list[Paragraph]:
    """The numbers in the number column, unless they are the areas'."""
    column = columns.first("number")
    if column is None:
        return []
    cell = view.cell(row.first, column)
    area_column = columns.first("area", "goal")
    if cell is not None and area_column is not None and column < area_column:
        area = view.cell(row.first, area_column)
        if area is not None and _is_areas_number(view, columns, area, cell):
            return []
    listed = _column_paragraphs(view, row, column)
    return [p for p in listed if is_number(p.text) or _is_letter(p.text)]


def _is_letter(printed: str) -> bool:
    """A letter in a number column, which is one only when its letters are in order."""
    return len(printed.strip(" .)")) == 1 and printed[0].isalpha()


def _descriptions(
    view: TableView, columns: Columns, row: Row, parts: Sequence[Part]
) -> list[tuple[Passage, ...]]:
    shares: list[tuple[Passage, ...]] = [()] * len(parts)
    measure = columns.first("measure")
    for column in columns.of("description", "measure"):
        if column == measure:
            continue
        for i, share in enumerate(share_out(_column_paragraphs(view, row, column), parts)):
            shares[i] = (*shares[i], *(p.passage for p in share))
    return shares


def _fields(
    view: TableView, columns: Columns, row: Row, parts: Sequence[Part]
) -> list[tuple[FieldText, ...]]:
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
    listed = _column_paragraphs(view, row, column)
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
