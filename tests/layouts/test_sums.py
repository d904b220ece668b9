"""Lists with amounts in the columns of years, and the rows of sums in them."""

from __future__ import annotations

import pytest

from tests.layouts.makers import cell, cells, field, found, heading, table, titles

YEARS = ["2024", "2025", "2026"]


def rows_of(*heads: str, first: str = "1", second: str = "2") -> list[list[str]]:
    """A list of two objects with amounts and a sum."""
    return [
        [*heads, "Kostnad", *YEARS],
        [first, "Lysløype i Nordlia", "Nordlia skilag", "2 850", "", "1 300", "1 550"],
        [second, "Garderober i hallen", "Kommunen", "900", "900", "0", "-"],
        ["", "Sum", "", "3 750", "900", "1 300", "1 550"],
    ]


@pytest.mark.parametrize(
    "heads",
    [
        ("Nr", "Anlegg", "Anleggseier/søker"),
        ("Pri", "Prosjekt", "Ansvar"),
        ("Prioritet", "Vegstrekning", "Vegeier"),
        ("Nr.", "Parsell", "Byggherre"),
        ("Nr", "Objekt", "Søker"),
        ("Nr", "Tiltak", "Ansvar"),
    ],
)
def test_years_with_an_amount_are_the_time(heads: tuple[str, str, str]) -> None:
    read = found(table(rows_of(*heads)))
    assert titles(read) == ["Lysløype i Nordlia", "Garderober i hallen"]
    assert [field(c, "deadline") for c in read] == ["2025 – 2026", "2024"]
    assert field(read[0], "responsible") == "Nordlia skilag"


def test_a_list_that_says_that_there_is_nothing() -> None:
    listed = rows_of("Nr", "Anlegg", "Søker")[:3]
    block = table([*listed, ["", "Ingen", "", "", "", "", ""]])
    assert len(found(block)) == 2


@pytest.mark.parametrize(
    "rows",
    [
        [["Prosjekt", *YEARS], ["Utskifting av biler", "1 500", "1 500", "1 500"]],
        [
            ["Nr", "Investering", *YEARS],
            ["1", "Utskifting av biler", "1 500", "1 500", "1 500"],
            ["2", "Ombygging av skolen", "", "6 000", ""],
        ],
        [
            ["Ansvar", "Anlegg", *YEARS],
            ["3100", "Administrasjon i hallen", "4 210", "4 300", "4 450"],
            ["3200", "Drift av stadion", "8 930", "9 100", "9 250"],
        ],
        [
            ["Anlegg", "Eier", *YEARS],
            ["Administrasjon i hallen", "Kommunen", "4 210", "4 300", "4 450"],
            ["Drift av stadion", "Kommunen", "8 930", "9 100", "9 250"],
        ],
    ],
)
def test_a_budget_is_no_list_of_measures(rows: list[list[str]]) -> None:
    assert found(heading("Investeringer"), table(rows)) == ()


def test_the_milestones_of_a_chart_are_no_measure() -> None:
    block = cells(
        *(cell(0, i, t) for i, t in enumerate(["Aktivitet", "Ansvar", "2023", "2024", "2025"])),
        cell(1, 0, "Lage ny rutine"),
        cell(1, 1, "Rektor"),
        cell(1, 2, "x"),
        cell(2, 0, "Milepæler"),
        cell(2, 2, "M1 ◆"),
        cell(2, 4, "M2 ◆"),
    )
    assert titles(found(block)) == ["Lage ny rutine"]


def test_words_on_a_bar_are_no_amounts() -> None:
    bar = "#70ad47"
    block = cells(
        *(cell(0, i, t) for i, t in enumerate(["Aktivitet", "Ansvar", "2023", "2024", "2025"])),
        cell(1, 0, "Kjøpe inn utstyr"),
        cell(1, 1, "Rektor"),
        cell(1, 2, "Anbud", colour=bar),
        cell(1, 3, "", colour=bar),
        cell(2, 0, "Ta i bruk utstyr"),
        cell(2, 1, "Rektor"),
        cell(2, 3, "", colour=bar),
        cell(2, 4, "", colour=bar),
    )
    assert [field(c, "deadline") for c in found(block)] == ["2023 – 2024", "2024 – 2025"]
