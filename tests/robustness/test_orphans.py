"""A run that is killed leaves no process behind; one that ends by itself ends nothing."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import psutil
import pytest

ROOT = Path(__file__).parents[2]
RUN = """
import subprocess, sys, time
from flows.orphans import no_orphans
early = subprocess.Popen(["sleep", "600"])
with no_orphans():
    late = subprocess.Popen(["sleep", "600"])
    print(early.pid, late.pid, flush=True)
    sys.stdin.readline()
"""


@pytest.mark.parametrize("is_killed", [True, False])
def test_what_it_started(is_killed: bool) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", RUN],
        env=os.environ | {"PYTHONPATH": f"{ROOT}"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
    ) as run:
        assert run.stdin and run.stdout
        children = [psutil.Process(int(pid)) for pid in run.stdout.readline().split()]
        if is_killed:
            run.kill()
        else:
            run.stdin.write(b"\n")
            run.stdin.flush()
        run.wait(timeout=60)
    assert {_is_gone(child) for child in children} == {is_killed}
    for child in () if is_killed else children:
        child.kill()


def _is_gone(process: psutil.Process) -> bool:
    moment = threading.Event()
    for _ in range(30):
        if not process.is_running() or process.status() == psutil.STATUS_ZOMBIE:
            return True
        moment.wait(0.1)
    return False
