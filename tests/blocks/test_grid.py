"""Grids of ruled and shaded tables, drawn well and badly."""

from __future__ import annotations

from extract.blocks.grid import Grid, find_grids
from extract.blocks.rules import edges_of_shading, merge_edges
from extract.model import Edge
from tests.blocks.makers import across, box, down, ruled, shade

XS, YS = (50, 150, 300), (100, 130, 160)


def shape(grid: Grid) -> tuple[int, int]:
    """Rows and columns."""
    return len(grid.ys) - 1, len(grid.xs) - 1


def spans(grid: Grid) -> dict[tuple[int, int], tuple[int, int]]:
    return {(c.row, c.column): (c.row_span, c.column_span) for c in grid.cells}


def test_plain_grid() -> None:
    (grid,) = find_grids(ruled(XS, YS))
    assert shape(grid) == (2, 2)
    assert set(spans(grid).values()) == {(1, 1)}


def test_cells_merged_downwards_and_across() -> None:
    edges = [
        *(across(y, 50, 300) for y in (100, 160)),
        across(130, 150, 300),  # the first column is one cell
        *(down(x, 100, 160) for x in (50, 150, 300)),
        down(220, 130, 160),  # the first row has one cell over two columns
    ]
    (grid,) = find_grids(edges)
    assert spans(grid) == {(0, 0): (2, 1), (0, 1): (1, 2), (1, 1): (1, 1), (1, 2): (1, 1)}


def test_an_area_that_is_no_rectangle_is_cut_into_rows() -> None:
    edges = [
        *(across(y, 50, 300) for y in (100, 160)),
        across(130, 150, 300),
        *(down(x, 100, 160) for x in (50, 300)),
        down(150, 130, 160),
    ]
    (grid,) = find_grids(edges)
    assert spans(grid) == {(0, 0): (1, 2), (1, 0): (1, 1), (1, 1): (1, 1)}


def test_outer_sides_that_are_not_drawn() -> None:
    edges = [*(across(y, 50, 300) for y in YS), down(150, 100, 160)]
    (grid,) = find_grids(edges)
    assert grid.xs == (50, 150, 300)
    assert shape(grid) == (2, 2)


def test_a_row_cut_by_the_end_of_the_page() -> None:
    edges = [*(across(y, 50, 300) for y in YS), *(down(x, 100, 200) for x in XS)]
    (grid,) = find_grids(edges)
    assert grid.ys == (100, 130, 160, 200)


def test_lines_drawn_twice_are_one() -> None:
    doubled = [Edge(orientation=e.orientation, box=moved(e)) for e in ruled(XS, YS)]
    (grid,) = find_grids([*ruled(XS, YS), *doubled])
    assert shape(grid) == (2, 2)


def moved(edge: Edge) -> object:
    b = edge.box
    return box(b.x0 + 1.2, b.top + 1.2, b.x1 + 1.2, b.bottom + 1.2)


def test_lines_drawn_in_pieces_and_dots_are_whole() -> None:
    dotted = [across(y, x, x + 2) for y in YS for x in range(50, 300, 4)]
    (grid,) = find_grids([*dotted, *(down(x, 100, 160) for x in XS)])
    assert shape(grid) == (2, 2)


def test_thin_rectangles_are_lines() -> None:
    thin = [
        side
        for y in YS
        for side in (across(y, 50, 300), across(y + 0.5, 50, 300), down(50, y, y + 0.5))
    ]
    (grid,) = find_grids([*thin, *(down(x, 100, 160) for x in XS)])
    assert shape(grid) == (2, 2)


def test_ticks_are_no_rules() -> None:
    assert merge_edges([across(100, 50, 53)], "h") == []


def test_two_tables_on_common_lines_stay_two() -> None:
    edges = [*ruled((50, 100, 150), YS), *ruled((300, 350, 400), YS)]
    assert [g.xs[0] for g in find_grids(edges)] == [50, 300]


def test_a_single_line_is_no_grid() -> None:
    assert find_grids([across(100, 50, 300)]) == []


def test_white_strips_between_shaded_cells_are_halved() -> None:
    cells = [
        shade(x, y, x + 96, y + 26) for x in (50, 150, 250) for y in (100, 130, 160)
    ]  # strips of four points
    (grid,) = find_grids(edges_of_shading(cells, page_area=595 * 842))
    assert shape(grid) == (3, 3)
    assert grid.xs == (48, 148, 248, 348)


def test_a_background_over_the_page_bounds_nothing() -> None:
    assert edges_of_shading([shade(0, 0, 595, 842)], page_area=595 * 842) == []
