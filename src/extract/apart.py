"""Work in a process of its own: lines in, lines out.

For what takes much memory, so that the process of a run stays small; all of it is
given back with the process. It ends with the thread that asked for it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO

from extract.errors import TiltakError

_BOOT = """
import json, sys
from importlib import import_module
sys.path[:] = json.loads(sys.argv[1])
from extract.isolation.limits import end_with_parent
end_with_parent()
module, name = sys.argv[2].split(":")
getattr(import_module(module), name)(sys.stdin, sys.stdout)
"""


class ApartError(TiltakError):
    """The other process died, or fell silent without an answer."""

    exit_code = 1


def ask_apart(server: str, lines: Iterable[str], *, task: str) -> Iterator[str]:
    """The answers of `server` ("module:function", called with its two streams) to `lines`.

    It is ended when nobody wants its answers any more. Raises ApartError, which names the
    `task`, when it fails or says nothing.
    """
    with tempfile.TemporaryFile("w+", encoding="utf-8") as told:
        process = _start(server, told)
        try:
            assert process.stdin and process.stdout
            _tell(process.stdin, lines)
            has_answered = False
            for line in process.stdout:
                has_answered = True
                yield line
            if process.wait() != 0 or not has_answered:
                raise ApartError(_sentence(task, process.returncode, told))
        finally:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                with suppress(OSError):
                    if pipe:
                        pipe.close()


def _start(server: str, told: IO[str]) -> subprocess.Popen[str]:
    path = json.dumps([str(Path(place).absolute()) for place in sys.path])
    return subprocess.Popen(
        [sys.executable, "-I", "-c", _BOOT, path, server],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=told,
        encoding="utf-8",
        env=dict(os.environ),
    )


def _tell(pipe: IO[str], lines: Iterable[str]) -> None:
    """All that it needs; when it died before it heard it all, its end says why."""
    with suppress(BrokenPipeError):
        for line in lines:
            pipe.write(line + "\n")
        pipe.close()


def _sentence(task: str, exit_code: int, told: IO[str]) -> str:
    told.seek(0)
    last = (told.read().strip().splitlines() or ["it said nothing"])[-1]
    return (
        f"{task}: the process that does it ended with {exit_code} ({last}). The dataset is as it "
        "was. Run again; report it if it stays so"
    )
