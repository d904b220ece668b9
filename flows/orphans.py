"""What a run started ends with it, also when the run is killed.

Prefect's own server is a process that nobody else ends. Out: a block within which a small
process waits for the end of this one. Where there is no /proc it finds nothing.
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


@contextmanager
def no_orphans() -> Iterator[None]:
    """Within the block, processes that inherit its environment end when this one is killed."""
    before = os.environ.get(_MARK)
    os.environ[_MARK] = uuid.uuid4().hex
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
        os.environ.pop(_MARK)
        if before is not None:
            os.environ[_MARK] = before
