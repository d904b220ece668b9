"""Drawn bullets, dots and patches of colour -> signs on the lines that they stand before."""

from __future__ import annotations

from extract.blocks.document import read_blocks
from extract.layouts.legend import find_legend, word_for
from extract.model import Mark
from tests.blocks.makers import box, lines_of_words, page, shade, words

COLOURS = ("#6aa84f", "#f6d55c", "#d9483b")
STATES = ("Gjennomført", "I gang", "Ikkje starta")


def test_large_patches_below_each_other_are_explained_by_the_words_beside_them() -> None:
    listed = [w for i, s in enumerate(STATES) for w in words(s, 90, 204 + 20 * i)]
    marks = [shade(50, 200 + 20 * i, 80, 218 + 20 * i, c) for i, c in enumerate(COLOURS)]
    legend = find_legend(read_blocks([page(listed, marks=marks)]))
    assert [word_for(legend, sign=None, colour=c) for c in COLOURS] == list(STATES)


def test_a_dot_lower_than_its_text_is_the_bullet_of_its_line() -> None:
    listed = lines_of_words(["rydde stiar langs elva", "merke nye turvegar"], 80, 100, pitch=14)
    dots = [
        Mark(box=box(71, y, 73.2, y + 2.2), colour="#000000", shape="curve") for y in (104, 118)
    ]
    items = [b for b in read_blocks([page(listed, marks=dots)]) if b.kind == "item"]
    assert [b.lines[0].text for b in items] == ["rydde stiar langs elva", "merke nye turvegar"]


def test_patches_of_a_legend_are_told_from_the_cells_of_a_status_column() -> None:
    listed = [
        *(w for i, s in enumerate(STATES) for w in words(s, 90, 203 + 14 * i)),
        *(w for i in range(3) for w in words("Rydde stiar", 60, 303 + 14 * i)),
        *(w for i in range(3) for w in words("Vedteke", 240, 303 + 14 * i)),
    ]
    legend = [shade(50, 200 + 14 * i, 84, 213 + 14 * i, c) for i, c in enumerate(COLOURS)]
    status = [shade(200, 300 + 14 * i, 234, 313 + 14 * i, c) for i, c in enumerate(COLOURS)]
    found = find_legend(read_blocks([page(listed, marks=[*legend, *legend, *status])]))
    assert [word_for(found, sign=None, colour=c) for c in COLOURS] == list(STATES)


def test_boxes_with_round_corners_hold_texts_of_their_own() -> None:
    boxes = [
        Mark(box=box(x, 90, x + 240, 200), colour="#005b82", shape="curve") for x in (40, 310)
    ]
    listed = [
        *lines_of_words(["Rydde stiar langs elva", "saman med grendelaget"], 60, 100),
        *lines_of_words(["Lage turkart for alle", "som vil gå på tur"], 330, 100),
    ]
    texts = [" ".join(x.text for x in b.lines) for b in read_blocks([page(listed, marks=boxes)])]
    assert texts == [
        "Rydde stiar langs elva saman med grendelaget",
        "Lage turkart for alle som vil gå på tur",
    ]
