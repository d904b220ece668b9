"""Pages to blocks: order of reading, furniture, turned pages, tables, lists, notes."""

from __future__ import annotations

import pytest

from extract.blocks.document import read_blocks
from extract.blocks.furniture import is_page_number
from extract.blocks.turning import turn_upright
from extract.model import Block, Mark, Word
from tests.blocks.makers import box, lines_of_words, page, ruled, shade, texts, words


def said(block: Block) -> str:
    return " ".join(x.text for x in block.lines)


LEFT = [f"venstre spalte linje {n} med litt tekst" for n in "abcdef"]
RIGHT = [f"andre spalte linje {n} med litt tekst" for n in "ghijkl"]


def test_two_columns_are_read_one_after_the_other() -> None:
    listed = [
        *words(
            "Overskrift som går over begge spaltene og er lang nok til det her på sida", 50, 100
        ),
        *lines_of_words(LEFT, 50, 130),
        *lines_of_words(RIGHT, 320, 130),
    ]
    text = " ".join(said(b) for b in read_blocks([page(listed)]))
    order = [text.index(f"linje {n} ") for n in "abcdefghijkl"]
    assert order == sorted(order)
    assert text.startswith("Overskrift")


def test_what_stands_on_every_page_is_furniture() -> None:
    pages = [
        page(
            [
                *words("Fjordby kommune handlingsplan", 50, 30),
                *lines_of_words([f"Brødtekst på side nummer {n} i planen"], 50, 300),
                *words(f"Side {n}", 500, 810),
            ],
            number=n,
        )
        for n in (1, 2, 3)
    ]
    blocks = read_blocks(pages)
    furniture = {said(b) for b in blocks if b.kind == "furniture"}
    assert furniture == {"Fjordby kommune handlingsplan", "Side 1", "Side 2", "Side 3"}


@pytest.mark.parametrize("text", ["12", "Side 3 av 8", "- 4 -", "s. 5", "3/8"])
def test_page_numbers(text: str) -> None:
    assert is_page_number(text)


@pytest.mark.parametrize("text", ["2021", "Tiltak 3", "", "12 tiltak"])
def test_other_short_lines(text: str) -> None:
    assert not is_page_number(text)


def test_contents_with_leaders_are_furniture() -> None:
    listed = lines_of_words(["1 Innleiing ......... 3", "2 Tiltak ......... 5"], 50, 200)
    assert {b.kind for b in read_blocks([page(listed)])} == {"furniture"}


def test_a_page_whose_text_runs_up_is_turned() -> None:
    upward = tuple(
        Word(text=t, box=box(100, y - 40, 110, y), size=10, direction="up")
        for t, y in (("Etablere", 700.0), ("samarbeid", 650.0))
    )
    turned = turn_upright(page(upward))
    assert (turned.width, turned.height) == (842, 595)
    assert [w.direction for w in turned.words] == ["right", "right"]
    assert [w.printed for w in turned.words] == [w.box for w in upward]
    assert turned.words[0].box == box(142, 100, 182, 110)
    (block,) = read_blocks([page(upward)])
    assert said(block) == "Etablere samarbeid"
    assert block.lines[0].passage.pieces[0].place.box == upward[0].box


def test_an_upright_page_stays() -> None:
    upright = page(words("Plan", 50, 50))
    assert turn_upright(upright) is upright


def test_a_ruled_table_with_a_merged_area() -> None:
    edges = [
        e
        for e in ruled((50, 150, 300, 400), (100, 130, 160, 190))
        if not (e.orientation == "h" and e.box.top == 160)
    ]
    edges += [ruled((150, 400), (160,))[0]]
    listed = [
        *words("Område", 55, 110),
        *words("Tiltak", 155, 110),
        *words("Frist", 305, 110),
        *words("Samferdsel", 55, 150),
        *words("Ny gangveg ved skulen", 155, 140),
        *words("2023", 305, 140),
        *words("Betre lys ved kaia", 155, 170),
        *words("2024", 305, 170),
    ]
    (table,) = read_blocks([page(listed, edges=edges)])
    assert texts(table) == {
        (0, 0): "Område", (0, 1): "Tiltak", (0, 2): "Frist", (1, 0): "Samferdsel",
        (1, 1): "Ny gangveg ved skulen", (1, 2): "2023",
        (2, 1): "Betre lys ved kaia", (2, 2): "2024",
    }  # fmt: skip
    assert next(c for c in table.cells if (c.row, c.column) == (1, 0)).row_span == 2


def test_a_shaded_table_without_lines() -> None:
    marks: list[Mark] = []
    listed: list[Word] = []
    rows = [
        ("Tiltak", "Frist", "Ansvar"),
        ("Ny rutine", "2022", "Rektor"),
        ("Kurs", "2023", "NAV"),
    ]
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            marks.append(shade(50 + 130 * c, 100 + 34 * r, 176 + 130 * c, 130 + 34 * r))
            listed += words(text, 55 + 130 * c, 110 + 34 * r)
    (table,) = read_blocks([page(listed, marks=marks)])
    assert texts(table) == {(r, c): t for r, row in enumerate(rows) for c, t in enumerate(row)}
    assert {c.colour for c in table.cells} == {"#d9e2f3"}


def test_columns_that_only_white_parts() -> None:
    listed = [
        *words("Tiltak", 50, 100, bold=True),
        *words("Frist", 300, 100, bold=True),
        *words("Ansvarleg", 400, 100, bold=True),
    ]
    rows = [("Lage ny rutine for opptak", "2022", "Rektor"), ("Halde kurs", "2023", "NAV"),
            ("Skrive brukarrettleiing", "2024", "Fagleiar")]  # fmt: skip
    for i, (what, when, who) in enumerate(rows):
        top = 125 + 25 * i
        listed += (*words(what, 50, top), *words(when, 300, top), *words(who, 400, top))
    (table,) = (b for b in read_blocks([page(listed)]) if b.kind == "table")
    read = texts(table)
    assert [read[0, c] for c in range(3)] == ["Tiltak", "Frist", "Ansvarleg"]
    assert [tuple(read[r, c] for c in range(3)) for r in (1, 2, 3)] == rows


def test_a_number_wrapped_in_its_column_starts_one_row() -> None:
    listed = [
        *words("Nr", 50, 100, bold=True),
        *words("Tiltak", 90, 100, bold=True),
        *words("Frist", 350, 100, bold=True),
    ]
    for i, (half, what) in enumerate(
        (("9", "Lage rutine"), ("10", "Halde kurs"), ("11", "Skrive"))
    ):
        top = 125 + 40 * i
        listed += (*words("T-", 50, top), *words(half, 50, top + 12))
        listed += (*words(what, 90, top), *words("for alle", 90, top + 12))
        listed += words("2024", 350, top)
    (table,) = (b for b in read_blocks([page(listed)]) if b.kind == "table")
    read = texts(table)
    assert [read[r, 0] for r in (1, 2, 3)] == ["T- 9", "T- 10", "T- 11"]
    assert read[2, 1] == "Halde kurs for alle"


def test_a_table_goes_on_over_the_page_without_its_header_again() -> None:
    def sheet(number: int, top: float, what: str) -> object:
        listed = [
            *words("Tiltak", 55, top + 10), *words("Frist", 305, top + 10),
            *words(what, 55, top + 40), *words("2024", 305, top + 40),
        ]  # fmt: skip
        return page(listed, edges=ruled((50, 300, 400), (top, top + 30, top + 60)), number=number)

    (table,) = read_blocks([sheet(1, 700, "Første tiltak"), sheet(2, 100, "Andre tiltak")])  # type: ignore[list-item]
    assert [texts(table)[r, 0] for r in (0, 1, 2)] == ["Tiltak", "Første tiltak", "Andre tiltak"]


def test_bullets_become_markers_with_levels() -> None:
    listed = [
        *words("• Ytre punkt", 50, 200),
        *words("• Indre punkt", 70, 214),
        *words("• Nytt ytre punkt", 50, 228),
    ]
    items = [b for b in read_blocks([page(listed)]) if b.kind == "item"]
    assert [(b.level, b.lines[0].marker, said(b)) for b in items] == [
        (0, "•", "Ytre punkt"), (1, "•", "Indre punkt"), (0, "•", "Nytt ytre punkt"),
    ]  # fmt: skip


def test_larger_type_makes_headings_with_ranks() -> None:
    listed = [
        *words("Handlingsplan", 50, 100, size=20),
        *words("Oppvekst", 50, 150, size=14),
        *lines_of_words(["Vi vil gjere det trygt å vekse opp her hos oss i bygda."] * 3, 50, 190),
    ]
    headings = [(b.level, said(b)) for b in read_blocks([page(listed)]) if b.kind == "heading"]
    assert headings == [(1, "Handlingsplan"), (2, "Oppvekst")]


def test_small_notes_low_on_the_page_are_furniture() -> None:
    listed = [
        *lines_of_words(["Vi vil gjere det trygt å vekse opp her hos oss i bygda."] * 3, 50, 190),
        *words("1 Sjå vedlegget bak i planen", 50, 700, size=7),
    ]
    kinds = {said(b): b.kind for b in read_blocks([page(listed)])}
    assert kinds["1 Sjå vedlegget bak i planen"] == "furniture"


def test_drawn_dots_are_words_with_their_colour() -> None:
    dot = Mark(box=box(50, 200, 58, 208), colour="#00b050", shape="curve")
    (block,) = read_blocks([page(words("Ferdig", 70, 199), marks=[dot])])
    assert (block.lines[0].marker, block.lines[0].marker_colour) == ("●", "#00b050")


def test_no_pages_and_empty_pages_have_no_blocks() -> None:
    assert read_blocks([]) == ()
    assert read_blocks([page([])]) == ()
