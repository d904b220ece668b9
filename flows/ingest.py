"""The flow from an archive to the dataset: find documents, read each one, curate.

Prefect brings tasks that are retried, seen in its UI and summed up in an artifact;
what is done stands in `extract.runs`. One document that fails never fails the run.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from prefect import flow, get_run_logger, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.futures import PrefectFuture
from prefect.task_runners import ThreadPoolTaskRunner

from extract import dataset
from extract.archive import find_documents, resolve_argument
from extract.dataset import Places, store
from extract.records import DocumentResult
from extract.runs import Survey, batches, curate, results_folder, survey
from extract.summary import RunSummary, to_markdown
from extract.workers import Identified, default_processes, extract_many, open_pool

if TYPE_CHECKING:
    from extract.isolation import ReadingPool

AT_MOST_TASKS = 64
"""Up to so many documents are a task each; in a larger archive a task is a batch of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """So many of the documents that must be read are read; `last` is the newest result."""

    done: int
    total: int
    last: DocumentResult | None


Tell = Callable[[DocumentResult], None]

watcher: ContextVar[Callable[[Progress], None]] = ContextVar("watcher")
"""Whoever wants to see the progress of a flow in the same process sets this."""


class _Teller:
    """Counts results as the threads of the tasks bring them, and tells the watcher."""

    def __init__(self, total: int) -> None:
        self._total, self._done = total, 0
        self._watch = watcher.get(_look_away)
        self._lock = Lock()
        self._watch(Progress(done=0, total=total, last=None))

    def __call__(self, result: DocumentResult) -> None:
        with self._lock:
            self._done += 1
            self._watch(Progress(done=self._done, total=self._total, last=result))


def _look_away(progress: Progress) -> None:
    """Nobody watches: a run from the UI, or a script's."""


@flow(
    name="ingest",
    description=__doc__,
    task_runner=ThreadPoolTaskRunner(max_workers=2 * default_processes()),  # type: ignore[arg-type]
    persist_result=False,
)
def ingest(
    archive: list[str] | None = None,
    out: str = str(dataset.DEFAULT_ROOT),
    processes: int | None = None,
    wait: float = 0.0,
) -> RunSummary:
    """Read an archive into a dataset.

    Args:
        archive: folders, files, or names of sources in data/raw; all of data/raw when empty
        out: the folder of the dataset
        processes: how many documents are read at the same time; as many as cores when empty
        wait: how many seconds to wait for another run on the same dataset
    """
    documents = find_documents([resolve_argument(name) for name in archive or ["data/raw"]])
    at = dataset.places(Path(out))
    dataset.check_target(at)
    with dataset.hold_lock(at, wait=wait):
        dataset.recover(at)
        found = survey(documents, results=results_folder(at))
        _read_pending(found, at, processes=processes)
        summary = curate_results(found, at)
    create_markdown_artifact(
        markdown=to_markdown(summary), key="ingest-summary", description="What the run found"
    )
    return summary


@task(
    name="read",
    task_run_name="read {name}",
    retries=2,
    retry_delay_seconds=[1, 10],
    cache_policy=NO_CACHE,
    persist_result=False,
)
def read_batch(
    name: str, batch: Sequence[Identified], *, results: Path, pool: ReadingPool, tell: Tell
) -> dict[str, int]:
    """Read the documents of a batch and keep each result at once; how many of each outcome.

    A retry reads only what has no result yet: it helps when a disk was full or a
    process could not be started, not when a document is bad (that is an outcome).
    """
    outcomes: dict[str, int] = {}
    waiting = [d for d in batch if not store.has(results, d.key)]
    for document, result in extract_many(waiting, pool=pool):
        store.save(results, document.key, result)
        outcome = result.document.outcome
        outcomes[outcome] = outcomes.get(outcome, 0) + 1
        tell(result)
    return outcomes


@task(name="curate", cache_policy=NO_CACHE, persist_result=False)
def curate_results(found: Survey, at: Places) -> RunSummary:
    """Make the dataset of all results, and switch to it."""
    return curate(found, at)


def _read_pending(found: Survey, at: Places, *, processes: int | None) -> None:
    """Read what has no result yet; a batch that failed for good is reported, not raised."""
    if not found.pending:
        return
    results = results_folder(at)
    tell = _Teller(len(found.pending))
    with open_pool(processes) as pool:
        futures: list[PrefectFuture[dict[str, int]]] = [
            read_batch.submit(_name(batch), batch, results=results, pool=pool, tell=tell)
            for batch in batches(found.pending, at_most=AT_MOST_TASKS)
        ]
        for future in futures:
            future.wait()
    for future in futures:
        if future.state.is_failed() or future.state.is_crashed():
            get_run_logger().error("A batch was not read: %s", future.state.message)


def _name(batch: Sequence[Identified]) -> str:
    first = batch[0].document.file_name
    return first if len(batch) == 1 else f"{first} and {len(batch) - 1} more"
