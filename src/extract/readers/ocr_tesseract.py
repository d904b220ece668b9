"""Text recognition by tesseract: a grey page in, words with boxes in pixels out.

tesseract is a program of its own; nothing but the page and its resolution is given
to it. It gets one thread: with two it takes many times as long.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache

from PIL import Image

from extract.readers.errors import Unreadable
from extract.readers.ocr_lay import Grey
from extract.readers.ocr_words import ReadWord

LANGUAGE = "nor"
_TIME_LIMIT = 120
"""Seconds; a page takes one or two."""
_PAGE, _BLOCK = "3", "6"
_COLUMNS = 12
_WORD = "5"


@cache
def is_installed() -> bool:
    """Whether tesseract is there with its Norwegian data."""
    return LANGUAGE in _languages()


def read_words(grey: Grey, *, dpi: int, block: bool = False) -> tuple[ReadWord, ...]:
    """The words that tesseract finds, in its reading order; a `block` is lines and no page.

    Raises Unreadable (`ocr_failed`) when it stops with an error or takes too long.
    """
    mode = _BLOCK if block else _PAGE
    table = _run(
        ["stdin", "stdout", "-l", LANGUAGE, "--psm", mode, "--dpi", str(dpi), "tsv"], grey
    )
    return tuple(_parse(table))


def find_quarters(grey: Grey, *, dpi: int) -> int:
    """Quarter turns to the left that set the page upright; 0 where that is not clear."""
    try:
        told = _run(["stdin", "stdout", "--psm", "0", "--dpi", str(dpi)], grey)
    except Unreadable:  # too little text to tell
        return 0
    facts = dict(line.split(": ", 1) for line in told.splitlines() if ": " in line)
    try:
        if float(facts["Orientation confidence"]) < 1.0:
            return 0
        return int(facts["Orientation in degrees"]) // 90 % 4
    except (KeyError, ValueError):
        return 0


def _languages() -> frozenset[str]:
    if shutil.which("tesseract") is None:
        return frozenset()
    try:
        done = subprocess.run(
            ["tesseract", "--list-langs"], capture_output=True, check=False, timeout=20
        )
    except (OSError, subprocess.TimeoutExpired):
        return frozenset()
    return frozenset(done.stdout.decode("utf-8", "replace").split())


def _run(arguments: list[str], grey: Grey) -> str:
    try:
        done = subprocess.run(
            ["tesseract", *arguments],
            input=_as_pgm(grey),
            capture_output=True,
            check=True,
            timeout=_TIME_LIMIT,
            env=os.environ | {"OMP_THREAD_LIMIT": "1"},
        )
    except subprocess.TimeoutExpired as problem:
        raise Unreadable("ocr_failed", detail=f"no answer in {_TIME_LIMIT} s") from problem
    except (OSError, subprocess.CalledProcessError) as problem:
        said = getattr(problem, "stderr", None) or str(problem).encode()
        raise Unreadable("ocr_failed", detail=said.decode("utf-8", "replace")[-300:]) from problem
    return done.stdout.decode("utf-8", "replace")


def _as_pgm(grey: Grey) -> bytes:
    """The page as the plainest of picture formats, which takes no time to write."""
    height, width = grey.shape
    return b"P5 %d %d 255\n" % (width, height) + Image.fromarray(grey).tobytes()


def _parse(table: str) -> Iterator[ReadWord]:
    for row in table.splitlines()[1:]:
        parts = row.split("\t")
        if len(parts) != _COLUMNS or parts[0] != _WORD or not parts[11].strip():
            continue
        left, top, width, height = (int(part) for part in parts[6:10])
        yield ReadWord(
            text=parts[11].strip(),
            left=left,
            top=top,
            right=left + width,
            bottom=top + height,
            line=(int(parts[2]), int(parts[3]), int(parts[4])),
            confidence=max(0.0, float(parts[10]) / 100),
        )
