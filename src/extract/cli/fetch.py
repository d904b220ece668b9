"""`tiltak fetch`: pull what is new at the sources of the archive."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from extract.archive import DEFAULT_ARCHIVE, resolve_argument
from extract.cli.terminal import plain, print_json, stderr, stdout, table
from extract.errors import TiltakError
from extract.pull import REASONS, Item, PullSummary, Step, find_sources, pull

_SHOWN = 40
_HEADS = ("what", "address", "link", "why")


def fetch(
    *source: str,
    archive: Path = DEFAULT_ARCHIVE,
    dry_run: bool = False,
    accept_fewer: bool = False,
    json: bool = False,
) -> int:
    """Pull what is new at the sources of the archive; earlier versions are kept.

    Ends with 1 when a source gave too little or a page that it names could not be read
    (too little: the archive is as it was), with 2 when its source.toml cannot be used.

    Parameters
    ----------
    source
        Names of sources in the archive, or their folders; all of them when left out.
    archive
        The folder with a folder for each source.
    dry_run
        Read the listing pages and say what would be fetched; write nothing.
    accept_fewer
        Go on although fewer documents are found than before or than expected.
    json
        What became of each address, as JSON.
    """
    folders = [resolve_argument(name, archive=archive) for name in source]
    summaries, failures = list[PullSummary](), list[str]()
    for folder in folders or find_sources(archive):
        try:
            summaries.append(_pull(folder, dry_run=dry_run, accept_fewer=accept_fewer))
        except (TiltakError, OSError) as problem:
            failures.append(f"{folder.name}: {problem}")
    if json:
        print_json([plain_summary(summary) for summary in summaries])
    else:
        for summary in summaries:
            show_summary(summary)
    for sentence in failures:
        stderr().print(plain(sentence), markup=False)
    return 2 if failures else int(any(summary.problems for summary in summaries))


def show_summary(summary: PullSummary) -> None:
    """What became of a source, for people: numbers, then what is not as it was, then links."""
    console, remarks = stdout(), stderr()
    counts = ", ".join(f"{count} {outcome}" for outcome, count in summary.counts.items())
    mode = " (dry run: nothing was fetched)" if summary.dry_run else ""
    console.print(plain(f"{summary.source}: {counts}{mode}"), markup=False)
    told = [*summary.of("new", "changed", "gone", "refused"), *_near_misses(summary)]
    told = [item for item in told if item.role in ("document", "link") or item.reason]
    if told:
        console.print(table(_HEADS, map(_row, told[:_SHOWN])))
    if len(told) > _SHOWN:
        console.print(f"… and {len(told) - _SHOWN} more; --json lists them all")
    for reason, count in _left_out(summary).items():
        console.print(f"left out: {count} links. {REASONS.get(reason, reason)}", markup=False)
    for problem in summary.problems:
        remarks.print(plain(problem), markup=False)


def plain_summary(summary: PullSummary) -> dict[str, object]:
    """What became of a source, for a script."""
    return {
        "source": summary.source,
        "dry_run": summary.dry_run,
        "is_kept": summary.is_kept,
        "is_changed": summary.is_changed,
        "problems": list(summary.problems),
        "counts": summary.counts,
        "items": [_plain_item(item) for item in summary.items],
    }


def _pull(folder: Path, *, dry_run: bool, accept_fewer: bool) -> PullSummary:
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=stderr(), transient=True) as bar:
        shown = bar.add_task(plain(folder.name), total=None)

        def tell(step: Step) -> None:
            name = step.url.rstrip("/").rpartition("/")[2] or step.url
            described = plain(name[:40]).replace("[", "\\[")
            bar.update(shown, completed=step.done, total=step.total, description=described)

        return pull(folder, dry_run=dry_run, accept_fewer=accept_fewer, tell=tell)


def _row(item: Item) -> tuple[str, ...]:
    when = f" ({item.captured_at:%Y-%m-%d})" if item.captured_at else ""
    return item.outcome, item.url + when, item.link_text, item.sentence


def _near_misses(summary: PullSummary) -> list[Item]:
    return [item for item in summary.of("skipped") if item.is_near_miss]


def _left_out(summary: PullSummary) -> Counter[str]:
    return Counter(item.reason for item in summary.of("skipped") if not item.is_near_miss)


def _plain_item(item: Item) -> dict[str, object]:
    return {
        "outcome": item.outcome,
        "role": item.role,
        "url": item.url,
        "link_text": item.link_text,
        "listing": item.listing,
        "captured_at": item.captured_at,
        "reason": item.reason or None,
        "sentence": item.sentence or None,
    }
