"""Runs subjects in processes of their own, and sums up what came of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).parents[2]
MEBIBYTE = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """One subject over some documents: seconds of processor and rows for each, peak in bytes."""

    seconds: tuple[float, ...]
    peak: int
    rows: tuple[list[list[str]], ...]
    problems: tuple[str, ...]

    @property
    def total(self) -> float:
        return sum(self.seconds)


def run_subject(
    name: str, paths: Sequence[Path], *, rows: bool = False, timeout: float = 1800.0
) -> Timed:
    """Time a subject over documents; RuntimeError when its process fails."""
    command = [sys.executable, "-m", "tools.bench.one", name, *(["--rows"] if rows else [])]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=environment(),
        input="\n".join(map(str, paths)),
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{name}: {done.stderr[-500:]}")
    lines: list[dict[str, Any]] = [json.loads(line) for line in done.stdout.splitlines()]
    return Timed(
        seconds=tuple(line["seconds"] for line in lines[:-1]),
        peak=lines[-1]["peak"],
        rows=tuple(line["rows"] for line in lines[:-1]),
        problems=tuple(line["problem"] for line in lines[:-1]),
    )


def environment() -> dict[str, str]:
    """One thread for each library, so that one core means one core."""
    return os.environ | {
        "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}",
        "OMP_NUM_THREADS": "1",
        "OMP_THREAD_LIMIT": "1",
        "OPENBLAS_NUM_THREADS": "1",
    }


def spread(values: Sequence[float]) -> str:
    """The median, and the least and largest."""
    if len(values) == 1:
        return f"{values[0]:.2f}"
    return f"{median(values):.2f} ({min(values):.2f}-{max(values):.2f})"


def show_table(heads: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print a Markdown table."""
    print(f"\n| {' | '.join(heads)} |\n|{'---|' * len(heads)}")
    for row in rows:
        print(f"| {' | '.join(map(str, row))} |")
    print(flush=True)
