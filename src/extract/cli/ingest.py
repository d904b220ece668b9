"""`tiltak ingest`: the flow over an archive, with a progress bar."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
)

import flows
from extract.archive import find_documents, resolve_argument
from extract.cli.terminal import plain, stderr, stdout, table
from extract.dataset import DEFAULT_ROOT, check_target, places
from extract.summary import RunSummary, to_json

if TYPE_CHECKING:
    from flows.ingest import Progress as Step

_SHOWN = 10


def ingest(
    *archive: str,
    out: Path = DEFAULT_ROOT,
    processes: int | None = None,
    wait: float = 0.0,
    fail_on_quarantined: bool = False,
    json: bool = False,
) -> int:
    """Read folders, files or sources into the dataset; what did not change is not read again.

    Parameters
    ----------
    archive
        Folders, files, or names of sources in data/raw; all of data/raw when left out.
    out
        The folder of the dataset; it is replaced as a whole, or not at all.
    processes
        How many documents are read at the same time; as many as cores when left out.
    wait
        Seconds to wait when another run works on the same dataset.
    fail_on_quarantined
        End with 1 when a document could not be read.
    json
        The summary of the run as JSON.
    """
    names = list(archive) or ["data/raw"]
    find_documents([resolve_argument(name) for name in names])  # a wrong name is said at once
    at = places(out)
    check_target(at)
    summary = _run(names, out=out, processes=processes, wait=wait, prefect=at.work / "prefect")
    if json:
        print(to_json(summary))
    else:
        _show(summary, out=out)
    return int(fail_on_quarantined and summary.outcomes.get("quarantined", 0) > 0)


def _run(
    names: list[str], *, out: Path, processes: int | None, wait: float, prefect: Path
) -> RunSummary:
    flows.keep_prefect_in(prefect)
    os.environ.setdefault("PREFECT_LOGGING_LEVEL", "ERROR")
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=stderr()) as bar:
        shown = bar.add_task("starting", total=None)
        from flows.ingest import ingest as flow
        from flows.ingest import watcher

        token = watcher.set(lambda step: _move(bar, shown, step))
        try:
            return flow(archive=names, out=str(out), processes=processes, wait=wait)
        finally:
            watcher.reset(token)


def _move(bar: Progress, shown: TaskID, step: Step) -> None:
    name = plain(step.last.document.file_name).replace("[", "\\[") if step.last else "reading"
    bar.update(shown, completed=step.done, total=step.total, description=f"{name:.40}")


def _show(summary: RunSummary, *, out: Path) -> None:
    console, remarks = stdout(), stderr()
    outcomes = ", ".join(f"{count} {name}" for name, count in summary.outcomes.items())
    console.print(f"{summary.documents} documents ({summary.read} read now): {outcomes}")
    years = summary.measures_by_year.items()
    console.print(table(("year", "measures"), [*years, ("all", summary.measures)]))
    for uri, reason in summary.quarantined[:_SHOWN]:
        remarks.print(plain(f"quarantined {uri}: {reason}"), markup=False, soft_wrap=True)
    if len(summary.quarantined) > _SHOWN:
        remarks.print("… and more: tiltak status --outcome quarantined")
    if summary.not_understood:
        heads = ("not understood", "text", "times", "first in", "page")
        rows = (
            (n.kind, n.text, n.count, n.document, n.page) for n in summary.not_understood[:_SHOWN]
        )
        remarks.print(table(heads, rows))
    state = "The dataset lies in" if summary.is_changed else "Nothing changed; the dataset lies in"
    console.print(f"{state} {out}", markup=False, soft_wrap=True)
