"""Archives and datasets at an address: `s3://bucket/folder`, or any other that fsspec knows.

A run works on copies in a folder of its own (`home`): objects of the archive that are new or
changed are fetched, the dataset is made there as ever, and then its files are put under the
address in a folder of their own. Last of all one small object, `current.json`, is switched to
name that folder: readers who begin with it see the old dataset or the new one, never half.

    <address>/current.json                 {"release": "releases/0007-1a2b3c", ...}
    <address>/releases/0007-1a2b3c/...     the files, as they lie in a local dataset
    <address>/work/...                     results of documents, so that any machine can go on
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any

from extract.dataset.places import Places
from extract.dataset.switch import KEPT, content_digest
from extract.errors import TiltakError

POINTER = "current.json"

_HOMES = Path("data")
_KEPT_PLACES = ("results", "links")
_REFUSED = ("PreconditionFailed", "ConditionalRequestConflict", "412", "409")


class AfarError(TiltakError):
    """An address that cannot be used, or a dataset there that another run has switched."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointer:
    """What `current.json` says: the folder of the dataset, its number and its digest."""

    release: str = ""
    number: int = 0
    digest: str = ""


def is_address(place: str) -> bool:
    """True for what names a place that is no local path."""
    return "://" in place


def home(address: str) -> Path:
    """The local folder of an address: the same for every run in this directory."""
    words = "-".join(re.findall(r"[A-Za-z0-9]+", address))[:40]
    digest = hashlib.sha256(address.rstrip("/").encode()).hexdigest()[:8]
    return _HOMES / f".{words}-{digest}.work"


def mirror(address: str) -> Path:
    """A local copy of an archive; only what is new or changed there is fetched.

    Raises AfarError when nothing is there.
    """
    files, top = _open(address)
    name = PurePosixPath(top).name
    folder = home(address) / name
    listed = {path: info for path, info in _find(files, top) if _is_plain(path)}
    if not listed:
        raise AfarError(f"{address}: nothing is there; look at the address and at your rights")
    notes = home(address) / "objects.json"
    known = _load(notes)
    for path, info in listed.items():
        if known.get(path) != _sign(info) or not (folder / path).is_file():
            _fetch(files, f"{top}/{path}", folder / path, info)
    for copy in [p for p in folder.rglob("*") if p.is_file()]:
        if copy.relative_to(folder).as_posix() not in listed:
            copy.unlink()
    notes.write_text(json.dumps({path: _sign(info) for path, info in listed.items()}))
    return folder


def fetch_document(address: str, target: Path) -> None:
    """Copy one object to a file; OSError when it is not there."""
    files, path = _open(address)
    files.get_file(path, str(target))


def fetch_work(address: str, at: Places) -> Pointer:
    """What earlier runs kept, from any machine; needs the lock. What is current there."""
    files, top = _open(address)
    for path, info in _find(files, f"{top}/work"):
        target = at.work / path
        if not target.is_file() or target.stat().st_size != info["size"]:
            _fetch(files, f"{top}/work/{path}", target, info)
    return _read_pointer(files, top)


def publish_afar(address: str, at: Places, *, before: Pointer, keep: int = KEPT) -> bool:
    """Put the dataset at the address and switch to it; False when it is there already.

    Needs the lock. Raises AfarError when another run switched since `before` was read, and
    OSError; the old dataset stands then.
    """
    files, top = _open(address)
    _keep_work(files, top, at)
    digest = content_digest(at.out)
    if digest == before.digest:
        return False
    number = before.number + 1
    release = f"releases/{number:04d}-{digest}"
    _put_folder(files, at.out, f"{top}/{release}")
    _switch(files, top, before, Pointer(release=release, number=number, digest=digest))
    _drop_releases(files, top, oldest=number - keep + 1, current=release)
    return True


def read_pointer(address: str) -> Pointer:
    """What is current at an address; FileNotFoundError when no dataset is there."""
    pointer = _read_pointer(*_open(address))
    if not pointer.release:
        raise FileNotFoundError(f"{address} holds no dataset; run `tiltak ingest` first")
    return pointer


def open_table(address: str, table: str) -> Iterator[Any]:
    """The files of a table of the current dataset, open for reading, in a fixed order."""
    files, top = _open(address)
    folder = f"{top}/{read_pointer(address).release}/{table}"
    for path in sorted(p for p in files.find(folder) if p.endswith(".parquet")):
        with files.open(path, "rb") as file:
            yield file


def _open(address: str) -> tuple[Any, str]:
    try:
        import fsspec

        files, path = fsspec.core.url_to_fs(address.rstrip("/"))
    except ImportError as problem:
        raise AfarError(
            f"{address} needs more packages ({problem.name}): pip install 'tiltak[cluster]'"
        ) from problem
    except ValueError as problem:
        raise AfarError(f"{address}: {problem}") from problem
    files.invalidate_cache()
    return files, path


def _find(files: Any, top: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The files below a place, by their paths from there."""
    try:
        found = files.find(top, detail=True)
    except FileNotFoundError:
        return
    for path, info in sorted(found.items()):
        yield path.removeprefix(top).lstrip("/"), info


def _is_plain(path: str) -> bool:
    """No path that leads out of its folder, and nothing hidden."""
    return bool(path) and not any(part.startswith(".") for part in path.split("/"))


def _sign(info: dict[str, Any]) -> str:
    """Changes when an object does."""
    marks = (info.get(name) for name in ("ETag", "etag", "md5", "LastModified", "mtime"))
    return " ".join(str(mark) for mark in (info["size"], *marks) if mark is not None)


def _fetch(files: Any, path: str, target: Path, info: dict[str, Any]) -> None:
    """Whole or not at all, with the time that it has there."""
    target.parent.mkdir(parents=True, exist_ok=True)
    half = target.with_name(f"{target.name}.half")
    try:
        files.get_file(path, str(half))
        changed = info.get("LastModified")
        if isinstance(changed, datetime):
            os.utime(half, (changed.timestamp(), changed.timestamp()))
        half.replace(target)
    finally:
        half.unlink(missing_ok=True)


def _put_folder(files: Any, folder: Path, target: str) -> None:
    """Put all files of a folder, and see that they arrived. Raises OSError."""
    paths = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    sizes = {}
    for path in paths:
        name = path.relative_to(folder).as_posix()
        files.put_file(str(path), f"{target}/{name}")
        sizes[name] = path.stat().st_size
    files.invalidate_cache()
    there = {name: info["size"] for name, info in _find(files, target)}
    if there != sizes:
        raise OSError(f"{target}: not all files arrived; run again")


def _keep_work(files: Any, top: str, at: Places) -> None:
    """The packs of results and the links, as they lie here."""
    here = {
        path.relative_to(at.work).as_posix(): path
        for name in _KEPT_PLACES
        for path in sorted((at.work / name).rglob("*.parquet"))
    }
    there = dict(_find(files, f"{top}/work"))
    for name, path in here.items():
        if name not in there or there[name]["size"] != path.stat().st_size:
            files.put_file(str(path), f"{top}/work/{name}")
    for name in there.keys() - here.keys():
        files.rm_file(f"{top}/work/{name}")


def _read_pointer(files: Any, top: str) -> Pointer:
    try:
        return Pointer(**json.loads(files.cat_file(f"{top}/{POINTER}")))
    except FileNotFoundError:
        return Pointer()


def _switch(files: Any, top: str, before: Pointer, after: Pointer) -> None:
    """One put of one small object; where the store can, only if nobody was faster."""
    path = f"{top}/{POINTER}"
    files.invalidate_cache()
    if _read_pointer(files, top) != before:
        raise AfarError(f"{path} was switched by another run meanwhile; run again")
    data = json.dumps(
        {"release": after.release, "number": after.number, "digest": after.digest}
    ).encode()
    try:
        files.pipe_file(path, data, **_only_if(files, path, before))
    except Exception as problem:
        told = f"{problem} {problem.__cause__}"  # fsspec wraps what the store said
        if any(code in told for code in _REFUSED):
            raise AfarError(f"{path} was switched by another run meanwhile; run again") from None
        raise


def _only_if(files: Any, path: str, before: Pointer) -> dict[str, str]:
    if "s3" not in files.protocol:
        return {}
    if not before.release:
        return {"IfNoneMatch": "*"}
    return {"IfMatch": files.info(path)["ETag"]}


def _drop_releases(files: Any, top: str, *, oldest: int, current: str) -> None:
    """Old releases, and what runs left that did not get to switch."""
    for path in files.ls(f"{top}/releases", detail=False):
        name = PurePosixPath(path).name
        number = name.partition("-")[0]
        is_current = f"releases/{name}" == current
        is_left = number == current.removeprefix("releases/").partition("-")[0]
        if number.isdigit() and not is_current and (int(number) < oldest or is_left):
            files.rm(path, recursive=True)


def _load(path: Path) -> dict[str, str]:
    try:
        known = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) else {}
