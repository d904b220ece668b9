"""Cells of a CSV file that a spreadsheet may open: no cell can become a formula.

In: any text. Out: the text, behind an apostrophe where a spreadsheet would
calculate; and back again, without loss.
"""

from __future__ import annotations

import re
import unicodedata

# Also after a separator inside the cell: a spreadsheet set to another separator than the
# file's own cuts cells there, quotes or not.
_STARTS = r"((?:\A|[;,\t\r\n]) *)"
_CALCULATES = re.compile(_STARTS + r"('*)(?=[=+\-@＝＋－＠])")
_GUARDED = re.compile(_STARTS + r"'('*)(?=[=+\-@＝＋－＠])")

# letters that change the order or the look of what stands around them, and control characters
_INVISIBLE = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2069\ufeff\ufff9-\ufffb]"
)


def guard_cell(text: str) -> str:
    """`text` as a cell that no spreadsheet takes for a formula."""
    return _CALCULATES.sub(r"\1'\2", text)


def unguard_cell(cell: str) -> str:
    """The text that `guard_cell` was given; a cell written by hand is left as it is."""
    return _GUARDED.sub(r"\1\2", cell)


def plain(text: str) -> str:
    """`text` to compare by: NFC, one kind of space, no control or direction characters."""
    composed = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    lines = (" ".join(line.split()) for line in composed.splitlines())
    return "\n".join(line for line in lines if line)


def shown(text: str) -> str:
    """`text` with every control and direction character written out, `[U+202E]`."""
    return _INVISIBLE.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)
