"""What one pull works with: the source, its rules, the client, the store, and what it found."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from extract.fetch import Answer, Client, Outside, Refusal, Refused, Rules, normalise_url
from extract.fetch.robots import KnownRobots
from extract.listing import Link, Wording, read_wording
from extract.manifest import Entry
from extract.pull.entries import entry_of_answer, entry_of_refusal, validators_of
from extract.pull.state import is_capture
from extract.pull.store import Store
from extract.pull.summary import Item, Step, Tell, make_item
from extract.sources import Source
from extract.vocabulary import load

Key = tuple[str, str, datetime | None]
"""Role, address, and for a version out of a web archive its time."""

FRESH_FOR = timedelta(hours=12)
"""A run that was cut off is taken up again; what it fetched so long ago is not asked again."""


@dataclass(slots=True, kw_only=True)
class Run:
    """One pull of one source. `items` are by role and address, in the order found.

    `is_complete` turns false when some page that could have listed documents was not read:
    then a document that was not found is not said to be gone. `years` are those that the
    documents name, `site` what the first page calls its site.
    """

    source: Source
    rules: Rules
    store: Store
    outside: Outside
    client: Client
    make_client: Callable[[Rules], Client]
    wording: Wording
    tell: Tell
    dry: bool = False
    is_complete: bool = True
    items: dict[Key, Item] = field(default_factory=dict)
    site: str | None = None
    years: set[int] = field(default_factory=set)
    problems: list[str] = field(default_factory=list)
    fresh: dict[tuple[str, str], Entry] = field(default_factory=dict)
    done: int = 0
    waiting: int = 0

    @property
    def named(self) -> frozenset[str]:
        """The listing pages, spelt as entries spell them."""
        return frozenset(filter(None, map(_spell, self.source.listings)))

    def note(self, entry: Entry, *, is_near_miss: bool = False) -> Item:
        """Write `entry` down, for the manifest and for the summary."""
        self.store.record(entry)
        item = make_item(entry, is_near_miss=is_near_miss)
        self.items[key_of(entry)] = item
        if entry.outcome != "skipped":
            self.done += 1
            total = self.done + self.waiting
            self.tell(Step(done=self.done, total=total, url=entry.url, item=item))
        return item


def _spell(url: str) -> str:
    try:
        return normalise_url(url)
    except Refused:
        return ""


def key_of(entry: Entry) -> Key:
    """What tells the items of a run apart."""
    return entry.role, entry.url, entry.captured_at if is_capture(entry) else None


def start_run(
    source: Source, rules: Rules, store: Store, *, outside: Outside, tell: Tell, dry: bool,
    make_client: Callable[[Rules, RobotsShelf], Client],
) -> Run:  # fmt: skip
    """A run that has not asked for anything yet."""
    shelf = RobotsShelf(store, outside)
    words = read_wording(load(), words=source.links.words, not_words=source.links.not_words)
    now = outside.now()
    fresh: dict[tuple[str, str], Entry] = {
        (e.role, e.url): e
        for e in store.kept_open
        if e.sha256 and e.origin == "web" and now - e.time < FRESH_FOR
    }
    return Run(
        source=source,
        rules=rules,
        store=store,
        outside=outside,
        client=make_client(rules, shelf),
        make_client=lambda other: make_client(other, shelf),
        wording=words,
        tell=tell,
        dry=dry,
        fresh=fresh,
    )


class RobotsShelf:
    """Keeps robots.txt in the manifest, as the fetching room's shelf."""

    def __init__(self, store: Store, outside: Outside) -> None:
        self._store = store
        self._outside = outside

    def recall(self, url: str) -> KnownRobots | None:
        entry = self._store.state.latest.get(("robots", url))
        if entry is None:
            return None
        if entry.sha256 is None:
            return KnownRobots(text=None, checked_at=entry.time)
        if not self._store.has(entry):
            return None
        text = self._store.read(entry).decode("utf-8", "replace")
        return KnownRobots(text=text, checked_at=entry.time, validators=validators_of(entry))

    def keep(self, url: str, outcome: Answer | Refusal, body: bytes) -> None:
        now, link = self._outside.now(), Link(url=url, text="")
        if isinstance(outcome, Refusal):
            entry = entry_of_refusal(outcome, role="robots", time=now, link=link)
            self._store.record(entry)
            return
        with self._store.receive() as incoming:
            incoming.write(body)
            digest = hashlib.sha256(body).hexdigest()
            path = self._store.place(incoming, sha256=digest, ending="txt", room="pages")
        before = self._store.state.copies.get(("robots", url))
        self._store.record(
            entry_of_answer(outcome, role="robots", time=now, before=before, path=path, link=link)
        )
