"""A straight picture of a page in, all that is seen on it before any text is read out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PIL import Image

from extract.model import Edge, Mark
from extract.readers.ocr_fills import (
    Fill,
    find_dots,
    find_fills,
    level_fills,
    sides_without_rule,
    to_mark,
)
from extract.readers.ocr_ground import (
    Picture,
    find_shades,
    spread,
    take_ground,
)
from extract.readers.ocr_lay import Grey, Mask, find_ink, paper_of, to_grey
from extract.readers.ocr_rules import Rule, find_rules, to_edge, wipe_rules

_SQUARE, _SMALL, _LARGE = 4.0, 1.2, 6.0
"""Points: squares for shaded cells, for dots, and for what is around a rule."""
_FAINT = 24
"""Steps of brightness by which a thin rule differs from what is around it."""
_LEAST_SQUARES = 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A page in pixels, `dots` to a point.

    `level` is the page without its shading, `ink` what is dark on it, `to_read` the
    level page without its rules.
    """

    dots: float
    paper: int
    picture: Picture
    level: Grey
    ink: Mask
    rules: tuple[Rule, ...]
    fills: tuple[Fill, ...]
    dots_of_colour: tuple[Mark, ...]

    @property
    def marks(self) -> tuple[Mark, ...]:
        """Shaded boxes and round dots of colour, in points."""
        boxes = (to_mark(fill, dots_per_point=self.dots) for fill in self.fills)
        return (*boxes, *self.dots_of_colour)

    @property
    def edges(self) -> tuple[Edge, ...]:
        """The rules, and the sides of shaded cells that have none, in points."""
        rules = [to_edge(rule, dots_per_point=self.dots) for rule in self.rules]
        marks = [to_mark(f, dots_per_point=self.dots) for f in self.fills if f.is_sure]
        return (*rules, *sides_without_rule(marks, rules))

    @property
    def to_read(self) -> Grey:
        return wipe_rules(self.level, self.rules, paper=self.paper)


def lay_out(straight: Image.Image, *, dots_per_point: float) -> Sheet:
    """Shading, ink and rules of a straight RGB picture."""
    picture, grey = np.asarray(straight, dtype=np.uint8), to_grey(straight)
    paper = paper_of(grey)
    rules = find_rules(grey, _marked(grey, dots_per_point), dots_per_point=dots_per_point)
    step = max(2, round(_SQUARE * dots_per_point))
    ground = take_ground(picture, step=step)
    shades = find_shades(ground, paper=paper, least=_LEAST_SQUARES)
    fills = tuple(find_fills(shades, _ruled(rules, step, ground), picture, step=step))
    flat = level_fills(grey, fills, paper=paper)
    return Sheet(
        dots=dots_per_point,
        paper=paper,
        picture=picture,
        level=flat,
        ink=find_ink(flat, paper=paper),
        rules=rules,
        fills=fills,
        dots_of_colour=_dots(picture, dots_per_point),
    )


def _marked(grey: Grey, dots_per_point: float) -> Mask:
    """What differs from its surroundings: ink on paper, grey rules on a shade."""
    step = max(3, round(_LARGE * dots_per_point))
    around = spread(take_ground(grey[:, :, None], step=step)[:, :, 0], step=step, like=grey)
    return np.asarray(np.abs(grey.astype(np.int16) - around) > _FAINT, dtype=np.bool_)


def _ruled(rules: tuple[Rule, ...], step: int, ground: Picture) -> Mask:
    """The squares that a rule goes through."""
    mask = np.zeros(ground.shape[:2], dtype=np.bool_)
    for rule in rules:
        mask[
            rule.top // step : max(rule.top + 1, rule.bottom - 1) // step + 1,
            rule.left // step : max(rule.left + 1, rule.right - 1) // step + 1,
        ] = True
    return mask


def _dots(picture: Picture, dots_per_point: float) -> tuple[Mark, ...]:
    step = max(2, round(_SMALL * dots_per_point))
    return tuple(find_dots(take_ground(picture, step=step), points=step / dots_per_point))
