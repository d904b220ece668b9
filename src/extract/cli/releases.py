"""`tiltak releases`: the datasets that were kept, and the way back to one of them."""

from __future__ import annotations

from pathlib import Path

from extract.cli.terminal import print_json, stdout, table
from extract.dataset import (
    DEFAULT_ROOT,
    Places,
    Release,
    hold_lock,
    list_releases,
    places,
    read_arrow,
    recover,
)
from extract.dataset import (
    restore as restore_release,
)
from extract.dataset.switch import content_digest, is_dataset
from extract.errors import TiltakError


def releases(
    *,
    dataset: Path = DEFAULT_ROOT,
    restore: int | None = None,
    wait: float = 0.0,
    json: bool = False,
) -> int:
    """List the kept datasets, oldest first, or make one of them the current dataset again.

    Parameters
    ----------
    dataset
        The folder of the dataset.
    restore
        The number of the release to go back to; the next ingest makes a new one.
    wait
        Seconds to wait when another run works on the same dataset.
    json
        A list of objects instead of a table.
    """
    at = places(dataset)
    if restore is not None:
        _restore(at, restore, wait=wait)
    rows = [_row(release, at) for release in list_releases(at)]
    if json:
        print_json(rows)
    else:
        heads = ("release", "digest", "documents", "measures", "current")
        stdout().print(table(heads, (_cells(row) for row in rows)))
    return 0


def _restore(at: Places, number: int, *, wait: float) -> None:
    with hold_lock(at, wait=wait):
        recover(at)
        chosen = next((r for r in list_releases(at) if r.number == number), None)
        if chosen is None:
            known = ", ".join(str(r.number) for r in list_releases(at)) or "none"
            raise TiltakError(f"there is no release {number} of {at.out}; kept are: {known}")
        restore_release(at, chosen)


def _row(release: Release, at: Places) -> dict[str, object]:
    is_current = is_dataset(at.out) and content_digest(at.out) == release.digest
    return {
        "release": release.number,
        "digest": release.digest,
        "documents": read_arrow("documents", release.path).num_rows,
        "measures": read_arrow("measures", release.path).num_rows,
        "current": is_current,
    }


def _cells(row: dict[str, object]) -> list[object]:
    return ["yes" if value is True else "" if value is False else value for value in row.values()]
