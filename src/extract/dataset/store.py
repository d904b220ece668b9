"""Results of single documents on disk, so that a document that did not change is read once.

A result is filed under the digest of the program and a key of the document (bytes and the
names that the reading may use). It is filed at once as a file of its own (JSON), whole or not
at all; when the dataset is made, such files are packed (`packs`), and it is packs that are
streamed. What is damaged or was made by another version of the program counts as not there.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

import pyarrow as pa

from extract.dataset.nested import from_nested, to_nested
from extract.dataset.packs import (
    GROUP,
    SMALLEST,
    find_packs,
    merge_packs,
    merge_streams,
    stream_packs,
    write_pack,
)
from extract.records import DocumentResult, decode, encode

_PACKS = "packs"


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


def known_keys(folder: Path) -> frozenset[str]:
    """Every key that something is filed under."""
    single = {path.stem for path in _single(folder)}  # before the packs: they go into these
    return frozenset(single.union(*(pack.keys for pack in find_packs(folder / _PACKS))))


def has(folder: Path, key: str) -> bool:
    """True when a file of its own is filed under `key`: it was read in this run."""
    return _path(folder, key).is_file()


def load(folder: Path, key: str) -> DocumentResult | None:
    """The result filed under `key`, or None; a damaged one is thrown away."""
    own = _load_single(folder, key)
    if own is not None:
        return own
    paths = [pack.path for pack in find_packs(folder / _PACKS) if key in pack.keys]
    found = (result for t in stream_packs(paths, wanted=[key]) for result in from_nested(t))
    return next(found, None)


def stream(
    folder: Path, wanted: Collection[str], *, among: Iterable[tuple[str, DocumentResult]] = ()
) -> Iterator[pa.Table]:
    """The results filed under the `wanted` keys, in rising order of document id.

    Nested tables of some dozens of documents. Results `among` them, in the same order, come
    at their places. Needs all results packed.
    """
    paths = [pack.path for pack in find_packs(folder / _PACKS)]
    yield from merge_streams([stream_packs(paths, wanted=wanted), _grouped(among)])


def pack(folder: Path) -> None:
    """Put all results that are files of their own into packs; needs the lock.

    Raises OSError when the disk is full; nothing is lost then.
    """
    keys = sorted(path.stem for path in _single(folder))
    for start in range(0, len(keys), SMALLEST):
        taken = keys[start : start + SMALLEST]
        loaded = ((key, _load_single(folder, key)) for key in taken)
        kept = [(key, result) for key, result in loaded if result is not None]
        kept.sort(key=lambda item: item[1].document.document_id)
        write_pack(folder / _PACKS, _grouped(kept))
        for key in taken:
            _path(folder, key).unlink(missing_ok=True)
    merge_packs(folder / _PACKS, find_packs(folder / _PACKS))


def forget(folder: Path, keys: Collection[str]) -> None:
    """Throw away what is filed under `keys`; needs the lock."""
    for key in keys:
        _path(folder, key).unlink(missing_ok=True)
    gone = frozenset(keys)
    for old in find_packs(folder / _PACKS):
        kept = set(old.keys) - gone
        if len(kept) < len(set(old.keys)):
            new = write_pack(folder / _PACKS, stream_packs([old.path], wanted=kept))
            if new != old.path:
                old.path.unlink()


def forget_others(folder: Path, *, keep: Iterable[str]) -> None:
    """Remove the results of programs other than those with the digests `keep`."""
    kept = set(keep)
    for old in folder.iterdir() if folder.exists() else ():
        if old.name not in kept:
            shutil.rmtree(old, ignore_errors=True)


def _load_single(folder: Path, key: str) -> DocumentResult | None:
    path = _path(folder, key)
    try:
        return decode(path.read_text(encoding="utf-8"))
    except OSError:
        return None
    except ValueError:
        path.unlink(missing_ok=True)
        return None


def _single(folder: Path) -> Iterator[Path]:
    return folder.glob("??/*.json")


def _grouped(results: Iterable[tuple[str, DocumentResult]]) -> Iterator[pa.Table]:
    waiting: list[tuple[str, DocumentResult]] = []
    for item in results:
        waiting.append(item)
        if len(waiting) == GROUP:
            yield to_nested(waiting)
            waiting = []
    if waiting:
        yield to_nested(waiting)


def _path(folder: Path, key: str) -> Path:
    return folder / key[:2] / f"{key}.json"
