"""Where a scanned page lies: from the page set upright and straight back to the page as it is.

A scan is turned and straightened before it is read, and tables are found on the
straight page. Places in the dataset are places on the page as the file has it.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from extract.model import BBox


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """How a page was laid for reading: `quarters` turns to the left, then `angle` degrees more.

    `width` and `height` are those of the page as it is in the file, in points.
    """

    width: float
    height: float
    quarters: int = 0
    angle: float = 0.0

    @property
    def is_as_read(self) -> bool:
        return self.quarters % 4 == 0 and self.angle == 0

    @property
    def read_size(self) -> tuple[float, float]:
        """Width and height of the page as it was read."""
        turned = self.quarters % 2 == 1
        return (self.height, self.width) if turned else (self.width, self.height)

    def to_page(self, box: BBox) -> BBox:
        """A box of the straight page as the smallest box around it on the page in the file."""
        corners = [(x, y) for x in (box.x0, box.x1) for y in (box.top, box.bottom)]
        points = [self._point(x, y) for x, y in corners]
        return BBox(
            x0=max(0.0, min(x for x, _ in points)),
            top=max(0.0, min(y for _, y in points)),
            x1=min(self.width, max(x for x, _ in points)),
            bottom=min(self.height, max(y for _, y in points)),
        )

    def _point(self, x: float, y: float) -> tuple[float, float]:
        width, height = self.read_size
        turn = math.radians(self.angle)
        dx, dy = x - width / 2, y - height / 2
        x = width / 2 + dx * math.cos(turn) - dy * math.sin(turn)
        y = height / 2 + dx * math.sin(turn) + dy * math.cos(turn)
        for _ in range(self.quarters % 4):
            x, y, width, height = height - y, x, height, width
        return x, y
