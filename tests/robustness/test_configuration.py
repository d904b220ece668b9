"""A file of words that breaks its form ends a command before anything is read."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

import pytest

from extract import cli, configuration, vocabulary
from extract.errors import ConfigurationError
from extract.isolation import open_pool

PLAN = Path("data/raw/sildrefjorden/sildrefjorden-handlingsplan-2023.html").absolute()


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The program with a folder of words that may be changed."""
    words = tmp_path / "package" / "words"
    words.mkdir(parents=True)
    for file in (Path(str(resources.files("extract"))) / "words").glob("*.toml"):
        (words / file.name).write_bytes(file.read_bytes())
    for module in (vocabulary, configuration):
        monkeypatch.setattr(module, "files", lambda _: words.parent)
    _forget()
    yield words
    _forget()


def _forget() -> None:
    for cached in (vocabulary.program_words, vocabulary.load_with, vocabulary.digest_of):
        cached.cache_clear()


@pytest.mark.parametrize(
    ("added", "said"),
    [
        (b"\n[time.ongoing\n", "own.toml: not a TOML file"),
        (b"\xff\xfe", "own.toml: not a TOML file"),
        (b'\n[odd.own]\nnb = "evigvarende"\n', "must be a list of quoted words"),
        (b'\n[odd.own]\nnb = ["x", "X"]\n', "own.toml: [odd.own] has 'X' twice"),
        (b'\n[time.ongoing]\nnb = ["x"]\n', "times.toml: time.ongoing stands in own.toml already"),
        (b'\n[time.own]\nnb = ["mars"]\n', "and in time.month.03 (own.toml and times.toml)"),
    ],
)
@pytest.mark.parametrize("command", ["ingest", "extract", "retry"])
def test_the_file_is_named_and_nothing_is_read(
    command: str,
    added: bytes,
    said: str,
    package: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (package / "own.toml").write_bytes(added)
    out = ("--out", str(tmp_path / "curated")) if command != "extract" else ()
    monkeypatch.setattr(sys, "argv", ["tiltak", command, str(PLAN), *out])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    told = capsys.readouterr().err
    assert ended.value.code == 3
    assert said in told
    assert "own.toml" in told
    assert str(package) in told
    assert "run again" in told
    assert not (tmp_path / "curated").exists()


def test_no_process_is_started(package: Path) -> None:
    (package / "own.toml").write_text("[x")
    with pytest.raises(ConfigurationError), open_pool(processes=1):
        raise AssertionError
