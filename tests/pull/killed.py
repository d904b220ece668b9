"""Pull a source in child processes that kill themselves (-9) at a given step.

    python -m tests.pull.killed SOURCE_FOLDER NUMBER_OF_POINTS

Steps are what changes the disk or goes over the wire: a write, a sync, a rename, a cut, a
request. The program is imported once, each run is a fork. Prints a line of JSON for each
point: what lay there after the kill, and after the next run.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from extract import manifest
from extract.fetch import client as fetching
from extract.pull import archived_documents, pull
from extract.pull import store as storing
from tests.fetch.worlds import World


def main(source: Path, points: int) -> None:
    steps = count_steps(fresh(source, "count"))
    for point in range(points):
        step = 1 + point * (steps - 1) // max(1, points - 1)
        folder = fresh(source, f"kill-{point}")
        status = in_child(lambda at=step, where=folder: run_until(where, at))
        after_kill = describe(folder)
        in_child(lambda where=folder: run(where))
        print(
            json.dumps(
                {
                    "step": step,
                    "steps": steps,
                    "signal": os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0,
                    "after_kill": after_kill,
                    "after_next": describe(folder),
                }
            ),
            flush=True,
        )


def fresh(source: Path, name: str) -> Path:
    """A copy of the source as it was given, in a folder of its own but of the same name."""
    folder = source.parent / name / source.name
    shutil.copytree(source, folder)
    return folder


def describe(folder: Path) -> dict[str, Any]:
    """What a reader finds: raises when the manifest cannot be read."""
    entries = manifest.read_manifest(folder).entries
    stored = [f for room in ("files", "pages") for f in (folder / room).glob("*")]
    return {
        "entries": len(entries),
        "complete": sum(entry.role == "run" for entry in entries),
        "documents": sorted(document.uri for document in archived_documents(folder) or ()),
        "half": [f.name for f in stored if not is_whole(f)],
        "missing": [e.path for e in entries if e.path and not (folder / e.path).exists()],
        "left": [f.name for f in folder.glob(".incoming/*")],
    }


def is_whole(file: Path) -> bool:
    return hashlib.sha256(file.read_bytes()).hexdigest() == file.stem


def in_child(work: Callable[[], None]) -> int:
    """The wait status of a child that did `work`."""
    child = os.fork()
    if child == 0:
        work()
        os._exit(0)
    return os.waitpid(child, 0)[1]


def run(folder: Path) -> None:
    pull(folder, outside=World().outside)


def count_steps(folder: Path) -> int:
    reader, writer = os.pipe()

    def work() -> None:
        taken = instrument(kill_at=None)
        run(folder)
        os.write(writer, str(taken[0]).encode())

    in_child(work)
    os.close(writer)
    return int(os.read(reader, 20))


def run_until(folder: Path, step: int) -> None:
    instrument(kill_at=step)
    run(folder)


def instrument(*, kill_at: int | None) -> list[int]:
    """Count each step, and die before the one that is asked for; the count."""
    taken = [0]

    def step() -> None:
        taken[0] += 1
        if taken[0] == kill_at:
            os.kill(os.getpid(), signal.SIGKILL)

    def before(original: Callable[..., Any]) -> Callable[..., Any]:
        def stepped(*given: Any, **named: Any) -> Any:
            step()
            return original(*given, **named)

        return stepped

    def append(handle: Any, entries: Any) -> None:
        """Half of the line, then the rest: a kill in between tears it."""
        data = "".join(manifest.encode(entry) + "\n" for entry in entries).encode()
        step()
        handle.write(data[: len(data) // 2])
        step()
        handle.write(data[len(data) // 2 :])
        os.fsync(handle.fileno())

    os.fsync = before(os.fsync)
    Path.replace = before(Path.replace)  # type: ignore[method-assign]
    manifest.append = append
    fetching.exchange = before(fetching.exchange)
    storing.Store.record = before(storing.Store.record)  # type: ignore[method-assign]
    return taken


if __name__ == "__main__":
    assert re.fullmatch(r"\d+", sys.argv[2])
    main(Path(sys.argv[1]), int(sys.argv[2]))
