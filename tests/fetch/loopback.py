"""A real HTTP server on loopback that does what it is told, lies included.

It works on raw sockets, so that an answer can be cut, dripped, over-long or no HTTP
at all. `pages` maps a path to what answers it; `seen` lists every request.
"""

from __future__ import annotations

import hashlib
import socket
import socketserver
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Seen:
    """One request as it came."""

    method: str
    path: str
    headers: Mapping[str, str]
    at: float

    @property
    def is_conditional(self) -> bool:
        return "if-none-match" in self.headers or "if-modified-since" in self.headers


Handler = Callable[[socket.socket, Seen], None]


@dataclass
class Site:
    """What the server serves and what it was asked."""

    pages: dict[str, Handler] = field(default_factory=dict)
    seen: list[Seen] = field(default_factory=list)
    port: int = 0
    scheme: str = "http"

    def url(self, path: str, host: str = "127.0.0.1") -> str:
        return f"{self.scheme}://{host}:{self.port}{path}"

    def paths(self) -> list[str]:
        return [request.path for request in self.seen]


@contextmanager
def serve(
    pages: Mapping[str, Handler] | None = None, *, tls: ssl.SSLContext | None = None
) -> Iterator[Site]:
    """A server on a free port of 127.0.0.1, one thread for each connection."""
    site = Site(pages=dict(pages or {}), scheme="https" if tls else "http")

    class OneRequest(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            with suppress(OSError):
                connection = self.request
                if tls is not None:
                    connection = tls.wrap_socket(connection, server_side=True)
                answer_one(connection, site)

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True
        allow_reuse_address = True
        block_on_close = False

        def handle_error(self, request: Any, client_address: Any) -> None:
            """A client that hangs up is no fault here."""

    with Server(("127.0.0.1", 0), OneRequest) as server:
        site.port = server.server_address[1]
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        try:
            yield site
        finally:
            server.shutdown()


def answer_one(connection: socket.socket, site: Site) -> None:
    head = read_head(connection)
    if not head:
        return
    first, *lines = head.split("\r\n")
    method, path, _ = first.split(" ", 2)
    headers = {n.strip().lower(): v.strip() for n, _, v in (line.partition(":") for line in lines)}
    request = Seen(method, path, headers, time.monotonic())
    site.seen.append(request)
    handler = site.pages.get(path.split("?")[0], not_found)
    handler(connection, request)


def read_head(connection: socket.socket) -> str:
    data = b""
    while b"\r\n\r\n" not in data:
        piece = connection.recv(4096)
        if not piece:
            return ""
        data += piece
    return data.split(b"\r\n\r\n")[0].decode("latin-1")


# ---------------------------------------------------------------- honest answers


def send(
    connection: socket.socket,
    body: bytes,
    *,
    status: str = "200 OK",
    headers: Mapping[str, str] | None = None,
) -> None:
    lines = {"Content-Length": str(len(body)), "Connection": "close", **(headers or {})}
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    connection.sendall(f"HTTP/1.1 {status}\r\n{head}\r\n".encode("latin-1") + body)


def not_found(connection: socket.socket, request: Seen) -> None:
    send(connection, b"<html><title>404</title>", status="404 Not Found")


def document(body: bytes, content_type: str = "application/pdf", **headers: str) -> Handler:
    """A file with an ETag; 304 when the client has it."""
    etag = '"' + hashlib.sha256(body).hexdigest()[:16] + '"'

    def handler(connection: socket.socket, request: Seen) -> None:
        if request.headers.get("if-none-match") == etag:
            send(connection, b"", status="304 Not Modified", headers={"ETag": etag})
            return
        send(
            connection,
            body,
            headers={"Content-Type": content_type, "ETag": etag, **headers},
        )

    return handler


def page(html: str, **headers: str) -> Handler:
    return document(html.encode(), "text/html; charset=utf-8", **headers)


def plain(body: bytes, content_type: str = "application/pdf") -> Handler:
    """A file without validators."""
    return lambda connection, _: send(connection, body, headers={"Content-Type": content_type})


def status(line: str, **headers: str) -> Handler:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return lambda connection, _: send(connection, b"", status=line, headers=named)


def redirect(location: str, line: str = "302 Found") -> Handler:
    return status(line, Location=location)


def in_turn(*handlers: Handler) -> Handler:
    """The first request gets the first answer, and so on; the last one stays."""
    left = list(handlers)

    def handler(connection: socket.socket, request: Seen) -> None:
        chosen = left.pop(0) if len(left) > 1 else left[0]
        chosen(connection, request)

    return handler


# ---------------------------------------------------------------- lies


def raw(*pieces: bytes, pause: float = 0.0) -> Handler:
    """These bytes and a closed connection."""

    def handler(connection: socket.socket, request: Seen) -> None:
        for piece in pieces:
            connection.sendall(piece)
            time.sleep(pause)

    return handler


def endless(chunk: bytes = b"x" * 65536) -> Handler:
    def handler(connection: socket.socket, request: Seen) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.7\n")
        while True:
            connection.sendall(chunk)

    return handler


def dripping(data: bytes, pause: float, *, head: bytes = b"") -> Handler:
    """One byte, a pause, one byte ..."""

    def handler(connection: socket.socket, request: Seen) -> None:
        connection.sendall(head)
        for index in range(len(data)):
            connection.sendall(data[index : index + 1])
            time.sleep(pause)

    return handler


def silent(seconds: float) -> Handler:
    return lambda connection, _: time.sleep(seconds)
