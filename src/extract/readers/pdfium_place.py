"""Where a page lies: from a PDF's own coordinates to points from the page's top left corner.

PDFium tells places in the page's own space, before it is turned; pdfplumber turns the page
first and counts from the top. Only the media box counts, as with pdfplumber.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pikepdf

from extract.readers.pdfium_doubt import DoubtError

Matrix = tuple[float, float, float, float, float, float]
Points = npt.NDArray[np.float64]
"""Rows of x and y."""

_DEEPEST = 50
"""Levels of a page tree."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """`matrix` takes a point of the page's own space to the page as it is read, y downwards."""

    matrix: Matrix
    width: float
    height: float


def find_place(page: pikepdf.Object) -> Place:
    """How a page lies. Raises DoubtError when it does not say so as others do."""
    box = inherited(page, "/MediaBox")
    turn = inherited(page, "/Rotate")
    try:
        x0, y0, x1, y1 = (float(side) for side in box)
        turned = int(turn) % 360 if turn is not None else 0
    except (TypeError, ValueError) as problem:
        raise DoubtError("page_box", str(problem)) from problem
    if not (x0 < x1 and y0 < y1) or turned % 90:
        raise DoubtError("page_box", f"{x0} {y0} {x1} {y1} turned {turned}")
    return _place(x0, y0, x1, y1, turned)


def inherited(page: pikepdf.Object, key: str) -> Any:
    """An attribute of a page or of the nodes above it; None where none has it."""
    node: Any = page
    for _ in range(_DEEPEST):
        if node is None:
            return None
        value = node.get(key)
        if value is not None:
            return value
        node = node.get("/Parent")
    return None


def apply(matrix: Matrix, points: Points) -> Points:
    """The points where the matrix takes them."""
    a, b, c, d, e, f = matrix
    x, y = points[:, 0], points[:, 1]
    return np.column_stack((a * x + c * y + e, b * x + d * y + f))


def _place(x0: float, y0: float, x1: float, y1: float, turned: int) -> Place:
    """As pdfminer turns a page and as pdfplumber then counts from its top."""
    a, b, c, d, e, f = {
        0: (1, 0, 0, 1, -x0, -y0),
        90: (0, -1, 1, 0, -y0, x1),
        180: (-1, 0, 0, -1, x1, y1),
        270: (0, 1, -1, 0, y1, -x0),
    }[turned]
    if turned in (90, 270):
        x0, y0, x1, y1 = y0, x0, y1, x1
    height = y1 - y0
    return Place(
        matrix=(a, -b, c, -d, e + x0, height - y0 - f),
        width=x1 - x0,
        height=height,
    )
