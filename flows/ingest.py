"""The flow from an archive to the dataset: pull its sources, read each document, curate.

Prefect brings tasks that are retried, seen in its UI and summed up in an artifact;
what is done stands in `extract.runs`. One document that fails never fails the run.
"""

from __future__ import annotations

from collections import Counter as Tally
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from prefect import flow, get_run_logger, task
from prefect.artifacts import create_markdown_artifact
from prefect.cache_policies import NO_CACHE
from prefect.futures import PrefectFuture
from prefect.task_runners import ThreadPoolTaskRunner

from extract import dataset
from extract.archive import DEFAULT_ARCHIVE, resolve_argument
from extract.configuration import check_words, find_own_words
from extract.curating_apart import curate_apart
from extract.dataset import Places, afar, store
from extract.errors import TiltakError
from extract.pull import sources_in
from extract.runs import (
    Survey,
    batches,
    find_archived,
    keep_result,
    results_folder,
    survey,
)
from extract.summary import RunSummary, to_markdown
from extract.vocabulary import OwnWords
from extract.workers import Identified, default_processes, extract_many, open_pool
from flows.orphans import no_orphans
from flows.progress import Counter
from flows.pull import pull_sources

if TYPE_CHECKING:
    from extract.isolation import ReadingPool

Runner = Literal["local", "dask"]

AT_MOST_TASKS = 64
"""Up to so many documents are a task each; in a larger archive a task is a batch of them."""


@flow(
    name="ingest",
    description=__doc__,
    task_runner=ThreadPoolTaskRunner(max_workers=2 * default_processes()),  # type: ignore[arg-type]
    persist_result=False,
)
def ingest(
    archive: list[str] | None = None,
    out: str = str(dataset.DEFAULT_ROOT),
    offline: bool = False,
    processes: int | None = None,
    wait: float = 0.0,
    accept: bool = False,
    runner: Runner = "local",
    address: str | None = None,
    words: str | None = None,
) -> RunSummary:
    """Read an archive into a dataset.

    Args:
        archive: folders, files, names of sources in data/raw, or addresses such as
            s3://bucket/plans; all of data/raw when empty
        out: the folder of the dataset, or its address
        offline: read what is there, and pull nothing from the sources
        processes: how many documents are read at the same time; as many as cores when empty
        wait: how many seconds to wait for another run on the same dataset
        accept: take the new dataset also when it has far fewer measures than the last one
        runner: local, or dask for a cluster that is there already
        address: of the cluster's scheduler, such as tcp://host:8786
        words: a file of own words; the words.toml of the archive when empty
    """
    copies = {name: afar.mirror(name) for name in archive or () if afar.is_address(name)}
    names = archive or [str(DEFAULT_ARCHIVE)]
    folders = [copies.get(name) or resolve_argument(name) for name in names]
    own = find_own_words(Path(words) if words else None, folders)
    check_words(own)
    is_afar = afar.is_address(out)
    at = dataset.places(afar.home(out) / "curated" if is_afar else Path(out))
    dataset.check_target(at)
    with no_orphans(), dataset.hold_lock(at, wait=wait):
        dataset.recover(at)
        before = afar.fetch_work(out, at) if is_afar else None
        sources = [] if offline else sources_in(folders)
        pulled = pull_sources(sources) if sources else ()
        found = survey(find_archived(folders), results=results_folder(at, own))
        if runner == "dask":
            _read_on_cluster(found, address=address, copies=copies, own=own)
        else:
            _read_pending(found, processes=processes, own=own)
        summary = curate_results(found, at, folders, accept=accept, own=own)
        summary = replace(summary, sources=pulled)
        if before is not None:
            is_changed = afar.publish_afar(out, at, before=before)
            summary = replace(summary, is_changed=is_changed)
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
    name: str, batch: Sequence[Identified], *, results: Path, pool: ReadingPool, counter: Counter
) -> dict[str, int]:
    """Read the documents of a batch and keep each result at once; how many of each outcome.

    A retry reads only what has no result yet: it helps when a disk was full or a
    process could not be started, not when a document is bad (that is an outcome).
    """
    outcomes = Tally[str]()
    waiting = [d for d in batch if not store.has(results, d.key)]
    for document, result in extract_many(waiting, pool=pool):
        keep_result(document, result, results=results)
        outcomes[result.document.outcome] += 1
        counter.finish(document.document.file_name)
    return dict(outcomes)


@task(name="curate", cache_policy=NO_CACHE, persist_result=False)
def curate_results(
    found: Survey,
    at: Places,
    folders: Sequence[Path],
    *,
    accept: bool = False,
    own: OwnWords | None = None,
) -> RunSummary:
    """Make the dataset of all results, as people corrected them, and switch to it."""
    return curate_apart(found, at, folders, accept=accept, own=own)


def _read_on_cluster(
    found: Survey, *, address: str | None, copies: Mapping[str, Path], own: OwnWords | None
) -> None:
    """Read what has no result yet on a Dask cluster. Raises TiltakError when that cannot be."""
    if not address:
        raise TiltakError("the runner dask needs the address of a scheduler: tcp://host:8786")
    try:
        from flows.cluster import read_on_cluster
    except ImportError as problem:
        raise TiltakError(
            f"the runner dask needs more packages ({problem.name}): pip install 'tiltak[cluster]'"
        ) from problem
    if found.pending:
        results = found.results
        read_on_cluster(found.pending, address=address, results=results, copies=copies, words=own)


def _read_pending(found: Survey, *, processes: int | None, own: OwnWords | None) -> None:
    """Read what has no result yet; a batch that failed for good is reported, not raised."""
    if not found.pending:
        return
    results = found.results
    counter = Counter(len(found.pending), now="reading")
    with open_pool(processes, words=own) as pool:
        futures: list[PrefectFuture[dict[str, int]]] = [
            read_batch.submit(_name(batch), batch, results=results, pool=pool, counter=counter)
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
