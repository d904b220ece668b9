"""The loader of words: its rules, its messages, an analyst's own file."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.vocabulary import VocabularyError, alternation, fold, load, read_words


def test_words_come_for_both_languages_or_one() -> None:
    vocabulary = load()
    assert {"innen", "innan", "senest"} <= set(vocabulary.words("time.by"))
    assert "innan" not in vocabulary.words("time.by", language="nb")
    assert "senest" in vocabulary.words("time.by", language="nn")


def test_concepts_are_listed_below_a_name() -> None:
    assert "time.month.05" in load().below("time.month")
    assert "time.by" not in load().below("time.month")


def test_a_wrong_name_is_told_with_the_near_ones() -> None:
    with pytest.raises(VocabularyError, match=r"time\.moth\.05.*time\.month\.05"):
        load().words("time.moth.05")


def test_loading_again_gives_the_same_vocabulary() -> None:
    assert load() is load()


def test_own_words_come_after_the_known_ones(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[time.ongoing]\nnb = ["Løpende", "evigvarende"]\n', encoding="utf-8")
    words = load(own).words("time.ongoing", language="nb")
    assert words[-1] == "evigvarende"
    assert [w.lower() for w in words].count("løpende") == 1


def test_own_words_of_an_unknown_concept_are_refused(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[time.ongoin]\nnb = ["evigvarende"]\n', encoding="utf-8")
    with pytest.raises(VocabularyError, match=r"own\.toml.*time\.ongoing"):
        load(own)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[a]\nnb = ["x"]\nnn = ["X"]', "twice"),
        ('[a]\nboth = [" x"]', "must be written 'x'"),
        ('[a]\nboth = [""]', "must be written"),
        ('[a]\nboth = "x"', "list of quoted words"),
        ('[a]\nen = ["x"]', "only"),
        ('nb = ["x"]', "only"),
        ("[a", "not a TOML file"),
    ],
)
def test_a_file_that_breaks_a_rule_is_refused(text: str, message: str) -> None:
    with pytest.raises(VocabularyError, match=message) as told:
        read_words(text.encode(), source="own.toml")
    assert "own.toml" in str(told.value)


def test_a_concept_may_hold_concepts() -> None:
    concepts = read_words(b'[a]\nboth = ["x"]\n[a.b]\nnb = ["y"]\nnote = "seen once"', source="f")
    assert [(c.name, c.words()) for c in concepts] == [("a", ("x",)), ("a.b", ("y",))]


def test_alternation_prefers_the_longest_and_allows_any_space() -> None:
    assert alternation(["i", "i løpet av", "kv."]) == r"i\s+løpet\s+av|kv\.|i"


def test_fold_ignores_case_space_and_form_of_letters() -> None:
    assert fold(" Pa\u030a\n PLASS ") == "på plass"
