"""The parts of reading scans that need no text recognition: laying out, rules, shades, sizes."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw

from extract.model import BBox, Word
from extract.readers.ocr_doubt import choose, is_doubtful, without_false_dash
from extract.readers.ocr_frame import Frame
from extract.readers.ocr_lay import find_skew, lies_on_its_side, paper_of, to_grey, to_rgb, turn
from extract.readers.ocr_need import is_garbage, needs_ocr
from extract.readers.ocr_rapid import repair
from extract.readers.ocr_rules import to_edge
from extract.readers.ocr_sheet import Sheet, lay_out
from extract.readers.ocr_signs import find_sign
from extract.readers.ocr_weight import find_bold
from extract.readers.ocr_words import ReadWord, drop_noise, find_sizes, with_bullets

DOTS = 150 / 72
PLAIN = [
    "Planen", "seier", "korleis", "kommunen", "vil", "arbeide", "med", "tiltaka", "dei", "neste",
    "åra", "og", "kven", "som", "har", "ansvaret", "for", "kvart", "av", "dei", "fram", "til",
]  # fmt: skip


def blank(width: int = 900, height: int = 1200) -> Image.Image:
    return Image.new("RGB", (width, height), (246, 245, 240))


def lined(image: Image.Image) -> Image.Image:
    """Rows of short strokes, as lines of text seen from afar."""
    draw = ImageDraw.Draw(image)
    for y in range(100, image.height - 100, 28):
        for x in range(80, image.width - 120, 46):
            draw.rectangle([x, y, x + 34, y + 9], fill=(20, 20, 20))
    return image


def ruled(image: Image.Image) -> Image.Image:
    draw = ImageDraw.Draw(image)
    for y in (200, 300, 400, 500):
        draw.line([(100, y), (800, y)], fill=(120, 120, 120), width=2)
    for x in (100, 400, 800):
        draw.line([(x, 200), (x, 500)], fill=(120, 120, 120), width=2)
    return image


def sheet(image: Image.Image) -> Sheet:
    return lay_out(image, dots_per_point=DOTS)


@pytest.mark.parametrize("angle", [-2.0, -0.5, 0.0, 0.3, 1.0, 3.0])
def test_skew_is_found_and_undone(angle: float) -> None:
    crooked = turn(lined(blank()), angle=-angle)
    assert find_skew(to_grey(crooked)) == pytest.approx(angle, abs=0.1)


def test_empty_page_is_straight() -> None:
    assert find_skew(to_grey(blank())) == 0.0
    assert find_skew(to_grey(Image.new("RGB", (30, 30)))) == 0.0


def test_page_on_its_side_is_seen() -> None:
    assert not lies_on_its_side(to_grey(lined(blank())))
    assert lies_on_its_side(to_grey(turn(lined(blank()), quarters=1)))


def test_paper_is_the_brightest_common_shade() -> None:
    image = blank()
    ImageDraw.Draw(image).rectangle([0, 0, 900, 800], fill=(200, 215, 230))
    assert paper_of(to_grey(image)) == pytest.approx(245, abs=3)


def test_transparent_parts_are_paper() -> None:
    assert to_rgb(Image.new("RGBA", (4, 4), (0, 0, 0, 0))).getpixel((1, 1)) == (255, 255, 255)


@pytest.mark.parametrize("quarters", [0, 1, 2, 3])
@pytest.mark.parametrize("angle", [0.0, 1.5])
def test_frame_leads_back_to_the_page(quarters: int, angle: float) -> None:
    page = Image.new("L", (600, 800), 255)
    ImageDraw.Draw(page).rectangle([100, 200, 140, 215], fill=0)
    read = turn(turn(page, quarters=quarters), angle=angle)
    ys, xs = np.nonzero(np.asarray(read) < 128)
    frame = Frame(width=600, height=800, quarters=quarters, angle=angle)
    assert frame.read_size == read.size
    box = BBox(x0=xs.min(), top=ys.min(), x1=xs.max() + 1, bottom=ys.max() + 1)
    back = frame.to_page(box)
    assert (back.x0, back.top) == pytest.approx((100, 200), abs=3)
    assert (back.x1, back.bottom) == pytest.approx((141, 216), abs=3)


def test_rules_of_a_table() -> None:
    edges = [to_edge(rule, dots_per_point=DOTS) for rule in sheet(ruled(blank())).rules]
    across = sorted(e.box.top * DOTS for e in edges if e.orientation == "h")
    down = sorted(e.box.x0 * DOTS for e in edges if e.orientation == "v")
    assert across == pytest.approx([200.5, 300.5, 400.5, 500.5], abs=2)
    assert down == pytest.approx([100.5, 400.5, 800.5], abs=2)


def test_rules_on_a_noisy_page_and_none_in_text() -> None:
    noise = np.random.default_rng(1).normal(0, 6, (1200, 900, 3))
    noisy = Image.fromarray(np.clip(np.asarray(ruled(blank())) + noise, 0, 255).astype(np.uint8))
    assert len(sheet(noisy).rules) == 7
    assert sheet(lined(blank())).rules == ()


def test_border_of_a_shade_is_no_rule() -> None:
    image = blank()
    ImageDraw.Draw(image).rectangle([100, 200, 800, 260], fill=(30, 60, 110))
    found = sheet(image)
    assert found.rules == ()
    (mark,) = found.marks
    assert (mark.box.x0 * DOTS, mark.box.top * DOTS) == pytest.approx((100, 200), abs=4)
    assert (mark.box.x1 * DOTS, mark.box.bottom * DOTS) == pytest.approx((800, 260), abs=4)
    assert mark.colour == "#1e3c6e"


def test_shaded_cells_between_rules() -> None:
    image = blank()
    draw = ImageDraw.Draw(image)
    draw.rectangle([100, 200, 400, 300], fill=(146, 208, 80))
    draw.rectangle([400, 300, 800, 400], fill=(255, 80, 80))
    found = sheet(ruled(image))
    assert sorted((m.colour, round(m.box.x0 * DOTS / 100)) for m in found.marks) == [
        ("#92d050", 1), ("#ff5050", 4),
    ]  # fmt: skip


def test_text_on_a_shade_is_levelled() -> None:
    image = blank()
    draw = ImageDraw.Draw(image)
    draw.rectangle([100, 200, 800, 300], fill=(30, 60, 110))
    draw.rectangle([200, 240, 240, 250], fill=(255, 255, 255))
    flat = sheet(image).level
    assert flat[245, 220] < 60
    assert flat[220, 500] > 230


def test_dots_of_traffic_lights() -> None:
    image = blank()
    draw = ImageDraw.Draw(image)
    draw.ellipse([200, 200, 222, 222], fill=(0, 176, 80))
    draw.ellipse([200, 300, 222, 322], fill=(255, 0, 0))
    marks = sheet(image).marks
    assert [(m.shape, m.colour) for m in marks] == [("curve", "#00b050"), ("curve", "#ff0000")]


def test_signs_by_shape() -> None:
    signs = {}
    for name, points in {
        "■": [(2, 2), (20, 2), (20, 20), (2, 20)],
        "▲": [(11, 2), (20, 20), (2, 20)],
        "▼": [(2, 2), (20, 2), (11, 20)],
        "◆": [(11, 1), (21, 11), (11, 21), (1, 11)],
    }.items():
        image = Image.new("L", (24, 24), 255)
        ImageDraw.Draw(image).polygon(points, fill=0)
        signs[name] = find_sign(np.asarray(image) < 128, dots_per_point=DOTS)
    disc, ring = Image.new("L", (24, 24), 255), Image.new("L", (24, 24), 255)
    ImageDraw.Draw(disc).ellipse([2, 2, 20, 20], fill=0)
    ImageDraw.Draw(ring).ellipse([2, 2, 20, 20], outline=0, width=3)
    assert signs == {name: name for name in signs}
    assert find_sign(np.asarray(disc) < 128, dots_per_point=DOTS) == "●"
    assert find_sign(np.asarray(ring) < 128, dots_per_point=DOTS) is None


def word(text: str, *, high: int, line: int = 0, left: int = 0, sure: float = 0.9) -> ReadWord:
    return ReadWord(
        text=text,
        left=left,
        top=100 - high,
        right=left + 9 * len(text),
        bottom=100,
        line=(line,),
        confidence=sure,
    )


def test_sizes_of_lines_are_few() -> None:
    body = [word("Handlingane", high=19, line=n) for n in range(20)]
    small = [word("aaanse", high=11, line=30), word("Tiltak", high=16, line=31)]
    title = [word("Plan", high=34, line=40)]
    sizes = find_sizes([*body, *small, *title], dots_per_point=DOTS)
    assert len(set(sizes[:-1])) == 1
    assert sizes[-1] > 1.5 * sizes[0]


def test_bullets_however_they_are_read() -> None:
    line = [word("e", high=5), word("Tiltak", high=16, left=30)]
    read = with_bullets(line, (11.0, 11.0), dots_per_point=DOTS)
    assert [w.text for w in read] == ["•", "Tiltak"]
    letter = [word("e", high=9), word("Tiltak", high=16, left=30)]
    assert with_bullets(letter, (8.0, 8.0), dots_per_point=DOTS)[0].text == "e"


def test_unsure_bullets_below_each_other_are_kept() -> None:
    def line(number: int, left: int) -> list[ReadWord]:
        mark = word("*", high=6, line=number, left=left, sure=0.05)
        return [mark, word("Tiltak", high=16, line=number, left=30)]

    assert len(drop_noise([*line(1, 5), *line(2, 6)])) == 4
    assert len(drop_noise([*line(1, 5), *line(2, 18)])) == 2


def test_noise_is_dropped_and_rules_are_trimmed() -> None:
    read = [
        word("|", high=20), word("[Tiltak", high=16), word("mai|", high=16), word("~", high=4),
        word("x", high=9, sure=0.1), word("[2]", high=16),
    ]  # fmt: skip
    assert [w.text for w in drop_noise(read)] == ["Tiltak", "mai", "[2]"]


def test_letters_that_the_second_engine_does_not_know() -> None:
    assert repair("AErlighet") == "Ærlighet"
    assert repair("∅ygarden") == "Øygarden"
    assert repair("MICHAEL AE") == "MICHAEL AE"


def on_page(texts: list[str]) -> list[Word]:
    box = BBox(x0=0, top=0, x1=1, bottom=1)
    return [Word(text=text, box=box, size=10) for text in texts]


def test_pages_that_need_recognition() -> None:
    assert needs_ocr([], image_share=0.95)
    assert needs_ocr(on_page(["Side", "3"]), image_share=0.6)
    assert needs_ocr([], image_share=0.0, shapes=4000)
    assert needs_ocr(on_page(["(cid:12)(cid:33)", "(cid:9)"] * 30), image_share=0.0)
    assert not needs_ocr([], image_share=0.0)
    assert not needs_ocr(on_page(["Side", "3"]), image_share=0.1)
    assert not needs_ocr(on_page(PLAIN * 3), image_share=1.0)


def test_text_without_sense() -> None:
    assert not is_garbage(PLAIN)
    assert not is_garbage(["Tiltak", "2021", "NAV", "HSØ"] * 12)
    shifted = ["".join(chr(ord(c) - 29) if c.isascii() else c for c in text) for text in PLAIN]
    assert is_garbage(shifted * 2)
    assert is_garbage(["\ue012\ue045\ue033"] * 30)


def test_short_sides_of_low_cells_are_rules_and_strokes_of_letters_are_not() -> None:
    image = ruled(blank())
    draw = ImageDraw.Draw(image)
    draw.line([(100, 540), (800, 540)], fill=(120, 120, 120), width=2)
    for x in (100, 400, 800):
        draw.line([(x, 500), (x, 540)], fill=(120, 120, 120), width=2)
    draw.rectangle([500, 700, 503, 738], fill=(20, 20, 20))
    down = [rule for rule in sheet(image).rules if rule.orientation == "v"]
    assert max(rule.bottom for rule in down) == pytest.approx(541, abs=2)


def test_shade_that_hides_the_rules_around_it_has_sides() -> None:
    image = ruled(blank())
    draw = ImageDraw.Draw(image)
    draw.rectangle([100, 120, 800, 199], fill=(30, 60, 110))
    draw.line([(400, 120), (400, 200)], fill=(220, 220, 220), width=2)
    across = [e for e in sheet(image).edges if e.orientation == "h"]
    assert min(e.box.top * DOTS for e in across) == pytest.approx(120, abs=4)
    alone = blank()
    ImageDraw.Draw(alone).rectangle([100, 120, 800, 199], fill=(30, 60, 110))
    assert sheet(alone).edges == ()


def test_dash_before_a_letter_that_has_no_ink() -> None:
    ink = np.zeros((120, 200), dtype=np.bool_)
    ink[84:100, 0:4] = True
    dashed = word("—Tiltak", high=16)
    assert without_false_dash(dashed, ink).text == "Tiltak"
    ink[84:100, 0:4] = False
    ink[91:93, 0:8] = True
    assert without_false_dash(dashed, ink).text == "—Tiltak"


def test_words_run_together_are_doubtful() -> None:
    ink = np.zeros((120, 200), dtype=np.bool_)
    for x in range(0, 99, 9):
        ink[84:100, x : x + 7] = True
    assert not is_doubtful(word("Kommunelege", high=16), ink)
    ink[84:100, 44:54] = False
    assert is_doubtful(word("Kommunelege", high=16), ink)
    assert is_doubtful(word("Rom", high=16, sure=0.4), ink)


def test_the_surer_of_two_readings_is_kept() -> None:
    first = word("Kornmunelege", high=16, sure=0.5)
    second = [word("Kommune", high=16, sure=0.9), word("lege", high=16, left=70, sure=0.8)]
    assert [w.text for w in choose([first], second)] == ["Kommune", "lege"]
    worse = [word("Korn", high=16, sure=0.3)]
    assert [w.text for w in choose([first], worse)] == ["Kornmunelege"]


def test_bold_words_weigh_more() -> None:
    image = Image.new("L", (900, 700), 255)
    read = []
    for row in range(24):
        for column, bold in ((20, row % 3 == 0), (400, False)):
            text = "Tiltak" if bold else "skal"
            read.append(drawn(image, text, column, 20 + 26 * row, width=4 if bold else 2))
    found = find_bold(np.asarray(image), read, [20.0] * len(read), paper=255)
    assert {w.text for w, is_bold in zip(read, found, strict=True) if is_bold} == {"Tiltak"}
    assert sum(found) == 8


def drawn(image: Image.Image, text: str, left: int, top: int, *, width: int) -> ReadWord:
    """A word of upright strokes so many pixels wide."""
    draw = ImageDraw.Draw(image)
    for number in range(len(text)):
        x = left + 10 * number
        draw.rectangle([x, top, x + width - 1, top + 15], fill=0)
    right = left + 10 * len(text)
    return ReadWord(
        text=text, left=left, top=top, right=right, bottom=top + 16, line=(top,), confidence=0.9
    )
