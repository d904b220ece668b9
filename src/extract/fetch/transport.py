"""The wire: one connection for one request, made to an address that was checked.

In: a request of httpx. Out: its response, whose every read ends by the deadline.
httpcore is told the name of the host, so that the Host header and the name in the
TLS handshake are right, while the connection goes to the checked address: no second
look-up can lead elsewhere.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress

import httpcore
import httpx

from extract.fetch.addresses import why_closed
from extract.fetch.outside import Outside
from extract.fetch.refusals import Refused
from extract.fetch.rules import Rules

_HEAD_BYTES = 256 * 1024  # above what httpcore lets a response head grow to

_LINGER_SECONDS = 0.2


class OutOfTimeError(httpcore.TimeoutException):
    """The total time of a request is used up."""


class CheckedTransport(httpx.BaseTransport):
    """A transport for one request, over a connection of its own."""

    def __init__(
        self, *, rules: Rules, outside: Outside, url: str, tls: Callable[[], ssl.SSLContext]
    ) -> None:
        self._backend = _CheckedBackend(rules=rules, outside=outside, url=url)
        context = tls() if url.startswith("https:") else None
        self._pool = httpcore.ConnectionPool(
            ssl_context=context, network_backend=self._backend, max_keepalive_connections=0
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        answer = self._pool.handle_request(
            httpcore.Request(
                method=request.method,
                url=url,
                headers=request.headers.raw,
                extensions=request.extensions,
            )
        )
        assert isinstance(answer.stream, Iterable)
        return httpx.Response(
            status_code=answer.status,
            headers=answer.headers,
            stream=_Body(answer.stream),
            extensions=answer.extensions,
        )

    def received_after_head(self) -> int | None:
        """Bytes that came after the response's head, up to now; None when no head was seen."""
        return self._backend.stream.after_head if self._backend.stream else None

    def close(self) -> None:
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, stream: Iterable[bytes]) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        return iter(self._stream)

    def close(self) -> None:
        close = getattr(self._stream, "close", None)
        if close is not None:
            close()


class _CheckedBackend(httpcore.NetworkBackend):
    """Resolves, checks every address, connects to one of those that it checked."""

    def __init__(self, *, rules: Rules, outside: Outside, url: str) -> None:
        self._rules = rules
        self._outside = outside
        self._url = url
        self._ends = outside.monotonic() + rules.limits.total_seconds
        self.stream: _WatchedStream | None = None

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        addresses = self._resolve(host, port)
        limit = min(
            self._rules.limits.connect_seconds, timeout or self._rules.limits.total_seconds
        )
        failures: list[str] = []
        for address in addresses:
            with _time_left(self._ends, self._outside, limit) as seconds:
                try:
                    inner = httpcore.SyncBackend().connect_tcp(address, port, seconds)
                except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                    failures.append(f"{address}: {error or type(error).__name__}")
                    continue
            self.stream = _WatchedStream(inner, ends=self._ends, outside=self._outside)
            self.stream.on_tls = self._watch
            return self.stream
        raise Refused("connection_failed", self._url, "; ".join(failures), passing=True)

    def _watch(self, stream: _WatchedStream) -> None:
        self.stream = stream

    def _resolve(self, host: str, port: int) -> tuple[str, ...]:
        with _time_left(self._ends, self._outside, self._rules.limits.connect_seconds) as seconds:
            try:
                addresses = self._outside.resolve(host, port, seconds)
            except OSError as error:  # TimeoutError is one
                raise Refused("name_not_found", self._url, str(error), passing=True) from None
        if not addresses:
            raise Refused("name_not_found", self._url, "no address", passing=True)
        for address in addresses:
            kind = why_closed(address, allowed=self._rules.allow_addresses)
            if kind:
                raise Refused("address_not_allowed", self._url, f"{host} is {kind}")
        return addresses


class _WatchedStream(httpcore.NetworkStream):
    """A stream that ends by the deadline and counts what follows the response's head."""

    def __init__(self, inner: httpcore.NetworkStream, *, ends: float, outside: Outside) -> None:
        self._inner = inner
        self._ends = ends
        self._outside = outside
        self._head = bytearray()
        self.after_head: int | None = None
        self.on_tls: Callable[[_WatchedStream], None] | None = None

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        with _time_left(self._ends, self._outside, timeout) as seconds:
            data = self._inner.read(max_bytes, seconds)
        self._count(data)
        return data

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        with _time_left(self._ends, self._outside, timeout) as seconds:
            self._inner.write(buffer, seconds)

    def close(self) -> None:
        """Looks once for bytes behind the body before it closes: HTTP hides what a server
        sends beyond the length that it said."""
        with suppress(httpcore.NetworkError, httpcore.TimeoutException):
            self._count(self._inner.read(1, _LINGER_SECONDS))
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        with _time_left(self._ends, self._outside, timeout) as seconds:
            inner = self._inner.start_tls(ssl_context, server_hostname, seconds)
        stream = _WatchedStream(inner, ends=self._ends, outside=self._outside)
        if self.on_tls is not None:
            self.on_tls(stream)
        return stream

    def get_extra_info(self, info: str) -> object:
        return self._inner.get_extra_info(info)

    def _count(self, data: bytes) -> None:
        if self.after_head is not None:
            self.after_head += len(data)
            return
        if len(self._head) > _HEAD_BYTES:
            return
        self._head += data
        while (end := self._head.find(b"\r\n\r\n")) >= 0:
            if self._head[:64].split(b" ")[1:2] and self._head.split(b" ", 2)[1][:1] == b"1":
                del self._head[: end + 4]  # an interim answer: the real one follows
                continue
            self.after_head = len(self._head) - end - 4
            return


@contextmanager
def _time_left(ends: float, outside: Outside, limit: float | None) -> Iterator[float]:
    """The seconds that one step may take; a step that runs into the deadline is out of time."""
    left = ends - outside.monotonic()
    if left <= 0:
        raise OutOfTimeError
    try:
        yield left if limit is None else min(left, limit)
    except (httpcore.TimeoutException, Refused) as error:
        if ends - outside.monotonic() <= 0:
            raise OutOfTimeError from error
        raise
