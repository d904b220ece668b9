"""A document that ends its process, hangs, or fills memory is an outcome; the next one is read."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from concurrent.futures import Future
from pathlib import Path

import psutil
import pytest
from tools.hostile.cases import all_cases

from extract.isolation import Death, Limits, ReadingPool, Request, open_pool
from extract.records import DocumentResult

GOOD = Path("data/raw/sildrefjorden/sildrefjorden-handlingsplan-2021.pdf").absolute()
TIGHT = Limits(step_cpu=1, first_cpu=2, documents=3)


def _request(path: Path) -> Request:
    return Request(path=str(path), file_name=path.name, source="example")


def _write(name: str, folder: Path) -> Path:
    path = folder / name
    path.write_bytes(next(case for case in all_cases() if case.name == name).make())
    return path


def _reading_processes() -> list[psutil.Process]:
    return [child for child in psutil.Process().children() if _is_reading(child)]


def _is_reading(child: psutil.Process) -> bool:
    with contextlib.suppress(psutil.Error):  # it may be gone, or dead and not yet buried
        return any("extract.isolation.child" in part for part in child.cmdline())
    return False


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("deep-references.pdf", {"time_limit"}),
        ("bomb-object-stream.pdf", {"memory_limit", "crashed"}),
    ],
)
def test_the_pool_goes_on(name: str, codes: set[str], tmp_path: Path) -> None:
    with open_pool(processes=1, limits=TIGHT) as pool:
        bad, good = pool.submit(_request(_write(name, tmp_path))), pool.submit(_request(GOOD))
        assert _code(bad) in codes
        result = good.result()
    assert isinstance(result, DocumentResult)
    assert result.measures


def _code(future: Future[DocumentResult | Death]) -> str:
    ending = future.result()
    if isinstance(ending, Death):
        assert ending.place.stage in ("open", "page")
        return ending.code
    return (ending.document.reason or "").partition(":")[0]


def test_processes_are_renewed_and_leave_nothing(tmp_path: Path) -> None:
    seen: set[int] = set()
    with open_pool(processes=1, limits=TIGHT) as pool:
        for _ in range(7):
            assert isinstance(pool.submit(_request(GOOD)).result(), DocumentResult)
            seen |= {process.pid for process in _reading_processes()}
        room = Path(_reading_processes()[0].cwd())
        assert list(room.iterdir()) == []
    assert len(seen) == 3
    assert not room.exists()
    assert not _reading_processes()


def test_a_process_killed_from_outside_is_tried_once_more(tmp_path: Path) -> None:
    slow = _request(_write("crowd-rectangles.pdf", tmp_path))
    with open_pool(processes=1) as pool:
        assert isinstance(pool.submit(_request(GOOD)).result(), DocumentResult)
        future = pool.submit(slow)
        for _ in range(2):
            _kill_when_busy()
        ending = future.result()
        assert isinstance(pool.submit(_request(GOOD)).result(), DocumentResult)
    assert isinstance(ending, Death)
    assert (ending.code, ending.detail) == ("crashed", "SIGKILL")


@pytest.mark.parametrize(
    ("sent", "code", "detail"),
    [
        (signal.SIGSEGV, "crashed", "SIGSEGV"),
        (signal.SIGSTOP, "time_limit", "nothing was heard from it any more"),
    ],
)
def test_a_death_names_the_page(
    sent: signal.Signals, code: str, detail: str, tmp_path: Path
) -> None:
    slow = _request(_write("crowd-rectangles.pdf", tmp_path))
    patience = 5.0 if sent == signal.SIGSTOP else 120.0
    with open_pool(processes=1, limits=Limits(step_wall=patience)) as pool:
        future = pool.submit(slow)
        _kill_when_busy(sent)
        ending = future.result()
        assert isinstance(ending, Death)
        assert (ending.code, ending.detail) == (code, detail)
        assert str(ending.place) == "page 1"
        assert not _reading_processes()


def _kill_when_busy(sent: signal.Signals = signal.SIGKILL) -> None:
    """Send a signal to the reading process once it has been at work for a moment."""
    waited = threading.Event()
    for _ in range(900):
        waited.wait(0.05)
        for process in _reading_processes():
            if process.cpu_times().user > 1.2:
                os.kill(process.pid, sent)
                return
    raise AssertionError("no reading process came to work")


def test_a_child_has_no_network_no_environment_and_no_cores(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("A_SECRET", "x")
    with open_pool(processes=1) as pool:
        pool.submit(_request(GOOD)).result()
        (process,) = _reading_processes()
        assert "A_SECRET" not in process.environ()
        assert process.rlimit(psutil.RLIMIT_CORE) == (0, 0)
        assert process.rlimit(psutil.RLIMIT_AS)[0] <= 1 << 30
        assert process.rlimit(psutil.RLIMIT_FSIZE)[0] <= 256 << 20
        assert process.rlimit(psutil.RLIMIT_CPU)[0] <= 60
        if _may_unshare():
            routes = Path(f"/proc/{process.pid}/net/dev").read_text(encoding="utf-8")
            assert [line.split(":")[0].strip() for line in routes.splitlines()[2:]] == ["lo"]


def _may_unshare() -> bool:
    own, child = (Path(f"/proc/{pid}/ns/net") for pid in ("self", _reading_processes()[0].pid))
    return own.readlink() != child.readlink()


def test_a_pool_that_is_left_early_ends_its_processes(tmp_path: Path) -> None:
    slow = _request(_write("deep-references.pdf", tmp_path))

    def leave(pool: ReadingPool) -> None:
        for _ in range(4):
            pool.submit(slow)
        threading.Event().wait(1.0)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), open_pool(processes=2) as pool:
        leave(pool)
    assert not _reading_processes()
