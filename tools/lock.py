"""Write the lock files: every package that `pyproject.toml` leads to, its version and digests.

`make lock` runs this with the interpreter that the lock is for (CPython 3.11 on
Linux). pip resolves; the digests are those that the package index states for the
wheels of that version which fit this interpreter on x86_64 and aarch64. The files
name no index: whichever one is used, the digests must agree.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import tomllib
import urllib.request
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from packaging.tags import Tag, sys_tags
from packaging.utils import canonicalize_name, parse_wheel_filename
from pip._internal.models.index import PyPI

ROOT = Path(__file__).parents[1]
INDEX = os.environ.get("PIP_INDEX_URL") or PyPI.simple_url
"""The index that pip is told to use, or else the one that it uses by itself."""
BUILD = ("setuptools>=80", "wheel>=0.48")
"""What building the program itself needs, pinned with the rest."""


def main() -> None:
    """Write the lock files: to run; to test, and to run on a cluster; and to measure, too."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    run = _resolve([*project["dependencies"], *BUILD])
    more = project["optional-dependencies"]
    test = _resolve([*_pinned(run), *more["dev"], *more["cluster"]])
    bench = _resolve([*_pinned(test), *more["bench"]])
    write_lock(ROOT / "requirements.lock", run)
    write_lock(ROOT / "requirements-dev.lock", test)
    write_lock(ROOT / "requirements-bench.lock", bench)


def write_lock(path: Path, versions: Mapping[str, str]) -> None:
    """Write one entry for each package, by name."""
    path.write_text("".join(_entry(*item) for item in sorted(versions.items())), encoding="utf-8")
    print(f"{path.name}: {len(versions)} packages")


def _pinned(versions: Mapping[str, str]) -> list[str]:
    return [f"{name}=={version}" for name, version in versions.items()]


def _resolve(needs: Iterable[str]) -> dict[str, str]:
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        options = ("--dry-run", "--ignore-installed", "--only-binary=:all:", "--quiet")
        command = [sys.executable, "-m", "pip", "install", *options, "--report", str(report)]
        subprocess.run([*command, "--index-url", INDEX, *needs], check=True)
        found = json.loads(report.read_text(encoding="utf-8"))
    metadata = [item["metadata"] for item in found["install"]]
    return {canonicalize_name(each["name"]): each["version"] for each in metadata}


def _entry(name: str, version: str) -> str:
    digests = sorted({file["hashes"]["sha256"] for file in _wheels(name, version)})
    if not digests:
        raise SystemExit(f"{name} {version}: no wheel fits this interpreter")
    lines = [f"{name}=={version}", *(f"    --hash=sha256:{digest}" for digest in digests)]
    return " \\\n".join(lines) + "\n"


def _wheels(name: str, version: str) -> Iterator[dict[str, Any]]:
    request = urllib.request.Request(
        f"{INDEX.rstrip('/')}/{name}/",
        headers={"Accept": "application/vnd.pypi.simple.v1+json"},
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        files = json.load(answer)["files"]
    for file in files:
        name_of_file: str = file["filename"]
        is_wheel = name_of_file.endswith(".whl") and name_of_file.split("-")[1] == version
        if is_wheel and parse_wheel_filename(name_of_file)[3] & _fitting_tags():
            yield file


@cache
def _fitting_tags() -> frozenset[Tag]:
    """What this interpreter can install, on x86_64 and on aarch64."""
    here = list(sys_tags())
    swapped = (Tag(t.interpreter, t.abi, t.platform.replace("x86_64", "aarch64")) for t in here)
    return frozenset((*here, *swapped))


if __name__ == "__main__":
    main()
