"""One request at a time to a host, over all runs of a user on this machine.

A lock file for each host, whose time says when the last request to it ended: sources that
are pulled side by side, by threads or by programs, take turns at a host that they share.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
from contextlib import suppress
from pathlib import Path

from extract.fetch.outside import Outside


class Turns:
    """Takes and gives back turns, one at a time. Without a folder it does nothing."""

    def __init__(self, folder: Path | None, *, outside: Outside) -> None:
        self._folder = folder
        self._outside = outside
        self._held: int | None = None

    def take(self, host: str, *, delay: float) -> None:
        """Wait until nobody else asks `host`, and for `delay` seconds after who did last.

        Where the lock cannot be made (a full disk), the request goes out without it."""
        if self._folder is None:
            return
        name = hashlib.sha256(host.encode()).hexdigest()[:32]
        flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW
        try:
            self._held = os.open(self._folder / name, flags, 0o600)
        except OSError:
            return
        fcntl.flock(self._held, fcntl.LOCK_EX)
        since = self._outside.now().timestamp() - os.fstat(self._held).st_mtime
        is_new = os.fstat(self._held).st_size == 0
        if not is_new and 0 <= since < delay:
            self._outside.sleep(delay - since)

    def give_back(self) -> None:
        """The request is over."""
        if self._held is None:
            return
        now = self._outside.now().timestamp()
        with suppress(OSError):
            os.pwrite(self._held, b"1", 0)
            os.utime(self._held, (now, now))
        os.close(self._held)
        self._held = None


def turns_folder() -> Path | None:
    """Where the lock files of this user lie; None when there is no place for them."""
    with suppress(OSError, RuntimeError):  # RuntimeError: a user without a home
        base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
        folder = Path(base) / "tiltak" / "hosts"
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if os.access(folder, os.W_OK):
            return folder
    return None
