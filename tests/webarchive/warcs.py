"""WARC files of an invented site's past, made in the tests."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from pathlib import Path

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests.pull.bygda import pdf

HOST = "www.gamalbygd.example.no"
PAGE = f"http://{HOST}/planar"
MENU = "<nav><a href='/om'>Om oss</a></nav>"
FIRST = f"<title>Planar</title>{MENU}<h1>Handlingsplan for 2011</h1><p>Byggje naust.</p>"
SECOND = (
    f"<title>Planar</title>{MENU}<h1>Handlingsplan for 2013</h1><p>Måle naust.</p>"
    "<h2>Tidlegare planar</h2><a href='/filer/plan-2009.pdf'>Handlingsplan 2009</a>"
    "<a href='/gamal.pdf'>Handlingsplan 2007</a>"
    "<a href='http://annan.example.org/p.pdf'>Handlingsplan 2005</a>"
)
HTML = "text/html; charset=utf-8"

# time, URL, status, content type, body, further headers
Record = tuple[str, str, str, str, bytes, Mapping[str, str]]


def _record(
    moment: str,
    url: str,
    body: bytes,
    kind: str = HTML,
    status: str = "200 OK",
    location: str = "",
) -> Record:
    more = {"Location": location} if location else {}
    return f"{moment}Z", url, status, kind, body, more


_SITE, _PDF = f"http://{HOST}", "application/pdf"
RECORDS: tuple[Record, ...] = (
    _record("2011-03-01T10:00:00", PAGE, FIRST.encode()),
    _record("2013-03-01T10:00:00", PAGE, SECOND.encode()),
    _record("2013-03-01T10:00:01", f"{_SITE}/filer/plan-2009.pdf", pdf("2009"), _PDF),
    _record(
        "2013-03-01T10:00:02", f"{_SITE}/gamal.pdf", b"", HTML, "301 Moved", "/filer/plan-2007.pdf"
    ),
    _record("2013-03-01T10:00:03", f"{_SITE}/filer/plan-2007.pdf", pdf("2007"), _PDF),
    _record("2013-03-01T10:00:04", f"{_SITE}/om", b"<h1>Om oss</h1>"),
    _record("2013-03-01T10:00:05", f"{_SITE}/logo.png", b"\x89PNG\r\n\x1a\n", "image/png"),
    _record("2015-03-01T10:00:00", PAGE, b"<h1>404</h1>", HTML, "404 Not Found"),
)


def write_warc(file: Path, records: Iterable[Record] = RECORDS, *, gzip: bool = True) -> Path:
    """A WARC file with these responses."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("wb") as stream:
        writer = WARCWriter(stream, gzip=gzip)
        for moment, url, status, content_type, body, more in records:
            headers = [("Content-Type", content_type), ("Content-Length", str(len(body)))]
            head = StatusAndHeaders(status, [*headers, *more.items()], protocol="HTTP/1.1")
            record = writer.create_warc_record(
                url,
                "response",
                payload=io.BytesIO(body),
                http_headers=head,
                warc_headers_dict={"WARC-Date": moment},
            )
            writer.write_record(record)
    return file
