"""The marks of a page -> those of them that can be seen."""

from __future__ import annotations

from collections.abc import Sequence

from extract.model import Mark
from extract.readers.colours import is_white


def visible_marks(marks: Sequence[Mark]) -> list[Mark]:
    """Marks that can be seen: coloured ones, and white ones on a coloured ground."""
    grounds: list[Mark] = []
    seen: list[Mark] = []
    for mark in marks:
        if not is_white(mark.colour):
            grounds.append(mark)
            seen.append(mark)
        elif any(g.box.contains(mark.box, slack=1.0) for g in grounds):
            seen.append(mark)
    return seen
