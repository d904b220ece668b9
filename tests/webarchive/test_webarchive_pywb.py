"""A real pywb server on loopback, with a WARC file made here.

pywb wants older versions of libraries than the program, so it lives in an environment of
its own, which `setup-pywb.sh` beside this file makes. The test finds it there, on the PATH,
or where TILTAK_WAYBACK says; without it, it is left out.
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from extract.pull import archived_documents
from tests.fetch import loopback as lo
from tests.pull.bygda import fingerprint, make_source, pdf, run
from tests.webarchive.warcs import FIRST, PAGE, SECOND, write_warc

ROOT = Path(__file__).parents[2]
_STARTS_WITHIN = 120.0


def find_wayback() -> Path | None:
    """pywb's server program; its `wb-manager` lies beside it."""
    given = os.environ.get("TILTAK_WAYBACK")
    if given:
        return Path(given)
    own, found = ROOT / ".venv-pywb" / "bin" / "wayback", shutil.which("wayback")
    return own if own.exists() else Path(found) if found else None


WAYBACK = find_wayback()


@pytest.fixture(scope="module")
def port(tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    if WAYBACK is None:
        pytest.skip("pywb is not installed: run tests/webarchive/setup-pywb.sh")
    home = tmp_path_factory.mktemp("pywb")
    manager = WAYBACK.parent / "wb-manager"
    warc = write_warc(home / "old.warc.gz")
    for command in (["init", "bygd"], ["add", "bygd", str(warc)]):
        subprocess.run([manager, *command], cwd=home, check=True, capture_output=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        free = int(probe.getsockname()[1])
    with (home / "log").open("wb") as log:
        server = subprocess.Popen(
            [WAYBACK, "-b", "127.0.0.1", "-p", str(free)], cwd=home, stdout=log, stderr=log
        )
        try:
            wait_for(free, server)
            yield free
        finally:
            server.terminate()
            server.wait(10)


def wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    ends = time.monotonic() + _STARTS_WITHIN
    while time.monotonic() < ends:
        assert server.poll() is None, "pywb ended at once"
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise AssertionError(f"pywb did not start within {_STARTS_WITHIN:.0f} s")


@pytest.mark.parametrize("kind", ["cdx", "timemap"])
def test_older_versions_out_of_pywb(kind: str, port: int, tmp_path: Path) -> None:
    base = f"http://127.0.0.1:{port}/bygd"
    place = (
        f'cdx = "{base}/cdx"\nreplay = "{base}/{{timestamp}}id_/{{url}}"'
        if kind == "cdx"
        else f'timemap = "{base}/timemap/link/{{url}}"'
    )
    more = f'[[web_archives]]\n{place}\npages = ["{PAGE}"]'
    source = make_source(tmp_path / "gamal", lo.Site(port=port), path="", more=more)
    text = (source / "source.toml").read_text().replace("_seconds = 0.5", "_seconds = 10")
    (source / "source.toml").write_text(text.replace("total_seconds = 1.0", "total_seconds = 20"))
    summary = run(source)
    assert not summary.problems
    found = {(i.url.rpartition("/")[2], str(i.captured_at)[:4]) for i in summary.of("new")}
    assert found >= {("planar", "2011"), ("planar", "2013"), ("plan-2009.pdf", "2013")}
    bodies = {d.path.read_bytes() for d in archived_documents(source) or ()}
    assert {FIRST.encode(), SECOND.encode(), pdf("2009")} <= bodies, "as they came, no banner"
    before = fingerprint(source)
    assert run(source).counts["new"] == 0
    assert fingerprint(source) == before
