"""What a reading process may use, and how it binds itself before it opens anything.

Only the standard library, and no thread may run yet: a network of its own can
only be made while there is one thread.
"""

from __future__ import annotations

import contextlib
import ctypes
import resource
import signal
from dataclasses import dataclass

MEBIBYTE = 1 << 20

_NEW_USER = 0x10000000
_NEW_NETWORK = 0x40000000
_SET_PARENT_DEATH_SIGNAL = 1
_SET_NO_NEW_PRIVILEGES = 38


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Of one reading process; times in seconds, sizes in bytes.

    address_space    virtual memory; a process with all libraries loaded holds a third of it
    file_size        of a file that it writes (only its temporary folder is meant for that)
    result_size      of what it may answer
    step_cpu         processor time for a page, or for a stage between pages
    first_cpu        processor time for the document, and
    page_cpu         so much more for each page that was begun
    step_wall        time on the clock in which nothing is heard from it
    wall             time on the clock for the document
    documents        after so many it is renewed, whatever its libraries left in memory
    """

    address_space: int = 1024 * MEBIBYTE
    file_size: int = 256 * MEBIBYTE
    result_size: int = 32 * MEBIBYTE
    step_cpu: float = 8.0
    first_cpu: float = 10.0
    page_cpu: float = 3.0
    step_wall: float = 120.0
    wall: float = 900.0
    documents: int = 200


DEFAULT_LIMITS = Limits()


def confine(limits: Limits) -> None:
    """Bind this process: memory, files, no core dumps, no network where the system allows that."""
    # a page that hangs in a library is ended by the kernel, not by a handler that never runs
    signal.signal(signal.SIGXCPU, signal.SIG_DFL)
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_FSIZE, limits.file_size)
    _limit(resource.RLIMIT_AS, limits.address_space)
    end_with_parent()
    libc = ctypes.CDLL(None, use_errno=True)
    with contextlib.suppress(AttributeError):  # other systems than Linux
        libc.prctl(_SET_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
        if libc.unshare(_NEW_NETWORK):
            libc.unshare(_NEW_USER | _NEW_NETWORK)


def end_with_parent() -> None:
    """Let the kernel end this process when the thread that started it is gone."""
    with contextlib.suppress(AttributeError):  # other systems than Linux
        ctypes.CDLL(None).prctl(_SET_PARENT_DEATH_SIGNAL, signal.SIGKILL, 0, 0, 0)


def _limit(what: int, most: int) -> None:
    """Lower a limit for good; a lower one that is there already stays."""
    _, hard = resource.getrlimit(what)
    lowest = most if hard == resource.RLIM_INFINITY else min(most, hard)
    with contextlib.suppress(ValueError, OSError):  # not every system has every limit
        resource.setrlimit(what, (lowest, lowest))
