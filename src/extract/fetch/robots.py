"""What a site's robots.txt allows: its text in, yes or no and a delay out (RFC 9309).

The one door of protego. Where the text is kept between runs is for the caller: it
hands in a `Shelf`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from protego import Protego

from extract.fetch.exchange import Answer, Validators
from extract.fetch.refusals import Refusal

KEEP_FOR = timedelta(hours=24)
TOKEN = "tiltak"

_PARSED_BYTES = 512 * 1024
_LONGEST_DELAY = 60.0
_NONE_THERE = frozenset(
    ("not_found", "access_denied", "unexpected_status", "empty_body", "host_not_allowed",
     "redirect_loop", "too_many_redirects", "redirect_nowhere", "downgrade")
)  # fmt: skip
_SAYS_MORE = frozenset(
    ("address_not_allowed", "name_not_found", "connection_failed", "tls_failed", "asked_to_wait")
)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownRobots:
    """A robots.txt from before; `text` is None when the site had none."""

    text: str | None
    checked_at: datetime
    validators: Validators | None = None


class Shelf(Protocol):
    """Where robots.txt files are kept between runs."""

    def recall(self, url: str) -> KnownRobots | None:
        """What is known of the robots.txt at `url`; None when nothing is."""

    def keep(self, url: str, outcome: Answer | Refusal, body: bytes) -> None:
        """Remember how a request for `url` ended."""


class NoShelf:
    """Remembers nothing."""

    def recall(self, url: str) -> KnownRobots | None:
        return None

    def keep(self, url: str, outcome: Answer | Refusal, body: bytes) -> None:
        return None


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules of one site; `refusal` when they could not be had."""

    rules: Protego | None = None
    refusal: Refusal | None = None

    def allows(self, url: str) -> bool:
        return self.rules is None or bool(self.rules.can_fetch(url, TOKEN))

    @property
    def delay(self) -> float:
        """Seconds between two requests that the site asks for, at most a minute; 0 for none."""
        asked = self.rules.crawl_delay(TOKEN) if self.rules else None
        return min(float(asked or 0.0), _LONGEST_DELAY)


def parse_robots(body: bytes | str | None) -> Robots:
    """The rules in a robots.txt; everything is allowed when there is none."""
    if body is None:
        return Robots()
    text = body if isinstance(body, str) else body[:_PARSED_BYTES].decode("utf-8", "replace")
    return Robots(rules=Protego.parse(text.removeprefix("\ufeff")))


def judge_refusal(refusal: Refusal, known: KnownRobots | None) -> Robots:
    """What holds when robots.txt was not had: all allowed where there is none, the former
    rules when the site is in trouble, nothing allowed when it never gave any."""
    if refusal.code in _NONE_THERE:
        return Robots()
    if known is not None:
        return parse_robots(known.text)
    if refusal.code in _SAYS_MORE:
        return Robots(refusal=refusal)
    detail = f"{refusal.code}: {refusal.detail}".rstrip(": ")
    return Robots(refusal=Refusal(code="robots_unreachable", url=refusal.url, detail=detail))


def is_fresh(known: KnownRobots, now: datetime) -> bool:
    """Whether a robots.txt without validators need not be asked for again."""
    return known.validators is None and now - known.checked_at < KEEP_FOR
