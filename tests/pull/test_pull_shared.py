"""The shared archive's page of plans, served on loopback and brought into a dataset."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import extract
from tests.fetch import loopback as lo
from tests.pull.bygda import fingerprint

ROOT = Path(__file__).parents[2]
PAGE = "saman-handlingsplan-2022.html"
PLANS = (PAGE, "saman-handlingsplan-2020.pdf", "saman-handlingsplan-2012.pdf")
TYPES = {".pdf": "application/pdf", ".html": "text/html"}

pytestmark = pytest.mark.shared


def tiltak(*arguments: str, within: Path) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "extract.cli", *arguments],
        cwd=within,
        env={
            **os.environ,
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
            "XDG_CACHE_HOME": str(within / "cache"),
        },
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_from_the_page_to_the_dataset(shared_archive: Path, tmp_path: Path) -> None:
    served = {
        f"/{file.name}": lo.document(file.read_bytes(), TYPES[file.suffix])
        for file in shared_archive.iterdir()
        if file.suffix in TYPES
    }
    with lo.serve(served) as site:
        tiltak("source", "add", site.url(f"/{PAGE}"), "--name", "saman", within=tmp_path)
        tiltak("ingest", within=tmp_path)
        measures = extract.read("measures", root=tmp_path / "data" / "curated")
        archived = fingerprint(tmp_path / "data" / "raw")
        site.seen.clear()
        tiltak("fetch", within=tmp_path)
        assert site.paths() == [f"/{name}" for name in PLANS]
        assert all(request.is_conditional for request in site.seen)
    assert fingerprint(tmp_path / "data" / "raw") == archived
    found = {int(year): len(rows) for year, rows in measures.groupby("year")}
    assert found == dict(truth(shared_archive, name) for name in PLANS)


def truth(archive: Path, name: str) -> tuple[int, int]:
    """The year of a plan and how many measures it has."""
    told = json.loads((archive / f"{name}.truth.json").read_text(encoding="utf-8"))
    return told["plan"]["year"], len(told["measures"])
