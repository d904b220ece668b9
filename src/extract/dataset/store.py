"""Results of single documents on disk, so that a document that did not change is read once.

A result is filed under the digest of the program and a key of the document
(bytes and the names that the reading may use). A file that is damaged or was
made by another version of the program counts as not there.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from pathlib import Path

from extract.records import DocumentResult, decode, encode


def load(folder: Path, key: str) -> DocumentResult | None:
    """The result filed under `key`, or None; a damaged one is thrown away."""
    path = _path(folder, key)
    try:
        return decode(path.read_text(encoding="utf-8"))
    except OSError:
        return None
    except ValueError:
        path.unlink(missing_ok=True)
        return None


def has(folder: Path, key: str) -> bool:
    """True when something is filed under `key` (which `load` may still find damaged)."""
    return _path(folder, key).is_file()


def forget(folder: Path, key: str) -> None:
    """Throw away what is filed under `key`, if anything."""
    _path(folder, key).unlink(missing_ok=True)


def save(folder: Path, key: str, result: DocumentResult) -> None:
    """File `result` under `key`: whole or not at all. Raises OSError when the disk is full."""
    path = _path(folder, key)
    path.parent.mkdir(parents=True, exist_ok=True)
    half = path.with_suffix(f".{os.getpid()}.half")
    try:
        half.write_text(encode(result), encoding="utf-8")
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)


def forget_others(folder: Path, *, keep: Iterable[str]) -> None:
    """Remove the results of programs other than those with the digests `keep`."""
    kept = set(keep)
    for old in folder.iterdir() if folder.exists() else ():
        if old.name not in kept:
            shutil.rmtree(old, ignore_errors=True)


def _path(folder: Path, key: str) -> Path:
    return folder / key[:2] / f"{key}.json"
