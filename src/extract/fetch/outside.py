"""The world outside as four functions, so that a test can stand in for it.

Out: the clock, the wait and the name look-up that every other module of this
room is handed; none of them calls `time` or `socket` on its own.
"""

from __future__ import annotations

import queue
import random
import socket
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path


def look_up(host: str, port: int, timeout: float) -> tuple[str, ...]:
    """Every address that `host` resolves to, in the resolver's order.

    The look-up runs in a thread of its own, since the system's resolver takes no
    time limit. Raises TimeoutError after `timeout` seconds, OSError when the name
    is not known.
    """
    answers: queue.Queue[tuple[str, ...] | OSError] = queue.Queue()
    threading.Thread(target=_ask_resolver, args=(host, port, answers), daemon=True).start()
    try:
        answer = answers.get(timeout=timeout)
    except queue.Empty:
        raise TimeoutError(f"no answer from the resolver within {timeout:.0f} s") from None
    if isinstance(answer, OSError):
        raise answer
    return answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Outside:
    """Clock, wait, chance and resolver.

    `now` is in UTC; `monotonic` and `sleep` are in seconds; `chance` is from 0 to
    1; `resolve` takes host, port and a time limit in seconds as `look_up` does. `turns` is
    the folder where runs take turns at a host, None for a run that is alone.
    """

    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    chance: Callable[[], float] = random.random
    resolve: Callable[[str, int, float], tuple[str, ...]] = look_up
    turns: Path | None = None


def _ask_resolver(host: str, port: int, answers: queue.Queue[tuple[str, ...] | OSError]) -> None:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as error:
        answers.put(error)
    except UnicodeError as error:  # a label that is too long or empty
        answers.put(OSError(f"not a host name: {error}"))
    else:
        answers.put(tuple(dict.fromkeys(str(entry[4][0]) for entry in found)))
