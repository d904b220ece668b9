"""Running text of a measure: its deadlines, parties and state, and when spaCy is loaded."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.model import Candidate, FieldText, Passage, PlanContext
from extract.reading.fields import deadlines_of, responsible_of, statuses_of
from extract.reading.prose import find_prose_deadlines, find_prose_parties, find_prose_state

PLAN = PlanContext(
    year=2022, period_start=date(2022, 1, 1), period_end=date(2025, 12, 31), language="nb"
)
DEADLINES = {
    "Arbeidet skal være ferdig innen utgangen av mai 2023, og rektor har ansvar for tiltaket.": [
        "innen utgangen av mai 2023"
    ],
    "Tiltaket skal gjennomføres innen 1. juni 2023 av rektor.": ["innen 1. juni 2023"],
    "Kort om saka. Planen skal vere klar hausten 2023 og rullerast kvart år.": ["hausten 2023"],
    "Lage rutine. Frist: 31.12.2022.": ["31.12.2022"],
    "Lage rutine\nFrist: snarast": ["snarast"],
    "Utarbeide plan innan utgangen av 2023.": ["innan utgangen av 2023"],
    "Kurset ble holdt i mai 2021 med 40 deltakere.": [],
    "Planen skal evaluere tiltak fra perioden 2015–2019.": [],
    "Utslippene skal være redusert med 40 prosent innen 2030, viser planen.": [],
    "Arbeidet skal være ferdig i 2035, lenge etter planen.": [],
    "Fleire benker i parken": [],
}
STATES = {
    "Vi ønsker flere benker. Arbeidet er godt i gang.": "in_progress",
    "Tiltaket er gjennomført.": "completed",
    "Prosjektet har stoppa opp på grunn av sjukdom.": "paused",
    "Tiltaket er forsinket, og ny plan lages.": "delayed",
    "Tiltaket er ikkje starta.": None,
    "Tiltaket skal gjennomføres i 2024.": None,
    "Tiltaket er viktig for at flere skal bli ferdig med skolen.": None,
    "Skolen har gjennomført kurs.": None,
    "Arbeidet med å gjøre parken ferdig krever tid.": None,
}


@pytest.mark.parametrize(("text", "expected"), DEADLINES.items())
def test_deadlines_in_sentences(text: str, expected: list[str]) -> None:
    found = find_prose_deadlines(text, context=PLAN)
    assert [text[r.start : r.stop] for r in found] == expected


@pytest.mark.parametrize(("text", "expected"), STATES.items())
def test_how_far_the_measure_has_come(text: str, expected: str | None) -> None:
    found = find_prose_state(text, context=PLAN)
    assert (found.state if found else None) == expected


def test_who_is_responsible_in_a_sentence() -> None:
    text = "Kurset er åpent for alle. Rektor har ansvar for tiltaket. Det holdes i mai."
    assert find_prose_parties(text, context=PLAN) == ("Rektor",)
    assert find_prose_parties("Rektor var på kurs.", context=PLAN) == ()


def test_a_measure_without_fields_is_read_from_its_prose() -> None:
    description = (
        Passage("Arbeidet skal være ferdig innen 1. mai 2023, sier styret."),
        Passage("Kommuneoverlegen har ansvaret for tiltaket. Arbeidet er i gang."),
    )
    measure = Candidate(title=Passage("Ny beredskapsplan"), description=description)
    (deadline,) = deadlines_of(measure, context=PLAN)
    (status,) = statuses_of(measure, deadlines=(deadline,), context=PLAN, legend=())
    assert deadline.window.end == date(2023, 5, 1)
    assert (status.text, status.state) == ("Arbeidet er i gang", "in_progress")
    assert responsible_of(measure, context=PLAN) == ("Kommuneoverlegen",)


def test_a_field_counts_before_prose() -> None:
    measure = Candidate(
        title=Passage("Ny plan"),
        description=(Passage("Arbeidet er i gang."),),
        fields=(FieldText(role="status", passage=Passage("Utsatt"), label="Status"),),
    )
    (status,) = statuses_of(measure, deadlines=(), context=PLAN, legend=())
    assert status.state == "delayed"


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="Arbeidet er i gang. Frist: 1.mai 2023\n", max_size=120))
def test_any_text_has_its_readings_inside(text: str) -> None:
    readings = [*find_prose_deadlines(text, context=PLAN)]
    state = find_prose_state(text, context=PLAN)
    assert all(0 <= r.start <= r.stop <= len(text) for r in readings)
    assert state is None or 0 <= state.start <= state.stop <= len(text)


def test_spacy_is_loaded_for_prose_alone() -> None:
    code = (
        "import sys\n"
        "import extract.pipeline\n"
        "from extract.model import PlanContext\n"
        "from extract.reading.prose import find_prose_deadlines as find\n"
        "find('Etablere eit ungdomsråd', context=PlanContext())\n"
        "assert 'spacy' not in sys.modules\n"
        "find('Ferdig i mai', context=PlanContext())\n"
        "assert 'spacy' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
