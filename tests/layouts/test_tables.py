"""Measures in tables: areas, several in a cell, shared cells, periods, cards."""

from __future__ import annotations

from extract.model import BBox, Block, Cell, Provenance
from tests.layouts.makers import cell, cells, field, found, heading, placed, table, titles

HEAD = ["Nr", "Tiltak", "Frist", "Ansvarleg"]


def test_a_row_for_each_measure_under_its_heading() -> None:
    rows = [
        HEAD,
        ["1.1", "Lage ny rutine", "2022", "Rektor"],
        ["1.2", "Halde kurs", "2023", "NAV"],
    ]
    first, second = found(heading("2 Skule"), table(rows))
    assert (first.number, first.title.text, first.layout) == ("1.1", "Lage ny rutine", "table")
    assert (field(first, "deadline"), field(first, "responsible")) == ("2022", "Rektor")
    assert (first.area and first.area.text, first.area_number) == ("Skule", "2")
    assert field(second, "deadline") == "2023"


def test_bands_name_the_area_of_the_rows_below() -> None:
    listed = cells(
        *(cell(0, i, t) for i, t in enumerate(HEAD)),
        cell(1, 0, "Samferdsel", columns=4, bold=True),
        *(cell(2, i, t) for i, t in enumerate(["1", "Ny gangveg", "2022", "Teknisk"])),
        cell(3, 0, "Kultur", columns=4, bold=True),
        *(cell(4, i, t) for i, t in enumerate(["2", "Nytt bibliotek", "2023", "Kultur"])),
    )
    assert [c.area.text for c in found(listed) if c.area] == ["Samferdsel", "Kultur"]


def test_a_band_that_tells_a_state_is_the_status_of_its_rows() -> None:
    listed = cells(
        *(cell(0, i, t) for i, t in enumerate(HEAD)),
        cell(1, 0, "Gjennomførte tiltak", columns=4, bold=True),
        *(cell(2, i, t) for i, t in enumerate(["1", "Ny gangveg", "2022", "Teknisk"])),
    )
    (only,) = found(listed)
    assert field(only, "status") == "Gjennomførte tiltak"


def test_an_area_cell_holds_for_all_rows_beside_it() -> None:
    listed = cells(
        *(cell(0, i, t) for i, t in enumerate(["Område", "Tiltak", "Frist"])),
        cell(1, 0, "Skule", rows=2),
        cell(1, 1, "Lage rutine"), cell(1, 2, "2022"),
        cell(2, 1, "Halde kurs"), cell(2, 2, "2023"),
    )  # fmt: skip
    assert [(c.title.text, c.area and c.area.text) for c in found(listed)] == [
        ("Lage rutine", "Skule"), ("Halde kurs", "Skule"),
    ]  # fmt: skip


def test_a_deadline_over_two_rows_holds_for_both() -> None:
    listed = cells(
        *(cell(0, i, t) for i, t in enumerate(["Tiltak", "Frist"])),
        cell(1, 0, "Lage rutine"), cell(1, 1, "hausten 2022", rows=2),
        cell(2, 0, "Halde kurs"),
    )  # fmt: skip
    assert [field(c, "deadline") for c in found(listed)] == ["hausten 2022"] * 2


def placed_cell(row: int, column: int, *lines: tuple[str, float]) -> Cell:
    """A cell whose lines stand at given heights of the page."""
    box = BBox(x0=50 + 250 * column, top=100, x1=290 + 250 * column, bottom=300)
    return Cell(
        row=row, column=column, lines=tuple(placed(t, top) for t, top in lines),
        place=Provenance(page=1, box=box),
    )  # fmt: skip


def several(*deadlines: tuple[str, float]) -> Block:
    return cells(
        placed_cell(0, 0, ("Tiltak", 90)),
        placed_cell(0, 1, ("Frist", 90)),
        placed_cell(
            1, 0, ("1.1 Lage ny rutine", 110), ("1.2 Halde kurs", 150), ("1.3 Evaluere", 190)
        ),
        placed_cell(1, 1, *deadlines),
    )


def test_several_numbered_measures_in_a_cell_with_level_deadlines() -> None:
    listed = found(several(("2022", 110), ("2023", 150), ("2024", 190)))
    assert [(c.number, c.title.text, field(c, "deadline")) for c in listed] == [
        ("1.1", "Lage ny rutine", "2022"),
        ("1.2", "Halde kurs", "2023"),
        ("1.3", "Evaluere", "2024"),
    ]


def test_one_deadline_for_several_measures_of_a_cell() -> None:
    assert [field(c, "deadline") for c in found(several(("2022", 110)))] == ["2022"] * 3


def test_crosses_in_periods_are_one_deadline() -> None:
    rows = [
        ["Tiltak", "2021", "2022", "2023", "2024"],
        ["Lage ny rutine", "", "x", "x", ""],
        ["Halde kurs", "x", "", "", ""],
    ]
    assert [field(c, "deadline") for c in found(table(rows))] == ["2022 – 2023", "2021"]


def test_coloured_bars_mark_periods_too() -> None:
    listed = cells(
        *(cell(0, i, t) for i, t in enumerate(["Tiltak", "2021", "2022", "2023"])),
        cell(1, 0, "Lage ny rutine"), cell(1, 1, ""), cell(1, 2, "", colour="#70ad47"),
        cell(1, 3, "", colour="#70ad47"),
        cell(2, 0, "Halde kurs"), cell(2, 1, "", colour="#70ad47"), cell(2, 2, ""), cell(2, 3, ""),
    )  # fmt: skip
    assert [field(c, "deadline") for c in found(listed)] == ["2022 – 2023", "2021"]


def test_a_repeated_header_is_no_measure() -> None:
    rows = [HEAD, ["1", "Lage rutine", "2022", "Rektor"], HEAD, ["2", "Kurs", "2023", "NAV"]]
    assert titles(found(table(rows))) == ["Lage rutine", "Kurs"]


def test_the_table_of_an_earlier_plan_is_left_out() -> None:
    rows = [["Tiltak", "Status"], ["Gammalt tiltak frå før", "Ferdig"]]
    new = [["Tiltak", "Frist"], ["Lage ny rutine", "2022"]]
    listed = found(heading("Tiltak i førre plan"), table(rows), heading("Tiltak"), table(new))
    assert titles(listed) == ["Lage ny rutine"]


def test_cards_with_labels_beside_values() -> None:
    card = [["Tiltak", "Lage ny rutine"], ["Frist", "2022"], ["Ansvarleg", "Rektor"]]
    other = [["Tiltak", "Halde kurs"], ["Frist", "2023"], ["Ansvarleg", "NAV"]]
    first, second = found(table(card), table(other))
    assert (first.layout, first.title.text, field(first, "deadline")) == (
        "card", "Lage ny rutine", "2022",
    )  # fmt: skip
    assert field(second, "responsible") == "NAV"


def test_a_heading_right_above_a_card_is_its_title() -> None:
    card = [["Frist", "2022"], ["Ansvarleg", "Rektor"], ["Status", "I gang"]]
    (only,) = found(heading("1.1 Lage ny rutine"), table(card))
    assert (only.number, only.title.text) == ("1.1", "Lage ny rutine")


def test_wide_cards() -> None:
    card = cells(
        cell(0, 0, "Lage ny rutine", columns=3, bold=True),
        *(cell(1, i, t) for i, t in enumerate(["Ansvarleg", "Frist", "Status"])),
        *(cell(2, i, t) for i, t in enumerate(["Rektor", "2022", "I gang"])),
    )
    (only,) = found(card)
    assert (only.title.text, field(only, "deadline"), field(only, "status")) == (
        "Lage ny rutine", "2022", "I gang",
    )  # fmt: skip
