"""Columns whose contents or place tell what they hold: prose, goals, years, cards, cut rows."""

from __future__ import annotations

from extract.model import Block
from tests.layouts.makers import cell, cells, field, found, item, table, titles

HOW = "Laget går over stiane to og to om våren. Greiner vert køyrde bort."


def test_sentences_under_a_header_that_is_not_known_describe() -> None:
    rows = [
        ["Tiltak", "Kvifor og korleis", "Frist"],
        ["Rydde stiar", HOW, "2022"],
        ["Lage turkart", HOW, "2023"],
    ]
    assert [d.text for d in found(table(rows))[0].description] == [HOW]


def test_a_goal_right_of_the_measures_is_no_area() -> None:
    rows = [
        ["Tiltak", "Frist", "Forventa effekt"],
        ["Rydde stiar", "2022", "Fleire på tur"],
        ["Lage turkart", "2023", "Færre som går seg bort"],
    ]
    assert [c.area for c in found(table(rows))] == [None, None]


def test_a_column_of_measures_for_each_year() -> None:
    rows = [
        ["Område", "Tiltak 2021", "Tiltak 2022"],
        ["Stiar", "Rydde stiar", "Merke stiar"],
        ["Kart", "Lage turkart", "Trykkje turkart"],
    ]
    listed = found(table(rows))
    assert {c.title.text: field(c, "deadline") for c in listed} == {
        "Rydde stiar": "2021", "Lage turkart": "2021",
        "Merke stiar": "2022", "Trykkje turkart": "2022",
    }  # fmt: skip
    assert {c.area.text for c in listed if c.area} == {"Stiar", "Kart"}


def test_what_stands_under_deadline_is_none_of_the_states() -> None:
    rows = [
        ["Tiltak", "Ansvar", "Frist"],
        ["Synfaring av stiane", "Laget", "Løpande etter behov"],
        ["Møte om våren", "Laget", "Årleg"],
    ]
    listed = found(table(rows))
    assert [field(c, "deadline") for c in listed] == ["Løpande etter behov", "Årleg"]


def card(number: str, name: str) -> Block:
    return cells(
        cell(0, 0, f"Tiltak {number}", bold=True), cell(0, 1, name, bold=True),
        cell(1, 0, "Kva skal gjerast"), cell(1, 1, "Laget går over stiane."),
        cell(2, 0, "Kven"), cell(2, 1, "Turlaget"),
        cell(3, 0, "Når"), cell(3, 1, "Haust 2022"),
    )  # fmt: skip


def test_a_card_headed_by_its_number_and_title() -> None:
    first, second = found(card("S1", "Rydde stiar"), card("S2", "Program for turdagar"))
    assert (first.number, second.number) == ("S1", "S2")
    assert titles((first, second)) == ["Rydde stiar", "Program for turdagar"]
    assert [d.text for d in first.description] == ["Laget går over stiane."]


def test_a_state_right_below_a_card_is_its_status() -> None:
    listed = found(
        card("S1", "Rydde stiar"), item("I rute"), card("S2", "Lage kart"), item("Ferdig")
    )
    assert [field(c, "status") for c in listed] == ["I rute", "Ferdig"]
