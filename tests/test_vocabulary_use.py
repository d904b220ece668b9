"""Which words a run printed, and which never."""

from __future__ import annotations

from extract.vocabulary import load
from extract.vocabulary_use import find_unused_words, find_used_words


def test_used_words_are_found_whole_and_in_any_case() -> None:
    used = find_used_words(["INNAN  utgangen av mai", "kvartalsvis"], load())
    assert {("time.by", "innan"), ("time.end_of", "utgangen av")} <= used
    assert ("time.recurring", "kvartalsvis") in used
    assert ("time.unit.quarter", "kvartal") not in used


def test_unused_words_are_the_rest() -> None:
    vocabulary = load()
    unused = find_unused_words(["innan mai"], vocabulary)
    assert ("time.by", "innan") not in unused
    assert ("time.by", "innen") in unused
