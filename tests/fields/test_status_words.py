"""Each single entry of words/statuses.toml, read in the frame of its concept."""

from __future__ import annotations

import pytest

from extract.fields.status import read_state, read_statuses
from extract.fields.status_parts import date_of_heading
from extract.fields.status_signs import colour_of_word
from extract.model import PlanContext
from extract.vocabulary import load
from tests.fields.status_cases import ELSEWHERE, FRAMES, spell

WORDS = load()
PLAN = PlanContext(year=2021)


def test_every_concept_has_a_frame_or_a_test_of_its_own() -> None:
    concepts = {name.removeprefix("status.") for name in WORDS.below("status")}
    apart = {c for c in concepts if c.startswith(("box_", "colour.", "sign_", "small."))}
    assert concepts - apart == set(FRAMES) | ELSEWHERE


@pytest.mark.parametrize("concept", FRAMES)
def test_every_entry_in_its_frame(concept: str) -> None:
    frame, state = FRAMES[concept]
    texts = [frame.format(spell(word)) for word in WORDS.words(f"status.{concept}")]
    assert {text: read_state(text) for text in texts} == dict.fromkeys(texts, state)


def test_auxiliaries_make_a_participle_of_a_plain_word() -> None:
    present = {"blir", "vert"}
    for word in WORDS.words("status.auxiliary"):
        expected = "in_progress" if word in present else "completed"
        assert (word, read_state(f"dette {word} pussa")) == (word, expected)


def test_words_that_only_look_like_participles() -> None:
    for word in WORDS.words("status.not_participle"):
        assert read_state(f"dette er {word}") != "completed" or word == "ja"


def test_passives_go_on() -> None:
    for ending in WORDS.words("status.passive"):
        assert read_state(f"dette kartlegg{ending[1:]} no") == "in_progress"
        assert read_state(f"kartlegg{ending[1:]} i 2030") == "not_started"
    for word in WORDS.words("status.not_passive"):
        assert (word, read_state(f"dette {spell(word)}")) == (word, "unknown")


def test_small_words_change_what_is_said() -> None:
    frames = {
        "but": ("forsinka {} gjennomført", "completed"),
        "condition": ("ikkje starta {} planen er ferdig", "not_started"),
        "not": ("dette pågår {}", "not_started"),
        "becomes": ("{} ferdig i haust", "in_progress"),
        "may": ("gjennomført. {} vidareførast", "completed"),
        "until": ("ingen framdrift {} planen er ferdig", "not_started"),
        "joins": ("gjennomført {} kommunen samarbeider no godt", "in_progress"),
        "after_verb": ("gjennomført og samarbeider {} skulen", "in_progress"),
        "per_cent": ("70 {} er ferdig", "in_progress"),
        "subject": ("i mai flytta {} inn", "completed"),
        "silent_verb": ("planen {} dette", "unknown"),
        "has": ("{} starta, avtalen er signert", "in_progress"),
        "treated": ("{} i mai", "in_progress"),
        "to": ("håpar {} komme i gang", "not_started"),
        "before_noun": ("saka blei {} handa", "unknown"),
        "of": ("fire {} fem", "in_progress"),
        "none_of": ("{} av fem er ferdige", "not_started"),
    }
    for name, (frame, state) in frames.items():
        for word in WORDS.words(f"status.small.{name}"):
            assert (word, read_state(frame.format(word))) == (word, state)


def test_words_in_front_of_a_date() -> None:
    for word in WORDS.words("status.date_lead"):
        (reading,) = read_statuses(f"{word} mars 2021: ferdig", context=PLAN)
        assert (word, str(reading.as_of)) == (word, "2021-03-31")
        assert date_of_heading(f"{word} mars 2021", PLAN, WORDS) is not None


def test_words_in_front_of_a_colon_that_are_no_party() -> None:
    for word in WORDS.words("status.not_party"):
        readings = read_statuses(f"{word.capitalize()}: ok", context=PLAN)
        assert [reading.party for reading in readings] == [None]
    for ending in WORDS.words("status.work_noun"):
        (reading,) = read_statuses(f"Ny{ending[1:]}: ok", context=PLAN)
        assert reading.party is None


def test_signs_and_colours() -> None:
    for state in ("completed", "in_progress", "not_started", "paused"):
        for sign in WORDS.words(f"status.sign_{state}"):
            assert (sign, read_state(sign)) == (sign, state)
    for name in WORDS.below("status.colour"):
        for word in WORDS.words(name):
            assert colour_of_word(word) == name.rpartition(".")[2]


def test_an_analysts_own_words_count(tmp_path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[status.paused]\nboth = ["i dvale"]\n', encoding="utf-8")
    assert read_state("Ligg i dvale") == "unknown"
    assert read_state("Ligg i dvale", vocabulary=load(own)) == "paused"
