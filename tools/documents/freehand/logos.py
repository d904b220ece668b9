"""Small drawn coats of arms and marks, as PNG bytes."""

from __future__ import annotations

import io
import math

from PIL import Image, ImageDraw


def shield(field: str, charge: str, *, waves: int = 3) -> io.BytesIO:
    """A shield with wavy lines on it."""
    image = Image.new("RGB", (90, 110), "white")
    draw = ImageDraw.Draw(image)
    draw.polygon([(5, 5), (85, 5), (85, 60), (45, 105), (5, 60)], fill=field)
    for wave in range(waves):
        points = [(x, 25 + wave * 18 + 5 * math.sin(x / 7)) for x in range(12, 79)]
        draw.line(points, fill=charge, width=6)
    return _png(image)


def circles(*colours: str) -> io.BytesIO:
    """Overlapping rings in a row."""
    image = Image.new("RGB", (40 + 30 * len(colours), 60), "white")
    draw = ImageDraw.Draw(image)
    for index, colour in enumerate(colours):
        draw.ellipse((5 + 30 * index, 5, 55 + 30 * index, 55), outline=colour, width=7)
    return _png(image)


def landscape_picture(sky: str, hill: str, water: str) -> io.BytesIO:
    """A flat picture of hills and water for a cover."""
    image = Image.new("RGB", (600, 380), sky)
    draw = ImageDraw.Draw(image)
    hills = [(x, 190 - 70 * math.sin(x / 95) - 25 * math.sin(x / 31)) for x in range(0, 601, 6)]
    draw.polygon([*hills, (600, 380), (0, 380)], fill=hill)
    draw.rectangle((0, 270, 600, 380), fill=water)
    draw.ellipse((470, 30, 530, 90), fill="#f6e7a8")
    return _png(image)


def _png(image: Image.Image) -> io.BytesIO:
    out = io.BytesIO()
    image.convert("P", palette=Image.Palette.ADAPTIVE, colors=16).save(out, "PNG", optimize=True)
    out.seek(0)
    return out
