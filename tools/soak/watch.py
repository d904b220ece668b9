"""`tiltak ingest` as a process that is watched: an archive in, what it cost out."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import psutil

from extract.dataset import places

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "data/raw"
MOST_MEMORY = 400_000_000
"""Bytes of the flow's own process."""
MOST_GROWTH = 12_000_000
"""Bytes that it may gain from the second to the last quarter of the reading."""
_MEGABYTE = 1_000_000
_EVERY = 0.5

Popen = subprocess.Popen[bytes]
Failure = str
"""A sentence on a promise that was not kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """A run of the flow; memory in bytes.

    `reading` and `writing` are of its own process, before and after it began to write the
    dataset; `largest_child` is of any process that it started.
    """

    exit_code: int
    seconds: float
    reading: tuple[int, ...]
    writing: tuple[int, ...]
    largest_child: int
    told: str

    @property
    def peak(self) -> int:
        return max((*self.reading, *self.writing), default=0)

    @property
    def growth(self) -> int:
        """From the second quarter of the reading to its last."""
        quarter = len(self.reading) // 4
        if quarter == 0:
            return 0
        second, last = self.reading[quarter : 2 * quarter], self.reading[-quarter:]
        return int(median(last) - median(second))


def start_ingest(archive: Path, out: Path, *, told: int, options: tuple[str, ...] = ()) -> Popen:
    """`tiltak ingest` over a folder, in a session of its own."""
    command = [sys.executable, "-m", "extract.cli", "ingest", str(archive), "--out", str(out)]
    return subprocess.Popen(
        [*command, "--offline", *options],
        cwd=ROOT,
        env=os.environ | {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"},
        stdout=told,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )


def watch_ingest(archive: Path, out: Path, *options: str) -> Watched:
    """A run to its end, looked at twice a second."""
    reading: list[int] = []
    writing: list[int] = []
    largest, start, following = 0, time.monotonic(), places(out).next
    with tempfile.TemporaryFile() as told:
        run = start_ingest(archive, out, told=told.fileno(), options=options)
        process = psutil.Process(run.pid)
        while run.poll() is None:
            with contextlib.suppress(psutil.Error):
                phase = writing if writing or following.exists() else reading
                phase.append(process.memory_info().rss)
                largest = max((largest, *_memory_of_children(process)))
            time.sleep(_EVERY)
        told.seek(0)
        text = told.read().decode(errors="replace")
    return Watched(
        exit_code=run.returncode,
        seconds=time.monotonic() - start,
        reading=tuple(reading),
        writing=tuple(writing),
        largest_child=largest,
        told=text,
    )


def check_run(run: Watched) -> Iterator[Failure]:
    """The promises of every run."""
    if run.exit_code:
        yield f"exit code {run.exit_code}: {run.told[-800:]}"
    if run.peak > MOST_MEMORY:
        yield f"the flow process took {run.peak // _MEGABYTE} MB"
    if run.growth > MOST_GROWTH:
        yield f"the flow process grew by {run.growth // _MEGABYTE} MB while it read"


def report_run(title: str, run: Watched, *, documents: int) -> None:
    """What it cost, as lines of Markdown."""
    print(f"\n## {title}\n")
    print(f"- {documents} documents in {run.seconds:.0f} s, exit code {run.exit_code}")
    print(
        f"- memory of the flow process: at most {max(run.reading, default=0) // _MEGABYTE} MB "
        f"while reading ({run.growth / _MEGABYTE:+.1f} MB from the second to the last quarter), "
        f"{max(run.writing, default=0) // _MEGABYTE} MB while writing; of a process that it "
        f"started: {run.largest_child // _MEGABYTE} MB",
        flush=True,
    )


def _memory_of_children(process: psutil.Process) -> Iterator[int]:
    for child in process.children(recursive=True):
        with contextlib.suppress(psutil.Error):
            yield child.memory_info().rss
