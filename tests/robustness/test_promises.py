"""What is said of reasons, commands and what is never used, looked up in the program itself."""

from __future__ import annotations

import json
import re
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from extract import cli
from extract.cli.retry import retry
from extract.dataset import hold_lock, list_releases, places, read, write
from extract.readers.errors import SENTENCES
from extract.records import DocumentResult
from tests.makers import made_result

ROOT = Path(__file__).parents[2]
NEVER = re.compile(
    r"^\s*(?:import|from) (?:c?pickle|cloudpickle|dill|joblib|marshal|shelve)\b"
    r"|(?<![\w.])(?:eval|exec|compile|__import__)\(",
    re.M | re.I,
)


def run(*arguments: str, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(sys, "argv", ["tiltak", *arguments])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert isinstance(ended.value.code, int)
    return ended.value.code


def quarantined(name: str, reason: str) -> DocumentResult:
    whole = made_result(name, measures=0)
    return replace(whole, document=replace(whole.document, outcome="quarantined", reason=reason))


@pytest.fixture
def curated(tmp_path: Path) -> Path:
    out = tmp_path / "curated"
    write([made_result("a.pdf", year=2020)], out)
    write(
        [
            made_result("a.pdf", year=2020),
            quarantined("b\x1b]0;x\x07\u202e.pdf", "crashed: page 2: \x1b[31mNo."),
        ],
        out,
    )
    return out


def test_nothing_is_unpickled_or_evaluated() -> None:
    for path in (*(ROOT / "src").rglob("*.py"), *(ROOT / "flows").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        assert not NEVER.search(text), path


def test_every_reason_is_documented() -> None:
    text = (ROOT / "docs/robustness.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| ([a-z_, ]+) \| ", text.partition("## Reasons")[2], re.M)
    assert {code for line in listed for code in line.split(", ")} - {"code"} == set(SENTENCES)
    assert all(sentence.endswith(".") for sentence in SENTENCES.values())


def test_status_lists_the_quarantined_and_obeys_nothing(
    curated: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("status", "--quarantined", "--dataset", str(curated), monkeypatch=monkeypatch) == 0
    told = capsys.readouterr().out
    assert "a.pdf" not in told
    assert "crashed: page 2: \\x1b[31mNo." in told
    assert not {"\x1b", "\x07", "\u202e"} & set(told)


def test_releases_are_listed_and_restored(
    curated: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ("releases", "--dataset", str(curated))
    assert run(*options, "--json", monkeypatch=monkeypatch) == 0
    listed = json.loads(capsys.readouterr().out)
    assert [(r["documents"], r["current"]) for r in listed] == [(1, False), (2, True)]
    assert run(*options, "--restore", "1", monkeypatch=monkeypatch) == 0
    assert len(read("documents", curated)) == 1
    assert run(*options, "--restore", "9", monkeypatch=monkeypatch) == 2
    assert "there is no release 9" in capsys.readouterr().err
    assert len(list_releases(places(curated))) == 2


def test_nothing_is_restored_while_another_run_holds_the_dataset(
    curated: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with hold_lock(places(curated)):
        options = ("releases", "--dataset", str(curated), "--restore", "1")
        assert run(*options, monkeypatch=monkeypatch) != 0
    assert "is being written by process" in capsys.readouterr().err
    assert len(read("documents", curated)) == 2


def test_retry_forgets_then_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive, asked = tmp_path / "plans", list[tuple[object, ...]]()
    archive.mkdir()
    (archive / "a.pdf").write_bytes(b"")
    monkeypatch.setattr(
        "extract.cli.retry.ingest", lambda *names, **options: asked.append(names) or 0
    )
    assert retry(str(archive), out=tmp_path / "curated", reason="time_limit") == 0
    assert asked == [(str(archive),)]
