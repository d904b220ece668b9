"""One version of a page in a web archive, as the archive's index names it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """`timestamp` has 14 digits, in UTC. `digest` tells equal contents, empty when unknown;
    `status` is None when the index does not say. `memento` is where the copy is, empty
    when it follows from address and time."""

    url: str
    timestamp: str
    status: int | None = None
    digest: str = ""
    memento: str = ""

    @property
    def captured_at(self) -> datetime:
        """The time of the timestamp."""
        return datetime.strptime(self.timestamp, "%Y%m%d%H%M%S").replace(tzinfo=UTC)


def is_timestamp(text: str) -> bool:
    """Whether `text` is a time in 14 digits."""
    if len(text) != 14 or not text.isascii() or not text.isdigit():
        return False
    try:
        datetime.strptime(text, "%Y%m%d%H%M%S")
    except ValueError:
        return False
    return True
