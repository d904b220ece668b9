"""The joining of plans in a process of its own, so that the run's own process stays small.

Comparing all plans of an archive holds all of their measures in memory, and the
dictionaries of two languages. In: the folder of the other tables, the plans, one
line of JSON each. Out: `same_as` in one line, then a line for each link.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO

from extract.dataset import Join, Joined
from extract.errors import TiltakError
from extract.records import decode_record, encode_record
from extract.schema import LinkRecord, PlanRecord
from extract.years.names import NO_NAMES, Names

_BOOT = """
import json, sys
sys.path[:] = json.loads(sys.argv[1])
from extract.isolation.limits import end_with_parent
end_with_parent()
from extract.joining import serve
serve(sys.stdin, sys.stdout)
"""


class JoinError(TiltakError):
    """The plans could not be joined; the dataset on disk is as it was."""

    exit_code = 1


def make_join_apart(names: Names = NO_NAMES, *, memory: Path | None = None) -> Join:
    """As `joining.make_join`, in a process of its own that ends with the links.

    The join raises JoinError when that process fails.
    """

    def join(folder: Path, plans: Sequence[PlanRecord]) -> Joined:
        lines = _answers(folder, plans, names, memory)
        same_as: dict[str, str] = json.loads(next(lines))
        links = tuple(decode_record(LinkRecord, line) for line in lines)
        return Joined(links=links, same_as=same_as)

    return join


def _answers(
    folder: Path, plans: Sequence[PlanRecord], names: Names, memory: Path | None
) -> Iterator[str]:
    """The lines of the other process; it is ended when nobody wants them any more."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as told:
        process = _start(told)
        try:
            assert process.stdin and process.stdout
            request = {
                "folder": str(folder.absolute()),
                "names": dict(names.known),
                "memory": str(memory.absolute()) if memory else None,
            }
            _tell(process.stdin, request, plans)
            got_any = False
            for line in process.stdout:
                got_any = True
                yield line
            if process.wait() != 0 or not got_any:
                raise JoinError(_sentence(process.returncode, told))
        finally:
            process.kill()
            process.wait()
            for pipe in (process.stdin, process.stdout):
                if pipe:
                    pipe.close()


def _start(told: IO[str]) -> subprocess.Popen[str]:
    path = json.dumps([str(Path(place).absolute()) for place in sys.path])
    return subprocess.Popen(
        [sys.executable, "-I", "-c", _BOOT, path],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=told,
        encoding="utf-8",
        env=dict(os.environ),
    )


def _tell(pipe: IO[str], request: Mapping[str, object], plans: Sequence[PlanRecord]) -> None:
    """All that it needs; when it died before it heard it all, its end says why."""
    try:
        pipe.write(json.dumps(request) + "\n")
        for plan in plans:
            pipe.write(encode_record(plan) + "\n")
        pipe.close()
    except BrokenPipeError:
        pass


def _sentence(exit_code: int, told: IO[str]) -> str:
    told.seek(0)
    last = (told.read().strip().splitlines() or ["it said nothing"])[-1]
    return (
        "the plans could not be joined over the years: the process that does it ended with "
        f"{exit_code} ({last}). The dataset is as it was. Run again; report it if it stays so"
    )
