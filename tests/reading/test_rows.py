"""Candidates to rows: keys, dates, statuses, parties, confidence, notes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from extract.layouts.legend import LegendSign
from extract.model import Candidate, FieldText, Passage, PlanContext
from extract.reading.rows import PlanRows, key_of, read_candidates

CONTEXT = PlanContext(
    year=2021, period_start=date(2021, 1, 1), period_end=date(2024, 12, 31), language="nn"
)


def field(
    role: str, text: str, *, label: str | None = None, colour: str | None = None
) -> FieldText:
    return FieldText(role=role, passage=Passage(text), label=label, colour=colour)


def candidate(title: str, *fields: FieldText, description: str = "") -> Candidate:
    return Candidate(
        title=Passage(title),
        fields=fields,
        layout="table",
        description=(Passage(description),) if description else (),
    )


def rows(*candidates: Candidate, legend: tuple[LegendSign, ...] = ()) -> PlanRows:
    return read_candidates(
        candidates, plan_id="p", document_id="d", context=CONTEXT, legend=legend
    )


def test_a_measure_with_all_its_rows() -> None:
    read = rows(
        candidate(
            "Lage ny\nrutine",
            field("deadline", "hausten 2022", label="Frist"),
            field("status", "Ferdig", label="Status"),
            field("responsible", "Rektor og NAV", label="Ansvarleg"),
        )
    )
    (measure,), (deadline,), (status,) = read.measures, read.deadlines, read.statuses
    assert (measure.title, measure.responsible) == ("Lage ny rutine", ("Rektor", "NAV"))
    assert (deadline.kind, deadline.start_date, deadline.end_date, deadline.label) == (
        "season", date(2022, 7, 1), date(2022, 12, 31), "Frist",
    )  # fmt: skip
    assert (status.state, status.text) == ("completed", "Ferdig")
    assert deadline.measure_id == status.measure_id == measure.measure_id
    assert (measure.page, measure.x0, deadline.page) == (None, None, None)


def test_two_measures_of_one_text_have_keys_of_their_own() -> None:
    read = rows(candidate("Lage rutine"), candidate("Lage rutine"))
    assert len({m.measure_id for m in read.measures}) == 2


def test_a_measures_key_does_not_hang_on_its_neighbours() -> None:
    alone, after = rows(candidate("Kurs")), rows(candidate("Rutine"), candidate("Kurs"))
    assert alone.measures[0].measure_id == after.measures[1].measure_id


def test_parts_of_a_key_do_not_run_together() -> None:
    assert key_of("a", "bc") != key_of("ab", "c")


def test_done_in_the_deadlines_place_is_a_status_too() -> None:
    read = rows(candidate("Lage rutine", field("deadline", "Ferdig", label="Frist")))
    assert read.deadlines[0].kind == "done"
    assert [s.state for s in read.statuses] == ["completed"]


def test_start_and_end_are_one_range() -> None:
    read = rows(
        candidate(
            "Lage rutine",
            field("start", "mars 2021", label="Oppstart"),
            field("deadline", "juni 2022", label="Ferdig"),
        )
    )
    (deadline,) = read.deadlines
    assert (deadline.kind, deadline.start_date, deadline.end_date) == (
        "range", date(2021, 3, 1), date(2022, 6, 30),
    )  # fmt: skip


def test_what_does_not_parse_is_kept_and_noted() -> None:
    read = rows(candidate("Lage rutine", field("deadline", "når det passar", label="Frist")))
    assert [(d.kind, d.text) for d in read.deadlines] == [("unresolved", "når det passar")]
    assert [(n.kind, n.text) for n in read.notes] == [
        ("deadline_not_understood", "når det passar")
    ]


def test_a_sign_is_read_by_its_legend() -> None:
    legend = (LegendSign(sign="▲", colour=None, word="Forseinka"),)
    read = rows(candidate("Lage rutine", field("status", "▲", label="Status")), legend=legend)
    assert [(s.state, s.text) for s in read.statuses] == [("delayed", "Forseinka")]


def test_a_deadline_line_of_the_text_is_no_description() -> None:
    read = rows(candidate("Lage rutine", description="Frist 01.03.2022"))
    assert read.measures[0].description == ""
    assert [d.end_date for d in read.deadlines] == [date(2022, 3, 1)]


def test_confidence_falls_with_what_was_not_understood() -> None:
    sure = candidate("Lage rutine", field("deadline", "2022", label="Frist"))
    unsure = replace(sure, fields=(field("deadline", "når det passar", label="Frist"),))
    bare = replace(sure, fields=())
    values = [m.confidence for m in rows(sure, unsure, bare).measures]
    assert all(0 < v <= 1 for v in values)
    assert values[0] > values[1]
    assert values[0] > values[2]


def test_what_words_say_is_unknown_is_not_reported() -> None:
    read = rows(
        candidate(
            "Lage rutine",
            field("deadline", "Snarest", label="Frist"),
            field("status", "Ikke rapportert", label="Status"),
        )
    )
    assert (read.deadlines[0].kind, read.statuses[0].state) == ("unresolved", "unknown")
    assert read.notes == []
