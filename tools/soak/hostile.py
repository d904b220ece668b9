"""Every hostile file alone, for what it costs; then all beside the example archive in one run."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tools.hostile.case import ending
from tools.hostile.cases import all_cases
from tools.hostile.trial import try_files
from tools.soak.watch import EXAMPLES, ROOT, Failure, check_run, report_run, watch_ingest

from extract.dataset import read_arrow, validate
from extract.isolation import DEFAULT_LIMITS

MOST_SECONDS = 30.0
"""Of processor, that one file may cost."""
MOST_WAIT = 150.0
"""Seconds on the clock, on a machine that may have other work, too."""


def soak_hostile(room: Path) -> Iterator[Failure]:
    """Both, with the measures of the example archive compared."""
    archive = room / "hostile-archive"
    shutil.copytree(EXAMPLES, archive)
    # made by another process: this one measures
    made = [sys.executable, "-m", "tools.hostile", str(archive / "hostile")]
    subprocess.run(made, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)
    yield from _one_by_one(archive / "hostile")
    yield from _all_in_one(archive, room)


def _one_by_one(folder: Path) -> Iterator[Failure]:
    cases = list(all_cases())
    trials = list(try_files(cases, folder, limits=DEFAULT_LIMITS))
    slowest = sorted(trials, key=lambda trial: -trial.processor)
    shown = ", ".join(
        f"{t.case.name} {t.processor:.0f} s ({t.seconds:.0f} s on the clock)" for t in slowest[:5]
    )
    print(f"\n## {len(trials)} hostile files one by one\n")
    clock, spent = sum(t.seconds for t in trials), sum(t.processor for t in trials)
    print(f"- {spent:.0f} s of processor, {clock:.0f} s on the clock; the dearest: {shown}")
    for trial in trials:
        if not trial.is_right:
            yield f"{trial.case.name} ended as {trial.ending}: {trial.reason}"
        if trial.processor > MOST_SECONDS or trial.seconds > MOST_WAIT:
            spent = f"{trial.processor:.0f} s of processor, {trial.seconds:.0f} s on the clock"
            yield f"{trial.case.name} took {spent}"


def _all_in_one(archive: Path, room: Path) -> Iterator[Failure]:
    cases = {case.name: case for case in all_cases()}
    plain, out = room / "plain", room / "with-hostile"
    alone = watch_ingest(EXAMPLES, plain)
    run = watch_ingest(archive, out)
    report_run("Hostile files beside the example archive", run, documents=len(cases))
    yield from check_run(alone)
    yield from check_run(run)
    if alone.exit_code or run.exit_code:
        return
    yield from validate(out)
    rows = {row["file_name"]: row for row in read_arrow("documents", out).to_pylist()}
    endings = {name: ending(rows[name]["outcome"], rows[name]["reason"]) for name in cases}
    print(f"- endings: {dict(Counter(endings.values()).most_common())}")
    for name, case in cases.items():
        if endings[name] not in case.expected:
            yield f"{name} ended as {endings[name]}: {rows[name]['reason']}"
    yield from _compare_examples(plain, out)


def _compare_examples(plain: Path, out: Path) -> Iterator[Failure]:
    """Every row of the example archive is there as it is without the hostile files."""
    examples = set(read_arrow("documents", plain)["document_id"].to_pylist())
    for table in ("measures", "deadlines", "statuses"):
        alone, beside = (read_arrow(table, folder).to_pylist() for folder in (plain, out))
        if table == "measures":
            beside = [row for row in beside if row["document_id"] in examples]
            measures = {row["measure_id"] for row in beside}
        else:
            beside = [row for row in beside if row["measure_id"] in measures]
        print(f"- {table} of the example archive: {len(alone)} alone, {len(beside)} beside them")
        if sorted(map(repr, alone)) != sorted(map(repr, beside)):
            yield f"{table} of the example archive changed"
