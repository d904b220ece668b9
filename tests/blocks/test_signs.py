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
