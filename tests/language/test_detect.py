"""Bokmål and Nynorsk told apart: sentences, single words, mixed texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.language import detect_language, language_scores
from extract.vocabulary import load

SENTENCES = [
    ("nb", "Kommunen skal ikke bygge flere veier uten gangfelt."),
    ("nb", "Arbeidet er i gang, og tiltakene følges opp av virksomhetene."),
    ("nb", "Trygghet og mestring for eldre"),
    ("nb", "Nye skoler og barnehager"),
    ("nb", "Ikke startet"),
    ("nb", "Hver enhet lager sin egen liste."),
    ("nn", "Kommunen skal ikkje byggje fleire vegar utan gangfelt."),
    ("nn", "Arbeidet er i gang, og tiltaka vert følgde opp av verksemdene."),
    ("nn", "Tryggleik og meistring for eldre"),
    ("nn", "Nye skular og barnehagar"),
    ("nn", "Ikkje starta"),
    ("nn", "Kvar eining lagar si eiga liste."),
]


@pytest.mark.parametrize(("language", "text"), SENTENCES)
def test_sentence(language: str, text: str) -> None:
    assert detect_language(text) == language
    assert detect_language(text.upper()) == language


@pytest.mark.parametrize("text", ["", "2021–2023", "Handlingsplan 2020", "NAV, DSB", "1. juni"])
def test_what_both_write_says_nothing(text: str) -> None:
    assert detect_language(text) is None


def test_a_mixed_text_is_in_the_language_of_most_of_its_words() -> None:
    bokmaal, nynorsk = (SENTENCES[i][1] for i in (1, 7))
    assert detect_language(f"{bokmaal} {bokmaal} {nynorsk}") == "nb"
    assert detect_language(f"{bokmaal} {nynorsk} {nynorsk}") == "nn"


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_every_word_of_the_words_file_speaks_for_its_language(language: str) -> None:
    other = "nn" if language == "nb" else "nb"
    vocabulary = load()
    for name, frame in (("word", "{}"), ("beginning", "{}xq"), ("ending", "xqxq{}")):
        concept = vocabulary.concepts[f"language.{name}"]
        for word in getattr(concept, language):
            scores = language_scores(frame.format(word.strip("*")))
            assert (word, scores[other] < scores[language]) == (word, True)
    for word in vocabulary.words("language.neutral"):
        assert detect_language(word) is None


@given(st.text(max_size=500))
def test_any_text(text: str) -> None:
    assert detect_language(text) in ("nb", "nn", None)
