"""What the columns of a table hold."""

from __future__ import annotations

import pytest

from extract.layouts.columns import read_columns
from extract.layouts.view import TableView
from tests.layouts.makers import table


def roles(*rows: list[str]) -> tuple[str | None, ...] | None:
    columns = read_columns(TableView(table(rows)))
    return columns.roles if columns else None


ROW = ["Lage ny rutine for opptak", "2022", "Rektor"]
OTHER = ["Halde kurs for tilsette", "hausten 2023", "NAV"]


@pytest.mark.parametrize(
    "header",
    [
        ["Tiltak", "Frist", "Ansvarleg"],
        ["Kva skal vi gjere?", "Til når?", "Kven gjer det?"],
        ["Hva vil vi gjøre?", "Når?", "Hvem?"],
    ],
)
def test_headers_that_name_or_ask(header: list[str]) -> None:
    assert roles(header, ROW, OTHER) == ("measure", "deadline", "responsible")


def test_a_header_that_asks_back_is_a_status() -> None:
    header = ["Tiltak", "Frist", "Hva har vi gjort?"]
    row = ["Lage ny rutine for opptak", "2022", "Rutinen er laga og tatt i bruk"]
    assert roles(header, row) == ("measure", "deadline", "status")


def test_contents_tell_numbers_and_times_where_headers_do_not() -> None:
    rows = [["1.1", *ROW], ["1.2", *OTHER]]
    assert roles(["", "Tiltak", "", "Ansvarleg"], *rows) == (
        "number", "measure", "deadline", "responsible",
    )  # fmt: skip


def test_a_table_without_header_is_told_by_its_times() -> None:
    assert roles(ROW[:2], OTHER[:2]) == ("measure", "deadline")


def test_framdrift_over_states_is_a_status() -> None:
    header = ["Tiltak", "Frist", "Framdrift"]
    rows = [["Lage ny rutine", "2022", "Ferdig"], ["Halde kurs", "2023", "Ikkje starta"]]
    assert roles(header, *rows) == ("measure", "deadline", "status")


@pytest.mark.parametrize(
    "rows",
    [
        [["Namn", "Telefon"], ["Fagkontoret", "00 00 00 00"]],
        [["Post", "Budsjett"], ["Lønn", "100"], ["Drift", "200"]],
        [["Sak", "Tittel"], ["1/22", "Godkjenning av innkalling"]],
        [["Tiltak", "Kostnad"], ["Ny skule", "100"]],
        [],
    ],
)
def test_other_tables_are_none(rows: list[list[str]]) -> None:
    columns = read_columns(TableView(table(rows)))
    assert columns is None or (columns.is_named and columns.of("cost"))


def test_a_table_without_header_goes_on_with_the_one_before() -> None:
    first = read_columns(TableView(table([["Tiltak", "Status"], ["Lage rutine", "Ferdig"]])))
    following = read_columns(TableView(table([["Halde kurs", "I gang"]])), inherited=first)
    assert following is not None
    assert (following.roles, following.body) == (("measure", "status"), 0)
