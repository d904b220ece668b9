"""Every word of times and deadlines is there for a printed expression of the table."""

from __future__ import annotations

import re

import pytest

from extract.fields.time_grammar.lexicon import build_lexicon
from extract.vocabulary import load
from tests.fields.time_cases import TIMES, list_deadlines

PRINTED = "\n".join(
    [
        *(f"{label} {text}" for text, label, _ in list_deadlines()),
        *TIMES["inline"],
        *TIMES["prose"],
    ]
).lower()
VOCABULARY = load()
NAMES = [*VOCABULARY.below("time"), *VOCABULARY.below("deadline")]


@pytest.mark.parametrize("name", NAMES)
def test_every_word_has_a_case(name: str) -> None:
    unused = [word for word in VOCABULARY.words(name) if not _is_printed(word)]
    assert unused == []


def test_no_phrase_stands_in_two_concepts() -> None:
    build_lexicon(VOCABULARY)  # raises VocabularyError, with both places, when one does


def _is_printed(word: str) -> bool:
    letters = r"[^\W\d_]"
    return bool(re.search(rf"(?<!{letters}){re.escape(word.lower())}(?!{letters})", PRINTED))
