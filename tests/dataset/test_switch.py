"""Switching datasets: old or new, never half; one run at a time; releases kept and restored."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from extract.dataset import (
    LockHeldError,
    NotADatasetError,
    hold_lock,
    list_releases,
    places,
    read,
    recover,
    restore,
    switch,
    write,
)
from tests.makers import made_result


def titles(out: Path) -> list[str]:
    return sorted(read("plans", out)["title"].tolist())


def test_an_empty_folder_and_a_kept_place_are_used(tmp_path: Path) -> None:
    out = tmp_path / "curated"
    out.mkdir()
    (out / ".gitkeep").touch()
    write([made_result("a.pdf", year=2019)], out)
    assert titles(out) == ["Handlingsplan 2019"]


def test_a_folder_with_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("mine")
    with pytest.raises(NotADatasetError, match=r"holds thesis\.docx and is no dataset"):
        write([made_result("a.pdf")], tmp_path)
    assert (tmp_path / "thesis.docx").read_text() == "mine"
    with pytest.raises(NotADatasetError, match="is a file"):
        write([made_result("a.pdf")], tmp_path / "thesis.docx")


def test_the_way_through_a_symbolic_link_is_kept(tmp_path: Path) -> None:
    real, link = tmp_path / "disk" / "set", tmp_path / "curated"
    real.mkdir(parents=True)
    link.symlink_to(real)
    write([made_result("a.pdf", year=2019)], link)
    write([made_result("a.pdf", year=2020)], link)
    assert link.is_symlink()
    assert titles(real) == ["Handlingsplan 2020"]


def test_open_files_stay_readable_over_a_switch(tmp_path: Path) -> None:
    out = tmp_path / "curated"
    write([made_result("a.pdf", year=2019)], out)
    held = (out / "plans" / "part-0.parquet").open("rb")
    before = held.read()
    write([made_result("b.pdf", year=2020)], out)
    held.seek(0)
    assert held.read() == before
    held.close()


def test_readers_see_one_dataset_while_it_is_replaced_again_and_again(tmp_path: Path) -> None:
    out = tmp_path / "curated"
    small, large = ([made_result(f"{n}.pdf", year=2000 + n) for n in range(k)] for k in (2, 5))
    write(small, out)
    seen, stop = set[tuple[int, int]](), threading.Event()

    def look() -> None:
        while not stop.is_set():
            seen.add((len(read("measures", out)), read("measures", out)["year"].nunique()))

    reader = threading.Thread(target=look)
    reader.start()
    for _ in range(2):
        write(large, out)
        write(small, out)
    stop.set()
    reader.join()
    assert {years for _, years in seen} <= {2, 5}
    assert {rows for rows, _ in seen} <= {6, 15}


def test_releases_are_kept_listed_and_restored(tmp_path: Path) -> None:
    out = tmp_path / "curated"
    for year in range(2011, 2019):
        write([made_result("a.pdf", year=year)], out, keep=3)
    at = places(out)
    kept = list_releases(at)
    assert [r.number for r in kept] == [6, 7, 8]
    restore(at, kept[0])
    assert titles(out) == ["Handlingsplan 2016"]
    assert [r.number for r in list_releases(at)] == [6, 7, 8]
    write([made_result("a.pdf", year=2018)], out, keep=3)
    assert titles(out) == ["Handlingsplan 2018"]


def test_without_exchange_two_renames_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(switch, "_exchange", lambda left, right: False)
    out = tmp_path / "curated"
    write([made_result("a.pdf", year=2019)], out)
    write([made_result("a.pdf", year=2020)], out)
    assert titles(out) == ["Handlingsplan 2020"]


def test_a_kill_between_the_two_renames_is_mended(tmp_path: Path) -> None:
    out = tmp_path / "curated"
    write([made_result("a.pdf", year=2019)], out)
    at = places(out)
    at.out.rename(at.replaced)
    at.next.mkdir()
    recover(at)
    assert titles(out) == ["Handlingsplan 2019"]
    assert not at.next.exists()


def test_a_full_disk_leaves_the_old_dataset(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "curated"
    write([made_result("a.pdf", year=2019)], out)

    def full(fd: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write([made_result("a.pdf", year=2020)], out)
    assert titles(out) == ["Handlingsplan 2019"]
    assert not places(out).next.exists()


def test_the_second_run_says_who_holds_the_lock(tmp_path: Path) -> None:
    at = places(tmp_path / "curated")
    with (
        hold_lock(at),
        pytest.raises(LockHeldError, match=rf"process {os.getpid()} on .*, since 20"),
        hold_lock(at, wait=0.2),
    ):
        pass
    with hold_lock(at):
        pass


WRITER = """
import sys
from pathlib import Path
from extract.dataset import write
from tests.makers import made_result
out = Path(sys.argv[1])
for round in range(1000):
    write([made_result(f"{n}.pdf", year=2000 + n) for n in range(2 + round % 5)], out)
    print("written", flush=True)
"""


@pytest.mark.parametrize("after", [0.0, 0.03, 0.07])
def test_a_writer_killed_at_any_point_leaves_a_whole_dataset(tmp_path: Path, after: float) -> None:
    out = tmp_path / "curated"
    root = Path(__file__).parents[2]
    environment = os.environ | {"PYTHONPATH": f"{root / 'src'}:{root}"}
    command = [sys.executable, "-c", WRITER, str(out)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as writer:
        assert writer.stdout
        writer.stdout.readline()
        writer.stdout.readline()
        threading.Event().wait(after)
        writer.kill()
    plans, measures = read("plans", out), read("measures", out)
    assert len(measures) == 3 * len(plans)
    write([made_result("last.pdf", year=2030)], out)
    assert titles(out) == ["Handlingsplan 2030"]
    shutil.rmtree(out)
