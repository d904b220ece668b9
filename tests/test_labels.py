"""What labels and headers say, and where labels stand in running text."""

from __future__ import annotations

import pytest

from extract.labels import LONGEST_LABEL, find_labels, is_label, label_role


@pytest.mark.parametrize(
    ("printed", "role"),
    [
        ("Tiltak", "measure"),
        ("TILTAK", "measure"),
        ("Kva skal gjerast?", "measure"),
        ("Hva vil vi gjøre", "measure"),
        ("Frist", "deadline"),
        ("Frist:", "deadline"),
        ("Frist for gjennomføring", "deadline"),
        ("Frist/tidsramme", "deadline"),
        ("Til når", "deadline"),
        ("Ansvarleg", "responsible"),
        ("Ansvarlig/hvem gjennomfører", "responsible"),
        ("Kven gjer det?", "responsible"),
        ("Status, pr. september", "status"),
        ("Status 31.12.2022", "status"),
        ("Nr.", "number"),
        ("Innsatsområde", "area"),
        ("Delmål", "goal"),
        ("Merknader", "comment"),
        ("Oppstart", "start"),
    ],
)
def test_headers(printed: str, role: str) -> None:
    assert label_role(printed) == role


@pytest.mark.parametrize(
    "printed",
    ["", " ", "Fjordby", "Frist: 2022", "Vi arbeider for ein trygg kvardag", "Frist " * 20],
)
def test_what_is_no_header(printed: str) -> None:
    assert label_role(printed) is None


def test_a_text_longer_than_a_label_is_none() -> None:
    assert label_role("Frist " + "x" * LONGEST_LABEL) is None


def test_one_unknown_word_more_is_allowed_in_headers_only() -> None:
    assert label_role("Tiltak kommunen") == "measure"
    assert label_role("Tiltak kommunen", loose=False) is None


def test_exact_labels() -> None:
    assert is_label("Frist:")
    assert is_label("Tiltak")
    assert not is_label("Frist for alle")


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Frist: 2022", ["deadline"]),
        ("Ansvarleg: Rektor. Frist: 2022", ["responsible", "deadline"]),
        ("Ansvarleg: Rektor Frist: 2022", ["responsible", "deadline"]),
        ("Tiltak: Lage ny rutine", ["measure"]),
        ("Mål: Alle skal meistre", ["goal"]),
        ("Vi har som mål: alle skal meistre", []),
        ("Vi har som mål: Alle skal meistre", []),
        ("Tiltak 3: Lage ny rutine", []),
        ("Det er ein frist for dette", []),
        ("Vi set frist: 2022", []),
        ("", []),
    ],
)
def test_labels_in_text(text: str, roles: list[str]) -> None:
    assert [s.role for s in find_labels(text)] == roles


def test_spans_say_where_label_and_value_stand() -> None:
    text = "Ansvarleg: Rektor. Frist: 2022"
    first, second = find_labels(text)
    assert (first.label, second.label) == ("Ansvarleg", "Frist")
    assert text[first.stop : second.start].strip(" .") == "Rektor"
    assert text[second.stop :].strip() == "2022"
