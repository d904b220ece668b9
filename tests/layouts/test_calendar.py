"""Headers that set time out across a table, and what the marks below them say."""

from __future__ import annotations

from datetime import date

import pytest

from extract.fields.times import parse_time
from extract.model import Block, Cell, PlanContext
from tests.layouts.makers import cell, cells, field, found, titles

CONTEXT = PlanContext(year=2023)
BAR = "#4a7fc1"


def chart(
    years: list[tuple[str, int]], header: str, *marks: str, fill: str | None = None
) -> Block:
    """A chart of measures; in `marks` every sign but a dot marks the period under it."""
    periods = header.split("|")
    listed: list[Cell] = []
    column = 2
    for year, span in years:
        listed.append(cell(0, column, year, columns=span))
        column += span
    listed += [cell(1, 0, "Aktivitet"), cell(1, 1, "Ansvar")]
    listed += [cell(1, 2 + i, p) for i, p in enumerate(periods)]
    for row, signs in enumerate(marks, start=2):
        listed += [cell(row, 0, f"Lage rutine nummer {row}"), cell(row, 1, "Rektor")]
        for i, sign in enumerate(signs):
            is_marked = sign != "."
            said = sign if is_marked and fill is None else ""
            listed.append(cell(row, 2 + i, said, colour=fill if is_marked else None))
    return cells(*listed)


def window(block: Block, measure: int = 0) -> tuple[date | None, date | None]:
    said = field(found(block)[measure], "deadline")
    assert said is not None
    read = parse_time(said, context=CONTEXT)
    assert read is not None, said
    return read.start, read.end


ONE, TWO = [("2023", 4)], [("2023", 4), ("2024", 4)]


@pytest.mark.parametrize(
    ("years", "header", "marks", "start", "end"),
    [
        ([("2023", 12)], "J|F|M|A|M|J|J|A|S|O|N|D", "..xxx.......", (3, 1, 23), (5, 31, 23)),
        (
            [("2023", 5), ("2024", 6)],
            "A|S|O|N|D|J|F|M|A|M|J",
            "...xxxx....",
            (11, 1, 23),
            (2, 29, 24),
        ),
        ([("2023", 11)], "J|F|M|A|M|J|A|S|O|N|D", ".....xx....", (6, 1, 23), (8, 31, 23)),
        ([("2023", 12)], "1|2|3|4|5|6|7|8|9|10|11|12", "..•.........", (3, 1, 23), (3, 31, 23)),
        ([("2023", 4)], "jan.|feb.|mars|april", ".xx.", (2, 1, 23), (3, 31, 23)),
        (
            TWO,
            "1. kv.|2. kv.|3. kv.|4. kv.|1. kv.|2. kv.|3. kv.|4. kv.",
            "..xxxx..",
            (7, 1, 23),
            (6, 30, 24),
        ),
        (TWO, "Q1|Q2|Q3|Q4|Q1|Q2|Q3|Q4", ".......x", (10, 1, 24), (12, 31, 24)),
        (TWO, "I|II|III|IV|I|II|III|IV", ".xxx....", (4, 1, 23), (12, 31, 23)),
        (TWO, "1|2|3|4|1|2|3|4", "...xx...", (10, 1, 23), (3, 31, 24)),
        ([("2023", 3), ("2024", 3)], "T1|T2|T3|T1|T2|T3", "..xx..", (9, 1, 23), (4, 30, 24)),
        ([("2023", 2), ("2024", 2)], "H1|H2|H1|H2", ".xx.", (7, 1, 23), (6, 30, 24)),
        ([("2023", 2), ("2024", 2)], "V|H|V|H", ".xx.", (7, 1, 23), (6, 30, 24)),
        ([("Uke 2023", 4)], "34|35|36|37", ".xx.", (8, 28, 23), (9, 10, 23)),
        ([], "uke 34|uke 35|uke 36", "xx.", (8, 21, 23), (9, 3, 23)),
        ([], "2023/24|2024/25|2025/26", ".xx", (8, 1, 24), (7, 31, 26)),
        ([], "2023|2024|2025", "xx.", (1, 1, 23), (12, 31, 24)),
    ],
)
def test_marks_under_periods_are_one_deadline(
    years: list[tuple[str, int]],
    header: str,
    marks: str,
    start: tuple[int, int, int],
    end: tuple[int, int, int],
) -> None:
    expected = tuple(date(2000 + y, m, d) for m, d, y in (start, end))
    assert window(chart(years, header, marks)) == expected
    assert window(chart(years, header, marks, fill=BAR)) == expected


def test_years_that_are_not_joined_over_their_periods() -> None:
    block = chart([("2023", 1), ("", 3), ("2024", 1)], "Q1|Q2|Q3|Q4|Q1|Q2|Q3|Q4", "..xxxx..")
    assert window(block) == (date(2023, 7, 1), date(2024, 6, 30))


@pytest.mark.parametrize("last", ["2025 →", "2025→", "2025 og senere", "Seinare"])
def test_a_last_column_that_is_open(last: str) -> None:
    assert window(chart([], f"2023|2024|{last}", ".xx")) == (date(2024, 1, 1), None)


def test_months_of_one_year_that_is_not_printed_are_the_plans() -> None:
    block = chart([], "J|F|M|A|M|J|J|A|S|O|N|D", ".......xx...")
    assert window(block) == (date(2023, 8, 1), date(2023, 9, 30))


def test_figures_alone_are_no_periods() -> None:
    read = found(chart([], "1|2|3|4|5", ".xx.."))
    assert not any(field(c, "deadline") for c in read)


def test_a_header_repeated_on_the_next_page_is_no_measure() -> None:
    block = chart([("2023", 4)], "J|F|M|A", "xx..", "..xx")
    again = [
        cell(4, 0, "Aktivitet"),
        cell(4, 1, "Ansvar"),
        *(cell(4, 2 + i, t) for i, t in enumerate("JFMA")),
        cell(5, 0, "Evaluere arbeidet"),
        cell(5, 1, "Rektor"),
        cell(5, 4, "x"),
    ]
    read = found(cells(*block.cells, *again))
    assert titles(read) == [
        "Lage rutine nummer 2",
        "Lage rutine nummer 3",
        "Evaluere arbeidet",
    ]
    assert field(read[2], "deadline") == "mars 2023"


def test_a_chart_of_names_and_bars_alone() -> None:
    names = ["Forberede", "Kartlegge behov", "Lage rutine", "Innføre rutine", "Evaluere arbeidet"]
    listed = [cell(0, 0, "Aktivitet"), *(cell(0, 1 + i, t) for i, t in enumerate("JFMAMJ"))]
    for row, name in enumerate(names, start=1):
        is_summary = row == 1
        listed.append(cell(row, 0, name, bold=True, colour="#eeeeff" if is_summary else "#ffffee"))
        listed += [
            cell(row, 1 + i, colour=BAR if i == row - 1 or is_summary else None) for i in range(6)
        ]
    read = found(cells(*listed))
    assert titles(read) == names[1:]
    assert [field(c, "deadline") for c in read] == ["februar", "mars", "april", "mai"]
    assert {c.area.text for c in read if c.area} == {"Forberede"}
