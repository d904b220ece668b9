"""One source whose server lies in every way: each lie its own reason, the rest is pulled."""

from __future__ import annotations

import gzip
import time
from pathlib import Path

from extract.pull import REASONS
from tests.fetch import loopback as lo
from tests.pull.bygda import fingerprint, make_source, outcomes, pages, pdf, run

PDF = pdf("x")
BOMB = gzip.compress(b"%PDF-1.7\n" + b"0" * 40_000_000, 9)
LOGIN = (
    "<title>Logg inn</title><form><input name=u><input type=password></form>"
    "<p>Du må vere logga inn.</p>"
)
ERROR = "<title>Sida finst ikkje - Bygda</title><h1>Sida finst ikkje</h1><p>Prøv søket.</p>"


def reply(body: bytes, *headers: str) -> lo.Handler:
    head = "".join(f"{header}\r\n" for header in headers)
    return lo.raw(f"HTTP/1.1 200 OK\r\n{head}\r\n".encode() + body)


LIES = {
    "loopback.pdf": (lo.redirect("http://127.0.0.2:80/plan.pdf"), "address_not_allowed"),
    "metadata.pdf": (lo.redirect("http://169.254.169.254/latest"), "address_not_allowed"),
    "endless.pdf": (lo.endless(), "too_large"),
    "slow.pdf": (lo.dripping(PDF, 0.2, head=b"HTTP/1.1 200 OK\r\n\r\n"), "time_limit"),
    "bomb.pdf": (
        reply(BOMB, "Content-Encoding: gzip", f"Content-Length: {len(BOMB)}"),
        "inflates_too_far",
    ),
    "webpage.pdf": (lo.page("<h1>Om planen</h1><p>Her kjem planen.</p>"), "web_page_for_document"),
    "login.pdf": (lo.page(LOGIN), "login_page"),
    "error.pdf": (lo.page(ERROR), "error_page"),
    "login": (lo.page(LOGIN), "login_page"),
    "error": (lo.page(ERROR), "error_page"),
    "home": (lo.redirect("/"), "sent_home"),
    "image.pdf": (lo.document(b"\x89PNG\r\n\x1a\n" + b"0" * 99), "wrong_type"),
    "zip.docx": (lo.document(b"PK\x05\x06" + b"\0" * 18), "wrong_type"),
    "length.pdf": (reply(PDF, "Content-Length: 100"), "wrong_length"),
    "unmodified.pdf": (lo.status("304 Not Modified"), "not_modified_unasked"),
    "loop.pdf": (lo.redirect("/planar/loop.pdf"), "redirect_loop"),
    "busy.pdf": (lo.status("429 Too Many Requests", Retry_After="20"), "too_many_requests"),
    "half.pdf": (reply(PDF[:500], f"Content-Length: {len(PDF)}"), "cut_short"),
    "empty.pdf": (lo.document(b""), "empty_body"),
    "missing.pdf": (lo.not_found, "not_found"),
    "locked.pdf": (lo.status("403 Forbidden"), "access_denied"),
}


def test_each_lie_has_its_reason_and_the_rest_is_pulled(tmp_path: Path) -> None:
    links = "".join(f"<li><a href='{name}'>Handlingsplan 2020</a></li>" for name in LIES)
    listing = f"<h1>Handlingsplan</h1><ul>{links}<li><a href='plan-2021.pdf'>2021</a></ul>"
    busy_once = lo.in_turn(
        lo.status("429 Too Many Requests", Retry_After="3"), lo.document(pdf("2021"))
    )
    site_pages = pages() | {f"/planar/{name}": handler for name, (handler, _) in LIES.items()}
    site_pages |= {"/planar/": lo.page(listing), "/planar/plan-2021.pdf": busy_once}
    site_pages["/"] = lo.page("<h1>Velkomen</h1>")
    with lo.serve(site_pages) as site:
        source = make_source(tmp_path / "liar", site)
        began = time.monotonic()
        summary = run(source)
        taken = time.monotonic() - began
    found = outcomes(summary)
    assert found == {
        "planar": "new", "plan-2021.pdf": "new", **{name: why for name, (_, why) in LIES.items()},
    }  # fmt: skip
    assert not summary.problems
    assert summary.counts["refused"] == len(LIES)
    assert all(item.reason in REASONS for item in summary.of("refused"))
    assert taken < 15, "each request has its limit"
    kept = fingerprint(source)
    assert sum(name.startswith("files/") for name in kept) == 2
    assert not any("incoming" in name for name in kept)


def test_what_a_head_request_would_say_does_not_count(tmp_path: Path) -> None:
    """A server that promises something else than it gives, and gives something else each time."""

    def handler(connection: object, request: lo.Seen) -> None:
        chosen = lo.page("<h1>Noko anna</h1>") if request.method == "HEAD" else lo.plain(PDF)
        chosen(connection, request)  # type: ignore[arg-type]

    changing = lo.in_turn(*(lo.plain(pdf(str(n)), "text/html") for n in range(9)))
    with lo.serve(pages()) as site:
        site.pages["/planar/plan-2021.pdf"] = handler
        site.pages["/planar/plan-2019.pdf"] = changing
        source = make_source(tmp_path / "x", site)
        first, second = run(source), run(source)
        assert {request.method for request in site.seen} == {"GET"}
    assert outcomes(first)["plan-2021.pdf"] == "new"
    assert outcomes(second)["plan-2019.pdf"] == "changed"
    names = [file.stem for file in (source / "files").iterdir()]
    assert sorted(names) == sorted(set(fingerprint(source / "files").values()))


def test_robots_txt_is_kept_to(tmp_path: Path) -> None:
    rules = b"User-agent: *\nDisallow: /planar/plan-2019.pdf\nCrawl-delay: 4\n"
    with lo.serve(pages() | {"/robots.txt": lo.document(rules, "text/plain")}) as site:
        source = make_source(tmp_path / "x", site)
        summary = run(source)
        assert outcomes(summary)["plan-2019.pdf"] == "robots_disallow"
        assert "/planar/plan-2019.pdf" not in site.paths()
        site.seen.clear()
        before = fingerprint(source)
        run(source)
        assert "/robots.txt" in site.paths()
        assert all(request.is_conditional for request in site.seen)
        assert fingerprint(source) == before
