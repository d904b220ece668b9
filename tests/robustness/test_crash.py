"""A run that is killed, or whose disk is full, leaves the old dataset or the new one; the next
run finishes the work."""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path

import psutil
import pytest

from extract.dataset import places, read, validate
from extract.dataset.switch import is_intact

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "data/raw/sildrefjorden"
VICTIMS = ("run", "reader", "writer")
KILLS = int(os.environ.get("TILTAK_KILLS", "3"))
"""More of them in the soak."""
_SHORTEST, _LONGEST = 0.1, 4.0
_WRITING = 0.4
"""Seconds that writing so few documents takes, and some more."""


def _start(*arguments: object) -> subprocess.Popen[bytes]:
    environment = os.environ | {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    command = [sys.executable, "-m", "tests.robustness.crashing_run", *map(str, arguments)]
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=True,
    )


def _finish(archive: Path, out: Path) -> str:
    process = _start(archive, out)
    told, _ = process.communicate(timeout=120)
    assert process.returncode == 0, told.decode()
    return told.decode()


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    folder = tmp_path / "plans"
    folder.mkdir()
    for name in ("2022.pdf", "2023.html"):
        shutil.copy(EXAMPLES / f"sildrefjorden-handlingsplan-{name}", folder / name)
    return folder


def _documents(out: Path) -> int:
    """Of a dataset that is whole; it is there and every file of it is as it was written."""
    assert is_intact(places(out).out)
    assert not validate(out)
    return len(read("documents", out))


def test_killed_at_any_point(archive: Path, tmp_path: Path) -> None:
    """The run at any time, the process that reads for it, or the run while it writes."""
    out, chance = tmp_path / "curated", random.Random(KILLS)
    _finish(archive, out)
    for kill in range(KILLS):
        old, victim = _documents(out), VICTIMS[kill % len(VICTIMS)]
        _add_documents(archive, kill)
        process = _start(archive, out)
        _wait_for(victim, process, out, chance=chance)
        _kill(process, child_only=victim == "reader")
        assert _documents(out) in (old, old + 2)
        _finish(archive, out)
        assert _documents(out) == old + 2
    assert "reading" not in _finish(archive, out)


def _add_documents(archive: Path, kill: int) -> None:
    data = (archive / "2023.html").read_bytes()
    for name in ("a", "b"):
        (archive / f"{kill}-{name}.html").write_bytes(data + f"<!-- {kill} {name} -->".encode())


def _wait_for(
    victim: str, process: subprocess.Popen[bytes], out: Path, *, chance: random.Random
) -> None:
    """Some moment of the run or, for the writer, some moment after it began to write."""
    moment = threading.Event()
    if victim != "writer":
        moment.wait(chance.uniform(_SHORTEST, _LONGEST))
        return
    while process.poll() is None and not places(out).next.exists():
        moment.wait(0.002)
    moment.wait(chance.uniform(0, _WRITING))


def _kill(process: subprocess.Popen[bytes], *, child_only: bool) -> None:
    """Kill the run or, when it has one, the process that reads for it."""
    children = psutil.Process(process.pid).children() if process.poll() is None else []
    victims = children if child_only and children else [process]
    for victim in victims:
        with contextlib.suppress(ProcessLookupError):  # it may be done already
            os.kill(victim.pid, signal.SIGKILL)
    process.wait(timeout=120)
    assert process.stdout
    process.stdout.close()


def test_files_that_cannot_be_written(archive: Path, tmp_path: Path) -> None:
    """A quota, as it shows at the writing call; the next run completes."""
    out = tmp_path / "curated"
    _finish(archive, out)
    (archive / "more.html").write_bytes((archive / "2023.html").read_bytes() + b"<!-- -->")
    process = _start(archive, out, 3000)
    told, _ = process.communicate(timeout=120)
    assert process.returncode == 1
    assert b"File too large" in told
    assert _documents(out) == 2
    _finish(archive, out)
    assert _documents(out) == 3
