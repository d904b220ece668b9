"""Measures in running text, legends, measures named twice, papers that hold none."""

from __future__ import annotations

import pytest

from extract.layouts.document import find_candidates
from extract.layouts.legend import find_legend, word_for
from extract.model import Line, Passage
from tests.layouts.makers import (
    cell,
    cells,
    field,
    found,
    heading,
    item,
    para,
    table,
    title,
    titles,
)  # fmt: skip


def test_numbered_headings_with_labelled_fields() -> None:
    first, second = found(
        heading("Skule", 2),
        heading("1.1 Lage ny rutine", 3),
        para("Rutinen skal gjelde alle skular."),
        para("Ansvarleg: Rektor. Frist: 2022"),
        heading("1.2 Halde kurs", 3),
        para("Ansvarleg: NAV. Frist: hausten 2023"),
    )
    assert (first.number, first.title.text, first.layout) == (
        "1.1", "Lage ny rutine", "labelled_text",
    )  # fmt: skip
    assert [d.text for d in first.description] == ["Rutinen skal gjelde alle skular."]
    assert (field(first, "responsible"), field(second, "deadline")) == ("Rektor", "hausten 2023")
    assert first.area is not None and first.area.text == "Skule"


def test_measures_labelled_in_lines() -> None:
    listed = found(
        para("Tiltak: Lage ny rutine"), para("Frist: 2022"),
        para("Tiltak: Halde kurs"), para("Frist: 2023"),
    )  # fmt: skip
    assert [(c.title.text, field(c, "deadline")) for c in listed] == [
        ("Lage ny rutine", "2022"), ("Halde kurs", "2023"),
    ]  # fmt: skip


def test_bullets_closed_by_one_deadline_line() -> None:
    listed = found(
        heading("Skule"), item("Lage ny rutine"), item("Halde kurs"), para("Frist: 2022"),
        heading("Kultur"), item("Byggje bibliotek"), para("Frist: 2023"),
    )  # fmt: skip
    assert [(c.title.text, field(c, "deadline"), c.layout) for c in listed] == [
        ("Lage ny rutine", "2022", "bullets_closed"),
        ("Halde kurs", "2022", "bullets_closed"),
        ("Byggje bibliotek", "2023", "bullets_closed"),
    ]


def test_bare_bullets_of_a_plan() -> None:
    listed = found(
        heading("Skule"), item("Lage ny rutine"), item("for alle trinn", 1), item("Halde kurs"),
    )  # fmt: skip
    assert titles(listed) == ["Lage ny rutine", "Halde kurs"]
    assert [d.text for d in listed[0].description] == ["for alle trinn"]
    assert {c.layout for c in listed} == {"bullets"}


def test_bullets_of_background_chapters_are_none() -> None:
    listed = found(
        heading("Bakgrunn"), item("Færre barn i bygda"), heading("Skule"), item("Lage ny rutine")
    )
    assert titles(listed) == ["Lage ny rutine"]


def test_named_measures_without_fields() -> None:
    listed = found(para("Tiltak 1: Lage ny rutine"), para("Tiltak 2: Halde kurs"))
    assert [(c.number, c.title.text) for c in listed] == [
        ("1", "Lage ny rutine"), ("2", "Halde kurs"),
    ]  # fmt: skip


def test_a_measure_in_a_heading_and_in_the_annex_is_one() -> None:
    rows = [
        ["Nr", "Tiltak", "Frist"],
        ["1", "Lage ny rutine", "2022"],
        ["2", "Halde kurs", "2023"],
    ]
    listed = found(
        heading("Tiltak 1: Lage ny rutine", 3), para("Rutinen skal gjelde alle skular."),
        heading("Tiltak 2: Halde kurs", 3), para("Kurset er for alle tilsette."),
        heading("Vedlegg"), table(rows),
    )  # fmt: skip
    assert [(c.number, c.title.text, field(c, "deadline")) for c in listed] == [
        ("1", "Lage ny rutine", "2022"), ("2", "Halde kurs", "2023"),
    ]  # fmt: skip
    assert all(c.description for c in listed)


@pytest.mark.parametrize("kind", ["Møteinnkalling", "Referat frå møte", "Møteprotokoll"])
def test_meeting_papers_give_none(kind: str) -> None:
    rows = [["Tiltak", "Frist"], ["Sende ut papir", "1. mars 2022"]]
    blocks = [title(kind), item("Godkjenning av innkalling"), table(rows)]
    assert find_candidates(blocks) == ()


def test_no_blocks_give_none() -> None:
    assert find_candidates([]) == ()


def test_a_legend_in_a_line() -> None:
    legend = find_legend([para("● Gjennomført ▲ Forseinka ■ Ikkje starta")])
    assert {e.sign: e.word for e in legend} == {
        "●": "Gjennomført", "▲": "Forseinka", "■": "Ikkje starta",
    }  # fmt: skip
    assert word_for(legend, sign="▲", colour=None) == "Forseinka"
    assert word_for(legend, sign="◆", colour=None) is None


@pytest.mark.parametrize(
    "done",
    ["Gjennomført", "Ferdig"],
)
def test_a_legend_in_shaded_cells(done: str) -> None:
    legend = find_legend(
        [
            cells(
                cell(0, 0, "", colour="#00b050"), cell(0, 1, done),
                cell(1, 0, "", colour="#ff0000"), cell(1, 1, "Ikkje starta"),
            )
        ]
    )  # fmt: skip
    assert word_for(legend, sign=None, colour="#00b050") == done
    assert word_for(legend, sign=None, colour="#ff0000") == "Ikkje starta"


def test_one_coloured_bullet_alone_explains_nothing() -> None:
    dot = Line(passage=Passage("Ferdig"), marker="●", marker_colour="#00b050")
    block = item("x")
    assert find_legend([type(block)(kind="item", lines=(dot,))]) == ()
