"""Pictures of pages as grey or coloured arrays: made straight, and what is ink on them."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Grey = NDArray[np.uint8]
Mask = NDArray[np.bool_]

_STRIPS = 24
_MOST_SKEW = 4.0
_LEAST_SKEW = 0.08
"""Degrees: over the width of a page this is a tenth of a line."""
_LOOK_WIDTH = 1000
_DARKEST_PAPER = 100
_PAPER_SHARE = 0.2
_WHITE = (255, 255, 255)


def to_rgb(image: Image.Image) -> Image.Image:
    """The picture on white paper, in colour; see-through parts become paper."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        flat = Image.new("RGB", image.size, _WHITE)
        flat.paste(image, mask=image.convert("RGBA").getchannel("A"))
        return flat
    return image.convert("RGB")


def to_grey(image: Image.Image) -> Grey:
    """Brightness, 0 to 255, by row and column."""
    return np.asarray(image.convert("L"), dtype=np.uint8)


def paper_of(grey: Grey) -> int:
    """The brightness of the paper: the brightest of the shades that much of the page has."""
    counts = np.bincount(grey[::4, ::4].ravel(), minlength=256).astype(np.float64)
    smooth = np.convolve(counts, np.ones(7) / 7, mode="same")
    smooth[:_DARKEST_PAPER] = 0
    common = np.flatnonzero(smooth >= _PAPER_SHARE * smooth.max())
    top = int(common[-1]) if len(common) else 255
    return max(int(np.argmax(smooth[max(0, top - 12) : top + 1])) + max(0, top - 12), 1)


def find_ink(grey: Grey, *, paper: int | None = None) -> Mask:
    """What is clearly darker than the paper."""
    white = paper_of(grey) if paper is None else paper
    return grey < 0.72 * white


def find_skew(grey: Grey) -> float:
    """How far the lines of text fall to the right, in degrees; 0 for what is straight or unclear.

    The angle at which rows of ink and rows of paper part most clearly: the page is cut
    into upright strips, which are shifted against each other instead of turning the page.
    """
    step = max(1, grey.shape[1] // _LOOK_WIDTH)
    ink = find_ink(grey[::step, ::step])
    strips = np.array_split(ink, _STRIPS, axis=1)
    profiles = np.stack([strip.sum(axis=1, dtype=np.int32) for strip in strips])
    centres = np.cumsum([strip.shape[1] for strip in strips]) - strips[0].shape[1] / 2
    angle = 0.0
    for reach, pace in ((_MOST_SKEW, 0.25), (0.25, 0.05)):
        tried = angle + np.arange(-reach, reach + pace / 2, pace)
        scores = [_sharpness(profiles, centres, float(degrees)) for degrees in tried]
        angle = float(tried[int(np.argmax(scores))])
    flat = _sharpness(profiles, centres, 0.0)
    gain = _sharpness(profiles, centres, angle) / flat if flat else 1.0
    is_clear = abs(angle) >= _LEAST_SKEW and abs(angle) < _MOST_SKEW and gain > 1.02
    return round(angle, 2) if is_clear else 0.0


def turn(image: Image.Image, *, quarters: int = 0, angle: float = 0.0) -> Image.Image:
    """The picture turned to the left by quarters, then straightened from a skew of `angle`."""
    if quarters % 4:
        ways = {
            1: Image.Transpose.ROTATE_90,
            2: Image.Transpose.ROTATE_180,
            3: Image.Transpose.ROTATE_270,
        }
        image = image.transpose(ways[quarters % 4])
    if angle:
        paper: Any = 255 if image.mode == "L" else _WHITE
        image = image.rotate(angle, resample=Image.Resampling.BICUBIC, fillcolor=paper)
    return image


def lies_on_its_side(grey: Grey) -> bool:
    """Whether lines of text seem to run up or down the page."""
    step = max(1, max(grey.shape) // _LOOK_WIDTH)
    ink = find_ink(grey[::step, ::step])
    across, along = _unevenness(ink.sum(axis=1)), _unevenness(ink.sum(axis=0))
    return along > 1.5 * across


def _sharpness(profiles: NDArray[np.int32], centres: NDArray[np.float64], degrees: float) -> float:
    shifts = np.round(-centres * math.tan(math.radians(degrees))).astype(int)
    total = np.zeros(profiles.shape[1], dtype=np.float64)
    for profile, shift in zip(profiles, shifts, strict=True):
        total += np.roll(profile, int(shift))
    return float(np.square(np.diff(total)).sum())


def _unevenness(profile: NDArray[np.int64]) -> float:
    steps = np.diff(profile.astype(np.float64))
    mean = float(profile.mean())
    return float(np.abs(steps).mean()) / mean if mean else 0.0
