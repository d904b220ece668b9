"""What became of the documents that were here before, and whether enough was found."""

from __future__ import annotations

from dataclasses import replace

from extract.manifest import Entry
from extract.pull.run import Run

_SEEN = frozenset(("new", "changed", "unchanged"))
_NAMED = 5


def mark_gone(run: Run) -> None:
    """Say of each document that was here before and was not met now that it is gone.

    Not when some page that could list it was not read: then nobody knows.
    """
    if not run.is_complete:
        return
    for url, entry in tuple(run.store.before.live.items()):
        if ("document", url, None) not in run.items:
            run.note(_gone(run, entry))


def find_shortfall(run: Run) -> str | None:
    """A sentence on what is missing when too little was found; None when all is well.

    Too little is: less than the source expects; no document, or none but the listing
    pages where there were others; fewer than half of those that were here before.
    """
    now = set(_seen(run))
    before = set(run.store.before.live)
    expected = run.source.expect.documents
    if expected is not None and len(now) < expected:
        return _shortfall(run, now, before, f"at least {expected} are expected")
    if not now:
        return _shortfall(run, now, before, "there should be some")
    if before - run.named and not now - run.named:
        return _shortfall(run, now, before, f"there were {len(before)}")
    if 2 * len(now) < len(before):
        return _shortfall(run, now, before, f"there were {len(before)}")
    missing = sorted(set(run.source.expect.years) - run.years)
    if missing:
        years = ", ".join(map(str, missing))
        return f"{run.source.name}: no document names the year {years}, which is expected"
    return None


def _seen(run: Run) -> list[str]:
    return [
        item.url
        for item in run.items.values()
        if item.role == "document" and item.outcome in _SEEN
    ]


def _shortfall(run: Run, now: set[str], before: set[str], than: str) -> str:
    lost = sorted(before - now)
    refused = sorted(
        {item.reason for item in run.items.values() if item.outcome == "refused" and item.reason}
    )
    found = "1 document was" if len(now) == 1 else f"{len(now)} documents were"
    parts = [f"{run.source.name}: {found} found, {than}"]
    if lost:
        more = f" and {len(lost) - _NAMED} more" if len(lost) > _NAMED else ""
        parts.append(f"not found now: {', '.join(lost[:_NAMED])}{more}")
    if refused:
        parts.append(f"refused: {', '.join(refused)}")
    return "; ".join(parts)


def _gone(run: Run, entry: Entry) -> Entry:
    reason = "file_gone" if entry.origin == "folder" else "not_listed"
    return replace(
        entry,
        time=run.outside.now(),
        outcome="gone",
        reason=reason,
        detail="",
        sha256=None,
        path=None,
        size=None,
        media_type=None,
        headers=(),
        status=None,
    )
