"""`tiltak ingest`: the flow over an archive, with a progress bar."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

import flows
from extract.archive import DEFAULT_ARCHIVE, resolve_argument
from extract.cli.terminal import plain, stderr, stdout, table
from extract.configuration import check_words, find_own_words
from extract.dataset import (
    DEFAULT_ROOT,
    Places,
    afar,
    check_target,
    hold_lock,
    places,
    recover,
)
from extract.decisions import check_decisions, find_nothing_to_do
from extract.pull import sources_in
from extract.summary import RunSummary, to_json
from extract.vocabulary import OwnWords
from flows.orphans import no_orphans
from flows.progress import Progress as Step
from flows.progress import watcher

_SHOWN = 10


def ingest(
    *archive: str,
    out: str = str(DEFAULT_ROOT),
    offline: bool = False,
    processes: int | None = None,
    wait: float = 0.0,
    accept: bool = False,
    runner: Literal["local", "dask"] = "local",
    address: str | None = None,
    words: Path | None = None,
    fail_on_quarantined: bool = False,
    json: bool = False,
) -> int:
    """Read folders, files or sources into the dataset; what did not change is not read again.

    Ends with 1 when a source could not be pulled or gave too little; the dataset is made all
    the same, of what the archive holds.

    Parameters
    ----------
    archive
        Folders, files, names of sources in data/raw, or addresses such as s3://bucket/plans;
        all of data/raw when left out.
    out
        The folder of the dataset, or its address; it is replaced as a whole, or not at all.
    offline
        Pull nothing from sources (folders with a source.toml); read what is there.
    processes
        How many documents are read at the same time; as many as cores when left out.
    wait
        Seconds to wait when another run works on the same dataset.
    accept
        Take the new dataset also when the same documents give far fewer measures than before.
    runner
        Where documents are read: by processes of this machine, or by a Dask cluster.
    address
        Of the cluster's scheduler, such as tcp://host:8786.
    words
        A file of your own words (docs/words.md); the words.toml of the archive when left out.
    fail_on_quarantined
        End with 1 when a document could not be read.
    json
        The summary of the run as JSON.
    """
    names = list(archive) or [str(DEFAULT_ARCHIVE)]
    # what people got wrong is said before anything is read
    folders = [resolve_argument(name) for name in names if not afar.is_address(name)]
    own = find_own_words(words, folders)
    check_words(own)
    check_decisions(folders)
    is_afar = any(map(afar.is_address, (out, *names)))
    at = places(afar.home(out) / "curated" if afar.is_address(out) else Path(out))
    check_target(at)
    summary = None if is_afar else _find_nothing_to_do(names, at, own, offline=offline, wait=wait)
    if summary is None:
        flows.keep_prefect_in(at.work / "prefect")
        os.environ.setdefault("PREFECT_LOGGING_LEVEL", "ERROR")
        summary = _run(
            archive=names,
            out=out,
            offline=offline,
            processes=processes,
            wait=wait,
            accept=accept,
            runner=runner,
            address=address,
            words=str(words) if words else None,
        )
    if json:
        print(to_json(summary))
    else:
        _show(summary, out=out)
    has_failed = fail_on_quarantined and summary.outcomes.get("quarantined", 0) > 0
    return int(has_failed or any(source.problems for source in summary.sources))


def _find_nothing_to_do(
    names: Sequence[str], at: Places, own: OwnWords | None, *, offline: bool, wait: float
) -> RunSummary | None:
    """What is known already, so that no server need be started to find it out.

    None when there is something to do, or a server on which the run may be looked for.
    """
    folders = [resolve_argument(name) for name in names]
    if flows.is_set_up() or (not offline and sources_in(folders)):
        return None
    with hold_lock(at, wait=wait):
        recover(at)
        return find_nothing_to_do(folders, at, own=own)


def _run(**parameters: Any) -> RunSummary:
    """The flow, with a bar that moves as it goes on."""
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=stderr()) as bar:
        shown = bar.add_task("starting", total=None)

        def move(step: Step) -> None:
            name = plain(step.now[:40]).replace("[", "\\[")
            bar.update(shown, completed=step.done, total=step.total, description=name)

        from flows.ingest import ingest as flow

        token = watcher.set(move)
        try:
            with no_orphans():
                summary: RunSummary = flow(**parameters)
            return summary
        finally:
            watcher.reset(token)


def _show(summary: RunSummary, *, out: str) -> None:
    console, remarks = stdout(), stderr()
    outcomes = ", ".join(f"{count} {name}" for name, count in summary.outcomes.items())
    console.print(f"{summary.documents} documents ({summary.read} read now): {outcomes}")
    years = summary.measures_by_year.items()
    console.print(table(("year", "measures"), [*years, ("all", summary.measures)]))
    for source in summary.sources:
        counts = ", ".join(f"{n} {outcome}" for outcome, n in source.counts.items() if n)
        console.print(plain(f"pulled {source.name}: {counts or 'nothing'}"), markup=False)
        for problem in source.problems:
            remarks.print(plain(f"{source.name}: {problem}"), markup=False, soft_wrap=True)
    if summary.corrections:
        counts = ", ".join(f"{count} {verdict}" for verdict, count in summary.corrections.items())
        console.print(f"corrections: {counts}")
    for name, why in summary.lost_corrections:
        remarks.print(plain(f"correction of {name}: {why}"), markup=False, soft_wrap=True)
    for uri, reason in summary.quarantined[:_SHOWN]:
        remarks.print(plain(f"quarantined {uri}: {reason}"), markup=False, soft_wrap=True)
    if len(summary.quarantined) > _SHOWN:
        remarks.print("… and more: tiltak status --quarantined")
    if summary.not_understood:
        heads = ("not understood", "text", "times", "first in", "page")
        rows = (
            (n.kind, n.text, n.count, n.document, n.page) for n in summary.not_understood[:_SHOWN]
        )
        remarks.print(table(heads, rows))
        for hint in dict.fromkeys(n.hint for n in summary.not_understood[:_SHOWN] if n.hint):
            remarks.print(plain(hint), markup=False, soft_wrap=True)
        remarks.print(
            f"All {summary.not_understood_in_all} of them: tiltak status --not-understood"
        )
    _show_own_words(summary)
    state = "The dataset lies in" if summary.is_changed else "Nothing changed; the dataset lies in"
    console.print(f"{state} {out}", markup=False, soft_wrap=True)


def _show_own_words(summary: RunSummary) -> None:
    """How many own words are printed somewhere, and which are not: they may be misspelt."""
    unused = [name for name, documents in summary.own_words.items() if not documents]
    if summary.own_words:
        used = len(summary.own_words) - len(unused)
        stdout().print(f"own words: {used} of {len(summary.own_words)} are printed in documents")
    if unused:
        listed = "; ".join(unused[:_SHOWN]) + ("; …" if len(unused) > _SHOWN else "")
        remark = f"own words that no document prints: {listed}"
        stderr().print(plain(remark), markup=False, soft_wrap=True)
