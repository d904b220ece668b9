"""Runs of the flow in which one process is killed at a random point.

After each kill the dataset is the old one or the new one, and the next run completes.
"""

from __future__ import annotations

import contextlib
import random
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import psutil
from tools.soak.many import make_document
from tools.soak.watch import Failure, Popen, start_ingest

from extract.dataset import places, read_arrow, validate
from extract.dataset.switch import is_intact

VICTIMS = ("joiner", "flow", "reader", "curator", "writer")
_MARKS = {
    "reader": "extract.isolation.child",
    "curator": "extract.curating_apart:serve",
    "joiner": "extract.joining:serve",
}
_NEW = 6
_LONGEST = 25.0
"""Seconds in which a run is likely to have begun its reading and its writing."""


def soak_kills(room: Path, *, count: int) -> Iterator[Failure]:
    """So many kills, of each process in turn."""
    archive, out, chance = room / "kill-archive", room / "killed", random.Random(20)
    print(f"\n## {count} kills of the flow and its processes\n")
    _add(archive, 0)
    ends: Counter[str] = Counter()
    if _finish(archive, out):
        yield "the first run failed"
        return
    for kill in range(1, count + 1):
        victim = VICTIMS[kill % len(VICTIMS)]
        _add(archive, kill)
        end = _run_and_kill(archive, out, victim, chance)
        ends[f"{victim}: {end}"] += 1
        print(f"- {kill}. {victim}: {end}", flush=True)
        yield from _check(out, (kill * _NEW, (kill + 1) * _NEW), after=victim)
        if _finish(archive, out):
            yield f"the run after the kill of the {victim} failed"
        yield from _check(out, ((kill + 1) * _NEW,), after=f"{victim} and another run")
    print("- in all: " + "; ".join(f"{end}: {n}" for end, n in sorted(ends.items())), flush=True)
    left = [p.pid for p in psutil.process_iter() if str(room) in " ".join(_command(p))]
    if left:
        yield f"processes are left: {left}"


def _add(archive: Path, kill: int) -> None:
    archive.mkdir(exist_ok=True)
    for number in range(kill * _NEW, (kill + 1) * _NEW):
        name, data = make_document(number)
        (archive / name).write_bytes(data)


def _run_and_kill(archive: Path, out: Path, victim: str, chance: random.Random) -> str:
    """How the run ended."""
    with tempfile.TemporaryFile() as told:
        run = start_ingest(archive, out, told=told.fileno())
        hit = _strike(run, out, victim, chance)
        code = run.wait(timeout=300)
    return f"{'killed' if hit else 'was done before'}, exit code {code}"


def _strike(run: Popen, out: Path, victim: str, chance: random.Random) -> bool:
    """Kill the victim at some moment of its life; False when it was gone before."""
    if victim == "flow":
        time.sleep(chance.uniform(0.5, _LONGEST))
    while run.poll() is None:
        target = _find(run, out, victim)
        if target is not None:
            time.sleep(chance.uniform(0, 0.5))
            with contextlib.suppress(psutil.Error):
                target.kill()
                return True
        time.sleep(0.02)
    return False


def _find(run: Popen, out: Path, victim: str) -> psutil.Process | None:
    with contextlib.suppress(psutil.Error):
        flow = psutil.Process(run.pid)
        if victim == "flow":
            return flow
        if victim == "writer":
            return flow if places(out).next.exists() else None
        for child in flow.children(recursive=True):
            if any(_MARKS[victim] in part for part in child.cmdline()):
                return child
    return None


def _finish(archive: Path, out: Path) -> int:
    with tempfile.TemporaryFile() as told:
        return start_ingest(archive, out, told=told.fileno()).wait(timeout=600)


def _check(out: Path, counts: tuple[int, ...], *, after: str) -> Iterator[Failure]:
    if not is_intact(places(out).out) or validate(out):
        yield f"the dataset is not whole after {after}"
        return
    found = read_arrow("documents", out).num_rows
    if found not in counts:
        yield f"{found} documents after {after}, not one of {counts}"


def _command(process: psutil.Process) -> list[str]:
    command: list[str] = []
    with contextlib.suppress(psutil.Error):
        command = process.cmdline()
    return command
