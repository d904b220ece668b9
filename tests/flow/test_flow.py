"""The flow as its user runs it: one archive with good and bad documents, run twice.

Prefect's own server takes a while to start, so one pair of runs serves all tests.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pandas as pd
import pytest

from extract.dataset import places, validate

ROOT = Path(__file__).parents[2]
GOOD = (
    "sildrefjorden/sildrefjorden-handlingsplan-2021.pdf",
    "sildrefjorden/sildrefjorden-handlingsplan-2023.html",
    "sildrefjorden/sildrefjorden-handlingsplan-2023.docx",
    "tangnes/tangnes-oppvekst-2022-2024.pdf",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Runs:
    """The archive, the dataset, and what the two runs printed."""

    archive: Path
    out: Path
    home: Path
    first: subprocess.CompletedProcess[str]
    second: subprocess.CompletedProcess[str]
    files_after_first: dict[str, str]


@pytest.fixture(scope="session")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Runs:
    home = tmp_path_factory.mktemp("home")
    archive, out = home / "archive", home / "data" / "curated"
    make_archive(archive)
    first = ingest(archive, out, home=home)
    files = digests(out)
    return Runs(
        archive=archive,
        out=out,
        home=home,
        first=first,
        second=ingest(archive, out, home=home),
        files_after_first=files,
    )


def make_archive(folder: Path) -> None:
    for name in GOOD:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(ROOT / "data" / "raw" / name, folder / name)
    whole = (folder / GOOD[0]).read_bytes()
    bad = folder / "broken"
    bad.mkdir()
    (bad / "empty.pdf").touch()
    (bad / "half.pdf").write_bytes(whole[: len(whole) // 2])
    (bad / "letter.pdf").write_text("Kjære alle,\nher er planen.\n", encoding="utf-8")
    (bad / "gone.pdf").symlink_to(folder / "nowhere.pdf")


def ingest(archive: Path, out: Path, *, home: Path) -> subprocess.CompletedProcess[str]:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PREFECT_")}
    environment |= {"HOME": str(home), "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    command = [sys.executable, "-m", "extract.cli", "ingest", str(archive), "--out", str(out)]
    return subprocess.run(
        [*command, "--json"],
        cwd=home,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def digests(folder: Path) -> dict[str, str]:
    return {
        p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest()
        for p in folder.rglob("*")
        if p.is_file()
    }


def test_a_run_with_bad_documents_ends_well(runs: Runs) -> None:
    assert runs.first.returncode == 0, runs.first.stderr
    summary = json.loads(runs.first.stdout)
    assert summary["documents"] == summary["read"] + 1  # what cannot be opened is not read
    assert summary["outcomes"]["extracted"] >= len(GOOD)
    assert summary["measures"] > 30
    assert summary["is_changed"] is True
    reasons = dict(summary["quarantined"])
    assert reasons["broken/empty.pdf"].startswith("empty: ")
    assert reasons["broken/letter.pdf"].partition(":")[0] in ("not_a_plan_format", "not_a_pdf")
    assert reasons["broken/gone.pdf"].startswith("unreadable_file: ")


def test_every_document_has_an_outcome_and_a_place(runs: Runs) -> None:
    frame = pd.read_parquet(runs.out / "documents")
    assert len(frame) == len(GOOD) + 4
    assert frame["outcome"].notna().all()
    assert set(frame["source"]) == {"broken", "sildrefjorden", "tangnes"}
    assert frame.loc[frame["outcome"] == "quarantined", "reason"].notna().all()
    assert validate(runs.out) == ()


def test_the_second_run_changes_nothing(runs: Runs) -> None:
    assert runs.second.returncode == 0, runs.second.stderr
    summary = json.loads(runs.second.stdout)
    assert summary["read"] == 0
    assert summary["is_changed"] is False
    assert digests(runs.out) == runs.files_after_first


def test_the_summary_is_an_artifact(runs: Runs) -> None:
    with sqlite3.connect(places(runs.out).work / "prefect" / "prefect.db") as database:
        rows = database.execute(
            "select data from artifact where key = 'ingest-summary'"
        ).fetchall()
        states = database.execute("select state_type from flow_run").fetchall()
    assert len(rows) == 1  # the second run had nothing to do, and started no server for it
    assert "Documents by outcome" in rows[0][0]
    assert "Measures by year" in rows[0][0]
    assert {state for (state,) in states} == {"COMPLETED"}


def test_prefect_keeps_to_its_place(runs: Runs) -> None:
    assert not (runs.home / ".prefect").exists()
    assert sorted(p.name for p in runs.out.parent.iterdir()) == [".curated.work", "curated"]
