"""Hyphens at line ends, words broken by force, lines that end early."""

from __future__ import annotations

import pytest

from extract.blocks.joining import ends_early, join_lines
from tests.blocks.makers import line


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("samarbeids-", "avtalar", "samarbeidsavtalar"),
        ("vi får fleire samarbeids-", "avtalar i år", "vi får fleire samarbeidsavtalar i år"),
        ("helse-", "og omsorg", "helse- og omsorg"),
        ("inn-", "eller utskriving", "inn- eller utskriving"),
        ("e-", "helse", "e-helse"),
        ("lege-til-", "lege", "lege-til-lege"),
        ("IKT-", "verktøy", "IKT-verktøy"),
        ("Helse", "Nord", "Helse Nord"),
        ("2021-", "2024", "2021-2024"),
        ("Sør-", "Varanger", "Sør-Varanger"),
    ],
)
def test_hyphens_at_line_ends(first: str, second: str, joined: str) -> None:
    lines = [line(first), line(second, top=112)]
    assert join_lines(lines, right=400).text == joined


def test_a_word_broken_by_force_is_mended() -> None:
    lines = [line("Kompetanseheving", x=50), line("stiltak", x=50, top=112)]
    assert join_lines(lines, right=131).text == "Kompetansehevingstiltak"


def test_a_full_line_of_whole_words_is_not() -> None:
    lines = [line("Leiarar og tilsette", x=50), line("deltek", x=50, top=112)]
    assert join_lines(lines, right=146).text == "Leiarar og tilsette deltek"


def test_a_long_word_with_room_behind_it_is_not() -> None:
    lines = [line("Kompetanseheving", x=50), line("for alle", x=50, top=112)]
    assert join_lines(lines, right=300).text == "Kompetanseheving for alle"


def test_places_stay_with_their_words() -> None:
    assert join_lines([line("samarbeids-"), line("avtalar", top=112)]).pieces == ()


def test_a_line_ends_early_when_the_next_word_had_room() -> None:
    short, following = line("Ny rutine"), line("Gjeld alle", top=112)
    assert ends_early(short, following, right=400)
    assert not ends_early(short, following, right=100)
    assert not ends_early(short, following, right=None)
