"""Tables of Word documents: spans, dragged borders, shading, tables inside cells."""

from __future__ import annotations

from extract.model import Block, Cell
from extract.readers.docx import read_docx
from tests.readers.docx_makers import cell, from_xml, paragraph, row, table

RESTART, CONTINUE = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"


def wide(span: int) -> str:
    return f'<w:gridSpan w:val="{span}"/>'


def shaded(colour: str) -> str:
    return f'<w:shd w:val="clear" w:fill="{colour}"/>'


def blocks(*rows: str, widths: tuple[int, ...] = ()) -> tuple[Block, ...]:
    return read_docx(from_xml(table(*rows, widths=widths)))


def cells(*rows: str, widths: tuple[int, ...] = ()) -> list[Cell]:
    (found,) = blocks(*rows, widths=widths)
    assert found.kind == "table"
    return list(found.cells)


def text(found: Cell) -> str:
    return "/".join(line.text for line in found.lines)


def places(found: list[Cell]) -> list[tuple[str, int, int, int, int]]:
    return [(text(c), c.row, c.column, c.row_span, c.column_span) for c in found]


def test_cells_merged_both_ways() -> None:
    found = cells(
        row(cell("Mål", RESTART), cell("Tiltak", wide(2)), properties="<w:tblHeader/>"),
        row(cell("", CONTINUE), cell("Kva"), cell("Frist")),
        row(cell("Mål 1", RESTART), cell("A"), cell("mai")),
        row(cell("ser ingen", CONTINUE), cell("B"), cell("juni")),
        row(cell("Slutt"), cell("C"), cell("juli")),
    )
    assert places(found) == [
        ("Mål", 0, 0, 2, 1), ("Tiltak", 0, 1, 1, 2), ("Kva", 1, 1, 1, 1), ("Frist", 1, 2, 1, 1),
        ("Mål 1", 2, 0, 2, 1), ("A", 2, 1, 1, 1), ("mai", 2, 2, 1, 1), ("B", 3, 1, 1, 1),
        ("juni", 3, 2, 1, 1), ("Slutt", 4, 0, 1, 1), ("C", 4, 1, 1, 1), ("juli", 4, 2, 1, 1),
    ]  # fmt: skip
    assert [text(c) for c in found if c.is_header] == ["Mål", "Tiltak"]


def test_borders_dragged_a_little_apart_are_one() -> None:
    found = cells(
        row(cell("Tiltak", wide(2)), cell("Frist")),
        row(cell("A"), cell("mai", wide(2))),
        row(cell("Over alt", wide(3))),
        widths=(3000, 80, 2000),
    )
    assert places(found) == [
        ("Tiltak", 0, 0, 1, 1), ("Frist", 0, 1, 1, 1), ("A", 1, 0, 1, 1), ("mai", 1, 1, 1, 1),
        ("Over alt", 2, 0, 1, 2),
    ]  # fmt: skip


def test_narrow_columns_stay_apart() -> None:
    found = cells(
        row(cell("a"), cell("x"), cell("b")), row(cell("c"), cell("x"), cell("d")),
        widths=(3000, 80, 2000),
    )  # fmt: skip
    assert [c.column for c in found] == [0, 1, 2, 0, 1, 2]


def test_row_that_starts_further_in() -> None:
    found = cells(
        row(cell("a"), cell("b")), row(cell("c"), properties='<w:gridBefore w:val="1"/>')
    )
    assert places(found)[-1] == ("c", 1, 1, 1, 1)


def test_deleted_rows_and_cells_are_left_out() -> None:
    found = cells(
        row(cell("a"), cell("b")),
        row(cell("borte"), cell("vekk"), properties='<w:del w:id="1"/>'),
        row(cell("c"), cell("d"), properties='<w:ins w:id="2"/>'),
    )
    assert [(text(c), c.row) for c in found] == [("a", 0), ("b", 0), ("c", 1), ("d", 1)]


def test_shading() -> None:
    marked = paragraph("Ferdig", run='<w:highlight w:val="green"/>')
    partly = paragraph("Ferdig", run='<w:highlight w:val="green"/>') + paragraph("ikkje")
    found = cells(
        row(cell("a", shaded("00B050")), cell("b", shaded("FFFFFF"))),
        row(cell("c", shaded("auto")), f"<w:tc>{marked}</w:tc>"),
        row(cell("d"), f"<w:tc>{partly}</w:tc>"),
    )
    assert [c.colour for c in found] == ["#00b050", None, None, "#00ff00", None, None]


def test_lines_of_a_cell() -> None:
    item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="99"/></w:numPr>'
    body = paragraph("Tittel", run="<w:b/>") + paragraph("x", item) + paragraph("slutt")
    found = cells(row(f"<w:tc>{body}</w:tc>", cell("b")), row(cell("c"), cell("d")))
    assert [(x.text, x.bold, x.marker) for x in found[0].lines] == [
        ("Tittel", True, None), ("x", False, ""), ("slutt", False, None),
    ]  # fmt: skip


def test_table_inside_a_cell() -> None:
    inner = table(row(cell("Frist:"), cell("mai")), row(cell("Ansvar:"), cell("Etaten")))
    found = cells(
        row(f"<w:tc>{paragraph('A')}{inner}{paragraph('')}</w:tc>", cell("b")),
        row(cell("c"), cell("d")), row(cell("e"), cell("f")),
    )  # fmt: skip
    assert text(found[0]) == "A/Frist: mai/Ansvar: Etaten"


def test_frame_around_tables() -> None:
    inner = table(row(cell("Tiltak"), cell("Frist")), row(cell("A"), cell("mai")))
    framed = f"<w:tc>{inner}{paragraph('')}</w:tc>"
    found = blocks(
        row(cell("Mål"), cell("Tiltak under målet"), properties="<w:tblHeader/>"),
        row(cell("Rekruttere"), framed),
        row(cell("Behalde"), framed),
    )
    kinds = [b.kind for b in found]
    assert kinds == ["paragraph", "paragraph", "heading", "table", "heading", "table"]


def test_boxes_drawn_with_a_table_are_opened() -> None:
    assert [b.kind for b in blocks(row(cell("Faktaboks")), row(cell("Meir")))] == ["paragraph"] * 2
    (found,) = blocks(row(cell("Tiltak"), properties="<w:tblHeader/>"), row(cell("A")))
    assert found.kind == "table"


def test_picture_alone_is_read_by_its_name() -> None:
    picture = (
        '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="Grøn prikk"/>'
        "</wp:inline></w:drawing></w:r></w:p>"
    )
    found = cells(row(cell("a"), f"<w:tc>{picture}</w:tc>"), row(cell("b"), cell("c")))
    assert text(found[1]) == "Grøn prikk"
