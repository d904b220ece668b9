"""The subflow that brings the sources of an archive up to date, before it is read.

A source that cannot be pulled, or gives too little, stays as it was and is reported.
"""

from __future__ import annotations

from pathlib import Path

from prefect import flow, get_run_logger, task
from prefect.cache_policies import NO_CACHE
from prefect.task_runners import ThreadPoolTaskRunner

from extract.errors import TiltakError
from extract.pull import Step, pull
from extract.summary import PulledSource
from flows.progress import Progress, tell_watcher

AT_THE_SAME_TIME = 4
"""Sources that are pulled side by side; each waits for its own hosts."""


@flow(
    name="pull",
    description=__doc__,
    task_runner=ThreadPoolTaskRunner(max_workers=AT_THE_SAME_TIME),  # type: ignore[arg-type]
    persist_result=False,
)
def pull_sources(folders: list[Path]) -> tuple[PulledSource, ...]:
    """Pull each source (a folder with a source.toml), side by side."""
    futures = [pull_source.submit(folder) for folder in folders]
    return tuple(future.result() for future in futures)


@task(name="pull source", task_run_name="pull {folder.name}", cache_policy=NO_CACHE)
def pull_source(folder: Path) -> PulledSource:
    """Pull one source; whatever is wrong with it is in the report."""

    def tell(step: Step) -> None:
        name = step.url.rstrip("/").rpartition("/")[2] or folder.name
        tell_watcher(Progress(done=step.done, total=step.total, now=name))

    try:
        summary = pull(folder, tell=tell)
    except (TiltakError, OSError) as problem:
        get_run_logger().error("%s: %s", folder.name, problem)
        return PulledSource(name=folder.name, counts={}, problems=(str(problem),))
    counts = {str(outcome): count for outcome, count in summary.counts.items()}
    return PulledSource(name=summary.source, counts=counts, problems=summary.problems)
