"""A disk that is full at any point leaves the old dataset, and the next run completes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.robustness.full_disk import NOT_ALLOWED

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "data/raw/sildrefjorden"
TRIES = int(os.environ.get("TILTAK_DISKS", "3"))
"""More of them in the soak."""


def test_a_small_disk(tmp_path: Path) -> None:
    archive, disk = tmp_path / "plans", tmp_path / "disk"
    archive.mkdir()
    disk.mkdir()
    for name in ("2023.docx", "2023.html"):
        shutil.copy(EXAMPLES / f"sildrefjorden-handlingsplan-{name}", archive / name)
    apart = ["unshare", "--map-root-user", "--mount"]
    command = [*apart, sys.executable, "-m", "tests.robustness.full_disk"]
    try:
        done = subprocess.run(
            [*command, str(archive), str(disk), str(TRIES), "8"],
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"},
            capture_output=True,
            text=True,
            timeout=60 * TRIES,
            check=False,
        )
    except FileNotFoundError:
        pytest.skip("no unshare here")
    if done.returncode == NOT_ALLOWED or "unshare failed" in done.stderr:
        pytest.skip("a disk may not be mounted here")
    assert done.returncode == 0, done.stdout + done.stderr
    said = done.stdout.splitlines()[-1].split()
    assert said[:2] == ["tried", str(TRIES)]
    assert int(said[3]) >= 1
    print(done.stdout.splitlines()[-1])
