"""Every line of tests/cases/numbers.toml, and what the table cannot say."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.fields.number import is_number, normalise_number, split_number
from extract.vocabulary import load

CASES: dict[str, Any] = tomllib.loads(
    (Path(__file__).parent.parent / "cases" / "numbers.toml").read_text(encoding="utf-8")
)
PRINTED = "\n".join([*CASES["starts"], *CASES["areas"]["cases"], *CASES["cells"]]).lower()


def test_the_table_is_large_enough_to_lean_on() -> None:
    assert len(CASES["starts"]) + len(CASES["cells"]) >= 100


@pytest.mark.parametrize(("text", "expected"), CASES["starts"].items())
def test_number_at_the_start(text: str, expected: str) -> None:
    reading = split_number(text)
    assert f"{reading.number or ''}|{text[reading.rest_start :]}" == expected


@pytest.mark.parametrize("text", CASES["areas"]["cases"])
def test_number_of_an_area(text: str) -> None:
    assert split_number(text).area_like
    assert split_number(text).number


@pytest.mark.parametrize(("text", "number"), CASES["cells"].items())
def test_number_cell(text: str, number: str) -> None:
    assert is_number(text)
    assert normalise_number(text) == number


@pytest.mark.parametrize("text", CASES["no_cells"]["cases"])
def test_cell_that_is_no_number(text: str) -> None:
    assert not is_number(text)


def test_every_word_before_a_number_is_read() -> None:
    vocabulary = load()
    for name, is_area in (("before", False), ("area", True)):
        for word in vocabulary.words(f"number.{name}"):
            reading = split_number(f"{word.capitalize()} 3: Turveg")
            assert (word, reading.number, reading.area_like) == (word, "3", is_area)


def test_words_behind_a_figure_make_it_something_else() -> None:
    vocabulary = load()
    texts = [f"3. {word}" for word in vocabulary.words("number.ordinal")]
    texts += [f"3.5 {word}" for word in vocabulary.words("number.unit")]
    texts += [f"{code} Turveg" for code in vocabulary.words("number.other_code")]
    assert [text for text in texts if split_number(text).number] == []


@given(st.text(max_size=300))
def test_any_text_keeps_its_rest(text: str) -> None:
    reading = split_number(text)
    assert 0 <= reading.rest_start <= len(text)
    assert reading.number is None or reading.number in text
    assert reading.number is not None or reading.rest_start == 0
    is_number(text)
    normalise_number(text)


@given(st.sampled_from(list(CASES["cells"].values())))
def test_the_canonical_form_reads_the_same(number: str) -> None:
    assert normalise_number(number) == number
