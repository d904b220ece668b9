"""What holds for any text of a status: no crash, spans inside it, states of the dataset."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.fields.number import split_number
from extract.fields.responsible import read_parties
from extract.fields.status import read_state, read_statuses
from extract.fields.status_signs import read_legend
from extract.model import PlanContext
from extract.schema import STATES
from tests.fields.status_cases import CASES

PLAN = PlanContext(year=2021)
TEXTS = [text for texts in CASES["states"].values() for text in texts]
# Canonical words: what a state is called reads as that state.
CANONICAL = {
    "not_started": "Ikkje starta", "in_progress": "Under arbeid", "delayed": "Forseinka",
    "paused": "På vent", "completed": "Gjennomført", "ongoing": "Løpande",
    "cancelled": "Utgår", "referred": "Sjå eiga sak", "unknown": "Ukjent",
}  # fmt: skip


@given(st.text(max_size=400))
def test_any_text_is_read(text: str) -> None:
    readings = read_statuses(text, context=PLAN)
    assert readings
    assert all(0 <= r.start <= r.stop <= len(text) for r in readings)
    assert {r.state for r in readings} <= set(STATES)
    read_legend(text, read_state=read_state)


@given(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=4), st.sampled_from([". ", "\n"]))
def test_statuses_put_together_are_read(texts: list[str], between: str) -> None:
    joined = between.join(texts)
    readings = read_statuses(joined, context=PLAN)
    assert {r.state for r in readings} <= set(STATES)
    assert all(joined[r.start : r.stop].strip() == joined[r.start : r.stop] or r.party is None
               for r in readings)  # fmt: skip


@pytest.mark.parametrize(("state", "word"), CANONICAL.items())
def test_the_name_of_a_state_reads_as_that_state(state: str, word: str) -> None:
    assert read_state(word) == state
    assert read_state(word.upper()) == state
    assert read_state(f"  {word}. ") == state


@pytest.mark.parametrize(
    "piece", ["a, ", "sjå ", "er ", "(", ":", "Vik: ", "- ", "1 av ", "1.1.2020: ", "ikkje ",
              "rektor og ", "pr. ", "Aa ", "ansvar ", "\n", "1.", "har ansvar for "]
)  # fmt: skip
def test_time_grows_with_the_length_alone(piece: str) -> None:
    """Ten times the text takes about ten times as long, with much room for a busy machine."""
    short, long = piece * (10_000 // len(piece)), piece * (100_000 // len(piece))
    for read in (read_parties, split_number, lambda t: read_statuses(t, context=PLAN)):
        assert _seconds(read, long) < 40 * _seconds(read, short) + 0.5


def _seconds(read, text: str) -> float:
    start = time.process_time()
    read(text)
    return time.process_time() - start
