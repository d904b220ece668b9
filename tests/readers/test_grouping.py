"""Words made of whole columns of glyphs are pdfplumber's own words, on any page of letters."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfplumber.utils.text import dedupe_chars, extract_words

from extract.model import BBox, Edge
from extract.readers.glyphs import DIRECTIONS, as_chars, drop_doubles, gather
from extract.readers.grouping import group_glyphs
from extract.readers.words import read_words

READING = {
    "right": {"line_dir": "ttb", "char_dir": "ltr"},
    "left": {"line_dir": "btt", "char_dir": "rtl"},
    "up": {"line_dir": "ltr", "char_dir": "btt"},
    "down": {"line_dir": "rtl", "char_dir": "ttb"},
}
MATRICES = {"right": (1, 0), "left": (-1, 0), "up": (0, 1), "down": (0, -1)}


def char(
    text: str,
    x0: float,
    top: float,
    *,
    width: float = 5.0,
    size: float = 10.0,
    direction: str = "right",
    upright: bool = True,
    font: str = "Sans",
) -> dict[str, Any]:
    """A character as pdfplumber describes it."""
    wide, high = (width, size) if direction in ("right", "left") else (size, width)
    return {
        "text": text,
        "x0": x0,
        "x1": x0 + wide,
        "top": top,
        "bottom": top + high,
        "doctop": top,
        "width": wide,
        "height": high,
        "size": size,
        "upright": upright,
        "fontname": font,
        "matrix": (*MATRICES[direction], 0, 0, 0, 0),
        "non_stroking_color": (0,),
    }


def line(text: str, x0: float, top: float, **more: Any) -> list[dict[str, Any]]:
    return [char(c, x0 + 5.0 * i, top, **more) for i, c in enumerate(text)]


PLACES = st.integers(0, 120).map(lambda n: n / 4)
CHARS = st.lists(
    st.builds(
        char,
        st.sampled_from("ab1 -\u00a0"),
        PLACES,
        PLACES,
        width=st.sampled_from((2.0, 5.0)),
        size=st.sampled_from((6.0, 10.0)),
        upright=st.booleans(),
    ),
    max_size=40,
)


@pytest.mark.parametrize("direction", DIRECTIONS)
@settings(max_examples=60, deadline=None)
@given(chars=CHARS)
def test_groups_are_the_words_of_pdfplumber(direction: str, chars: list[dict[str, Any]]) -> None:
    turned = [{**c, "matrix": (*MATRICES[direction], 0, 0, 0, 0)} for c in chars]
    glyphs = gather(turned)
    kind = next(d for d in DIRECTIONS if d == direction)
    ours = (
        [
            [turned[i] for i in group]
            for group in group_glyphs(glyphs, (glyphs.direction >= 0).nonzero()[0], kind).listed()
        ]
        if turned
        else []
    )
    reading = READING[direction]
    theirs = extract_words(
        turned,
        x_tolerance_ratio=0.2,
        return_chars=True,
        expand_ligatures=False,
        **reading,
        **{f"{name}_rotated": value for name, value in reading.items()},
    )
    assert ours == [word["chars"] for word in theirs]


@settings(max_examples=60, deadline=None)
@given(chars=CHARS)
def test_doubles_are_those_of_pdfplumber(chars: list[dict[str, Any]]) -> None:
    numbered = [{**c, "id": n} for n, c in enumerate(chars)]
    theirs = dedupe_chars(numbered, tolerance=0.5)
    kept = drop_doubles(gather(numbered))
    assert list(kept.texts) == [c["text"] for c in theirs]
    assert kept.x0.tolist() == [c["x0"] for c in theirs]
    assert kept.top.tolist() == [c["top"] for c in theirs]


def test_glyphs_go_back_to_what_pdfplumber_expects() -> None:
    chars = line("Tiltak 1", 50.0, 100.0)
    words = extract_words(list(as_chars(gather(chars))))
    assert [(w["text"], w["x0"], w["top"]) for w in words] == [
        ("Tiltak", 50.0, 100.0),
        ("1", 85.0, 100.0),
    ]


def test_a_word_over_a_rule_is_cut_and_one_beside_it_is_not() -> None:
    rule = Edge(orientation="v", box=BBox(x0=70.0, top=90.0, x1=70.0, bottom=120.0))
    words = read_words([*line("FristAnsvar", 50.0, 100.0), *line("Frist", 50.0, 200.0)], [rule])
    assert [w.text for w in words] == ["Fris", "tAnsvar", "Frist"]


def test_the_mark_of_a_note_is_a_word_of_its_own() -> None:
    note = char("2", 70.0, 98.0, size=6.0)
    assert [w.text for w in read_words([*line("2014", 50.0, 100.0), note], [])] == ["2014", "2"]


def test_no_letters_give_no_words() -> None:
    assert read_words([], []) == ()
    assert read_words(line("   ", 0.0, 0.0), []) == ()
