"""The subflow that pulls sources before an archive is read: one after the other, so that a
host that serves several of them is never asked by two at once."""

from __future__ import annotations

from pathlib import Path

from prefect import flow, get_run_logger, task
from prefect.cache_policies import NO_CACHE

from extract.errors import TiltakError
from extract.pull import PullSummary, pull


@flow(name="fetch", description=__doc__, persist_result=False, validate_parameters=False)
def fetch_sources(folders: list[Path], *, accept_fewer: bool = False) -> list[PullSummary]:
    """Pull each source of `folders`. One that fails stands in the log and in its summary's
    problems, leaves its archive as it was, and does not keep the others from being pulled."""
    return [fetch_source(folder, accept_fewer=accept_fewer) for folder in folders]


@task(
    name="fetch source",
    task_run_name="fetch {folder}",
    cache_policy=NO_CACHE,
    persist_result=False,
)
def fetch_source(folder: Path, *, accept_fewer: bool = False) -> PullSummary:
    """Pull one source. A source.toml or manifest that cannot be used is a problem of the
    summary; retries lie in the pull itself."""
    log = get_run_logger()
    try:
        summary = pull(folder, accept_fewer=accept_fewer)
    except TiltakError as problem:
        summary = PullSummary(source=folder.name, problems=(str(problem),), is_kept=False)
    for sentence in summary.problems:
        log.error("%s", sentence)
    log.info("%s: %s", summary.source, summary.counts)
    return summary
