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
KILLS = int(os.environ.get("TILTAK_KILLS", "4"))
"""More of them in the soak."""
_SHORTEST, _LONGEST = 0.1, 4.0


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
    for name in ("2021.pdf", "2022.pdf", "2023.docx", "2023.html"):
        shutil.copy(EXAMPLES / f"sildrefjorden-handlingsplan-{name}", folder / name)
    return folder


def _measures(out: Path) -> int:
    """Of a dataset that is whole; it is there and every file of it is as it was written."""
    assert is_intact(places(out).out)
    assert not validate(out)
    return len(read("measures", out))


def test_killed_at_any_point(archive: Path, tmp_path: Path) -> None:
    out, chance = tmp_path / "curated", random.Random(8)
    _finish(archive, out)
    old = _measures(out)
    page = archive / "2023.html"
    for kill in range(KILLS):
        page.write_text(page.read_text(encoding="utf-8") + f"<!-- {kill} -->", encoding="utf-8")
        process = _start(archive, out)
        threading.Event().wait(chance.uniform(_SHORTEST, _LONGEST))
        _kill(process, child_only=kill % 2 == 1)
        assert _measures(out) == old
        _finish(archive, out)
        assert _measures(out) == old
    assert "reading" not in _finish(archive, out)


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


@pytest.mark.parametrize("room", [200, 3000])
def test_a_full_disk(archive: Path, tmp_path: Path, room: int) -> None:
    out = tmp_path / "curated"
    _finish(archive, out)
    old = _measures(out)
    (archive / "2022.pdf").unlink()
    shutil.copy(EXAMPLES / "sildrefjorden-plakat-2022.pdf", archive / "2022.pdf")
    process = _start(archive, out, room)
    told, _ = process.communicate(timeout=120)
    assert process.returncode == 1
    assert b"File too large" in told
    assert _measures(out) == old
    told_after = _finish(archive, out)
    assert _measures(out) == int(told_after.split()[-3])
