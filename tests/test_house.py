"""The rules of the house, kept: imports run one way, and each big library has one door."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "extract"

LAYERS: tuple[tuple[str, ...], ...] = (
    ("errors", "model", "program", "progress", "schema", "words_file"),
    ("vocabulary",),
    (
        "apart",
        "archive",
        "fetch",
        "fields",
        "labels",
        "language",
        "manifest",
        "opening",
        "readers",
        "records",
    ),
    ("configuration", "sources", "vocabulary_use", "webarchive"),
    ("blocks", "corrections", "dataset", "gaps", "listing", "plan", "years"),
    ("summary",),
    ("analysis", "evaluate", "joining", "layouts", "pull", "report", "review"),
    ("link_scores", "reading"),
    ("pipeline",),
    ("isolation",),
    ("joining_apart", "workers"),
    ("not_understood", "run_memory"),
    ("runs",),
    ("decisions",),
    ("curating_apart",),
    ("cli",),
)
"""The rooms in the order in which they may use each other: each one those of earlier lines."""

DOORS: dict[str, set[str]] = {
    "PIL": {"readers"},
    "cyclopts": {"cli"},
    "distributed": set(),
    "docx": {"readers"},
    "fsspec": {"dataset"},
    "httpx": {"fetch"},
    "jinja2": {"report", "review"},
    "pandas": {"analysis", "dataset", "years"},
    "pdfminer": {"readers"},
    "pdfplumber": {"readers"},
    "pikepdf": {"readers"},
    "prefect": set(),
    "prefect_dask": set(),
    "protego": {"fetch"},
    "pyarrow": {"dataset", "records", "schema"},
    "pypdfium2": {"readers"},
    "rich": {"cli"},
    "selectolax": {"listing", "pull", "readers"},
    "simplemma": {"years"},
    "spacy": {"language"},
    "stamina": {"fetch"},
    "warcio": {"webarchive"},
}
"""The rooms that may import a library; prefect and dask stay in flows/."""


@cache
def rooms() -> dict[str, list[Path]]:
    """The files of each room: a folder or a module of the package."""
    found: dict[str, list[Path]] = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(PACKAGE).parts
        if parts != ("__init__.py",):
            found.setdefault(parts[0].removesuffix(".py"), []).append(path)
    return found


@cache
def imported(path: Path) -> frozenset[str]:
    """The dotted names that a file imports, anywhere in it."""
    return frozenset(_imports(path))


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute here"
            name = node.module or ""
            yield from ((f"{name}.{a.name}" if name == "extract" else name) for a in node.names)


def test_every_room_has_its_place() -> None:
    placed = [room for layer in LAYERS for room in layer]
    assert sorted(placed) == sorted(rooms()), "place new rooms in LAYERS"


@pytest.mark.parametrize("room", [room for layer in LAYERS for room in layer])
def test_imports_run_one_way(room: str) -> None:
    level = next(i for i, layer in enumerate(LAYERS) if room in layer)
    allowed = {room, *(other for layer in LAYERS[:level] for other in layer)}
    for path in rooms()[room]:
        if path.name == "__main__.py":
            continue
        used = {name.split(".")[1] for name in imported(path) if name.startswith("extract.")}
        assert used <= allowed, f"{path.relative_to(ROOT)} uses {sorted(used - allowed)}"


@pytest.mark.parametrize("library", DOORS)
def test_each_big_library_has_its_door(library: str) -> None:
    users = {
        room
        for room, paths in rooms().items()
        if any(name.split(".")[0] == library for path in paths for name in imported(path))
    }
    assert users <= DOORS[library]


def test_the_model_needs_the_standard_library_alone() -> None:
    for path in rooms()["model"]:
        names = {name.split(".")[0] for name in imported(path)}
        assert names <= {"__future__", "collections", "dataclasses", "datetime", "typing"}


def test_what_is_made_of_words_is_remembered_for_its_words() -> None:
    """functools.cache would give the words of one analyst to the next: see `remembered`."""
    wrong = [
        f"{path.relative_to(ROOT)}: {node.name}"
        for paths in rooms().values()
        for path in paths
        if path.name != "vocabulary.py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
        and any("cache" in ast.unparse(decorator) for decorator in node.decorator_list)
        and any(
            isinstance(call, ast.Call) and ast.unparse(call.func).split(".")[-1] == "load"
            for call in ast.walk(node)
        )
    ]
    assert wrong == []
