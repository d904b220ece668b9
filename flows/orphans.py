"""What a run started ends with it, also when the run is killed.

Prefect's own server is a process that nobody else ends. Out: a block within which a small
process waits for the end of this one. Where there is no /proc it finds nothing.

What a process starts is told by a mark in its environment, which is set when `flows` is
imported: Prefect starts its server before it calls a flow.
"""

from __future__ import annotations

import os
import subprocess
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager, suppress

_MARK = "TILTAK_RUN"
_WAIT = """
import os, signal, sys
if sys.stdin.readline() or not os.path.isdir("/proc"):
    sys.exit()
for name in filter(str.isdigit, os.listdir("/proc")):
    try:
        with open(f"/proc/{name}/environ", "rb") as file:
            is_ours = os.environb[b"TILTAK_RUN"] in file.read()
        if is_ours and int(name) != os.getpid():
            os.kill(int(name), signal.SIGKILL)
    except OSError:
        pass
"""


def mark_children() -> None:
    """Let what this process starts from now on be known as its own."""
    os.environ[_MARK] = uuid.uuid4().hex


@contextmanager
def no_orphans() -> Iterator[None]:
    """Within the block, processes that inherit this one's mark end when it is killed."""
    watch = subprocess.Popen(
        [sys.executable, "-I", "-S", "-c", _WAIT],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # an interrupt at the terminal is not meant for it
    )
    try:
        yield
    finally:
        with suppress(BrokenPipeError):
            watch.communicate(b"the run ended by itself\n")
