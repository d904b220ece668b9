"""The flow on a real Dask scheduler with two worker processes on loopback, one of which dies."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pytest
from distributed import Client

from extract.dataset import places, validate

ROOT = Path(__file__).parents[2]
PLAN = ROOT / "data/raw/tangnes/tangnes-oppvekst-2022-2024.html"
PDF = ROOT / "data/raw/tangnes/tangnes-oppvekst-2022-2024.pdf"
COUNT = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """The address of a scheduler, and the processes of its workers."""

    address: str
    workers: tuple[subprocess.Popen[bytes], ...]


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    room = tmp_path_factory.mktemp("cluster")
    note = room / "scheduler.json"
    with ExitStack() as stack:
        command = ("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard")
        stack.enter_context(_started(room, *command, "--scheduler-file", str(note)))
        _await(note.exists)
        options = ("--no-nanny", "--nthreads", "1", "--no-dashboard", "--scheduler-file")
        workers = tuple(
            stack.enter_context(_started(room, "worker", *options, str(note), "--name", name))
            for name in ("first", "second")
        )
        with Client(scheduler_file=str(note)) as client:
            client.wait_for_workers(2, timeout=120)
            yield Cluster(address=client.scheduler.address, workers=workers)


@contextmanager
def _started(room: Path, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "distributed.cli.dask_" + arguments[0], *arguments[1:]],
        cwd=room,
        env=_environment(room),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def _environment(home: Path) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith("PREFECT_")}
    return kept | {"HOME": str(home), "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}


def _await(happened: object, seconds: float = 300.0) -> None:
    stop = time.monotonic() + seconds
    while not happened():  # type: ignore[operator]
        assert time.monotonic() < stop, "it did not happen in time"
        threading.Event().wait(0.05)


def test_nothing_is_lost_and_nothing_twice(cluster: Cluster, tmp_path: Path) -> None:
    archive, out = tmp_path / "archive", tmp_path / "curated"
    archive.mkdir()
    for number in range(COUNT):  # each is a batch of its own, by its size
        data = (PDF if number % 2 else PLAN).read_bytes()
        mark = b"\n%% %d\n" if number % 2 else b"<!-- %d -->"
        suffix = ".pdf" if number % 2 else ".html"
        padded = data + b" " * (4 << 20) + mark % number
        (archive / f"{number}{suffix}").write_bytes(padded)
    (tmp_path / "mine.toml").write_text('[party.known]\nboth = ["Tangnes"]\n')
    command = [sys.executable, "-m", "extract.cli", "ingest", str(archive), "--out", str(out)]
    run = subprocess.Popen(
        [*command, "--runner", "dask", "--address", cluster.address, "--words", "mine.toml"],
        cwd=tmp_path,
        env=_environment(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    results = places(out).results
    _await(lambda: run.poll() is not None or any(results.rglob("*.json")))
    os.kill(cluster.workers[0].pid, signal.SIGKILL)
    told, _ = run.communicate(timeout=300)
    assert run.returncode == 0, told.decode()
    assert b"own words: 1 of 1 are printed" in told  # they went to the workers
    frame = pd.read_parquet(out / "documents")
    assert sorted(frame["file_name"]) == sorted(path.name for path in archive.iterdir())
    assert set(frame["outcome"]) == {"extracted"}
    assert frame["document_id"].is_unique
    assert validate(out) == ()
