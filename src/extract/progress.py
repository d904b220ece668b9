"""Where in a document the reading is: told as it goes, so that whoever watches can say so.

The stages are `open`, `page` (with the page's number), `blocks`, `layouts`, `rows`.
Nothing is kept but the last place, for the context that reads.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A stage of the reading; `page` is 1-based, None between pages."""

    stage: str
    page: int | None = None

    def __str__(self) -> str:
        return f"page {self.page}" if self.page else f"stage {self.stage}"


Watch = Callable[[Place], None]

START = Place("start")

_place: ContextVar[Place] = ContextVar("place", default=START)
_watch: ContextVar[Watch | None] = ContextVar("watch", default=None)


def enter(stage: str, page: int | None = None) -> None:
    """The reading has come to this place."""
    place = Place(stage, page)
    _place.set(place)
    watch = _watch.get()
    if watch is not None:
        watch(place)


def here() -> Place:
    """The last place that was entered."""
    return _place.get()


@contextmanager
def watched(watch: Watch) -> Iterator[None]:
    """Within the block `watch` is told of every place; what it raises ends the reading."""
    before, place = _watch.set(watch), _place.set(START)
    try:
        yield
    finally:
        _watch.reset(before)
        _place.reset(place)
