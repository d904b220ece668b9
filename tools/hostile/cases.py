"""All hostile files in one list."""

from __future__ import annotations

from collections.abc import Iterator

from tools.hostile import bombs, damage, others, structures
from tools.hostile.case import Case


def all_cases() -> Iterator[Case]:
    """Every case once, by kind."""
    yield from bombs.bombs()
    yield from bombs.crowds()
    yield from structures.trees()
    yield from structures.depths()
    yield from structures.sizes()
    yield from structures.tables()
    yield from damage.cut()
    yield from damage.flipped()
    yield from damage.surrounded()
    yield from damage.locked()
    yield from others.disguised()
    yield from others.active()
    yield from others.web()
    yield from others.office()


def quick_cases() -> Iterator[Case]:
    """Those that do not mean to use up a limit."""
    return (case for case in all_cases() if not case.is_slow)
