"""Tables whose columns only the pieces of their rules across tell, as browsers draw them."""

from __future__ import annotations

import itertools
from collections.abc import Sequence

from extract.blocks.document import read_blocks
from extract.model import Block, Edge, Mark, Page, Word
from tests.blocks.makers import across, lines_of_words, page, shade, texts, words

XS = (50.0, 250.0, 400.0, 545.0)


def pieces(y: float, xs: Sequence[float] = XS) -> list[Edge]:
    """A line for each cell of a row, end to end."""
    return [across(y, a, b) for a, b in itertools.pairwise(xs)]


def row(top: float, *cells: str, bold: bool = False) -> list[Word]:
    return [
        w for x, text in zip(XS, cells, strict=False) for w in words(text, x + 5, top, bold=bold)
    ]


def tables(*pages: Page) -> list[Block]:
    return [b for b in read_blocks(pages) if b.kind == "table"]


HEAD = ("Kva skal vi gjere", "Kven", "Når")


def test_pieces_that_meet_at_one_place_are_sides_of_columns() -> None:
    listed = [
        *row(104, *HEAD, bold=True),
        *row(124, "Lage turkart", "Turlaget", "2022"),
        *row(136, "for heile bygda"),
        *row(164, "Rydde stiar", "Grendelaget", "2023"),
    ]
    (table,) = tables(page(listed, edges=[*pieces(118), *pieces(155), *pieces(180)]))
    assert texts(table)[1, 0] == "Lage turkart for heile bygda"
    assert texts(table)[2, 2] == "2023"


def test_the_first_row_stands_between_shaded_headers_and_the_first_rule() -> None:
    marks = [shade(a, 100, b, 120) for a, b in itertools.pairwise(XS)]
    listed = [
        *row(105, *HEAD, bold=True),
        *row(126, "Lage turkart", "Turlaget", "2022"),
        *row(150, "Rydde stiar", "Grendelaget", "2023"),
    ]
    (table,) = tables(page(listed, edges=[*pieces(142), *pieces(165)], marks=marks))
    assert [texts(table)[r, 0] for r in range(3)] == [
        "Kva skal vi gjere", "Lage turkart", "Rydde stiar",
    ]  # fmt: skip


def test_a_whole_line_between_pieces_is_below_a_band() -> None:
    listed = [
        *row(104, *HEAD, bold=True),
        *row(124, "Uteliv", bold=True),
        *row(144, "Rydde stiar", "Grendelaget", "2023"),
    ]
    edges = [*pieces(118), across(138, XS[0], XS[-1]), *pieces(160)]
    (table,) = tables(page(listed, edges=edges))
    band = next(c for c in table.cells if c.row == 1)
    assert (band.column_span, band.lines[0].text) == (3, "Uteliv")


def test_a_cell_without_a_piece_below_it_goes_on_over_the_next_row() -> None:
    listed = [
        *row(104, *HEAD, bold=True),
        *row(124, "Uteliv", "Rydde stiar", "2022"),
        *row(144, "", "Lage turkart", "2023"),
    ]
    edges = [*pieces(118), *pieces(138, XS[1:]), *pieces(160)]
    (table,) = tables(page(listed, edges=edges))
    area = next(c for c in table.cells if c.row == 1 and c.column == 0)
    assert area.row_span == 2


def test_the_line_below_a_heading_is_no_rule_of_the_table_above() -> None:
    listed = [
        *row(104, *HEAD, bold=True),
        *row(124, "Rydde stiar", "Grendelaget", "2023"),
        *words("Neste kapittel handlar om noko heilt anna enn tabellen over", 50, 200),
        *lines_of_words(["Her står brødtekst som går over alle spaltene i tabellen."], 50, 240),
    ]
    edges = [*pieces(118), *pieces(140), across(215, XS[0], XS[-1])]
    (table,) = tables(page(listed, edges=edges))
    assert max(r for r, _ in texts(table)) == 1


def test_a_footnote_below_the_last_rule_is_no_row() -> None:
    listed = [
        *row(104, *HEAD, bold=True),
        *row(124, "Rydde stiar", "Grendelaget", "2023"),
        *words("1 Sjå årsmeldinga for laget", 50, 144, size=7),
    ]
    (table,) = tables(page(listed, edges=[*pieces(118), *pieces(140)]))
    assert max(r for r, _ in texts(table)) == 1


def test_headers_alone_at_the_end_of_a_page_go_on_overleaf() -> None:
    marks: list[Mark] = [shade(a, 740, b, 760) for a, b in itertools.pairwise(XS)]
    first = page(row(745, *HEAD, bold=True), marks=marks)
    second = page(
        [*row(66, "Lage turkart", "Turlaget", "2022"), *row(90, "Rydde stiar", "Laget", "2023")],
        edges=[*pieces(84), *pieces(106)],
        number=2,
    )
    (table,) = tables(first, second)
    assert texts(table)[1, 0] == "Lage turkart"
