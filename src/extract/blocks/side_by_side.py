"""Grids of one height that stand side by side -> one grid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.blocks.grid import Grid

_BESIDE = 12.0
"""Points: grids of the same height this near beside each other are one table."""


def joined_beside(grids: Sequence[Grid]) -> list[Grid]:
    """Grids of one height standing side by side as one grid."""
    joined: list[Grid] = []
    for grid in sorted(grids, key=lambda g: g.box.x0):
        for i, left in enumerate(joined):
            if _belong_together(left, grid):
                joined[i] = _join(left, grid)
                break
        else:
            joined.append(grid)
    return sorted(joined, key=lambda g: (g.box.top, g.box.x0))


def _belong_together(left: Grid, right: Grid) -> bool:
    return (
        len(left.cells) > 1
        and len(right.cells) > 1
        and 0 <= right.box.x0 - left.box.x1 <= _BESIDE
        and abs(left.box.top - right.box.top) < 4
        and abs(left.box.bottom - right.box.bottom) < 4
        and len(left.ys) == len(right.ys)
    )


def _join(left: Grid, right: Grid) -> Grid:
    shift = len(left.xs) - 1
    moved = [replace(c, column=c.column + shift) for c in right.cells]
    return Grid(xs=left.xs + right.xs[1:], ys=left.ys, cells=(*left.cells, *moved))
