"""Columns of text that no line tells apart: where they start and end. PDF points."""

from __future__ import annotations

from dataclasses import dataclass

from extract.model import BBox


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Where the columns of a table start: `cuts` are the x between them.

    `ends` are where the longest line of each column ends: its text was set that wide.
    """

    left: float
    right: float
    cuts: tuple[float, ...]
    ends: tuple[float, ...] = ()

    def index(self, box: BBox) -> int:
        """The column in which the middle of a word lies."""
        x = (box.x0 + min(box.x1, box.x0 + 30)) / 2
        return sum([x >= cut for cut in self.cuts])
