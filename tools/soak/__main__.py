"""The long trials of robustness, with a report on standard output.

    python -m tools.soak [--documents N] [--kills N] [--disks N] [--fuzz N] [--only PART ...]

Parts: `hostile` (every hostile file alone, then all beside the example archive in one run of
the flow), `many` (so many small documents in one run), `kills` (runs of the flow and of its
processes killed at random points), `disks` (disks that are full at random points) and `fuzz`
(mutated plans, and mutated texts for the readers of fields). Ends with 1 when a promise was
not kept.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from tools.soak.hostile import soak_hostile
from tools.soak.kills import soak_kills
from tools.soak.many import soak_many
from tools.soak.watch import ROOT, Failure

PARTS = ("hostile", "many", "kills", "disks", "fuzz")


def main() -> int:
    """Run the parts that were asked for; 1 when one of them failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--disks", type=int, default=40)
    parser.add_argument("--fuzz", type=int, default=1000)
    parser.add_argument("--only", nargs="*", default=PARTS, choices=PARTS)
    asked = parser.parse_args()
    has_failed = False
    for failure in _failures(asked):
        print(f"- FAILED: {failure}", flush=True)
        has_failed = True
    return int(has_failed)


def _failures(asked: argparse.Namespace) -> Iterator[Failure]:
    with tempfile.TemporaryDirectory(prefix="soak-") as folder:
        room = Path(folder)
        if "hostile" in asked.only:
            yield from soak_hostile(room)
        if "many" in asked.only:
            yield from soak_many(room, count=asked.documents)
        if "kills" in asked.only:
            yield from soak_kills(room, count=asked.kills)
    if "kills" in asked.only:
        yield from _soak_tests("test_crash.py", TILTAK_KILLS=asked.kills)
    if "disks" in asked.only:
        yield from _soak_tests("test_full_disk.py", TILTAK_DISKS=asked.disks)
    if "fuzz" in asked.only:
        yield from _soak_tests("test_fuzz.py", TILTAK_FUZZ_ROUNDS=asked.fuzz)
        yield from _soak_tests("test_fuzz_fields.py", TILTAK_FUZZ_ROUNDS=20 * asked.fuzz)


def _soak_tests(name: str, **settings: int) -> Iterator[Failure]:
    """A test of the quick suite with larger numbers."""
    environment = os.environ | {key: str(value) for key, value in settings.items()}
    start = time.monotonic()
    command = [sys.executable, "-m", "pytest", "-q", "-s", f"tests/robustness/{name}"]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    shown = " ".join(f"{key}={value}" for key, value in settings.items())
    print(f"\n## {name} with {shown}\n")
    for line in re.findall(r"^(?:tried|outcomes) .*", done.stdout, re.M):
        print(f"- {line}")
    print(f"- {time.monotonic() - start:.0f} s, exit code {done.returncode}", flush=True)
    if done.returncode:
        yield f"{name}: {done.stdout[-1500:]}"


if __name__ == "__main__":
    sys.exit(main())
