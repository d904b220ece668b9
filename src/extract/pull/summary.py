"""What a pull came to: one item for each document, page and link, and what a person must know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from extract import listing
from extract.fetch import SENTENCES
from extract.manifest import Entry, Outcome, Role
from extract.pull import content

REASONS: dict[str, str] = {
    **SENTENCES,
    **listing.REASONS,
    **content.REASONS,
    "not_listed": "No listing page links to it any more.",
    "file_gone": "The file is not in the folder any more.",
    "not_a_plan": "Nothing in the web archive says that these pages and files are plans.",
    "broken_warc": "The WARC file cannot be read to its end.",
    "broken_list": "The list of addresses cannot be read.",
    "broken_sitemap": "The sitemap cannot be read.",
    "broken_index": "The web archive's list of versions cannot be read.",
    "no_versions": "The web archive holds no version of it.",
    "version_limit": "The web archive holds more versions than the source takes.",
    "unreadable_file": "The file cannot be read.",
    "nothing_there": "There is no such file or folder.",
}
"""Every reason code with its sentence."""

OUTCOMES: tuple[Outcome, ...] = ("new", "changed", "unchanged", "gone", "refused", "skipped")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What became of one address, or of one version of it in a web archive (`captured_at`).
    `is_near_miss`: skipped, but worth a look by a person."""

    role: Role
    outcome: Outcome
    url: str
    link_text: str = ""
    listing: str | None = None
    reason: str = ""
    detail: str = ""
    captured_at: datetime | None = None
    is_near_miss: bool = False

    @property
    def sentence(self) -> str:
        """The reason for a person; empty without one."""
        plain = REASONS.get(self.reason, self.reason)
        return f"{plain.removesuffix('.')} ({self.detail})." if self.detail else plain


@dataclass(frozen=True, slots=True, kw_only=True)
class PullSummary:
    """`problems` are sentences: a run with any has failed. `is_kept`: whether what the run
    found is in the archive; it never is after a dry run, nor when too little was found.
    `is_changed`: whether the archive is another than before. `site` is the name that the
    first page gives its site, None when it gives none."""

    source: str
    items: tuple[Item, ...] = ()
    problems: tuple[str, ...] = ()
    is_kept: bool = True
    is_changed: bool = False
    dry_run: bool = False
    site: str | None = None

    def of(self, *outcomes: Outcome) -> tuple[Item, ...]:
        """The items of these outcomes, in the order of the run."""
        return tuple(item for item in self.items if item.outcome in outcomes)

    @property
    def counts(self) -> dict[Outcome, int]:
        """Documents by outcome; of pages only those that were refused; links that were skipped."""
        return count_items(self.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One address is done: so many of those known by now. `item` None: it has just begun."""

    done: int
    total: int
    url: str
    item: Item | None = None


Tell = Callable[[Step], None]


def count_items(items: Iterable[Item]) -> dict[Outcome, int]:
    """How many items have each outcome, every outcome named."""
    counted = Counter(i.outcome for i in items if i.role == "document" or i.outcome == "refused")
    counted["skipped"] = sum(i.outcome == "skipped" for i in items)
    return {outcome: counted[outcome] for outcome in OUTCOMES}


def make_item(entry: Entry, *, is_near_miss: bool = False) -> Item:
    """What an entry of the manifest says, for the summary."""
    return Item(
        role=entry.role,
        outcome=entry.outcome,
        url=entry.url,
        link_text=entry.link_text,
        listing=entry.listing,
        reason=entry.reason,
        detail=entry.detail,
        captured_at=entry.captured_at,
        is_near_miss=is_near_miss,
    )
