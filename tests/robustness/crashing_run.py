"""A run over an archive, without orchestration, for tests that kill it: ARCHIVE OUT [BYTES].

With BYTES, files larger than that cannot be written: a disk that is full.
"""

from __future__ import annotations

import resource
import sys
from pathlib import Path

from extract import dataset, runs
from extract.archive import find_documents
from extract.workers import extract_many, open_pool


def run(archive: Path, out: Path) -> None:
    """Read what has no result yet, and curate."""
    at = dataset.places(out)
    with dataset.hold_lock(at, wait=60):
        dataset.recover(at)
        results = runs.results_folder(at)
        found = runs.survey(find_documents([archive]), results=results)
        if found.pending:
            print(f"reading {len(found.pending)}", flush=True)
            with open_pool(1) as pool:
                for document, result in extract_many(found.pending, pool=pool):
                    runs.keep_result(document, result, results=results)
        summary = runs.curate(found, at)
        print(f"measures {summary.measures} read {summary.read}", flush=True)


if __name__ == "__main__":
    if len(sys.argv) > 3:
        resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), int(sys.argv[3])))
    run(Path(sys.argv[1]), Path(sys.argv[2]))
