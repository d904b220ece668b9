"""What a manifest adds up to: entries in, what is known of each address out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from extract.manifest import Entry

_SEEN = frozenset(("new", "changed", "unchanged"))


@dataclass(slots=True)
class State:
    """`latest`: the last entry of an address in a role; `copies`: the last one with bytes;
    `captures`: what was taken out of web archives, by address and time. Only addresses of
    the web and of folders can be gone, and only they are in `live`: documents that were
    there when the source was last looked at."""

    latest: dict[tuple[str, str], Entry] = field(default_factory=dict)
    copies: dict[tuple[str, str], Entry] = field(default_factory=dict)
    captures: dict[tuple[str, datetime], Entry] = field(default_factory=dict)
    live: dict[str, Entry] = field(default_factory=dict)

    def add(self, entry: Entry) -> None:
        """Take one more entry into account."""
        key = (entry.role, entry.url)
        if is_capture(entry) and entry.captured_at is not None:
            self.captures[entry.url, entry.captured_at] = entry
            return
        self.latest[key] = entry
        if entry.sha256 is not None:
            self.copies[key] = entry
        if entry.role == "document":
            self._follow(entry)

    def _follow(self, entry: Entry) -> None:
        if entry.outcome in _SEEN:
            self.live[entry.url] = entry
        elif entry.outcome == "gone":
            self.live.pop(entry.url, None)


def add_up(entries: Iterable[Entry]) -> State:
    """The state after all `entries`, in their order."""
    state = State()
    for entry in entries:
        state.add(entry)
    return state


def is_capture(entry: Entry) -> bool:
    """Whether the entry is of one version out of a web archive."""
    return entry.origin in ("warc", "archive")


def says_nothing_new(entry: Entry, state: State) -> bool:
    """Whether the manifest adds up to the same without `entry`.

    So it is when the address was found as it was before, in what the next run would build
    on: the bytes, the validators, where they came from; or refused for the same reason.
    """
    if is_capture(entry) and entry.captured_at is not None:
        before = state.captures.get((entry.url, entry.captured_at))
    else:
        before = state.latest.get((entry.role, entry.url))
    if before is None or before == entry:
        return before is not None
    if entry.outcome in ("refused", "skipped", "gone"):
        return (before.outcome, before.reason) == (entry.outcome, entry.reason)
    is_seen = entry.outcome == "unchanged" and before.outcome in _SEEN
    return is_seen and _basis(before) == _basis(entry)


def _basis(entry: Entry) -> tuple[object, ...]:
    return (
        entry.sha256,
        entry.path,
        entry.final_url,
        entry.redirects,
        entry.header("etag"),
        entry.header("last-modified"),
        entry.link_text,
        entry.listing,
    )
