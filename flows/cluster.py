"""Reading on an existing Dask cluster: batches go out, results come back and are kept at once.

A worker needs this package and the documents under the same paths (a shared file system), or
documents that lie at an address (`s3://...`), which it fetches itself. It keeps nothing. When
a worker dies, Dask gives its batch to another one; a document's result is filed under the
document's own key, so one that comes twice is kept once. This module and `ingest` are the only
ones that know of Dask.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from distributed import as_completed
from prefect import flow, get_run_logger, task
from prefect.cache_policies import NO_CACHE
from prefect.client.orchestration import get_client
from prefect.settings import PREFECT_API_URL, temporary_settings
from prefect_dask.task_runners import DaskTaskRunner

from extract.dataset.afar import fetch_document
from extract.records import decode, encode
from extract.runs import batches, keep_result
from extract.vocabulary import OwnWords
from extract.workers import Identified, extract_many, open_pool
from flows.progress import Counter

NO_COPIES: Mapping[str, Path] = {}

PAGES_A_BATCH = 200
"""About a minute on one core: long against what a task costs, short against what a dead
worker takes with it."""


def read_on_cluster(
    pending: Sequence[Identified],
    *,
    address: str,
    results: Path,
    copies: Mapping[str, Path] = NO_COPIES,
    words: OwnWords | None = None,
) -> None:
    """Read documents on the cluster at `address` (`tcp://host:port`) and keep their results.

    `copies` are the folders here of archives that lie at addresses, `words` an analyst's own.

    A batch that failed for good is reported, not raised. Raises OSError when nothing answers
    at `address`.
    """
    runner: Any = DaskTaskRunner(address=address)
    reading = _read_all.with_options(task_runner=runner)
    origins = {str(folder.absolute()): own for own, folder in copies.items()}
    with (
        get_client(sync_client=True) as client,
        temporary_settings(
            {PREFECT_API_URL: str(client.api_url)}  # or each worker starts a server for itself
        ),
    ):
        reading(pending, results, origins, words)


@flow(name="read on a cluster", persist_result=False, validate_parameters=False)
def _read_all(
    pending: Sequence[Identified],
    results: Path,
    origins: Mapping[str, str],
    words: OwnWords | None,
) -> None:
    """Send out all batches, and keep what comes back in the order in which it does."""
    counter = Counter(len(pending), now="reading")
    sent: dict[str, tuple[Any, tuple[Identified, ...]]] = {}
    for batch in batches(pending, pages=PAGES_A_BATCH):
        future: Any = read_afar.submit(batch[0].document.file_name, batch, origins, words)
        sent[future.wrapped_future.key] = (future, batch)
    for key in _in_order_of_end([future for future, _ in sent.values()]):
        future, batch = sent.pop(key)
        try:
            answers = future.result()
        except Exception as problem:  # a batch that failed is named, and read by the next run
            get_run_logger().error("A batch was not read: %r", problem)
            continue
        for document, answer in zip(batch, answers, strict=True):
            keep_result(document, decode(answer), results=results)
            counter.finish(document.document.file_name)


def _in_order_of_end(futures: Sequence[Any]) -> Iterator[str]:
    """The keys of futures as they are done."""
    wrapped = [future.wrapped_future for future in futures]
    with wrapped[0].client.as_current():
        for done in as_completed(wrapped):
            yield done.key


@task(
    name="read on a worker",
    task_run_name="read {name}",
    retries=2,
    retry_delay_seconds=[1, 10],
    cache_policy=NO_CACHE,
    persist_result=False,
)
def read_afar(
    name: str,
    batch: Sequence[Identified],
    origins: Mapping[str, str],
    words: OwnWords | None = None,
) -> list[str]:
    """The results of a batch as JSON, in its order; runs on a worker of the cluster.

    A document that is not under its path here is fetched from its archive's address.
    """
    with TemporaryDirectory() as room, open_pool(1, words=words) as pool:
        there = (_bring(each, origins, Path(room)) for each in batch)
        return [encode(result) for _, result in extract_many(there, pool=pool)]


def _bring(document: Identified, origins: Mapping[str, str], room: Path) -> Identified:
    path = document.document.path.absolute()
    found = [top for top in origins if path.is_relative_to(top)]
    if path.exists() or not found:
        return document
    target = room / f"{document.document_id}{path.suffix}"
    address = f"{origins[found[0]]}/{path.relative_to(found[0]).as_posix()}"
    fetch_document(address, target)
    return replace(document, document=replace(document.document, path=target))
