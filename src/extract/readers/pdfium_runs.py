"""What PDFium tells of the characters of a page, in columns: one by one, and run by run."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from extract.readers.glyphs import Indexes, Numbers
from extract.readers.pdfium_fonts import Font

Handles = npt.NDArray[np.uint64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Characters:
    """Printed characters: their number in PDFium, code point, text object, origin, loose box.

    `box` has rows left, top, right, bottom in the page's own space, y upwards.
    """

    number: Indexes
    code: npt.NDArray[np.uint32]
    handle: Handles
    origin: Numbers
    box: Numbers


@dataclass(frozen=True, slots=True, kw_only=True)
class Runs:
    """Runs of text in one style; `of` is the run of each character.

    `matrix` has rows a, b, c, d in the page's own space, `size` the font sizes before it;
    `font` is the number of the run's font in `handles` and `fonts`.
    """

    of: Indexes
    matrix: Numbers
    size: Numbers
    font: Indexes
    handles: list[int]
    fonts: list[Font]
    colours: list[str | None]
