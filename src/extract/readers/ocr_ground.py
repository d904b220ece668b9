"""What is behind the text of a scanned page: its colour square by square, and shaded areas.

Comes in: the picture as RGB by row and column. A square's colour is the middle one of
places spread over it, so that letters and rules, which cover the lesser part, do not count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extract.readers.ocr_lay import Grey, Mask

Picture = NDArray[np.uint8]

_FAR = 18
"""Steps of brightness between two colours that can be told apart on a scan."""
_BLACK = 25
_MOST_COLOURS = 16
_OPEN = -1
_PLACES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Shade:
    """An area of one colour: `mask` by row and column of squares."""

    colour: tuple[int, int, int]
    mask: Mask

    @property
    def name(self) -> str:
        """The colour as `#rrggbb`."""
        return "#" + "".join(f"{part:02x}" for part in self.colour)

    @property
    def brightness(self) -> float:
        red, green, blue = self.colour
        return 0.299 * red + 0.587 * green + 0.114 * blue


def take_ground(picture: Picture, *, step: int) -> Picture:
    """The colour behind each whole square of `step` pixels."""
    height = picture.shape[0] // step * step
    width = picture.shape[1] // step * step
    places = sorted({round(at) for at in np.linspace(0, step - 1, _PLACES)})
    samples = [picture[y:height:step, x:width:step] for y in places for x in places]
    middle: Picture = np.median(np.stack(samples), axis=0).astype(np.uint8)
    return middle


def spread(squares: Grey, *, step: int, like: Grey) -> Grey:
    """Squares as pixels, the last ones drawn on to the edges of the page."""
    rows = np.minimum(np.arange(like.shape[0]) // step, squares.shape[0] - 1)
    columns = np.minimum(np.arange(like.shape[1]) // step, squares.shape[1] - 1)
    pixels: Grey = squares[rows][:, columns]
    return pixels


def find_shades(ground: Picture, *, paper: int, least: int) -> Iterator[Shade]:
    """Colours other than paper and black that at least so many squares have, commonest first.

    Squares between two colours, as letters make them, go to what is around them.
    """
    base = _paper_colour(ground, paper)
    kinds = np.where(_distance(ground, base) > _FAR, _OPEN, 0)
    left = (kinds == _OPEN) & (ground.max(axis=2) > _BLACK)
    colours = _main_colours(ground, left, least)
    for number, colour in enumerate(colours, start=1):
        near = (kinds == _OPEN) & (_distance(ground, np.array(colour)) <= _FAR)
        kinds[near] = number
    kinds = _settled(kinds, len(colours))
    for number, colour in enumerate(colours, start=1):
        if (kinds == number).sum() >= least:
            yield Shade(colour=colour, mask=kinds == number)


def without_letters(mask: Mask) -> Mask:
    """A shade without what is only a square wide, as strokes of large type are.

    The small holes that letters on the shade make in it are closed.
    """
    core = mask[:-1, :-1] & mask[1:, :-1] & mask[:-1, 1:] & mask[1:, 1:]
    opened = np.zeros_like(mask)
    for y, x in ((0, 0), (1, 0), (0, 1), (1, 1)):
        opened[y : y + core.shape[0], x : x + core.shape[1]] |= core
    return ~_near(~_near(opened))


def _settled(kinds: NDArray[np.int_], most: int) -> NDArray[np.int_]:
    """Open squares, twice over, as the kind that most of their neighbours are."""
    for _ in range(2):
        counts = np.stack([_count_near(kinds == kind) for kind in range(most + 1)])
        best = np.where(counts.max(axis=0) > 0, counts.argmax(axis=0), _OPEN)
        kinds = np.where(kinds == _OPEN, best, kinds)
    return kinds


def _count_near(mask: Mask) -> NDArray[np.int_]:
    padded = np.pad(mask, 1).astype(np.int_)
    height, width = mask.shape
    total = np.zeros(mask.shape, dtype=np.int_)
    for y in range(3):
        for x in range(3):
            total += padded[y : y + height, x : x + width]
    return total


def _near(mask: Mask) -> Mask:
    """The squares and their eight neighbours; beyond the edge is nothing."""
    padded = np.pad(mask, 1)
    height, width = mask.shape
    parts = [padded[y : y + height, x : x + width] for y in range(3) for x in range(3)]
    return np.asarray(np.logical_or.reduce(parts), dtype=np.bool_)


def _distance(ground: Picture, colour: NDArray[np.int16] | NDArray[np.int_]) -> NDArray[np.int16]:
    apart: NDArray[np.int16] = np.abs(ground.astype(np.int16) - colour).max(axis=2)
    return apart


def _paper_colour(ground: Picture, paper: int) -> NDArray[np.int16]:
    near = ground[np.abs(ground.mean(axis=2) - paper) <= 10]
    middle = np.median(near, axis=0) if len(near) else np.array([paper] * 3)
    return middle.astype(np.int16)


def _main_colours(ground: Picture, left: Mask, least: int) -> list[tuple[int, int, int]]:
    """The commonest colours, each the middle of those that are near it."""
    found = ground[left]
    coarse = Counter(map(tuple, (found // 16).tolist()))
    colours = []
    for key, count in coarse.most_common(_MOST_COLOURS):
        if count >= least:
            near = found[(found // 16 == np.array(key)).all(axis=1)]
            red, green, blue = (int(part) for part in np.median(near, axis=0))
            colours.append((red, green, blue))
    return colours
