"""What runs in a reading process: requests in, line by line; places and results out.

A line out is `!` when the process is ready, `#` and the most memory that it held
before a document, `@` and a place, or `=` and a result (JSON: nothing is
unpickled on the other side). Nothing else can get into it:
what libraries print goes nowhere.
"""

from __future__ import annotations

import contextlib
import json
import os
import resource
import shutil
import sys
from pathlib import Path
from typing import Any

from extract.isolation.limits import Limits, confine
from extract.progress import Place


def serve(settings: dict[str, Any]) -> None:
    """Read documents until the other end closes. Returns early when memory ran out once."""
    limits = Limits(**settings["limits"])
    confine(limits)
    out = _take_stdout()
    from extract.isolation.budget import Budget
    from extract.pipeline import extract_document  # the slow import: after the binding
    from extract.progress import watched
    from extract.records import encode
    from extract.vocabulary import words_from_plain

    words = words_from_plain(settings["words"])

    _send(out, b"!\n")
    for line in sys.stdin:
        request = json.loads(line)
        _send(out, b"#%d\n" % resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
        budget = Budget(limits)

        def watch(place: Place, budget: Budget = budget) -> None:
            budget.spend(place)
            _send(out, f"@{place.stage} {place.page or 0}\n".encode())

        with watched(watch):
            result = extract_document(
                Path(request["path"]),
                file_name=request["file_name"],
                source_name=request["source"],
                words=words,
            )
            answer = encode(result).encode("utf-8", errors="replace")
        if len(answer) > limits.result_size:
            _send(out, b"=\n")
            return
        _send(out, b"=" + answer + b"\n")
        _empty(Path.cwd())
        if (result.document.reason or "").startswith("memory_limit"):
            return  # what is left of the memory is in pieces


def _take_stdout() -> int:
    """The way out for this module alone; whatever else is printed goes nowhere."""
    own = os.dup(1)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.dup2(nowhere, 2)
    return own


def _send(out: int, line: bytes) -> None:
    while line:
        line = line[os.write(out, line) :]


def _empty(folder: Path) -> None:
    for left in folder.iterdir():
        if left.is_dir() and not left.is_symlink():
            shutil.rmtree(left, ignore_errors=True)
        else:
            with contextlib.suppress(OSError):
                left.unlink()
