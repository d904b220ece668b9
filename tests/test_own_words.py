"""An analyst's own words: from one file to what is read, and what is read again."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest

from extract import cli
from extract.archive import ArchivedDocument
from extract.configuration import check_words, find_own_words
from extract.dataset import places, write
from extract.errors import TiltakError
from extract.labels import label_role
from extract.layouts.times import says_time
from extract.pipeline import extract_document
from extract.records import OWN_WORD, DocumentResult
from extract.runs import results_folder
from extract.vocabulary import OwnWords, digest_of, load, load_with, program_words, using
from extract.workers import extract_many, identify, open_pool

OWN = OwnWords(
    source="mine.toml",
    data="""
[label.status]
nn = ["stode"]

[status.cancelled]
nn = ["gløymt"]

[time.ongoing]
nn = ["evigvarande"]
""".encode(),
)
ROWS = (
    ("Rydde bekken ved mølla for kvist", "Elverådet", "Evigvarande", "Gløymt"),
    ("Setje opp to benkar langs stien", "Grendelaget", "1. mai 2024", "Ferdig"),
    ("Måle vasstanden i dammen kvar dag", "Elverådet", "Evigvarande", "Gløymt"),
)
PLAN = (
    "<title>Tiltaksplan for vassdraget 2024</title><h1>Tiltaksplan for vassdraget 2024</h1>"
    "<table><tr><th>Nr</th><th>Tiltak</th><th>Ansvar</th><th>Frist</th><th>Stode</th></tr>"
    + "".join(
        f"<tr><td>{nr}</td>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>"
        for nr, row in enumerate(ROWS, start=1)
    )
    + "</table>"
).encode()


def kinds(result: DocumentResult) -> list[str]:
    return [deadline.kind for deadline in result.deadlines]


def states(result: DocumentResult) -> list[str]:
    return [status.state for status in result.statuses]


def test_a_document_is_read_with_them_and_the_next_one_without() -> None:
    plain = extract_document(PLAN, file_name="plan.html")
    own = extract_document(PLAN, file_name="plan.html", words=OWN)
    assert kinds(plain) == ["unresolved", "date", "unresolved"]
    assert kinds(own) == ["ongoing", "date", "ongoing"]
    assert states(own) == ["cancelled", "completed", "cancelled"]
    assert extract_document(PLAN, file_name="plan.html") == plain


def test_what_is_remembered_is_remembered_for_its_words() -> None:
    assert (label_role("Stode"), says_time("evigvarande")) == (None, False)
    with using(OWN):
        assert (label_role("Stode"), says_time("evigvarande")) == ("status", True)
        with using(None):
            assert says_time("evigvarande")
    assert (label_role("Stode"), says_time("evigvarande")) == (None, False)
    assert load() is program_words()


def test_the_words_that_a_document_prints_are_noted() -> None:
    stems = b'[status.done]\nboth = ["set* ... benk*"]\n'.replace(b"...", "…".encode())
    own = OwnWords(source="mine.toml", data=OWN.data + stems + b'[time.by]\nnb = ["dam"]\n')
    notes = extract_document(PLAN, file_name="plan.html", words=own).notes
    assert {(note.hint, note.text) for note in notes if note.kind == OWN_WORD} == {
        ("label.status", "stode"),
        ("status.cancelled", "gløymt"),
        ("time.ongoing", "evigvarande"),
        ("status.done", "set* … benk*"),
    }


def test_the_example_of_the_documentation_is_whole() -> None:
    text = Path("docs/words.md").read_text(encoding="utf-8")
    example = text.partition("```toml\n")[2].partition("```")[0]
    own = OwnWords(source="words.toml", data=example.encode())
    check_words(own)
    assert len(load_with(own).added) == 6
    named = re.findall(r"`((?:label|status|time|deadline|party|number)\.\w+)`", text)
    assert set(named) <= {c.partition(".")[0] + "." + c.split(".")[1] for c in load().concepts}


def test_concepts_are_listed_with_own_words_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = tmp_path / "mine.toml"
    mine.write_bytes(OWN.data)
    command = ["tiltak", "words", "time.ongoing", "--words", str(mine)]
    monkeypatch.setattr(sys, "argv", command)
    with pytest.raises(SystemExit):
        cli.main()
    told = capsys.readouterr().out
    assert "Without an end." in told
    assert "+evigvarande, " in told


def test_reading_processes_use_them(tmp_path: Path) -> None:
    path = tmp_path / "plan.html"
    path.write_bytes(PLAN)
    document = identify(ArchivedDocument(path=path, source="", uri="plan.html", retrieved_at=None))
    with open_pool(1, words=OWN) as pool:
        ((_, result),) = extract_many([document], pool=pool)
    assert states(result) == ["cancelled", "completed", "cancelled"]


def test_results_are_kept_apart_for_other_words(tmp_path: Path) -> None:
    at = places(tmp_path / "curated")
    remark = OwnWords(source="elsewhere.toml", data=b"# remark\n" + OWN.data)
    known = OwnWords(source="mine.toml", data=b'[time.ongoing]\nboth = ["kontinuerlig"]\n')
    more = OwnWords(source="mine.toml", data=OWN.data + b'[time.by]\nnb = ["sist"]\n')
    folders = {results_folder(at, own) for own in (None, known)}
    assert folders == {results_folder(at)}
    assert results_folder(at, OWN) == results_folder(at, remark) != results_folder(at)
    assert results_folder(at, more) not in (results_folder(at), results_folder(at, OWN))
    assert (digest_of(None), digest_of(known)) == ("", "")


def test_they_are_found_beside_the_documents_unless_they_are_named(tmp_path: Path) -> None:
    there, named = tmp_path / "words.toml", tmp_path / "named.toml"
    assert find_own_words(None, [tmp_path]) is None
    there.write_bytes(OWN.data)
    named.write_bytes(b"")
    found = find_own_words(None, [tmp_path / "nowhere", tmp_path])
    assert found == OwnWords(source=str(there), data=OWN.data)
    assert find_own_words(named, [tmp_path]) == OwnWords(source=str(named), data=b"")
    with pytest.raises(TiltakError, match="no such file"):
        find_own_words(tmp_path / "gone.toml")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[status.canceled]\nnb = ['x']", "did you mean status.cancelled"),
        ("[status.cancelled]\nen = ['x']", "[status.cancelled] has ['en']; a concept has only"),
        ("[status.cancelled\nnb = ['x']", "line 1"),
        ("[status.cancelled]\nnb = 'x'", "[status.cancelled] nb must be a list of quoted words"),
        ("[time.ongoing]\nnb = ['mars']", "'mars' stands in time.month.03 and in time.ongoing"),
    ],
)
@pytest.mark.parametrize("command", ["extract", "ingest", "retry"])
def test_a_broken_file_is_named_and_nothing_is_read(
    command: str,
    text: str,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    plan, mine = tmp_path / "plan.html", tmp_path / "mine.toml"
    plan.write_bytes(PLAN)
    mine.write_text(text, encoding="utf-8")
    out = () if command == "extract" else ("--out", str(tmp_path / "curated"))
    arguments = ["tiltak", command, str(plan), "--words", str(mine), *out]
    monkeypatch.setattr(sys, "argv", arguments)
    with pytest.raises(SystemExit) as ended:
        cli.main()
    told = capsys.readouterr().err
    assert ended.value.code == 3
    assert "your file of words breaks a rule" in told
    assert str(mine) in told
    assert said in told
    assert not (tmp_path / "curated").exists()


def test_words_that_no_measure_prints_are_listed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write([extract_document(PLAN, file_name="plan.html")], tmp_path / "curated")
    command = ["tiltak", "words", "time.month", "--unused", "--json"]
    monkeypatch.setattr(sys, "argv", [*command, "--dataset", str(tmp_path / "curated")])
    with pytest.raises(SystemExit):
        cli.main()
    unused = json.loads(capsys.readouterr().out)
    assert unused["time.month.04"] == ["april", "apr"]
    assert "time.month.05" not in unused  # 1. mai
