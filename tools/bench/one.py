"""One subject over a list of documents, in a process of its own.

    python -m tools.bench.one SUBJECT [--rows] < list of paths, one a line

Out: one line of JSON for each document (seconds of processor, rows if asked for), then one with
the peak memory in bytes. The first document is read once before the clock starts.
"""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path

from tools.bench.subjects import SUBJECTS


def main() -> None:
    """See the module."""
    subject = SUBJECTS[sys.argv[1]]
    paths = [Path(line.strip()) for line in sys.stdin if line.strip()]
    subject(paths[0])
    for path in paths:
        start = _processor()
        try:
            rows, problem = subject(path), ""
        except Exception as error:  # whatever a peer does with a document is a result
            rows, problem = [], type(error).__name__
        answer = {
            "path": str(path),
            "seconds": _processor() - start,
            "problem": problem,
            "rows": rows if "--rows" in sys.argv else [],
        }
        print(json.dumps(answer), flush=True)
    print(json.dumps({"peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024}))


def _processor() -> float:
    """Seconds of processor that this process and its children used: other work on the machine
    changes it less than the clock."""
    own, children = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


if __name__ == "__main__":
    main()
