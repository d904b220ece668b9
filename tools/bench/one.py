"""One subject over a list of documents, in a process of its own.

    python -m tools.bench.one SUBJECT [--rows] < list of paths, one a line

Out: one line of JSON for each document (seconds of processor, rows if asked for), then one with
the peak memory in bytes. Some seconds of reading go before the clock starts.
"""

from __future__ import annotations

import contextlib
import json
import resource
import sys
from pathlib import Path

from tools.bench.subjects import SUBJECTS, Subject

_WARM_SECONDS = 10.0


def main() -> None:
    """See the module."""
    subject = SUBJECTS[sys.argv[1]]
    paths = [Path(line.strip()) for line in sys.stdin if line.strip()]
    _warm_up(subject, paths)
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
    print(json.dumps({"peak": _peak()}))


def _warm_up(subject: Subject, paths: list[Path]) -> None:
    """Let libraries load what they load once: dictionaries of a language, fonts."""
    stop = _processor() + _WARM_SECONDS
    for path in paths:
        with contextlib.suppress(Exception):
            subject(path)
        if _processor() > stop:
            return


def _peak() -> int:
    """Of this process alone; what `getrusage` says begins with the peak of who started it."""
    status = Path("/proc/self/status").read_text(encoding="ascii", errors="replace")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) * 1024


def _processor() -> float:
    """Seconds of processor that this process and its children used: other work on the machine
    changes it less than the clock."""
    own, children = (
        resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


if __name__ == "__main__":
    main()
