"""The first reader gives what the second one gives, and says when it cannot."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from reportlab.lib.colors import CMYKColor, HexColor
from reportlab.pdfgen.canvas import Canvas

from extract.model import Page
from extract.readers.pdf import open_pages
from extract.readers.pdfium_doubt import DoubtError
from extract.readers.pdfium_page import pdfium_pages
from tests.readers.comparing import find_differences

ROOT = Path(__file__).parents[2]
FOLDERS = (ROOT / "data" / "raw", ROOT / "tests" / "gold" / "develop")
SHARED = ROOT.parent / "shared" / "archive"
EVERY = 5
"""Of the gold documents; all of them are compared by `python -m tests.readers.comparing`."""


def pdfs(folder: Path) -> list[Path]:
    return [p for p in sorted(folder.rglob("*.pdf")) if not p.name.startswith("scan-")]


SOME = [p for folder in FOLDERS for p in pdfs(folder)[::EVERY]]


@pytest.mark.parametrize("path", SOME, ids=lambda path: path.stem)
def test_readers_agree(path: Path) -> None:
    assert list(find_differences(path.read_bytes(), most_pages=2)) == []


@pytest.mark.shared
def test_readers_agree_on_the_shared_archive(shared_archive: Path) -> None:
    told = {p.name: list(find_differences(p.read_bytes())) for p in pdfs(shared_archive)}
    assert {name: found for name, found in told.items() if found} == {}


# ---------------------------------------------------------------- pages made to be hard


def drawn(
    draw: Callable[[Canvas], None], *, change: Callable[[pikepdf.Pdf], None] | None = None
) -> bytes:
    """A page of A4, drawn and then changed in the file."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=True)
    canvas.setFont("Helvetica", 11)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    if change is None:
        return out.getvalue()
    changed = io.BytesIO()
    with pikepdf.open(io.BytesIO(out.getvalue())) as pdf:
        change(pdf)
        pdf.save(changed)
    return changed.getvalue()


def table(canvas: Canvas) -> None:
    canvas.setFillColor(HexColor("#336699"))
    canvas.rect(50, 700, 200, 20, stroke=1, fill=1)
    canvas.line(50, 650, 250, 650)
    canvas.line(150, 650, 150, 720)
    canvas.circle(300, 600, 6, stroke=0, fill=1)
    canvas.setFillColor(HexColor("#112233"))
    canvas.drawString(55, 705, "Tiltak 1 – opplæring")
    canvas.drawString(155, 655, "Frist: 1. mai 2024")


def hyphens(canvas: Canvas) -> None:
    for i, line in enumerate(("samarbeids-", "avtalar med kommu-", "nane og helse-", "føretaket")):
        canvas.drawString(60, 700 - 14 * i, line)


def turned_text(canvas: Canvas) -> None:
    for angle in (0, 90, 180, 270, 12):
        canvas.saveState()
        canvas.translate(300, 400)
        canvas.rotate(angle)
        canvas.drawString(60, 0, "Ansvar for tiltak")
        canvas.restoreState()


def doubled(canvas: Canvas) -> None:
    canvas.drawString(60, 700, "Gjennomført tiltak")
    canvas.drawString(60.2, 700.1, "Gjennomført tiltak")


def settings_of_text(canvas: Canvas) -> None:
    text = canvas.beginText(60, 700)
    for set_it, said in (
        (lambda: text.setCharSpace(1.5), "Ny rutine for opplæring"),
        (lambda: text.setWordSpace(6), "Felles kurs for alle"),
        (lambda: text.setHorizScale(70), "Møte kvart kvartal"),
        (lambda: text.setRise(4), "Heva linje med tekst"),
        (lambda: text.setTextRenderMode(3), "Ikkje til å sjå"),
    ):
        set_it()
        text.textLine(said)
    canvas.drawText(text)


def in_a_form(canvas: Canvas) -> None:
    canvas.beginForm("box", 0, 0, 300, 300)
    canvas.setFont("Times-Bold", 9)
    canvas.rect(10, 10, 100, 40, stroke=1, fill=0)
    canvas.drawString(15, 20, "I ei teikning")
    canvas.endForm()
    canvas.translate(100, 300)
    canvas.scale(1.5, 1.2)
    canvas.doForm("box")


def clipped(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.rect(50, 690, 100, 30)
    canvas.clipPath(path, stroke=0, fill=0)
    canvas.drawString(60, 700, "Innanfor og langt utanfor ei klipping")
    canvas.rect(55, 695, 300, 100)


def paths(canvas: Canvas) -> None:
    path = canvas.beginPath()
    path.moveTo(50, 50)
    path.lineTo(150, 50)
    path.lineTo(150, 90)
    path.lineTo(50, 90)
    path.close()
    path.moveTo(200, 50)
    path.lineTo(300, 50)
    path.moveTo(200, 100)
    path.curveTo(220, 130, 240, 130, 260, 100)
    canvas.drawPath(path, stroke=1, fill=1)
    canvas.rotate(15)
    canvas.rect(300, 300, 80, 40)
    canvas.drawString(300, 420, "Skrå tekst")


HARD = (table, hyphens, turned_text, doubled, settings_of_text, in_a_form, clipped, paths)


@pytest.mark.parametrize("draw", HARD, ids=lambda draw: draw.__name__)
def test_readers_agree_on_a_hard_page(draw: Callable[[Canvas], None]) -> None:
    data = drawn(draw)
    assert [p.reader for p in open_pages(data)] == ["pdfium"]
    assert list(find_differences(data)) == []


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
@pytest.mark.parametrize("box", [(0, 0, 595, 842), (-20, 30, 595, 800), (100, 100, 500, 500)])
def test_readers_agree_on_turned_and_moved_pages(
    turn: int, box: tuple[float, float, float, float]
) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0].obj
        page.MediaBox, page.Rotate = pikepdf.Array(box), turn
        page.CropBox = pikepdf.Array([120, 120, 400, 760])

    data = drawn(table, change=change)
    assert [p.reader for p in open_pages(data)] == ["pdfium"]
    assert list(find_differences(data)) == []


def test_a_process_colour_is_told_as_it_prints() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.setFillColor(CMYKColor(0.8, 0.1, 0.9, 0.2))
        canvas.rect(50, 700, 200, 20, stroke=0, fill=1)
        canvas.drawString(60, 600, "Grønt")

    fast, plain = (only(drawn(draw), reader) for reader in ("fast", "plain"))
    greens = [int(page.marks[0].colour[3:5], 16) for page in (fast, plain)]
    assert all(green > 80 for green in greens)
    assert [w.text for w in fast.words] == [w.text for w in plain.words] == ["Grønt"]


def only(data: bytes, reader: str) -> Page:
    (page,) = open_pages(data, reader="fast" if reader == "fast" else "plain")
    return page


# ---------------------------------------------------------------- doubts


def doubt_of(data: bytes) -> str:
    with pdfium_pages(data) as draw, pytest.raises(DoubtError) as problem:
        draw(1)
    return problem.value.reason


def of_type_3(pdf: pikepdf.Pdf) -> None:
    font = next(iter(pdf.pages[0].obj.Resources.Font.values()))
    font.Subtype = pikepdf.Name("/Type3")
    font.FontBBox, font.FontMatrix = [0, 0, 1000, 1000], [0.001, 0, 0, 0.001, 0, 0]
    font.FirstChar, font.LastChar, font.Widths = 32, 33, [500, 500]
    font.CharProcs = pikepdf.Dictionary()


def without_box(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].obj.MediaBox = pikepdf.Array([0, 0, 0, 0])


def with_torn_contents(pdf: pikepdf.Pdf) -> None:
    page = pdf.pages[0].obj
    page.Contents = pikepdf.Array([page.Contents, pikepdf.Dictionary()])


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (of_type_3, "font_of_drawings"),
        (without_box, "page_box"),
        (with_torn_contents, "contents"),
    ],
)
def test_what_is_in_doubt_is_left_to_pdfplumber(
    change: Callable[[pikepdf.Pdf], None], reason: str
) -> None:
    data = drawn(table, change=change)
    assert doubt_of(data) == reason
    assert all(page.reader != "pdfium" for page in open_pages(data))


def test_lines_that_pdfium_takes_for_doubles_are_left_to_pdfplumber() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.drawString(60, 700, "Avdelingsleiar")
        canvas.drawString(60, 693, "Avdelingsleiar")

    assert doubt_of(drawn(draw)) == "letters_left_out"
    assert [w.text for w in only(drawn(draw), "fast").words] == ["Avdelingsleiar"] * 2


def test_a_file_that_is_not_sound_is_read_by_pdfplumber() -> None:
    data = drawn(table).replace(b"startxref", b"startxxxx")
    assert not open_pages(data).is_sound
    assert [p.reader for p in open_pages(data)] != ["pdfium"]


def test_an_empty_page_is_read_twice_and_whole() -> None:
    assert [(p.state, p.words) for p in open_pages(drawn(lambda canvas: None))] == [("whole", ())]


def test_pages_are_let_go() -> None:
    """Thirty pages take no more memory at a time than a few: nothing of a page is kept."""
    import tracemalloc

    def peak(pages: int) -> int:
        out = io.BytesIO()
        canvas = Canvas(out)
        for _ in range(pages):
            for i in range(20):
                canvas.drawString(60, 800 - 15 * i, "Eit tiltak med frist og ansvar " * 2)
            canvas.showPage()
        canvas.save()
        tracemalloc.start()
        for _ in open_pages(out.getvalue()):
            pass
        top = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return top

    peak(2)
    assert peak(30) < 1.5 * peak(5)
