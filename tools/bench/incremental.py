"""What a run costs that has nothing to read, and one that has a single new document."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from tools.bench.kept import example_documents, keep_made_results, read_patterns, write_archive
from tools.bench.running import ROOT, environment, show_table

from extract.dataset import places

_FEWEST = 8


def time_runs(room: Path, *, count: int) -> None:
    """`tiltak ingest` over so many documents: first, unchanged, and with one more."""
    archive, out = room / "kept", room / "curated"
    read = read_patterns(list(example_documents(ROOT)))
    patterns = [p for p in read if len(p.result.measures) >= _FEWEST]
    write_archive(patterns, archive, count=count)
    keep_made_results(patterns, archive, places(out))
    time.sleep(3)  # a file that changed just now is not yet remembered
    rows = [("all results known, dataset made", *_ingest(archive, out))]
    rows.append(("unchanged", *_ingest(archive, out)))
    new = archive / "00000" / "new-plan.pdf"
    new.write_bytes(patterns[0].data + b"\n% one more\n")
    rows.append(("one new document", *_ingest(archive, out)))
    print(f"\n{count} documents")
    show_table(("run", "seconds on the clock", "seconds of processor"), rows)


def _ingest(archive: Path, out: Path) -> tuple[str, str]:
    command = [sys.executable, "-m", "extract.cli", "ingest", str(archive), "--out", str(out)]
    before = _children()
    start = time.perf_counter()
    subprocess.run(
        [*command, "--offline", "--accept"],
        cwd=ROOT,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    return f"{time.perf_counter() - start:.1f}", f"{_children() - before:.1f}"


def _children() -> float:
    import resource

    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime
