"""Headings that only announce, chapters named like labels, questions, the plan's own name."""

from __future__ import annotations

from extract.layouts.document import find_candidates
from tests.layouts.makers import field, found, heading, item, para, table, title, titles


def areas(*listed: object) -> list[str | None]:
    return [c.area.text if c.area else None for c in found(*listed)]  # type: ignore[arg-type]


def test_a_heading_that_recurs_below_others_names_no_area() -> None:
    listed = (
        heading("Stiar"), heading("Slik går vi fram – tiltak", 3), item("Rydde stiar"),
        heading("Skuler"), heading("Slik går vi fram – tiltak", 3), item("Lage turdag"),
    )  # fmt: skip
    assert areas(*listed) == ["Stiar", "Skuler"]


def test_a_heading_that_sounds_like_a_plan_is_an_area_below_the_title() -> None:
    rows = [["Tiltak", "Frist"], ["Rydde stiar", "2022"], ["Lage turkart", "2023"]]
    assert (
        areas(heading("Tiltak for barn og unge"), table(rows)) == ["Tiltak for barn og unge"] * 2
    )


def test_a_chapter_named_like_a_label_is_no_status_of_the_last_measure() -> None:
    listed = found(
        heading("Stiar", 2),
        heading("1.1 Rydde stiar", 3), para("Ansvar: Grendelaget. Frist: 2022"),
        heading("1.2 Lage turkart", 3), para("Ansvar: Turlaget. Frist: 2023"),
        heading("Oppfølging", 2), para("Grendelaget melder frå til årsmøtet kvar haust."),
    )  # fmt: skip
    assert [field(c, "status") for c in listed] == [None, None]


def test_the_number_and_the_title_of_a_measure_may_be_two_headings() -> None:
    (first, _) = found(
        heading("Tiltak 1", 3), heading("Rydde stiar", 3), para("Ansvar: Laget. Frist: 2022"),
        heading("Tiltak 2", 3), heading("Lage turkart", 3), para("Ansvar: Laget. Frist: 2023"),
    )  # fmt: skip
    assert (first.number, first.title.text) == ("1", "Rydde stiar")


def test_sentences_under_a_label_that_asks_how_or_when_describe() -> None:
    listed = found(
        heading("1 Rydde stiar", 3),
        para("Gjennomføring: Laget går over stiane to og to. Greiner vert køyrde bort."),
        para("Tidsplan: hausten 2022"),
        heading("2 Lage turkart", 3),
        para("Gjennomføring: 2023"),
        para("Ansvar: Turlaget"),
    )
    assert [field(c, "deadline") for c in listed] == ["hausten 2022", "2023"]
    assert [d.text[:9] for d in listed[0].description] == ["Laget går"]


def test_questions_to_the_reader_are_no_measures() -> None:
    listed = found(heading("Tiltak"), item("Er dette nok?"), item("Kva manglar?"))
    assert listed == ()


def test_the_plans_own_name_with_facts_below_it_is_no_measure() -> None:
    listed = find_candidates(
        [
            title("Handlingsplan for turstiar 2022–2024"),
            para("Ansvar: Styret. Frist: 2024"),
            heading("1 Rydde stiar", 3), para("Ansvar: Laget. Frist: 2022"),
            heading("2 Lage turkart", 3), para("Ansvar: Laget. Frist: 2023"),
        ]
    )  # fmt: skip
    assert titles(listed) == ["Rydde stiar", "Lage turkart"]


def test_a_measure_to_make_a_plan_is_a_measure_at_the_front_too() -> None:
    listed = found(
        heading("Tiltak"),
        item("Utarbeide handlingsplan mot mobbing. Frist: 2022"),
        item("Lage beredskapsplan. Frist: 2023"),
    )
    assert len(listed) == 2


def test_an_evaluation_of_an_earlier_plan_holds_none_of_this_one() -> None:
    rows = [["Tiltak", "Status"], ["Gamle stiar", "Gjennomført"], ["Gamle kart", "Utsett"]]
    plan = title("Handlingsplan for turstiar 2022–2024")
    old = heading("Evaluering av handlingsplan 2018–2021")
    new = [["Tiltak", "Frist"], ["Rydde stiar", "2022"], ["Lage turkart", "2023"]]
    listed = find_candidates([plan, old, table(rows), heading("Tiltak"), table(new)])
    assert titles(listed) == ["Rydde stiar", "Lage turkart"]
