"""The site's folder: page images, what is built again and what is not."""

from __future__ import annotations

import io
import time
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from extract.cli.review import review
from extract.errors import TiltakError
from extract.readers.errors import Unreadable
from extract.readers.page_images import MAX_BYTES, MAX_PIXELS, count_pages, write_page_images
from extract.review import Source, build_site
from extract.review.images import ImageOrder, make_images, open_pool
from tests.corrections.rows import correction, document, measure, plan, result
from tests.review.worlds import World, ingest


def pdf_with(path: Path, *, pages: int = 1, size: tuple[float, float] = (595, 842)) -> Path:
    canvas = Canvas(str(path), pagesize=size)
    for number in range(pages):
        for row in range(40):
            canvas.drawString(
                60, size[1] - 60 - 18 * row, f"Tiltak {number}.{row}: turlag i bygda"
            )
        canvas.showPage()
    canvas.save()
    return path


def pixels(path: Path) -> Image.Image:
    with Image.open(path) as image:
        return image.convert("RGB")


def test_a_page_becomes_a_small_sharp_picture(tmp_path):
    [image] = write_page_images(pdf_with(tmp_path / "a.pdf"), [1, 7], tmp_path)
    assert (image.width, image.height) == (595, 842)
    assert image.byte_size < MAX_BYTES
    assert pixels(tmp_path / image.file_name).size == (1190, 1684)


def test_a_poster_has_no_more_points_than_a_screen_needs(tmp_path):
    [image] = write_page_images(pdf_with(tmp_path / "a.pdf", size=(2384, 3370)), [1], tmp_path)
    width, height = pixels(tmp_path / image.file_name).size
    assert width * height <= MAX_PIXELS * 1.01
    assert width / height == pytest.approx(2384 / 3370, rel=0.01)


def test_a_photograph_weighs_no_more_either(tmp_path):
    noise = Image.effect_noise((1600, 2200), 120).convert("RGB")
    canvas = Canvas(str(tmp_path / "a.pdf"), pagesize=(595, 842))
    data = io.BytesIO()
    noise.save(data, "PNG")
    noise.save(tmp_path / "noise.png")
    canvas.drawImage(str(tmp_path / "noise.png"), 0, 0, 595, 842)
    canvas.save()
    [image] = write_page_images(tmp_path / "a.pdf", [1], tmp_path)
    assert image.byte_size <= MAX_BYTES
    assert image.file_name.endswith(".webp")


def test_pictures_show_the_media_box_that_boxes_count_from(tmp_path):
    pdf_with(tmp_path / "a.pdf")
    with pikepdf.open(tmp_path / "a.pdf", allow_overwriting_input=True) as pdf:
        pdf.pages[0].CropBox = [100, 100, 400, 700]
        pdf.save(tmp_path / "a.pdf")
    [image] = write_page_images(tmp_path / "a.pdf", [1], tmp_path)
    assert (image.width, image.height) == (595, 842)


def test_a_file_that_is_no_pdf_is_said_to_be_so(tmp_path):
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.7 nei")
    with pytest.raises(Unreadable):
        count_pages(tmp_path / "a.pdf")


def test_a_bad_file_costs_only_itself(tmp_path):
    good = pdf_with(tmp_path / "good.pdf", pages=3)
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"%PDF-1.7 nei")
    folders = [tmp_path / "1", tmp_path / "2"]
    for folder in folders:
        folder.mkdir()
    orders = [
        ImageOrder(path=bad, page_count=3, folder=folders[0]),
        ImageOrder(path=good, page_count=3, folder=folders[1]),
    ]
    with open_pool(1) as pool:
        none, three = make_images(pool, orders)
    assert none == ()
    assert [image.number for image in three] == [1, 2, 3]
    assert not list(tmp_path.rglob(".p*"))


def snapshot(site: Path) -> dict[str, int]:
    files = (p for p in site.rglob("*") if p.is_file())
    return {p.relative_to(site).as_posix(): p.stat().st_mtime_ns for p in files}


def test_only_what_changed_is_built_again(world: World) -> None:
    before = snapshot(world.site)
    assert review() == 0
    assert snapshot(world.site) == before
    folder = world.raw / "tangnes"
    (folder / "corrections.csv").write_text(
        "document,measure,field,old,new,who,when,why\n"
        "tangnes-oppvekst-2022-2024.pdf,1,title,nei,ja,KN,2024-01-01,x\n"
    )
    ingest(world)
    assert review() == 0
    changed = {name for name, at in snapshot(world.site).items() if before.get(name) != at}
    [page] = {name for name in changed if name.endswith("/index.html")}
    assert "tangnes-oppvekst-2022-2024.pdf" in (world.site / page).read_text(encoding="utf-8")
    assert not [name for name in changed if name.endswith((".png", ".webp", ".js", ".css"))]


def test_documents_that_are_gone_leave_the_site(world: World) -> None:
    folders = set((world.site / "plans").iterdir())
    assert review(source=("tangnes",)) == 0
    assert set((world.site / "plans").iterdir()) == folders  # a part of it was asked for
    (world.raw / "sildrefjorden" / "sildrefjorden-innkalling-2022.pdf").unlink()
    ingest(world)
    assert review() == 0
    assert len(set((world.site / "plans").iterdir())) == len(folders) - 1


def test_a_folder_with_other_things_is_left_alone(world: World, tmp_path: Path) -> None:
    (tmp_path / "brev.txt").write_text("mitt")
    with pytest.raises(TiltakError, match="holds other files"):
        review(out=tmp_path)
    assert [p.name for p in tmp_path.glob("*.html")] == []
    with pytest.raises(TiltakError, match="no document of the source"):
        review(source=("finst ikkje",))


def test_a_site_without_its_archive_has_no_images(world: World, tmp_path: Path, capsys) -> None:
    empty = tmp_path / "tom"
    empty.mkdir()
    assert review(str(empty), out=tmp_path / "site") == 0
    assert "no images" in capsys.readouterr().err
    assert not list((tmp_path / "site").rglob("*.png"))


def test_a_document_page_is_light(made: World) -> None:
    for page in made.site.glob("plans/*/index.html"):
        assert page.stat().st_size < 150_000
    for image in (*made.site.rglob("*.png"), *made.site.rglob("*.webp")):
        assert image.stat().st_size <= MAX_BYTES


def test_a_large_archive_takes_time_by_its_documents(tmp_path: Path) -> None:
    """Two thousand measures with a correction each: nothing grows with a product of counts."""
    results = [_document(n) for n in range(100)]
    rows = [
        correction("title", "a", "b", document=r.document.document_id, measure=f"{n}-{i}")
        for n, r in enumerate(results)
        for i in range(20)
    ]
    start = time.process_time()
    report = build_site(Source(results=results, corrections=rows), tmp_path / "site")
    assert report.built == 100
    assert time.process_time() - start < 20


def _document(n: int):
    name = f"{n:04x}" * 16
    own = replace(plan(), plan_id=f"p{n}", document_id=name)
    measures = (
        measure(f"{n}-{i}", i + 1, plan_id=own.plan_id, document_id=name) for i in range(20)
    )
    return replace(
        result(),
        document=document(document_id=name, file_name=f"{n}.pdf"),
        plans=(own,),
        measures=tuple(measures),
        deadlines=(),
        statuses=(),
    )
