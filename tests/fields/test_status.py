"""Every line of tests/cases/statuses.toml, and what the table cannot say."""

from __future__ import annotations

from datetime import date

import pytest

from extract.fields.status import read_state, read_statuses, status_date
from extract.fields.status_signs import (
    colour_name,
    colour_of_word,
    read_legend,
    traffic_light_state,
)
from extract.model import PlanContext
from extract.schema import STATES
from tests.fields.status_cases import CASES

PLAN = PlanContext(year=2021)
STATE_LINES = [(text, state) for state, texts in CASES["states"].items() for text in texts]


def test_the_table_is_large_enough_to_lean_on() -> None:
    assert len(STATE_LINES) >= 400
    assert set(CASES["states"]) == set(STATES)
    assert len({text for text, _ in STATE_LINES}) == len(STATE_LINES)


@pytest.mark.parametrize(("text", "state"), STATE_LINES)
def test_printed_status(text: str, state: str) -> None:
    (reading,) = read_statuses(text, context=PLAN)
    assert (reading.state, reading.party) == (state, None)


@pytest.mark.parametrize(("text", "state"), CASES["ongoing_deadline"].items())
def test_with_a_deadline_that_never_ends(text: str, state: str) -> None:
    assert read_state(text, ongoing=True) == state


@pytest.mark.parametrize(("measure", "text", "state"), CASES["with_measure"]["cases"])
def test_with_the_measure(measure: str, text: str, state: str) -> None:
    (reading,) = read_statuses(text, context=PLAN, measure=measure)
    assert reading.state == state


@pytest.mark.parametrize(("text", "expected"), CASES["parties"].items())
def test_party_by_party(text: str, expected: list[str]) -> None:
    readings = read_statuses(text, context=PLAN)
    assert [f"{r.party}: {r.state}" if r.party else r.state for r in readings] == expected


def test_the_party_is_no_part_of_the_text() -> None:
    text = "- Vik: Avtale signert.\n- Nes: Ikkje starta"
    readings = read_statuses(text, context=PLAN)
    assert [text[r.start : r.stop] for r in readings] == ["Avtale signert.", "Ikkje starta"]


@pytest.mark.parametrize(("text", "expected"), CASES["dated"].items())
def test_the_newest_part_decides(text: str, expected: str) -> None:
    (reading,) = read_statuses(text, context=PLAN)
    assert " ".join(map(str, filter(None, (reading.state, reading.as_of)))) == expected


@pytest.mark.parametrize(
    ("label", "day"), [(k, v) for k, v in CASES["headings"].items() if k != "year"]
)
def test_the_day_in_a_heading(label: str, day: date) -> None:
    context = PlanContext(year=CASES["headings"]["year"])
    assert status_date(label, context=context) == day
    (reading,) = read_statuses("Ferdig", label=label, context=context)
    assert reading.as_of == day


@pytest.mark.parametrize("label", CASES["headings_without_day"]["cases"])
def test_a_heading_without_a_day(label: str) -> None:
    assert status_date(label, context=PLAN) is None


@pytest.mark.parametrize(("sign", "state"), CASES["signs"].items())
def test_sign(sign: str, state: str) -> None:
    assert read_state(sign) == state


@pytest.mark.parametrize(("text", "expected"), CASES["legends"].items())
def test_legend(text: str, expected: list[str]) -> None:
    entries = read_legend(text, read_state=read_state)
    assert [f"{entry.sign}: {entry.state}" for entry in entries] == expected
    assert all(text[e.start : e.stop] == e.sign and e.label in text for e in entries)


@pytest.mark.parametrize(("colour", "name"), CASES["colours"].items())
def test_colour(colour: str, name: str) -> None:
    assert colour_name(colour) == name
    assert colour_name(colour.upper()) == name


def test_a_colour_must_be_written_as_hex() -> None:
    with pytest.raises(ValueError, match="rrggbb"):
        colour_name("green")


def test_words_of_colours_and_traffic_lights() -> None:
    assert [colour_of_word(word) for word in ("Grøn", "grønn.", "RAUD", "i rute")] == [
        "green", "green", "red", None,
    ]  # fmt: skip
    assert [traffic_light_state(name) for name in ("green", "yellow", "red", "blue")] == [
        "in_progress", "delayed", "delayed", "unknown",
    ]  # fmt: skip
