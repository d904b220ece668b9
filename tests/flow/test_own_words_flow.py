"""Own words through a whole run: read with them, not again, and again when they change."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pandas as pd

from tests.test_own_words import OWN, PLAN

ROOT = Path(__file__).parents[2]


def test_a_run_uses_them_and_reads_again_when_they_change(tmp_path: Path) -> None:
    archive, out = tmp_path / "archive", tmp_path / "curated"
    archive.mkdir()
    (archive / "plan.html").write_bytes(PLAN)
    (archive / "words.toml").write_bytes(OWN.data + b'\n[time.by]\nnb = ["aller sist"]\n')

    first = ingest(archive, out)
    assert (first["read"], first["documents"]) == (1, 1)
    assert states(out) == ["cancelled", "completed", "cancelled"]
    assert first["own_words"] == {
        "label.status: stode": 1,
        "status.cancelled: gløymt": 1,
        "time.by: aller sist": 0,
        "time.ongoing: evigvarande": 1,
    }
    assert first["not_understood"] == []

    again = ingest(archive, out)
    assert (again["read"], again["is_changed"]) == (0, False)

    other = tmp_path / "other.toml"
    other.write_text('[label.status]\nnn = ["stode"]\n', encoding="utf-8")
    changed = ingest(archive, out, "--words", str(other))
    assert (changed["read"], changed["is_changed"]) == (1, True)
    assert states(out) == ["unknown", "completed", "unknown"]
    left = changed["not_understood"]
    assert {n["text"]: n["count"] for n in left} == {"Evigvarande": 2, "Gløymt": 2}
    assert "[time.ongoing]" in left[0]["hint"] and "[status.done]" in left[1]["hint"]
    listed = tiltak("status", "--not-understood", "--json", "--dataset", str(out), home=tmp_path)
    assert [row["text"] for row in listed] == ["Evigvarande", "Gløymt"]


def ingest(archive: Path, out: Path, *more: str) -> dict[str, Any]:
    command = ("ingest", str(archive), "--out", str(out), "--json", *more)
    summary: dict[str, Any] = tiltak(*command, home=archive.parent)
    return summary


def tiltak(*arguments: str, home: Path) -> Any:
    kept = {k: v for k, v in os.environ.items() if not k.startswith("PREFECT_")}
    done = subprocess.run(
        [sys.executable, "-m", "extract.cli", *arguments],
        cwd=home,
        env=kept | {"HOME": str(home), "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def states(out: Path) -> list[str]:
    frame = pd.read_parquet(out / "statuses")
    return list(frame.sort_values("measure_id", key=_reading_order(out))["state"])


def _reading_order(out: Path) -> Any:
    ordinals = pd.read_parquet(out / "measures").set_index("measure_id")["ordinal"]
    return lambda keys: keys.map(ordinals)
