"""The client against a real server on loopback, honest and lying."""

from __future__ import annotations

import gzip
import io
import itertools
import socket
import threading
import time
import zlib
from dataclasses import replace
from pathlib import Path

import pytest

from extract.fetch import Answer, Client, Outside, Refusal, Request, Unchanged, Validators
from extract.fetch.refusals import SENTENCES
from tests.fetch import loopback as lo
from tests.fetch.worlds import LIMITS, World, loopback_rules

PDF = b"%PDF-1.7\n" + b"plan " * 400 + b"\n%%EOF\n"


def fetch(
    url: str, *, world: World | None = None, hosts: tuple[str, ...] = (), **options: object
) -> tuple[Answer | Unchanged | Refusal, bytes]:
    world = world or World()
    client = Client(loopback_rules(*hosts, delay_seconds=0.0), outside=world.outside)
    into = io.BytesIO()
    request = Request(url=url, limit=LIMITS.document_bytes, **options)  # type: ignore[arg-type]
    return client.get(request, into=into), into.getvalue()


def fetch_from(
    handler: lo.Handler, **pages: lo.Handler
) -> tuple[Answer | Unchanged | Refusal, bytes]:
    with lo.serve({"/plan.pdf": handler, **{f"/{k}": v for k, v in pages.items()}}) as site:
        return fetch(site.url("/plan.pdf"), hosts=(f"127.0.0.1:{site.port}",))


def refusal(handler: lo.Handler) -> Refusal:
    outcome, _ = fetch_from(handler)
    assert isinstance(outcome, Refusal), outcome
    assert outcome.sentence
    return outcome


def test_a_body_comes_whole() -> None:
    outcome, body = fetch_from(lo.document(PDF))
    assert isinstance(outcome, Answer)
    assert body == PDF
    assert outcome.size == len(PDF)
    assert outcome.header("content-type") == "application/pdf"


@pytest.mark.parametrize(
    ("encoding", "packed"),
    [
        ("gzip", gzip.compress(PDF)),
        ("gzip", gzip.compress(PDF[:700]) + gzip.compress(PDF[700:]) + b"\0" * 40),
        ("deflate", zlib.compress(PDF)),
        ("deflate", zlib.compress(PDF, wbits=-15)),
        ("identity", PDF),
    ],
    ids=["gzip", "gzip in parts", "deflate", "raw deflate", "identity"],
)
def test_an_encoding_is_opened(encoding: str, packed: bytes) -> None:
    handler = lo.raw(
        f"HTTP/1.1 200 OK\r\nContent-Encoding: {encoding}\r\nContent-Length: {len(packed)}"
        "\r\n\r\n".encode()
        + packed
    )
    outcome, body = fetch_from(handler)
    assert isinstance(outcome, Answer)
    assert body == PDF


def test_only_what_was_asked_for_is_sent() -> None:
    with lo.serve({"/plan.pdf": lo.document(PDF, Set_Cookie="a=b")}) as site:
        fetch(site.url("/plan.pdf"), hosts=(f"127.0.0.1:{site.port}",))
        sent = site.seen[-1]
    assert sent.headers["user-agent"] == "tiltak/test (+mailto:arkiv@example.org)"
    assert not {"cookie", "authorization", "referer", "proxy-authorization"} & set(sent.headers)


def test_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "ALL_PROXY", "https_proxy"):
        monkeypatch.setenv(name, "http://user:secret@127.0.0.1:9")
    outcome, _ = fetch_from(lo.document(PDF))
    assert isinstance(outcome, Answer)


def test_the_connection_goes_to_the_checked_address_with_the_right_host() -> None:
    world = World(names={"arkiv.example.no": ("127.0.0.1",)})
    with lo.serve({"/plan.pdf": lo.document(PDF)}) as site:
        url = site.url("/plan.pdf", "arkiv.example.no")
        hosts = (f"arkiv.example.no:{site.port}",)
        outcome, _ = fetch(url, hosts=hosts, world=world)
        assert isinstance(outcome, Answer)
        assert site.seen[-1].headers["host"] == f"arkiv.example.no:{site.port}"
    assert world.looked_up == ["arkiv.example.no"] * 2  # robots.txt and the file, once each


def test_one_inner_address_among_others_closes_the_name() -> None:
    world = World(names={"arkiv.example.no": ("127.0.0.1", "10.0.0.7")})
    outcome, _ = fetch("http://arkiv.example.no/x", hosts=("arkiv.example.no",), world=world)
    assert isinstance(outcome, Refusal)
    assert outcome.code == "address_not_allowed"
    assert "private" in outcome.detail


def test_a_conditional_request() -> None:
    with lo.serve({"/plan.pdf": lo.document(PDF)}) as site:
        url, hosts = site.url("/plan.pdf"), (f"127.0.0.1:{site.port}",)
        first, _ = fetch(url, hosts=hosts)
        assert isinstance(first, Answer)
        known = Validators(final_url=url, etag=first.header("etag"))
        again, _ = fetch(url, hosts=hosts, validators=known)
        assert isinstance(again, Unchanged)
        elsewhere = Validators(final_url=url + "?2", etag=first.header("etag"))
        other, _ = fetch(url, hosts=hosts, validators=elsewhere)
    assert isinstance(other, Answer), "validators belong to the address that gave them"


def test_redirects_are_followed_and_kept() -> None:
    handler = lo.redirect("/b/c.pdf", "301 Moved Permanently")
    with lo.serve(
        {"/a": handler, "/b/c.pdf": lo.redirect("d.pdf"), "/b/d.pdf": lo.document(PDF)}
    ) as site:
        outcome, body = fetch(site.url("/a"), hosts=(f"127.0.0.1:{site.port}",))
    assert isinstance(outcome, Answer)
    assert body == PDF
    assert outcome.final_url == site.url("/b/d.pdf")
    assert outcome.redirects == (site.url("/a"), site.url("/b/c.pdf"))


def test_five_redirects_and_no_more() -> None:
    hops = {f"/{n}": lo.redirect(f"/{n + 1}") for n in range(9)}
    with lo.serve({**hops, "/9": lo.document(PDF)}) as site:
        hosts = (f"127.0.0.1:{site.port}",)
        five, _ = fetch(site.url("/4"), hosts=hosts)
        six, _ = fetch(site.url("/3"), hosts=hosts)
    assert isinstance(five, Answer)
    assert isinstance(six, Refusal)
    assert six.code == "too_many_redirects"


GZIP_BOMB = gzip.compress(b"0" * 60_000_000, 9)
LIES = {
    "redirect to an inner address": (lo.redirect("http://127.0.0.2/x"), "address_not_allowed"),
    "redirect to the metadata service": (
        lo.redirect("http://169.254.169.254/latest/meta-data/"),
        "address_not_allowed",
    ),
    "redirect to loopback in IPv6 clothes": (
        lo.redirect("http://[::ffff:127.0.0.2]/x"),
        "address_not_allowed",
    ),
    "redirect to another port": (lo.redirect("http://127.0.0.1:22/"), "host_not_allowed"),
    "redirect to another host": (lo.redirect("http://example.com/x.pdf"), "host_not_allowed"),
    "redirect to a file": (lo.redirect("file:///etc/passwd"), "url_not_http"),
    "redirect with a password": (lo.redirect("http://a:b@127.0.0.1/"), "credentials_in_url"),
    "redirect to nowhere": (lo.status("302 Found"), "redirect_nowhere"),
    "redirect to itself": (lo.redirect("/plan.pdf"), "redirect_loop"),
    "endless body": (lo.endless(), "too_large"),
    "a large length": (
        lo.raw(b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n"),
        "too_large",
    ),
    "one byte at a time": (lo.dripping(b"HTTP/1.1 200 OK\r\n\r\n" + PDF, 0.1), "time_limit"),
    "one byte at a time in the body": (
        lo.dripping(PDF, 0.1, head=b"HTTP/1.1 200 OK\r\n\r\n"),
        "time_limit",
    ),
    "endless header": (lo.raw(b"HTTP/1.1 200 OK\r\n", b"X-A: " + b"a" * 500_000), "not_http"),
    "silence": (lo.silent(1.5), "read_timeout"),
    "gzip bomb": (
        lo.raw(
            f"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {len(GZIP_BOMB)}"
            "\r\n\r\n".encode() + GZIP_BOMB
        ),
        "inflates_too_far",
    ),
    "bomb in a bomb": (
        lo.raw(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip, gzip\r\n\r\n" + gzip.compress(PDF)),
        "unknown_encoding",
    ),
    "no gzip at all": (
        lo.raw(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + PDF),
        "broken_encoding",
    ),
    "half a gzip": (
        lo.raw(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n" + gzip.compress(PDF)[:40]),
        "cut_short",
    ),
    "closes half way": (
        lo.raw(b"HTTP/1.1 200 OK\r\nContent-Length: 2025\r\n\r\n" + PDF[:900]),
        "cut_short",
    ),
    "closes at once": (lo.raw(), "cut_short"),
    "a body longer than its length": (
        lo.raw(b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n" + PDF),
        "wrong_length",
    ),
    "the rest comes later": (
        lo.raw(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n" + PDF[:9], PDF[9:], pause=0.05),
        "wrong_length",
    ),
    "not modified, unasked": (lo.status("304 Not Modified"), "not_modified_unasked"),
    "nothing": (lo.status("200 OK"), "empty_body"),
    "no content": (lo.status("204 No Content"), "unexpected_status"),
    "part": (lo.status("206 Partial Content"), "unexpected_status"),
    "gone": (lo.status("410 Gone"), "not_found"),
    "login": (lo.status("401 Unauthorized", WWW_Authenticate="Basic"), "access_denied"),
    "busy": (lo.status("429 Too Many Requests", Retry_After="7"), "too_many_requests"),
    "broken": (lo.status("500 Oh no"), "server_error"),
    "no HTTP": (lo.raw(b"SSH-2.0-OpenSSH_9.2\r\n\r\n"), "not_http"),
    "two lengths": (
        lo.raw(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef"),
        "not_http",
    ),
}  # fmt: skip


@pytest.mark.parametrize("lie", LIES)
def test_each_lie_ends_in_its_own_reason_within_its_limit(lie: str) -> None:
    handler, code = LIES[lie]
    began = time.monotonic()
    found = refusal(handler)
    assert found.code == code, found
    assert time.monotonic() - began < LIMITS.attempts * (LIMITS.total_seconds + 0.7)
    assert found.code in SENTENCES


def test_a_loop_of_two() -> None:
    with lo.serve({"/a": lo.redirect("/b"), "/b": lo.redirect("/a")}) as site:
        outcome, _ = fetch(site.url("/a"), hosts=(f"127.0.0.1:{site.port}",))
    assert isinstance(outcome, Refusal)
    assert (outcome.code, outcome.redirects) == ("redirect_loop", (site.url("/a"), site.url("/b")))


def test_retry_after_is_kept_to() -> None:
    world = World()
    busy = lo.status("429 Too Many Requests", Retry_After="7")
    with lo.serve({"/plan.pdf": lo.in_turn(busy, lo.document(PDF))}) as site:
        outcome, body = fetch(
            site.url("/plan.pdf"), hosts=(f"127.0.0.1:{site.port}",), world=world
        )
    assert isinstance(outcome, Answer)
    assert body == PDF
    assert sum(world.slept) == pytest.approx(7, abs=0.2)


def test_a_long_retry_after_is_not_sat_out() -> None:
    world = World()
    busy = lo.status("503 Busy", Retry_After="Fri, 01 Mar 2024 15:00:00 GMT")
    with lo.serve({"/plan.pdf": busy, "/other.pdf": lo.document(PDF)}) as site:
        hosts = (f"127.0.0.1:{site.port}",)
        client = Client(loopback_rules(*hosts, delay_seconds=0.0), outside=world.outside)
        one = client.get(Request(url=site.url("/plan.pdf"), limit=9999), into=io.BytesIO())
        two = client.get(Request(url=site.url("/other.pdf"), limit=9999), into=io.BytesIO())
    assert isinstance(one, Refusal) and isinstance(two, Refusal)
    assert (one.code, two.code) == ("asked_to_wait", "asked_to_wait")
    assert site.paths() == ["/robots.txt", "/plan.pdf"]


def test_attempts_lie_further_and_further_apart() -> None:
    world = World()
    with lo.serve(
        {"/plan.pdf": lo.in_turn(lo.status("502 Bad"), lo.raw(), lo.document(PDF))}
    ) as site:
        hosts = (f"127.0.0.1:{site.port}",)
        rules = loopback_rules(*hosts, delay_seconds=0.0, limits=replace(LIMITS, attempts=3))
        client = Client(rules, outside=world.outside)
        outcome = client.get(Request(url=site.url("/plan.pdf"), limit=9999), into=io.BytesIO())
    assert isinstance(outcome, Answer)
    assert world.slept == [0.75, 1.5]


def test_a_pause_between_requests_to_a_host() -> None:
    world = World()
    with lo.serve({"/1": lo.document(PDF), "/2": lo.document(PDF)}) as site:
        rules = loopback_rules(f"127.0.0.1:{site.port}", delay_seconds=2.0)
        client = Client(rules, outside=world.outside)
        for path in ("/1", "/2"):
            client.get(Request(url=site.url(path), limit=9999), into=io.BytesIO())
    assert [round(s, 1) for s in world.slept] == [2.0, 2.0]


ROBOTS = (
    b"User-agent: tiltak\nDisallow: /hemmeleg/\nCrawl-delay: 9\n\nUser-agent: *\nDisallow: /\n"
)


def test_robots_txt_is_kept_to() -> None:
    world = World()
    pages = {
        "/robots.txt": lo.document(ROBOTS, "text/plain"),
        "/hemmeleg/x.pdf": lo.document(PDF),
        "/open.pdf": lo.document(PDF),
        "/vidare": lo.redirect("/hemmeleg/x.pdf"),
    }
    with lo.serve(pages) as site:
        client = Client(loopback_rules(f"127.0.0.1:{site.port}"), outside=world.outside)
        outcomes = [
            client.get(Request(url=site.url(path), limit=9999), into=io.BytesIO())
            for path in ("/hemmeleg/x.pdf", "/open.pdf", "/vidare")
        ]
    assert [getattr(o, "code", "ok") for o in outcomes] == [
        "robots_disallow", "ok", "robots_disallow",
    ]  # fmt: skip
    assert "/hemmeleg/x.pdf" not in site.paths()
    assert site.paths().count("/robots.txt") == 1
    assert max(world.slept) == pytest.approx(9, abs=0.2)


@pytest.mark.parametrize(
    ("robots", "code"),
    [
        (lo.status("404 Not Found"), None),
        (lo.status("403 Forbidden"), None),
        (lo.page("<html><h1>Sida finst ikkje</h1>"), None),
        (lo.redirect("http://www.example.org/robots.txt"), None),
        (lo.status("500 Oh no"), "robots_unreachable"),
        (lo.silent(1.0), "robots_unreachable"),
        (lo.endless(), "robots_unreachable"),
    ],
)
def test_a_robots_txt_that_is_not_there(robots: lo.Handler, code: str | None) -> None:
    with lo.serve({"/robots.txt": robots, "/plan.pdf": lo.document(PDF)}) as site:
        outcome, _ = fetch(site.url("/plan.pdf"), hosts=(f"127.0.0.1:{site.port}",))
    assert getattr(outcome, "code", None) == code


def test_a_host_that_is_always_too_busy_is_left_in_peace() -> None:
    busy = lo.status("429 Too Many Requests")
    with lo.serve({f"/{n}": busy for n in range(6)}) as site:
        client = Client(loopback_rules(f"127.0.0.1:{site.port}"), outside=World().outside)
        codes = [
            getattr(
                client.get(Request(url=site.url(f"/{n}"), limit=99), into=io.BytesIO()), "code", ""
            )
            for n in range(6)
        ]
    assert codes == ["too_many_requests"] * 3 + ["asked_to_wait"] * 3


def test_sources_side_by_side_take_turns_at_a_host(tmp_path: Path) -> None:
    at_once, most = 0, 0
    lock = threading.Lock()

    def counting(connection: socket.socket, request: lo.Seen) -> None:
        nonlocal at_once, most
        with lock:
            at_once += 1
            most = max(most, at_once)
        time.sleep(0.03)
        with lock:
            at_once -= 1
        lo.send(connection, PDF)

    with lo.serve({f"/{n}.pdf": counting for n in range(4)}) as site:

        def fetch_all() -> None:
            outside = Outside(turns=tmp_path)
            rules = loopback_rules(f"127.0.0.1:{site.port}", delay_seconds=0.05)
            client = Client(rules, outside=outside)
            for n in range(4):
                client.get(Request(url=site.url(f"/{n}.pdf"), limit=99999), into=io.BytesIO())

        threads = [threading.Thread(target=fetch_all) for _ in range(3)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        times = sorted(request.at for request in site.seen)
    assert most == 1
    assert len(times) == 3 * 5
    assert min(b - a for a, b in itertools.pairwise(times)) > 0.045
