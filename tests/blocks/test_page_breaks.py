"""What page breaks and page ends do to tables: cut rows, footers below the last one."""

from __future__ import annotations

from extract.blocks.document import read_blocks
from extract.model import Block
from tests.blocks.makers import lines_of_words, page, ruled, texts, words

XS = (50.0, 150.0, 350.0, 545.0)


def said(block: Block) -> str:
    return " ".join(x.text for x in block.lines)


def test_the_rest_of_a_row_goes_on_in_the_one_cell_that_has_text_left() -> None:
    head = [
        w
        for x, t in zip(XS, ("Tiltak", "Korleis", "Frist"), strict=False)
        for w in words(t, x + 4, 704, bold=True)
    ]
    body = [
        *words("Ny rutine", 54, 730),
        *lines_of_words(["Rutinen skal prøvast ut", "ved to skular og sidan"], 154, 730),
        *words("2022", 354, 730),
    ]
    first = page([*head, *body], edges=ruled(XS, (700, 725, 760)))
    second = page(words("takast i bruk ved alle", 154, 62), edges=ruled(XS, (58, 80)), number=2)
    (table,) = [b for b in read_blocks([first, second]) if b.kind == "table"]
    assert texts(table)[2, 1] == "takast i bruk ved alle"


def test_a_footer_that_every_page_has_is_no_row_of_a_table_without_lines() -> None:
    pages = [
        page(
            [
                *words("Tiltak", 50, 700, bold=True),
                *words("Ansvar", 250, 700, bold=True),
                *words("Frist", 420, 700, bold=True),
                *words("Rydde stiar langs elva", 50, 770),
                *words("Grendelaget", 250, 770),
                *words("2023", 420, 770),
                *words("Grendeplan", 50, 800),
                *words(f"Side {n}", 420, 800),
            ],
            number=n,
        )
        for n in (1, 2)
    ]
    blocks = read_blocks(pages)
    rows = [t for b in blocks if b.kind == "table" for t in texts(b).values()]
    assert "Grendeplan" not in rows
    assert any(b.kind == "furniture" and "Grendeplan" in said(b) for b in blocks)
