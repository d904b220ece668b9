"""The command line as a script sees it: exit codes, JSON, what is said when something is wrong."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from extract.cli import COMMANDS, main
from extract.dataset import write
from tests.makers import made_result

ROOT = Path(__file__).parents[2]
PLAN = ROOT / "data" / "raw" / "sildrefjorden" / "sildrefjorden-handlingsplan-2023.html"


def run(*arguments: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """The exit code of `tiltak ARGUMENTS`, run in this process."""
    monkeypatch.setattr(sys, "argv", ["tiltak", *arguments])
    with pytest.raises(SystemExit) as ended:
        main()
    assert isinstance(ended.value.code, int)
    return ended.value.code


@pytest.fixture
def curated(tmp_path: Path) -> Path:
    write([made_result("a.pdf"), made_result("b.pdf", measures=0)], tmp_path / "curated")
    return tmp_path / "curated"


def test_help_names_every_command_and_imports_none() -> None:
    code = (
        "import sys\nfrom extract.cli import build_app\n"
        "try:\n    build_app()(['--help'])\nexcept SystemExit:\n    pass\n"
        "heavy = {'pandas', 'pyarrow', 'prefect', 'pdfplumber', 'spacy', 'scipy'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    environment = os.environ | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert all(name in done.stdout for name in COMMANDS)
    assert done.stdout.strip().endswith("[]")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_an_example(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(name, "--help", monkeypatch=monkeypatch) == 0
    assert f"tiltak {name}" in capsys.readouterr().out.partition("Examples:")[2]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("extract", "nowhere.pdf"), "nowhere.pdf: no such file"),
        (("ingest", "nowhere"), "nowhere: no such file, folder or source"),
        (("status", "--dataset", "nowhere"), "nowhere is no folder; run `tiltak ingest` first"),
        (("evaluate", "nowhere"), "nowhere: no files named *.truth.json"),
        (("schema", "tasks"), "no table 'tasks'; there are documents, plans"),
        (("dance",), 'Unknown command "dance"'),
    ],
)
def test_wrong_use_ends_with_2_and_says_what_to_do(
    arguments: tuple[str, ...],
    said: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(*arguments, monkeypatch=monkeypatch) == 2
    assert said in capsys.readouterr().err


def test_extract_prints_the_measures(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("extract", str(PLAN), monkeypatch=monkeypatch) == 0
    assert "measures" in capsys.readouterr().out
    assert run("extract", str(PLAN), "--json", monkeypatch=monkeypatch) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["document"]["file_name"] == PLAN.name
    assert found["plans"][0]["year"] == 2023
    assert len(found["measures"]) > 5


def test_extract_of_a_bad_document_names_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "empty.pdf").touch()
    assert run("extract", str(tmp_path / "empty.pdf"), monkeypatch=monkeypatch) == 2
    said = capsys.readouterr().err
    assert "empty.pdf" in said
    assert "no bytes" in said


def test_status_lists_and_filters(
    curated: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ("--dataset", str(curated), "--json")
    assert run("status", *options, monkeypatch=monkeypatch) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [(r["uri"], r["outcome"], r["measures"]) for r in rows] == [
        ("a.pdf", "extracted", 3),
        ("b.pdf", "no_measures", 0),
    ]
    run("status", *options, "--outcome", "extracted", monkeypatch=monkeypatch)
    assert len(json.loads(capsys.readouterr().out)) == 1


def test_evaluate_prints_and_fails_when_asked_to(
    curated: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    truth = str(ROOT / "data" / "raw")
    options = (truth, "--dataset", str(curated))
    assert run("evaluate", *options, monkeypatch=monkeypatch) == 0
    assert "not in the dataset" in capsys.readouterr().out
    assert run("evaluate", *options, "--fail-under", "0.5", monkeypatch=monkeypatch) == 1
    capsys.readouterr()
    run("evaluate", *options, "--json", monkeypatch=monkeypatch)
    scores = json.loads(capsys.readouterr().out)
    assert scores["soft"]["total"]["measures"]["recall"] == 0
    assert scores.keys() == {"exact", "soft", "levenshtein", "ratcliff", "links"}


def test_schema_in_three_forms(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    run("schema", "--json", monkeypatch=monkeypatch)
    assert "measures" in json.loads(capsys.readouterr().out)
    run("schema", "--markdown", monkeypatch=monkeypatch)
    assert "## measures" in capsys.readouterr().out
    run("schema", "links", monkeypatch=monkeypatch)
    assert "previous_measure_id" in capsys.readouterr().out


def test_what_a_terminal_would_obey_is_shown() -> None:
    from extract.cli.terminal import plain

    assert plain("a\x1b[31mb\u202ec\x07") == "a\\x1b[31mb\\u202ec\\x07"
    assert plain("æøå\nny linje") == "æøå\nny linje"
