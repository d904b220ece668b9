"""`python -m tools.bench [--only PART ...] [--documents N] [--kept N] [--rounds N]`.

Parts: `versions`, `peers`, `stages`, `fields`, `pages`, `documents`, `incremental`.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
from importlib import metadata
from pathlib import Path

from tools.bench.growth import grow_documents, grow_pages, time_fields, time_stages
from tools.bench.incremental import time_runs
from tools.bench.peers import EXAMPLES, compare_peers, find_pdfs
from tools.bench.running import ROOT, show_table

_PARTS = ("versions", "peers", "stages", "fields", "pages", "documents", "incremental")
_LIBRARIES = (
    "pdfplumber", "pdfminer.six", "pypdfium2", "camelot-py", "tabula-py", "pyarrow", "prefect",
    "distributed",
)  # fmt: skip


def main() -> int:
    """Run the parts that were asked for."""
    parser = argparse.ArgumentParser(prog="python -m tools.bench", description=__doc__)
    parser.add_argument("--only", nargs="*", default=_PARTS, choices=_PARTS)
    parser.add_argument("--documents", type=int, default=1000, help="made plans")
    parser.add_argument("--kept", type=int, default=10_000, help="documents read before")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--every", type=int, default=1, help="only every so manyth example")
    parser.add_argument("--room", type=Path, default=ROOT / "build/bench")
    asked = parser.parse_args()
    asked.room.mkdir(parents=True, exist_ok=True)
    paths = [path for folder in EXAMPLES for path in find_pdfs(folder)]
    parts = {
        "versions": show_versions,
        "peers": lambda: compare_peers(paths[:: asked.every], rounds=asked.rounds),
        "stages": lambda: time_stages(paths[:: asked.every]),
        "fields": lambda: time_fields(paths[:: asked.every]),
        "pages": lambda: grow_pages(asked.room),
        "documents": lambda: grow_documents(
            asked.room, count=asked.documents, rounds=asked.rounds
        ),
        "incremental": lambda: time_runs(asked.room / f"kept-{asked.kept}", count=asked.kept),
    }
    for name in _PARTS:
        if name in asked.only:
            print(f"\n## {name}", flush=True)
            parts[name]()
    return 0


def show_versions() -> None:
    """The machine and the libraries, and how busy the machine is."""
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    print(f"\n{os.cpu_count()} cores, load {load}, Python {platform.python_version()}")
    show_table(("library", "version"), [(name, _version(name)) for name in _LIBRARIES])


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "not installed"


if __name__ == "__main__":
    sys.exit(main())
