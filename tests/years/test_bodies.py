"""Names of one body in several spellings, other bodies, and the analyst's own table."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.years.bodies import compare_bodies
from extract.years.names import NO_NAMES, NamesError, load_names


@pytest.mark.parametrize(
    ("first", "second", "verdict"),
    [
        ("Samarbeidsrådet for Vikfjorden", "Vikfjorden samarbeidsråd", "same"),
        ("Helsefelleskapet i Nordbygda", "Helsefellesskapet i Nordbygda", "same"),
        ("Vikset kommune", "Vikset", "same"),
        ("Vikset kommune", "VIKSET KOMMUNE", "same"),
        ("Overordna samarbeidsutval", "Overordnet samarbeidsutvalg", "same"),
        ("Oppvekstetaten i Vikset kommune", "Vikset kommune", "same"),
        ("Vikset kommune", "Nordbygda kommune", "other"),
        ("Helsefellesskapet i Nord", "Helsefellesskapet i Sør", "other"),
        ("Nordbygda kommune", "Samarbeidsrådet for Nordbygda", "unknown"),
        ("Samtale på telefon", "Vikset kommune", "unknown"),
        (None, "Vikset kommune", "unknown"),
    ],
)
def test_names_are_compared(first: str | None, second: str, verdict: str) -> None:
    assert compare_bodies(first, second) == verdict
    assert compare_bodies(second, first) == verdict


def test_the_table_joins_a_renamed_body(tmp_path: Path) -> None:
    path = tmp_path / "organisations.toml"
    path.write_text(
        '[[organisation]]\nname = "Helsefellesskapet i Vik"\nalso = ["Samarbeidsrådet for Nes"]\n',
        encoding="utf-8",
    )
    names = load_names(path)
    pair = ("Samarbeidsrådet for  nes", "Helsefellesskapet i Vik")
    assert compare_bodies(*pair) != "same"
    assert compare_bodies(*pair, names=names) == "same"
    assert load_names(tmp_path / "none.toml") is NO_NAMES


@pytest.mark.parametrize(
    "text",
    [
        "not toml",
        'other = "x"',
        '[[organisation]]\nalso = ["x"]',
        '[[organisation]]\nname = "A"\nalso = "x"',
        '[[organisation]]\nname = "A"\nalso = ["C"]\n[[organisation]]\nname = "B"\nalso = ["c"]',
    ],
)
def test_a_broken_table_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "organisations.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(NamesError):
        load_names(path)
