"""White strips that part columns, and word spaces that do not."""

from __future__ import annotations

from extract.blocks.grid import find_grids
from extract.blocks.gutters import find_gutter, split_columns
from tests.blocks.makers import ruled, words

ROWS = [("Lage ny rutine", "2022"), ("Halde kurs", "2023"), ("Skrive", "2024"), ("Prøve", "2025")]


def two_columns() -> list[list[object]]:
    return [
        [*words(what, 55, 110 + 30 * i), *words(when, 200, 110 + 30 * i)]
        for i, (what, when) in enumerate(ROWS)
    ]


def test_a_strip_that_all_lines_share_is_a_gutter() -> None:
    gutter = find_gutter(two_columns())  # type: ignore[arg-type]
    assert gutter is not None
    assert gutter.right == 200
    assert gutter.left < gutter.at < 200


def test_word_spaces_are_no_gutter() -> None:
    lines = [words("Lage ny rutine for alle", 55, 110 + 12 * i) for i in range(6)]
    assert find_gutter(lines) is None


def test_hanging_numbers_are_no_column() -> None:
    lines = [(*words(f"{i}.", 55, 110 + 12 * i), *words("Kurs i bruk", 80, 110 + 12 * i))
             for i in range(6)]  # fmt: skip
    assert find_gutter(lines) is None


def test_a_cell_with_two_columns_is_cut() -> None:
    (grid,) = find_grids(ruled((50, 300, 400), (100, 130, 160, 190, 220)))
    listed = [w for line in two_columns() for w in line]
    cut = split_columns(grid, listed)  # type: ignore[arg-type]
    assert len(cut.xs) == 4
    assert len(cut.cells) == 12
