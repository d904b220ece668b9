"""docs/archives.md tells the truth: its source.toml can be read, its reasons are all there are."""

from __future__ import annotations

import re
from pathlib import Path

from extract.pull import REASONS
from extract.sources import read_source

PAGE = (Path(__file__).parents[2] / "docs" / "archives.md").read_text(encoding="utf-8")


def test_the_example_can_be_read_and_names_every_setting() -> None:
    example = re.search(r"```toml\n(.*?)```", PAGE, re.S)
    assert example is not None
    source = read_source(example[1], name="example")
    assert source.links.patterns == (r"/planar/.*\.pdf$",)
    settings = {*type(source.links).__slots__, *type(source.requests).__slots__}
    named = set(re.findall(r"^(\w+) =", example[1], re.M))
    assert settings <= named


def test_every_reason_is_explained() -> None:
    rows = dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", PAGE, re.M))
    assert rows == REASONS
