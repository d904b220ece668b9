"""Every line of tests/cases/parties.toml, and what the table cannot say."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.fields.party_words import is_body, is_field, party_words
from extract.fields.responsible import (
    PartyMention,
    find_bracketed_parties,
    find_sentence_parties,
    find_tail_parties,
    read_parties,
)
from extract.vocabulary import load

CASES: dict[str, Any] = tomllib.loads(
    (Path(__file__).parent.parent / "cases" / "parties.toml").read_text(encoding="utf-8")
)
WORDS = load()


def names(text: str, mention: PartyMention | None) -> list[str]:
    return [text[p.start : p.stop] for p in mention.parties] if mention else []


def read(text: str) -> list[str]:
    return [text[p.start : p.stop] for p in read_parties(text)]


def test_the_table_is_large_enough_to_lean_on() -> None:
    assert sum(len(table) for table in CASES.values()) >= 110


@pytest.mark.parametrize(("text", "expected"), CASES["parties"].items())
def test_parties(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(("text", "expected"), CASES["brackets"].items())
def test_bracket(text: str, expected: list[str]) -> None:
    mention = find_bracketed_parties(text)
    assert names(text, mention) == expected
    assert mention is None or text[mention.start] == "("


@pytest.mark.parametrize(("text", "expected"), CASES["lenient_brackets"].items())
def test_lenient_bracket(text: str, expected: list[str]) -> None:
    assert names(text, find_bracketed_parties(text, lenient=True)) == expected


@pytest.mark.parametrize(("text", "expected"), CASES["tails"].items())
def test_tail(text: str, expected: list[str]) -> None:
    assert names(text, find_tail_parties(text)) == expected


@pytest.mark.parametrize(("text", "expected"), CASES["sentences"].items())
def test_sentence(text: str, expected: list[str]) -> None:
    found = [name for mention in find_sentence_parties(text) for name in names(text, mention)]
    assert found == expected


def test_every_word_around_parties_is_read() -> None:
    frames = {
        "joiner": "Rektor {} kommunen",
        "and": "Rektor {} kommunen",
    }
    for name, frame in frames.items():
        for word in WORDS.words(f"party.{name}"):
            assert (word, read(frame.format(word))) == (word, ["Rektor", "kommunen"])
    for word in WORDS.words("party.lead_in"):
        assert (word, read(f"{word}: Kystlaget")) == (word, ["Kystlaget"])
    for word in WORDS.words("party.role_note"):
        assert (word, read(f"HOD ({word}), KD")) == (word, ["HOD", "KD"])
    for word in WORDS.words("party.others"):
        assert (word, read(f"HOD, KD {word}")) == (word, ["HOD", "KD"])
    for word in WORDS.words("party.nobody"):
        assert (word, read(word)) == (word, [])
    for word in WORDS.words("party.unfinished"):
        assert len(read(f"Avdeling {word}\nEldre")) == 1


def test_every_word_of_a_sentence_is_read() -> None:
    for word in WORDS.words("party.sentence_before"):
        assert (word, read(f"Kystlaget {word}.")) == (word, ["Kystlaget"])
    for word in WORDS.words("party.sentence_after"):
        assert (word, read(f"{word.capitalize()} Kystlaget.")) == (word, ["Kystlaget"])
    for word in WORDS.words("party.tail_word"):
        text = f"Ny rutine, {word} KDD"
        assert (word, names(text, find_tail_parties(text))) == (word, ["KDD"])
    for word in WORDS.words("party.cleft_before"):
        assert read(f"{word} Kystlaget som har ansvaret.") == ["Kystlaget"]
    for word in WORDS.words("party.cleft_after"):
        assert read(f"Kystlaget {word} har ansvaret.") == ["Kystlaget"]
    for word in WORDS.words("party.no_name"):
        assert find_sentence_parties(f"{word} har ansvar for at alle trivst.") == ()
    for word in WORDS.words("party.own"):
        assert find_sentence_parties(f"Kystlaget har ansvar for {word} lokale.") == ()


def test_words_of_names() -> None:
    words = party_words(WORDS)
    assert [w for w in WORDS.words("party.known") if not is_body(w, words)] == []
    endings = [w for w in WORDS.words("party.ending") if not is_field(w, words)]
    assert [w for w in endings if not is_body("x" + w, words)] == []
    for word in WORDS.words("party.field"):
        if not is_body(word, words):
            assert (word, read(f"Plan og {word}")) == (word, [f"Plan og {word}"])
    for word in WORDS.words("party.head"):
        text = f"{word} helse, kultur og fritid"
        assert (word, read(text)) == (word, [text])


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=300))
def test_any_text_gives_spans_inside_it(text: str) -> None:
    spans = [(p.start, p.stop) for p in read_parties(text)]
    assert all(0 <= start < stop <= len(text) for start, stop in spans)
    for mention in (find_bracketed_parties(text, lenient=True), find_tail_parties(text)):
        assert mention is None or 0 <= mention.start < mention.stop <= len(text)


@given(st.lists(st.sampled_from(["Rektor", "NAV", "kommunane", "Fagrådet", "HOD"]), unique=True))
def test_parties_joined_by_commas_come_apart_again(parties: list[str]) -> None:
    assert read(", ".join(parties)) == parties
