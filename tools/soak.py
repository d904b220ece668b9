"""The long trials of robustness, with a report on standard output.

    python -m tools.soak [--documents N] [--kills N] [--fuzz N] [--only PART ...]

Parts: `hostile` (every hostile file beside the example archive in one run of the flow),
`many` (so many small documents in one run), `kills` (a run killed at random points) and
`fuzz` (mutated plans). Ends with 1 when a promise was not kept.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import psutil
from tools.hostile.case import ending
from tools.hostile.cases import all_cases
from tools.hostile.trial import write_cases

from extract.dataset import read_arrow, validate

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "data/raw"
MOST_MEMORY = 400 << 20
_MEBIBYTE = 1 << 20
_COUNTED = ("title", "number", "area", "page")


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """A run of the flow: how it ended, its seconds, and the memory of its own process."""

    exit_code: int
    seconds: float
    memory: tuple[int, ...]
    told: str

    @property
    def peak(self) -> int:
        return max(self.memory, default=0)

    @property
    def growth(self) -> int:
        """Bytes gained from the second quarter of the run to its last."""
        quarter = len(self.memory) // 4
        if quarter == 0:
            return 0
        return int(median(self.memory[-quarter:]) - median(self.memory[quarter : 2 * quarter]))


def main() -> int:
    """Run the parts that were asked for; 1 when one of them failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--fuzz", type=int, default=1000)
    parser.add_argument("--only", nargs="*", default=["hostile", "many", "kills", "fuzz"])
    asked = parser.parse_args()
    failures: list[str] = []
    with tempfile.TemporaryDirectory(prefix="soak-") as room:
        if "hostile" in asked.only:
            failures += soak_hostile(Path(room))
        if "many" in asked.only:
            failures += soak_many(Path(room), count=asked.documents)
    if "kills" in asked.only:
        failures += soak_tests("test_crash.py", TILTAK_KILLS=asked.kills)
    if "fuzz" in asked.only:
        failures += soak_tests("test_fuzz.py", TILTAK_FUZZ_ROUNDS=asked.fuzz)
    for failure in failures:
        print(f"- FAILED: {failure}")
    return int(bool(failures))


def soak_hostile(room: Path) -> Iterator[str]:
    """All hostile files beside the example archive, in one run of the flow."""
    cases = {case.name: case for case in all_cases()}
    archive, plain = room / "hostile-archive", room / "plain"
    shutil.copytree(EXAMPLES, archive)
    alone = _ingest(EXAMPLES, plain)
    write_cases(cases.values(), archive / "hostile")
    out = room / "with-hostile"
    run = _ingest(archive, out)
    _report("hostile files beside the example archive", run, documents=len(cases))
    if (alone.exit_code, run.exit_code) != (0, 0):
        yield f"exit codes {alone.exit_code}, {run.exit_code}: {run.told[-500:]}"
        return
    yield from _check_memory(run)
    yield from validate(out)
    rows = {row["file_name"]: row for row in read_arrow("documents", out).to_pylist()}
    endings = {name: ending(rows[name]["outcome"], rows[name]["reason"]) for name in cases}
    print(f"- endings: {dict(Counter(endings.values()).most_common())}")
    for name, case in cases.items():
        if endings[name] not in case.expected:
            yield f"{name} ended as {endings[name]}: {rows[name]['reason']}"
    if _measures(plain) - _measures(out):
        yield "measures of the example archive changed"


def soak_many(room: Path, *, count: int) -> Iterator[str]:
    """So many small documents, made of the example ones, in one run of the flow."""
    archive, out = room / "many-archive", room / "many"
    patterns = sorted(p for p in EXAMPLES.rglob("*") if p.suffix in (".html", ".pdf"))
    for number in range(count):
        pattern = patterns[number % len(patterns)]
        folder = archive / f"{number // 500:03d}"
        folder.mkdir(parents=True, exist_ok=True)
        mark = f"\n<!-- {number} -->" if pattern.suffix == ".html" else f"\n% {number}\n"
        data = pattern.read_bytes() + mark.encode()
        (folder / f"{number:05d}{pattern.suffix}").write_bytes(data)
    run = _ingest(archive, out)
    _report(f"{count} small documents", run, documents=count)
    if run.exit_code:
        yield f"exit code {run.exit_code}: {run.told[-500:]}"
        return
    yield from _check_memory(run)
    outcomes = Counter(read_arrow("documents", out)["outcome"].to_pylist())
    print(f"- outcomes: {dict(outcomes)}")
    if outcomes.total() != count:
        yield f"{outcomes.total()} of {count} documents are accounted for"


def soak_tests(name: str, **settings: int) -> Iterator[str]:
    """A test of the quick suite with larger numbers."""
    environment = os.environ | {key: str(value) for key, value in settings.items()}
    start = time.monotonic()
    command = [sys.executable, "-m", "pytest", "-q", f"tests/robustness/{name}"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    print(f"\n## {name} {settings}\n\n- {time.monotonic() - start:.0f} s", flush=True)
    if done.returncode:
        yield f"{name}: {done.stdout[-1500:]}"


def _ingest(archive: Path, out: Path) -> Watched:
    """`tiltak ingest`, with the memory of its process looked at twice a second."""
    command = [sys.executable, "-m", "extract.cli", "ingest", str(archive), "--out", str(out)]
    environment = os.environ | {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
    memory: list[int] = []
    start = time.monotonic()
    with tempfile.TemporaryFile() as told:
        run = subprocess.Popen(
            [*command, "--offline"], cwd=ROOT, env=environment, stdout=told, stderr=told
        )
        watched = psutil.Process(run.pid)
        while run.poll() is None:
            memory.append(watched.memory_info().rss)
            time.sleep(0.5)
        told.seek(0)
        text = told.read().decode(errors="replace")
    seconds = time.monotonic() - start
    return Watched(exit_code=run.returncode, seconds=seconds, memory=tuple(memory), told=text)


def _check_memory(run: Watched) -> Iterator[str]:
    if run.peak > MOST_MEMORY:
        yield f"the flow process took {run.peak // _MEBIBYTE} MiB"


def _measures(out: Path) -> Counter[tuple[object, ...]]:
    rows = read_arrow("measures", out).to_pylist()
    return Counter((row["document_id"], *(row[name] for name in _COUNTED)) for row in rows)


def _report(title: str, run: Watched, *, documents: int) -> None:
    print(f"\n## {title}\n")
    print(f"- {documents} documents in {run.seconds:.0f} s, exit code {run.exit_code}")
    print(
        f"- memory of the flow process: at most {run.peak // _MEBIBYTE} MiB, "
        f"{run.growth / _MEBIBYTE:+.0f} MiB from the second to the last quarter",
        flush=True,
    )


if __name__ == "__main__":
    sys.exit(main())
