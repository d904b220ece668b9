"""The CSV of corrections: written safely, read from what people and spreadsheets save."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.corrections import (
    CorrectionsFileError,
    format_corrections,
    parse_corrections,
    read_corrections,
)
from extract.corrections.cells import guard_cell, plain, shown, unguard_cell
from extract.corrections.values import (
    format_deadline,
    format_status,
    parse_deadline,
    parse_parties,
    parse_status,
)
from extract.model import BBox
from tests.corrections.rows import M1, correction, deadline, status

HEAD = "document,measure,field,old,new,who,when,why"
RISKY = st.text(alphabet="=+-@'\t\r\n ;,a\"|", max_size=12)


@given(RISKY)
def test_guarded_cells_come_back(text):
    assert unguard_cell(guard_cell(text)) == text


@given(RISKY)
def test_no_cell_is_a_formula_whatever_the_separator(text):
    for separator in ";,\t\n\r":
        for cell in guard_cell(text).split(separator):
            assert not cell.lstrip(" ").startswith(("=", "+", "-", "@"))


def test_rows_come_back_as_written():
    rows = (
        correction("title", "=cmd|' /C calc'!A0", "- Voss; =1+1", row=2),
        correction("missing_measure", "", "Ny \"sak\"\nlinje", measure="new-1", page=3, row=4,
                   box=BBox(x0=1.5, top=2, x1=3, bottom=4), confidence=0.25),
    )  # fmt: skip
    text = format_corrections(rows)
    assert "=cmd" not in text.replace("'=cmd", "")
    assert [list(r) for r in csv.reader(io.StringIO(text))][1][3] == "'=cmd|' /C calc'!A0"
    read = parse_corrections(text)
    assert read[0] == rows[0]
    assert read[1].new == rows[1].new
    assert (read[1].page, read[1].box, read[1].confidence) == (3, rows[1].box, 0.25)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_files_as_spreadsheets_save_them(tmp_path, encoding, separator):
    row = ["plan.pdf", "1.4", "area", "Blå", "Grøn", "KN", "31.12.2023", "feil"]
    path = tmp_path / "c.csv"
    text = "\r\n".join([HEAD.replace(",", separator), separator.join(row), separator * 7])
    path.write_bytes(text.encode(encoding))
    [read] = read_corrections(path)
    assert (read.old, read.new, read.when) == ("Blå", "Grøn", date(2023, 12, 31))
    assert read.problem is None


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("d,m,farge,a,b,KN,2024-01-01,x", "field is 'farge'"),
        ("d,m,area,a,b,,2024-01-01,x", "column who"),
        ("d,m,area,a,b,KN,i går,x", "column when"),
        ("d,m,area,a,b,KN,2024-01-01,", "column why"),
        (",m,area,a,b,KN,2024-01-01,x", "column document"),
        ("d,m,title,a,,KN,2024-01-01,x", "needs a title"),
        ("d,m,missing_measure,,Ny,KN,2024-01-01,x", "new-"),
        ("d,m,area,a,b,c,KN,2024-01-01,x", "more cells"),
        ("d,m,deadline,a,2021 [date 2021-13-01],KN,2024-01-01,x", "month must be"),
        ("d,m,deadline,a,2021 [date 2021-12-01..2021-01-01],KN,2024-01-01,x", "after the last"),
        ("d,m,deadline,a,2021 [date i fjor],KN,2024-01-01,x", "no time"),
    ],
)
def test_rows_that_cannot_be_meant(row, problem):
    [read] = parse_corrections(f"{HEAD}\n{row}\n")
    assert problem in (read.problem or "")


def test_a_figure_that_is_none():
    [read] = parse_corrections(f"{HEAD},page\nd,m,area,a,b,KN,2024-01-01,x,to\n")
    assert "cannot be read" in (read.problem or "")


def test_another_table_is_refused(tmp_path):
    path = tmp_path / "c.csv"
    path.write_text("a,b\n1,2\n")
    with pytest.raises(CorrectionsFileError, match=r"c\.csv: .*no column document"):
        read_corrections(path)


def test_values_read_and_write_the_same():
    row = deadline(M1, "Vår 2021", scope="første; del")
    value = parse_deadline(format_deadline(row))
    assert (value.text, value.window.start, value.scope) == (
        "Vår 2021", row.start_date, "første, del",
    )  # fmt: skip
    said = parse_status(format_status(status(M1, "I rute", party="Nes", as_of=date(2020, 9, 30))))
    assert (said.text, said.state, said.party) == ("I rute", "in_progress", "Nes")
    assert parse_parties("A; B;;") == ("A", "B")


def test_a_bracket_that_is_print():
    assert parse_deadline("2021 [sjå vedlegg]").text == "2021 [sjå vedlegg]"
    assert parse_status("Ferdig [OK]").state is None
    assert parse_status("[completed]").state == "completed"


def test_letters_that_hide_or_turn_text():
    assert plain("a\u202eb \u00a0 c\u0301\n\n d") == "ab ć\nd"
    assert shown("a\u202eb\x07") == "a[U+202E]b[U+0007]"
