"""A text that is told to hold no mention has none: what is asked first never loses a mention."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.language.cues import KINDS, can_mention, can_state, phrases_of
from extract.language.mentions import find_mentions, find_stated
from extract.vocabulary import load

PHRASES = sorted({word for words in phrases_of(load()).values() for word in words})
PIECES = st.sampled_from(
    [*PHRASES, "Arbeidet er", "Tiltaket har", "2.kvartal", "1.1.", "Q3", "2021", "og", "skolen"]
)
TEXTS = st.lists(
    st.tuples(PIECES, st.sampled_from([" ", "  ", "\n", ". ", ":", "/", "-", ", "])), max_size=6
).map(lambda parts: "".join(word + after for word, after in parts))


@pytest.mark.parametrize("language", ["nb", "nn"])
@settings(max_examples=150, deadline=None)
@given(text=TEXTS)
def test_every_mention_is_foreseen(language: str, text: str) -> None:
    for mention in find_mentions(text, language):
        assert can_mention(text, load(), kinds=(mention.kind,)), (mention, text)
    if find_stated(text, language):
        assert can_state(text, load())


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Kommunen har 15 skoler.", ("time", "deadline")),
        ("Kommunen har 15 skoler.", ("party",)),
        ("Utvikle gode rutiner", KINDS),
    ],
)
def test_plain_text_is_told_from_mentions(text: str, kinds: tuple[str, ...]) -> None:
    assert not can_mention(text, load(), kinds=kinds)
