"""A straight picture of a page in, all that is seen on it before any text is read out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PIL import Image

from extract.model import Mark
from extract.readers.ocr_fills import Picture, find_fills, level_fills
from extract.readers.ocr_lay import Grey, Mask, find_ink, paper_of, to_grey
from extract.readers.ocr_rules import Rule, find_rules, is_long, wipe


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page in pixels, `dots` to a point.

    `level` is the page without its shading, `to_read` that without its long rules.
    """

    dots: float
    paper: int
    picture: Picture
    level: Grey
    ink: Mask
    rules: tuple[Rule, ...]
    fills: tuple[Mark, ...]

    @property
    def to_read(self) -> Grey:
        long = [rule for rule in self.rules if is_long(rule, dots_per_point=self.dots)]
        return wipe(self.level, long, paper=self.paper)


def lay_out(straight: Image.Image, *, dots_per_point: float) -> Sheet:
    """Shading, ink and rules of a straight RGB picture."""
    grey = to_grey(straight)
    paper = paper_of(grey)
    picture = np.asarray(straight, dtype=np.uint8)
    fills = find_fills(picture, dots_per_point=dots_per_point)
    return Sheet(
        dots=dots_per_point,
        paper=paper,
        picture=picture,
        level=level_fills(grey, fills, paper=paper, dots_per_point=dots_per_point),
        ink=find_ink(grey, paper=paper),
        rules=find_rules(find_ink(grey, paper=paper), dots_per_point=dots_per_point),
        fills=fills,
    )
