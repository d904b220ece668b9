"""The other end of a reading process: asks it, listens, and waits no longer than it must.

A process that dies, falls silent or answers nonsense gives a `Death`, which says
where in the document that was. Nothing here can be hurt by what it sends.
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from extract.isolation.limits import Limits
from extract.progress import START, Place
from extract.readers.errors import Code
from extract.records import DocumentResult, decode
from extract.vocabulary import OwnWords, words_to_plain

_START_SECONDS = 120.0
_LAST_SECONDS = 5.0
"""For a process to end that has closed its way out."""
_CHUNK = 1 << 16
_BOOT = """
import json, sys
settings = json.loads(sys.argv[1])
sys.path[:] = settings["sys_path"]
from extract.isolation.child import serve
serve(settings)
"""
_KEPT_VARIABLES = ("PATH", "TESSDATA_PREFIX", "TZ")
_MEMORY_UNIT = 1 if sys.platform == "darwin" else 1024
_FULL = 0.6
"""A process that dies with so much of its memory in use died of it."""


class NotStartedError(OSError):
    """No reading process can be started here: no fault of a document."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A document to be read: where it lies, and the names that the reading may use."""

    path: str
    file_name: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Death:
    """How a reading ended without a result, and in which place. `is_foreign`: killed from
    outside (a person, or a system short of memory), so that another try may go well."""

    code: Code
    place: Place
    detail: str
    is_foreign: bool = False


class ReadingProcess:
    """One reading process with a temporary folder of its own. Raises NotStartedError."""

    def __init__(self, limits: Limits, *, words: OwnWords | None = None) -> None:
        self._limits = limits
        self._room = tempfile.mkdtemp(prefix="tiltak-")
        self._read = 0
        self._heard = b""
        self._has_ended = False
        self._peak_before = 0
        settings = {
            "limits": asdict(limits),
            "sys_path": [_absolute(p) for p in sys.path],
            "words": words_to_plain(words),
        }
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-I", "-c", _BOOT, json.dumps(settings)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=self._room,
                env=_environment(self._room),
                start_new_session=True,  # so that what it starts can be ended with it
            )
            assert self._process.stdin and self._process.stdout
            self._pipe_in, self._pipe_out = self._process.stdin, self._process.stdout
            self._await_ready()
        except BaseException:
            self.end()
            raise

    def ask(self, request: Request) -> DocumentResult | Death:
        """The result of a document; after a Death the process is gone."""
        self._read += 1
        place = START
        try:
            self._tell(json.dumps(asdict(request)).encode() + b"\n")
            for line in self._lines():
                if line.startswith(b"="):
                    return self._answer(line, place)
                if line.startswith(b"#"):
                    self._peak_before = _number(line[1:])
                place = _place_of(line) or place
        except TimeoutError as problem:
            self.end()
            return Death(code="time_limit", place=place, detail=str(problem))
        except ValueError as problem:
            self.end()
            return Death(code="crashed", place=place, detail=f"nonsense from it: {problem}")
        except OSError:  # it closed its end while it was asked
            pass
        return self._post_mortem(place)

    @property
    def is_spent(self) -> bool:
        """Whether it is gone, or has read so many documents that a new one should follow."""
        return self._read >= self._limits.documents or self._process.poll() is not None

    def kill(self) -> None:
        """End it with all that it started, at once; whoever listens to it hears it close."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self._process.pid, signal.SIGKILL)

    def end(self) -> None:
        """Kill it, and remove its folder. Only for the thread that asks it."""
        if self._has_ended:
            return
        self._has_ended = True
        if hasattr(self, "_process"):
            self.kill()
            with contextlib.suppress(OSError):
                self._pipe_in.close()
            self._pipe_out.close()
            self._process.wait()
        shutil.rmtree(self._room, ignore_errors=True)

    def _await_ready(self) -> None:
        try:
            line = next(self._lines(silence=_START_SECONDS), b"")
        except TimeoutError as problem:
            raise NotStartedError("a reading process did not start in time") from problem
        if not line.startswith(b"!"):
            raise NotStartedError("a reading process ended before it could read anything")

    def _tell(self, line: bytes) -> None:
        self._pipe_in.write(line)
        self._pipe_in.flush()

    def _lines(self, *, silence: float | None = None) -> Iterator[bytes]:
        """What it says, until it closes. Raises TimeoutError, or ValueError for far too much."""
        out = self._pipe_out.fileno()
        limits = self._limits
        stop = time.monotonic() + limits.wall
        while True:
            while b"\n" in self._heard:
                line, _, self._heard = self._heard.partition(b"\n")
                yield line
            patience = min(silence or limits.step_wall, stop - time.monotonic())
            if patience <= 0 or not select.select([out], [], [], patience)[0]:
                raise TimeoutError("nothing was heard from it any more")
            chunk = os.read(out, _CHUNK)
            if not chunk:
                return
            self._heard += chunk
            if len(self._heard) > limits.result_size + _CHUNK:
                raise ValueError("it sends without end")

    def _answer(self, line: bytes, place: Place) -> DocumentResult | Death:
        if line == b"=":
            self.end()
            return Death(code="too_large", place=place, detail="more was read than a plan holds")
        return decode(line[1:].decode("utf-8"))

    def _post_mortem(self, place: Place) -> Death:
        """Why it died, told from how the kernel saw it end."""
        exit_code, peak = _reap(self._process)
        self.end()
        # the kernel hands down the peak of whoever started it: only what came on top counts
        is_full = peak > self._peak_before and peak >= _FULL * self._limits.address_space
        if exit_code == -signal.SIGXCPU:
            return Death(code="time_limit", place=place, detail="its processor time was used up")
        if is_full and exit_code != 0:
            return Death(code="memory_limit", place=place, detail=_ended(exit_code))
        return Death(
            code="crashed",
            place=place,
            detail=_ended(exit_code),
            is_foreign=exit_code in (-signal.SIGKILL, -signal.SIGTERM),
        )


def _absolute(place: str) -> str:
    return str(Path(place).absolute())


def _environment(room: str) -> dict[str, str]:
    """Next to nothing: where programs are, where its folder is, one thread for a library."""
    kept = {name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ}
    return kept | {
        "HOME": room,
        "TMPDIR": room,
        "LC_ALL": "C.UTF-8",
        "MALLOC_ARENA_MAX": "2",
        "OMP_NUM_THREADS": "1",
        "OMP_THREAD_LIMIT": "1",
        "OPENBLAS_NUM_THREADS": "1",
    }


def _number(digits: bytes) -> int:
    return int(digits) * _MEMORY_UNIT if digits.isdigit() else 0


def _place_of(line: bytes) -> Place | None:
    stage, _, page = line.decode("ascii", errors="replace").removeprefix("@").partition(" ")
    if not line.startswith(b"@") or not page.isdigit():
        return None
    return Place(stage, int(page) or None)


def _reap(process: subprocess.Popen[bytes]) -> tuple[int, int]:
    """Its exit code and the most memory, in bytes, that it ever held."""
    stop = time.monotonic() + _LAST_SECONDS
    with contextlib.suppress(ChildProcessError):
        while time.monotonic() < stop:
            pid, status, usage = os.wait4(process.pid, os.WNOHANG)
            if pid:
                process.returncode = os.waitstatus_to_exitcode(status)
                return process.returncode, usage.ru_maxrss * _MEMORY_UNIT
            time.sleep(0.01)
        os.killpg(process.pid, signal.SIGKILL)  # it closed its end and stays
    return process.wait(), 0


def _ended(exit_code: int) -> str:
    if exit_code >= 0:
        return f"exit code {exit_code}"
    with contextlib.suppress(ValueError):
        return signal.Signals(-exit_code).name
    return f"signal {-exit_code}"
