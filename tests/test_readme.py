"""What the README promises: its lines run, its files are there, its targets are targets."""

from __future__ import annotations

import re
from collections.abc import Sized
from pathlib import Path
from typing import cast

import pytest

from extract.dataset import write
from tests.makers import made_result

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
READERS = re.findall(r"^import (\w+); (\1\..*)$", README, re.M)


def test_there_are_three_ways_to_read() -> None:
    assert [name for name, _ in READERS] == ["pandas", "duckdb", "polars"]


@pytest.mark.parametrize(("name", "expression"), READERS)
def test_each_way_reads_all_years(
    name: str, expression: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    results = [made_result(f"{year}.pdf", year=year) for year in (2020, 2021)]
    write(results, tmp_path / "data" / "curated")
    monkeypatch.chdir(tmp_path)
    table = eval(expression, {name: __import__(name)})
    assert len(cast(Sized, table)) == 6


def test_the_library_is_what_it_says(tmp_path: Path) -> None:
    import extract

    write([made_result("a.pdf")], tmp_path / "curated")
    assert len(extract.read("measures", tmp_path / "curated")) == 3
    plan = next((ROOT / "data" / "raw").rglob("*.html"))
    assert extract.extract_document(plan).measures
    assert extract.extract_document(plan.read_bytes(), file_name=plan.name).measures
    for name in re.findall(r"^extract\.(\w+)\(", README, re.M):
        assert callable(getattr(extract, name))
    with pytest.raises(AttributeError, match="no attribute 'magic'"):
        extract.magic  # noqa: B018


@pytest.mark.parametrize("target", sorted(set(re.findall(r"\]\(([^)#:]+)\)", README))))
def test_links_lead_somewhere(target: str) -> None:
    assert (ROOT / target).exists()


def test_make_knows_its_targets() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in set(re.findall(r"`?make (\w+)", README)) - {"PYTHON"}:
        assert re.search(rf"^{target}:", makefile, re.M), target


def test_commands_are_commands() -> None:
    from extract.cli import COMMANDS

    assert set(re.findall(r"`tiltak (\w+)", README)) <= set(COMMANDS)


def test_every_dependency_has_its_reason() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = project.partition("dependencies = [")[2].partition("[tool")[0]
    names = re.findall(r'"([a-z0-9-]+)[><=]', block)
    section = README.partition("## Dependencies")[2].lower()
    assert [n for n in names if n.removeprefix("pytest-") not in section] == []


def test_locks_name_no_place() -> None:
    for name in ("requirements.lock", "requirements-dev.lock"):
        text = (ROOT / name).read_text(encoding="utf-8")
        assert not re.search(r"://|--(?!hash=sha256:)|/", text)
