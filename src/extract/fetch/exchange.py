"""One request with its redirects, tried once: a URL in, an answer or `Refused` out.

Redirects are followed by hand, so that every hop passes the same checks as the first.
"""

from __future__ import annotations

import hashlib
import ssl
from collections.abc import Callable
from dataclasses import dataclass, replace
from email.utils import parsedate_to_datetime
from functools import cache
from typing import BinaryIO

import httpcore
import httpx

from extract.fetch.body import ACCEPTED_ENCODINGS, limit_bytes, open_encoding
from extract.fetch.outside import Outside
from extract.fetch.refusals import Refused
from extract.fetch.rules import Rules, check_url, normalise_url
from extract.fetch.transport import CheckedTransport, OutOfTimeError

_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_PASSING = frozenset((408, 425, 429, 500, 502, 503, 504))
KEPT_HEADERS = (
    "content-disposition", "content-encoding", "content-language", "content-length",
    "content-type", "date", "etag", "last-modified", "link", "memento-datetime", "server",
    "x-robots-tag",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Validators:
    """What a conditional request is made of. They belong to `final_url`, the address that
    gave them, and are sent to no other."""

    final_url: str
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A body that came whole; `headers` are the ones worth keeping, names in lower case."""

    url: str
    final_url: str
    redirects: tuple[str, ...]
    status: int
    headers: tuple[tuple[str, str], ...]
    size: int
    sha256: str

    def header(self, name: str) -> str | None:
        """The value of a header; None when it was not sent or not kept."""
        return dict(self.headers).get(name)


@dataclass(frozen=True, slots=True, kw_only=True)
class Unchanged:
    """The server says (304) that the copy with these validators is current."""

    url: str
    final_url: str
    redirects: tuple[str, ...]
    status: int = 304


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """`limit` is in bytes of the opened body."""

    url: str
    limit: int
    accept: str = "*/*"
    validators: Validators | None = None


def exchange(
    request: Request,
    *,
    into: BinaryIO,
    rules: Rules,
    outside: Outside,
    before: Callable[[str], None],
    after: Callable[[str], None],
    tls: Callable[[], ssl.SSLContext] | None = None,
) -> Answer | Unchanged:
    """Ask for `request.url`, follow its redirects, write the body to `into`.

    `before` and `after` are called with the URL of each hop, around it: manners live
    there. What `into` holds is of no use unless an Answer is returned. Raises Refused,
    and OSError when `into` cannot be written.
    """
    url, trail = request.url, list[str]()
    try:
        while True:
            check_url(url, rules)
            before(url)
            try:
                hop = _ask(url, request, into=into, rules=rules, outside=outside, tls=tls)
            finally:
                after(url)
            if not isinstance(hop, str):
                return replace(hop, url=request.url, redirects=tuple(trail))
            trail.append(url)
            url = _check_redirect(url, hop, trail=trail, rules=rules)
    except Refused as refused:
        refused.refusal = replace(
            refused.refusal,
            url=request.url,
            final_url=url if trail else None,
            redirects=tuple(trail),
        )
        raise


def parse_retry_after(value: str | None, outside: Outside) -> float | None:
    """Seconds from now, from a number of seconds or an HTTP date; None when it says neither."""
    if value is None:
        return None
    if value.strip().isdigit():
        return float(value.strip()[:9])
    try:
        moment = parsedate_to_datetime(value)
        return max(0.0, (moment - outside.now()).total_seconds())
    except (ValueError, TypeError):  # TypeError: a date without a zone
        return None


def _ask(
    url: str,
    request: Request,
    *,
    into: BinaryIO,
    rules: Rules,
    outside: Outside,
    tls: Callable[[], ssl.SSLContext] | None,
) -> Answer | Unchanged | str:
    """One hop: the answer, or where a redirect points."""
    transport = CheckedTransport(rules=rules, outside=outside, url=url, tls=tls or _tls_context)
    limits = rules.limits
    client = httpx.Client(
        transport=transport,
        trust_env=False,
        follow_redirects=False,
        timeout=httpx.Timeout(limits.read_seconds, connect=limits.connect_seconds),
    )
    try:
        with client, client.stream("GET", url, headers=_headers(request, url, rules)) as answer:
            return _read(answer, url, request, into=into, outside=outside, transport=transport)
    except OutOfTimeError:
        detail = f"{limits.total_seconds:g} s"
        raise Refused("time_limit", url, detail) from None
    except (httpcore.TimeoutException, httpx.TimeoutException):
        raise Refused("read_timeout", url, f"{limits.read_seconds:g} s", passing=True) from None
    except (httpcore.RemoteProtocolError, httpx.RemoteProtocolError) as error:
        raise _protocol_refusal(url, str(error)) from None
    except (httpcore.ConnectError, httpx.ConnectError) as error:
        raise Refused("tls_failed", url, str(error)) from None  # connecting itself is caught below
    except (httpcore.NetworkError, httpx.NetworkError) as error:
        raise Refused("cut_short", url, str(error), passing=True) from None
    except (httpcore.ProtocolError, httpx.HTTPError, httpx.InvalidURL) as error:
        raise Refused("not_http", url, str(error)) from None


def _read(
    answer: httpx.Response,
    url: str,
    request: Request,
    *,
    into: BinaryIO,
    outside: Outside,
    transport: CheckedTransport,
) -> Answer | Unchanged | str:
    if answer.status_code in _REDIRECTS:
        return str(answer.headers.get("location", ""))
    if answer.status_code == 304:
        if not _is_conditional(request, url):
            raise Refused("not_modified_unasked", url, status=304)
        return Unchanged(url=url, final_url=url, redirects=())
    _check_status(answer, url, outside)
    size, digest = _save(answer, url, request.limit, into)
    _check_length(answer, url, transport)
    if size == 0:
        raise Refused("empty_body", url, status=200)
    kept = tuple((name, answer.headers[name]) for name in KEPT_HEADERS if name in answer.headers)
    return Answer(
        url=url, final_url=url, redirects=(), status=200, headers=kept, size=size, sha256=digest
    )


def _headers(request: Request, url: str, rules: Rules) -> dict[str, str]:
    headers = {
        "User-Agent": rules.user_agent,
        "Accept": request.accept,
        "Accept-Encoding": ACCEPTED_ENCODINGS,
        "Accept-Language": "nn, nb, no, en;q=0.5",
        "Connection": "close",
    }
    validators = request.validators
    if validators and validators.final_url == url:
        if validators.etag:
            headers["If-None-Match"] = validators.etag
        if validators.last_modified:
            headers["If-Modified-Since"] = validators.last_modified
    return headers


def _is_conditional(request: Request, url: str) -> bool:
    given = request.validators
    return bool(given and given.final_url == url and (given.etag or given.last_modified))


def _check_status(answer: httpx.Response, url: str, outside: Outside) -> None:
    status = answer.status_code
    if status == 200:
        return
    wait = parse_retry_after(answer.headers.get("retry-after"), outside)
    code = _STATUS_CODES.get(status, "server_error" if status >= 500 else "unexpected_status")
    raise Refused(
        code, url, f"HTTP {status}", status=status, passing=status in _PASSING, wait=wait
    )


_STATUS_CODES = {
    401: "access_denied", 403: "access_denied", 407: "access_denied", 451: "access_denied",
    404: "not_found", 410: "not_found", 429: "too_many_requests",
}  # fmt: skip


def _save(answer: httpx.Response, url: str, limit: int, into: BinaryIO) -> tuple[int, str]:
    """Write the opened body to `into`; its size and SHA-256."""
    length = answer.headers.get("content-length", "")
    if length.isdigit() and int(length[:18]) > limit:
        raise Refused("too_large", url, f"{int(length[:18]):,} bytes, at most {limit:,}")
    raw = limit_bytes(answer.iter_raw(), url=url, limit=limit)
    encoding = answer.headers.get("content-encoding", "")
    size, digest = 0, hashlib.sha256()
    for piece in open_encoding(raw, encoding=encoding, url=url, limit=limit):
        size += len(piece)
        digest.update(piece)
        into.write(piece)
    return size, digest.hexdigest()


def _check_length(answer: httpx.Response, url: str, transport: CheckedTransport) -> None:
    """A body longer than its Content-Length was cut by HTTP: the rest lies unread."""
    length = answer.headers.get("content-length", "")
    if not length.isdigit() or "transfer-encoding" in answer.headers:
        return
    received = transport.received_after_head()
    if received is not None and received > int(length):
        raise Refused("wrong_length", url, f"{length} bytes said, at least {received} sent")


def _check_redirect(url: str, location: str, *, trail: list[str], rules: Rules) -> str:
    if not location:
        raise Refused("redirect_nowhere", url)
    target = normalise_url(location, base=url)
    if url.startswith("https:") and target.startswith("http:"):
        raise Refused("downgrade", url, f"to {target}")
    if target in trail:
        raise Refused("redirect_loop", url, f"to {target}")
    if len(trail) > rules.limits.redirects:
        raise Refused("too_many_redirects", url, f"more than {rules.limits.redirects}")
    return target


def _protocol_refusal(url: str, message: str) -> Refused:
    if "without sending complete message" in message or "without sending a response" in message:
        return Refused("cut_short", url, passing=True)
    return Refused("not_http", url, message)


@cache
def _tls_context() -> ssl.SSLContext:
    return httpx.create_ssl_context(trust_env=False)
