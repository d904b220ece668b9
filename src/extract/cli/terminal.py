"""What documents say, on a terminal: shown, never obeyed.

Texts go out as rich `Text`, so that brackets are no markup, with control and
direction characters made visible.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Iterable
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
_HARMLESS = frozenset("\n\u00ad")
_PIPE_WIDTH = 160


def plain(text: str) -> str:
    """`text` with characters that a terminal would act on written as `\\x1b` or `\\u202e`."""
    return "".join(_visible(character) for character in text)


def stdout() -> Console:
    """Where results go; wide when nobody watches, so that lines are not folded in files."""
    return Console(width=None if sys.stdout.isatty() else _PIPE_WIDTH, highlight=False)


def stderr() -> Console:
    """Where progress and remarks go."""
    return Console(stderr=True, highlight=False)


def table(heads: Iterable[str], rows: Iterable[Iterable[object]], *, title: str = "") -> Table:
    """A table of texts; None is an empty cell."""
    made = Table(title=Text(plain(title)) if title else None, title_justify="left")
    for head in heads:
        made.add_column(head, overflow="fold")
    for row in rows:
        made.add_row(*(Text(plain("" if cell is None else str(cell))) for cell in row))
    return made


def print_json(value: Any) -> None:
    """`value` as JSON; days and times as ISO text."""
    json.dump(value, sys.stdout, ensure_ascii=False, indent=1, default=_iso)
    sys.stdout.write("\n")


def _visible(character: str) -> str:
    if character in _HARMLESS or unicodedata.category(character) not in _UNSEEN:
        return character
    return repr(character)[1:-1]


def _iso(value: Any) -> str:
    isoformat = getattr(value, "isoformat", None)
    if isoformat is None:
        raise TypeError(f"no JSON form for {type(value).__name__}")
    return str(isoformat())
