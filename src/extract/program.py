"""Digests of this program: two runs with the same digest read the same out of the same bytes.

They stand for the sources and words of the installed package, the versions of
the libraries that it names, the text recognition, and the Python that runs it.
"""

from __future__ import annotations

import hashlib
import shutil
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import metadata
from pathlib import Path

DISTRIBUTION = "tiltak"

_AFTER_READING = frozenset(
    {
        "cli",
        "corrections",
        "dataset",
        "evaluate",
        "fetch",
        "listing",
        "manifest.py",
        "pull",
        "review",
        "sources",
        "webarchive",
        "years",
    }
)
"""Rooms that have no say in what is read out of a document."""

_SUFFIXES = frozenset({".py", ".toml"})


@cache
def reading_digest() -> str:
    """Sixteen hex digits that change when a document could be read differently."""
    return _digest(p for p in _files() if p.relative_to(_package()).parts[0] not in _AFTER_READING)


@cache
def whole_digest() -> str:
    """Sixteen hex digits that change when anything in the program changes."""
    return _digest(_files())


def _package() -> Path:
    return Path(__file__).parent


def _files() -> Iterator[Path]:
    yield from sorted(p for p in _package().rglob("*") if p.suffix in _SUFFIXES)


def _digest(files: Iterable[Path]) -> str:
    digest = hashlib.sha256(repr(sys.version_info[:3]).encode())
    for line in (*_versions(), _text_recognition()):
        digest.update(line.encode())
    for path in files:
        digest.update(path.relative_to(_package()).as_posix().encode())
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def _text_recognition() -> str:
    """The tesseract that is installed: with another one, or none, scans read differently."""
    program = shutil.which("tesseract")
    status = Path(program).stat() if program else None
    return f"tesseract {status.st_size} {status.st_mtime_ns}" if status else "no tesseract"


def _versions() -> list[str]:
    """Installed versions of the libraries that this one names; empty when run from sources."""
    try:
        needs = metadata.requires(DISTRIBUTION) or []
    except metadata.PackageNotFoundError:
        return []
    own = [need for need in needs if "extra ==" not in need]  # tests and clusters read nothing
    names = sorted({need.split(";")[0].split("=")[0].strip("<>!~ ") for need in own})
    return [f"{name} {_version(name)}" for name in names]


def _version(name: str) -> str:
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return "none"
