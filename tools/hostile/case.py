"""A hostile file: its name, how it is made, and the endings that are right for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

READ = frozenset({"extracted", "no_measures", "no_text"})
"""It is read, or has nothing in it."""
BROKEN = frozenset({"damaged", "truncated", "unreadable_pages"})
HEAVY = frozenset({"too_large", "memory_limit", "time_limit", "unreadable_pages", "crashed"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """`expected` are outcomes and codes of reasons, any one of which is right.

    `is_slow`: it is meant to use up a limit, and takes its seconds.
    """

    name: str
    make: Callable[[], bytes]
    expected: frozenset[str]
    is_slow: bool = False


def ending(outcome: str, reason: str | None) -> str:
    """The code of the reason of a quarantined document, else its outcome."""
    return (reason or "").partition(":")[0] if outcome == "quarantined" else outcome
