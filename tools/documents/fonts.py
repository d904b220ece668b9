"""Finds the file of an installed font by its name."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path


@cache
def font_file(family: str, style: str = "Regular") -> Path:
    """The font's file as fontconfig knows it; raises LookupError when another would stand in."""
    wanted = f"{family}:style={style}"
    done = subprocess.run(
        ["fc-match", "-f", "%{family}|%{file}", wanted], capture_output=True, text=True, check=True
    )
    found, _, file = done.stdout.partition("|")
    if family not in found:
        raise LookupError(f"font {wanted!r} is not installed (found {found!r})")
    return Path(file)
