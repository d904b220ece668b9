"""Pages made to exhaust their reader are read or refused, in fair time."""

from __future__ import annotations

import time

import pytest

from extract.readers.errors import Unreadable
from extract.readers.html import read_html

READ = {
    "deep": "<div>" * 10_000 + "dypt" + "</div>" * 10_000 + "<p>etter</p>",
    "deep in line": "<p>" + "<span>" * 10_000 + "dypt",
    "deep lists": "<ul><li>a" * 3000 + "dypt",
    "deep tables": "<table><tr><td>a" * 3000 + "dypt",
    "deep folds": "<details><summary>a</summary>" * 2000 + "dypt",
    "wide spans": "<table>"
    + "<tr><td rowspan=65000 colspan=100000>x</td></tr>" * 3000
    + "</table>",
    "long row": "<table><tr>" + "<td>x</td>" * 10_000 + "</tr></table>",
    "entities": "<p>" + "&amp;" * 100_000 + "&#xffffffff;&nix;",
    "style": "<style>" + ("div " * 400 + "{color:red}") * 300 + "/*" * 50_000 + "</style><p>x",
    "braces": "<style>" + "@media{" * 50_000 + "</style><p>x",
    "breaks": "<br>" * 20_000 + "x",
    "comments": "x" + "<!-" * 50_000,
}
REFUSED = {
    "too deep": "<div>" * 100_000,
    "remade": "".join(f"<b class=x{i}>y<p>" for i in range(3000)),
    "attributes": "<p " + " ".join(f"a{i}=1" for i in range(50_000)) + ">x</p>",
}


@pytest.mark.parametrize("name", READ)
def test_read(name: str) -> None:
    start = time.process_time()
    blocks = read_html(READ[name].encode())
    assert blocks
    assert time.process_time() - start < 10
    if "deep" in name:
        assert "dypt" in blocks[0 if name == "deep" else -1].lines[-1].text


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str) -> None:
    with pytest.raises(Unreadable) as error:
        read_html(REFUSED[name].encode())
    assert error.value.code == "too_large"
