"""Stand-ins for the world outside: a clock that does not keep a test waiting, made-up names."""

from __future__ import annotations

import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from extract.fetch import Limits, Outside, Rules
from extract.fetch.addresses import read_network

START = datetime(2024, 3, 1, 12, 0, tzinfo=UTC)


@dataclass
class World:
    """Real time goes on; a sleep is over at once and moves the clock by its length."""

    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    start: datetime = START
    slept: list[float] = field(default_factory=list)
    looked_up: list[str] = field(default_factory=list)

    @property
    def outside(self) -> Outside:
        return Outside(
            now=lambda: self.start + timedelta(seconds=sum(self.slept)),
            monotonic=lambda: time.monotonic() + sum(self.slept),
            sleep=self.slept.append,
            chance=lambda: 0.5,
            resolve=self.resolve,
        )

    def resolve(self, host: str, port: int, timeout: float) -> tuple[str, ...]:
        self.looked_up.append(host)
        if host in self.names:
            return self.names[host]
        if host.replace(".", "").isdigit() or ":" in host:
            return (host,)
        raise OSError("Name or service not known")


LIMITS = Limits(
    page_bytes=200_000,
    document_bytes=400_000,
    connect_seconds=1.0,
    read_seconds=0.4,
    total_seconds=0.8,
    attempts=2,
    backoff_seconds=0.5,
)


def loopback_rules(*hosts: str, **options: object) -> Rules:
    """Rules that let a test reach its server."""
    given: dict[str, object] = {
        "hosts": hosts,
        "allow_addresses": (read_network("127.0.0.1"),),
        "limits": LIMITS,
        "user_agent": "tiltak/test (+mailto:arkiv@example.org)",
        **options,
    }
    return Rules(**given)  # type: ignore[arg-type]
