"""When the next request to a host may go out: one at a time, with a pause between."""

from __future__ import annotations

from extract.fetch.outside import Outside
from extract.fetch.refusals import Refused

_PATIENCE = 3


class Pace:
    """Keeps, for each host, when it may be asked again. For one thread."""

    def __init__(self, *, outside: Outside, longest_wait: float) -> None:
        self._outside = outside
        self._longest_wait = longest_wait
        self._not_before: dict[str, float] = {}
        self._too_often: dict[str, int] = {}

    def wait(self, host: str, url: str) -> None:
        """Sleep until `host` may be asked; Refused (`asked_to_wait`) when that is too far off,
        or when the host kept saying that it is asked too often."""
        left = self._not_before.get(host, 0.0) - self._outside.monotonic()
        if left > self._longest_wait:
            raise Refused("asked_to_wait", url, f"{left:.0f} s")
        if self._too_often.get(host, 0) >= _PATIENCE:
            raise Refused("asked_to_wait", url, f"{host} was too busy {_PATIENCE} times running")
        if left > 0:
            self._outside.sleep(left)

    def hold(self, host: str, seconds: float) -> None:
        """Nothing is sent to `host` for so many seconds: the pause, or its Retry-After."""
        until = self._outside.monotonic() + seconds
        self._not_before[host] = max(self._not_before.get(host, 0.0), until)

    def note_too_often(self, host: str) -> None:
        """A URL on `host` ended, after all its attempts, in being told so."""
        self._too_often[host] = self._too_often.get(host, 0) + 1

    def note_answer(self, host: str) -> None:
        """`host` answered as it should."""
        self._too_often[host] = 0
