"""How a flow tells whoever called it, in the same process, how far it is."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from threading import Lock


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """So many of `total` are done; `now` names the newest, or what is being done."""

    done: int
    total: int
    now: str


watcher: ContextVar[Callable[[Progress], None] | None] = ContextVar("watcher", default=None)
"""Set by a caller that wants to see the progress; tasks run in copies of its context."""


def tell_watcher(progress: Progress) -> None:
    """Tell whoever watches; nobody does in a run from the UI."""
    watch = watcher.get()
    if watch is not None:
        watch(progress)


class Counter:
    """Counts what the threads of the tasks finish, and tells the watcher."""

    def __init__(self, total: int, *, now: str) -> None:
        self._total, self._done, self._lock = total, 0, Lock()
        tell_watcher(Progress(done=0, total=total, now=now))

    def finish(self, name: str) -> None:
        """One more is done."""
        with self._lock:
            self._done += 1
            tell_watcher(Progress(done=self._done, total=self._total, now=name))
