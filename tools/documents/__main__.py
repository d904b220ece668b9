"""`python -m documents [PART OF A NAME ...]` builds all documents, or those whose path fits.

`python -m documents --check` only says what a truth holds and its PDF does not print.
"""

from __future__ import annotations

import sys
import time
from itertools import groupby
from pathlib import Path

from documents.build import build
from documents.check import check
from documents.links import write_links
from documents.plan import Plan, read_plan

ROOT = Path(__file__).resolve().parents[2]
CONTENT = Path(__file__).parent / "content"


def main(wanted: list[str]) -> int:
    """Builds or checks; returns the number of documents that failed."""
    if wanted == ["--check"]:
        found = [line for folder in ("data/raw", "tests/gold") for line in check(ROOT / folder)]
        print("\n".join(found))
        return len(found)
    plans = [read_plan(path) for path in sorted(CONTENT.glob("*.toml"))]
    failed = 0
    for plan in plans:
        for spec in plan.documents:
            if wanted and not any(part in spec["file"] for part in wanted):
                continue
            started = time.monotonic()
            try:
                path = build(plan, spec, ROOT)
                print(
                    f"{path.stat().st_size:8d} {time.monotonic() - started:5.1f}s {spec['file']}"
                )
            except (LookupError, ValueError, RuntimeError, AssertionError, KeyError) as error:
                failed += 1
                print(f"FAILED {plan.name}: {spec['file']}: {error!r}", file=sys.stderr)
    _links(plans)
    return failed


def _links(plans: list[Plan]) -> None:
    serial = sorted((p for p in plans if p.series), key=lambda p: p.series or "")
    for series, group in groupby(serial, key=lambda p: p.series):
        members = list(group)
        folder = (ROOT / members[0].documents[0]["file"]).parent
        if folder.exists():
            write_links(members, folder, str(series))


if __name__ == "__main__":
    sys.exit(min(main(sys.argv[1:]), 1))
