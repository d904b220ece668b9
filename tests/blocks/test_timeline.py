"""Charts of time: drawn with bars, bands, and fewer lines than a table has."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from extract.blocks.tables import find_tables
from extract.model import Block, Edge, Mark, Word
from tests.blocks.makers import across, box, down, page, ruled, shade, texts, words

BAR = "#4a7fc1"
BAND = "#eeeeff"
NAMES, PARTIES = 50, 200
LEFT, STEP = 280, 20
"""Where the first period starts, and how wide each is."""


def axis(labels: Sequence[str], top: float) -> list[Word]:
    """Periods in the middle of their columns."""
    placed = [(t, LEFT + STEP * i + STEP / 2 - 2.5 * len(t)) for i, t in enumerate(labels)]
    return [w for t, x in placed for w in words(t, x, top)]


def names(*listed: str, top: float = 144, pitch: float = 20) -> list[Word]:
    """A name and a party in each row."""
    return [
        w
        for i, name in enumerate(listed)
        for w in (
            *words(name, NAMES + 5, top + pitch * i),
            *words("Rektor", PARTIES + 5, top + pitch * i),
        )
    ]


def head(top: float = 124) -> list[Word]:
    return [*words("Aktivitet", NAMES + 5, top), *words("Ansvar", PARTIES + 5, top)]


def bar(first: float, last: float, row: int, colour: str = BAR) -> Mark:
    """A bar over the periods from `first` to `last`, counted from 0; halves are allowed."""
    top = 145 + 20 * row
    return shade(LEFT + STEP * first, top, LEFT + STEP * last, top + 9, colour)


def marked(table: Block, row: int) -> list[int]:
    """The columns of a row that a bar marks."""
    return sorted(c.column for c in table.cells if c.row == row and c.colour == BAR)


MONTHS = list("JFMAMJJASOND")
SIDES = (NAMES, PARTIES, LEFT, LEFT + STEP * 12)


def test_bars_in_one_wide_cell_of_months() -> None:
    listed = [*head(), *axis(MONTHS, 124), *names("Lage rutine", "Halde kurs")]
    edges = ruled(SIDES, (120, 140, 160, 180))
    found = find_tables(page(listed, edges=edges, marks=[bar(2, 5, 0), bar(10, 12, 1)]))
    (table,) = found.tables
    assert [texts(table)[0, 2 + i] for i in range(12)] == MONTHS
    assert marked(table, 1) == [4, 5, 6]
    assert marked(table, 2) == [12, 13]


@pytest.mark.parametrize(
    ("first", "last", "columns"),
    [
        (0, 1.5, [2, 3]),
        (1.7, 3, [3, 4]),
        (0, 1.1, [2]),
        (4.3, 4.6, [6]),
        (0.05, 12, [*range(2, 14)]),
    ],
)
def test_bars_that_stop_within_a_period(first: float, last: float, columns: list[int]) -> None:
    listed = [*head(), *axis(MONTHS, 124), *names("Lage rutine", "Halde kurs")]
    edges = ruled(SIDES, (120, 140, 160, 180))
    (table,) = find_tables(page(listed, edges=edges, marks=[bar(first, last, 0)])).tables
    assert marked(table, 1) == columns


def test_an_arrow_is_a_bar() -> None:
    arrow = Mark(box=box(LEFT, 146, LEFT + 60, 154), colour=BAR, shape="curve")
    listed = [*head(), *axis(MONTHS, 124), *names("Lage rutine", "Halde kurs")]
    edges = ruled(SIDES, (120, 140, 160, 180))
    (table,) = find_tables(page(listed, edges=edges, marks=[arrow])).tables
    assert marked(table, 1) == [2, 3, 4]


def month_rules(top: float, bottom: float) -> list[Edge]:
    return [down(LEFT + STEP * i, top, bottom) for i in range(13)]


def test_years_that_stand_above_the_grid() -> None:
    years = words("2023", LEFT + 110, 106)
    listed = [*years, *head(), *axis(MONTHS, 124), *names("Lage rutine", "Halde kurs")]
    edges = [*ruled((NAMES, PARTIES), (120, 140, 160, 180)), *month_rules(120, 180)]
    edges += [across(y, NAMES, LEFT + STEP * 12) for y in (120, 140, 160, 180)]
    (table,) = find_tables(page(listed, edges=edges)).tables
    assert "2023" in [t for (row, _), t in texts(table).items() if row == 0]
    assert texts(table)[1, 0] == "Aktivitet"


def test_text_above_the_grid_that_names_a_year_is_no_header() -> None:
    title = words("Framdrift 2023", LEFT, 106)
    listed = [*title, *head(), *axis(MONTHS, 124), *names("Lage rutine", "Halde kurs")]
    edges = [*ruled((NAMES, PARTIES, LEFT), (120, 140, 160, 180)), *month_rules(120, 180)]
    edges += [across(y, NAMES, LEFT + STEP * 12) for y in (120, 140, 160, 180)]
    (table,) = find_tables(page(listed, edges=edges)).tables
    assert texts(table)[0, 0] == "Aktivitet"


def test_a_shaded_band_stands_in_for_the_rules_beside_it() -> None:
    listed = [*head(), *axis(MONTHS, 124), *names("Lage rutine"), *words("Fase to", 55, 164)]
    listed += names("Halde kurs", top=184)
    band = shade(NAMES, 160, LEFT + STEP * 12, 180, BAND)
    ends = [down(x, 120, 200) for x in (NAMES, PARTIES)]
    edges = [*(across(y, NAMES, LEFT + STEP * 12) for y in (120, 140, 200)), *ends]
    edges += month_rules(120, 200)
    (table,) = find_tables(page(listed, edges=edges, marks=[band, bar(0, 2, 0)])).tables
    assert [texts(table)[r, 0] for r in (1, 2, 3)] == ["Lage rutine", "Fase to", "Halde kurs"]
    assert marked(table, 1) == [2, 3]


def test_numbers_beside_the_middle_of_their_texts_are_a_column() -> None:
    listed = [*words("Tiltak", 55, 102), *words("Frist", 205, 102)]
    for i, top in enumerate((120, 150, 180)):
        listed += words(f"1.{i}", 55, top + 7)
        listed += [*words("Lage ei rutine", 85, top + 1), *words("for alle skular", 85, top + 13)]
        listed += words("2024", 205, top + 7)
    (table,) = find_tables(
        page(listed, edges=ruled((50, 200, 280), (100, 118, 148, 178, 208)))
    ).tables
    assert texts(table)[1, 0] == "1.0"
    assert texts(table)[1, 1] == "Lage ei rutine for alle skular"
    assert texts(table)[0, 0] == "Tiltak"


def test_rows_of_a_chart_that_no_rule_parts() -> None:
    listed = [
        *head(),
        *axis(MONTHS, 124),
        *names("Lage rutine", "Halde kurs", "Evaluere arbeidet"),
    ]
    edges = [*ruled(SIDES[:3], (120, 140, 160, 200)), *month_rules(120, 200)]
    edges += [across(y, NAMES, LEFT + STEP * 12) for y in (120, 140, 160, 200)]
    marks = [bar(0, 2, 0), bar(2, 4, 1), bar(4, 6, 2)]
    (table,) = find_tables(page(listed, edges=edges, marks=marks)).tables
    assert [texts(table)[r, 0] for r in (1, 2, 3)] == [
        "Lage rutine",
        "Halde kurs",
        "Evaluere arbeidet",
    ]
    assert [marked(table, r) for r in (1, 2, 3)] == [[2, 3], [4, 5], [6, 7]]


def test_a_chart_without_any_lines() -> None:
    listed = [*words("2023", 395, 106), *head(), *axis(MONTHS, 124)]
    listed += names("Lage rutine", "Halde kurs", "Evaluere arbeidet")
    marks = [bar(0, 2.5, 0), bar(3, 6, 1), bar(10, 12, 2)]
    (table,) = find_tables(page(listed, marks=marks)).tables
    said = texts(table)
    assert [said[1, 0], said[1, 1], said[1, 2]] == ["Aktivitet", "Ansvar", "J"]
    assert [said[r, 0] for r in (2, 3, 4)] == ["Lage rutine", "Halde kurs", "Evaluere arbeidet"]
    assert [marked(table, r) for r in (2, 3, 4)] == [[2, 3, 4], [5, 6, 7], [12, 13]]


def test_a_chart_of_crosses_without_lines() -> None:
    listed = [*head(), *axis(["Q1", "Q2", "Q3", "Q4"], 124)]
    listed += names("Lage rutine", "Halde kurs")
    crosses = [axis(["", "x", "x"], 144), axis(["x"], 164)]
    (table,) = find_tables(page([*listed, *crosses[0], *crosses[1]])).tables
    said = texts(table)
    assert [c for r, c in said if r == 1 and c > 1] == [3, 4]
    assert [c for r, c in said if r == 2 and c > 1] == [2]


def test_text_below_a_chart_is_none_of_it() -> None:
    listed = [*head(), *axis(MONTHS, 124), *names("Lage rutine", "Halde kurs")]
    listed += words("Planen blir rullert kvart år av kommunestyret", NAMES + 5, 230)
    found = find_tables(page(listed, marks=[bar(0, 2, 0), bar(3, 6, 1)]))
    assert len(found.tables) == 1
    assert [w.text for w in found.rest][:2] == ["Planen", "blir"]


def test_a_sentence_of_short_words_is_no_chart() -> None:
    listed = [*words("Tiltak 1 2 3 4 5", NAMES, 124), *names("Lage rutine", "Halde kurs")]
    assert find_tables(page(listed, marks=[bar(0, 2, 0), bar(3, 6, 1)])).tables == ()
