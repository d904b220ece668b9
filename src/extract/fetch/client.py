"""The client: a request in, an answer, `Unchanged` or a refusal out.

Around the single exchange it puts the manners (robots.txt, one request at a time for
each host, Retry-After) and the patience (a few attempts, further and further apart).
"""

from __future__ import annotations

import io
import logging
import ssl
from collections.abc import Callable
from typing import BinaryIO

import httpx
import stamina

from extract.fetch.exchange import Answer, Request, Unchanged, exchange
from extract.fetch.outside import Outside
from extract.fetch.pace import Pace
from extract.fetch.refusals import Refusal, Refused
from extract.fetch.robots import (
    KnownRobots,
    NoShelf,
    Robots,
    Shelf,
    is_fresh,
    judge_refusal,
    parse_robots,
)
from extract.fetch.rules import Rules, ascii_host
from extract.fetch.turns import Turns

_ROBOTS_BYTES = 2 * 1024 * 1024

# stamina logs each retry; without a handler of the caller's it would land on the terminal
logging.getLogger("stamina").addHandler(logging.NullHandler())


class Client:
    """Fetches for one source, one request at a time. For one thread.

    `tls` makes the TLS context; None stands for the certificates that httpx trusts.
    """

    def __init__(
        self,
        rules: Rules,
        *,
        outside: Outside | None = None,
        shelf: Shelf | None = None,
        tls: Callable[[], ssl.SSLContext] | None = None,
    ) -> None:
        self._rules = rules
        self._outside = outside or Outside()
        self._shelf = shelf or NoShelf()
        self._tls = tls
        self._robots: dict[str, Robots] = {}
        self._turns = Turns(self._outside.turns, outside=self._outside)
        self._pace = Pace(outside=self._outside, longest_wait=rules.limits.longest_wait_seconds)

    def get(self, request: Request, *, into: BinaryIO) -> Answer | Unchanged | Refusal:
        """Fetch `request.url` (normalised). `into` holds the body after an Answer; it is
        rewound before each attempt and holds anything or nothing after the rest.
        Raises OSError when `into` cannot be written, and nothing else."""
        return self._get(request, into=into, before=self._before)

    def _get(
        self, request: Request, *, into: BinaryIO, before: Callable[[str], None]
    ) -> Answer | Unchanged | Refusal:
        host = _host(request.url)
        try:
            outcome = self._try(request, into=into, before=before)
        except Refused as refused:
            if refused.refusal.code == "too_many_requests":
                self._pace.note_too_often(host)
            return refused.refusal
        self._pace.note_answer(host)
        return outcome

    def _try(
        self, request: Request, *, into: BinaryIO, before: Callable[[str], None]
    ) -> Answer | Unchanged:
        limits = self._rules.limits
        retrying = stamina.retry_context(
            on=self._wait_before_retry,
            attempts=limits.attempts,
            timeout=None,
            wait_initial=limits.backoff_seconds,
            wait_max=limits.longest_wait_seconds,
        )
        for attempt in retrying:
            with attempt:
                into.seek(0)
                into.truncate()
                try:
                    return exchange(
                        request,
                        into=into,
                        rules=self._rules,
                        outside=self._outside,
                        before=before,
                        after=self._after,
                        tls=self._tls,
                    )
                except Refused as refused:
                    is_last = attempt.num >= limits.attempts
                    self._set_wait(refused, backoff=0.0 if is_last else attempt.next_wait)
                    raise
        raise AssertionError("stamina gives an outcome or raises")

    def _set_wait(self, refused: Refused, *, backoff: float) -> None:
        """Retry-After holds the whole host back; without it the wait grows, with jitter."""
        if refused.wait is not None:
            self._pace.hold(_host(refused.refusal.final_url or refused.refusal.url), refused.wait)
            refused.wait = 0.0
        else:
            refused.wait = backoff * (1.0 + self._outside.chance())

    def _wait_before_retry(self, error: Exception) -> bool | float:
        """stamina's hook: whether to try again. The wait is slept here, on the clock that the
        client was given, and none is left for stamina."""
        if not isinstance(error, Refused) or not error.passing:
            return False
        if error.wait:
            self._outside.sleep(error.wait)
        return 0.0

    def _before(self, url: str) -> None:
        robots = self._robots_of(url)
        if robots.refusal is not None:
            refusal = robots.refusal
            raise Refused(refusal.code, url, refusal.detail, status=refusal.status)
        if not robots.allows(url):
            raise Refused("robots_disallow", url)
        self._before_robots(url)

    def _before_robots(self, url: str) -> None:
        self._pace.wait(_host(url), url)
        self._turns.take(_host(url), delay=self._delay(url))

    def _after(self, url: str) -> None:
        self._turns.give_back()
        self._pace.hold(_host(url), self._delay(url))

    def _delay(self, url: str) -> float:
        known = self._robots.get(_robots_url(url))
        return max(self._rules.delay_seconds, known.delay if known else 0.0)

    def _robots_of(self, url: str) -> Robots:
        address = _robots_url(url)
        if address not in self._robots:
            self._robots[address] = self._fetch_robots(address)
        return self._robots[address]

    def _fetch_robots(self, address: str) -> Robots:
        known = self._shelf.recall(address)
        if known is not None and is_fresh(known, self._outside.now()):
            return parse_robots(known.text)
        body = io.BytesIO()
        validators = known.validators if known else None
        request = Request(
            url=address, limit=_ROBOTS_BYTES, accept="text/plain", validators=validators
        )
        outcome = self._get(request, into=body, before=self._before_robots)
        return self._read_robots(address, outcome, body.getvalue(), known)

    def _read_robots(
        self,
        address: str,
        outcome: Answer | Unchanged | Refusal,
        body: bytes,
        known: KnownRobots | None,
    ) -> Robots:
        if isinstance(outcome, Unchanged):
            return parse_robots(known.text if known else None)
        if isinstance(outcome, Answer):
            self._shelf.keep(address, outcome, body)
            return parse_robots(body)
        robots = judge_refusal(outcome, known)
        if robots.rules is None and robots.refusal is None:
            self._shelf.keep(address, outcome, b"")
        return robots


def _robots_url(url: str) -> str:
    return str(httpx.URL(url).copy_with(raw_path=b"/robots.txt"))


def _host(url: str) -> str:
    return ascii_host(httpx.URL(url))
