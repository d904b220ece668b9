"""Plans are joined in a process of its own, which gives the same and may die."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract import apart
from extract.apart import ApartError
from extract.dataset import read_arrow, write
from extract.joining import make_join
from extract.joining_apart import make_join_apart
from tests.makers import made_result

RESULTS = [made_result(f"{year}.pdf", year=year) for year in (2020, 2021, 2022)]


def test_it_gives_what_joining_here_gives(tmp_path: Path) -> None:
    write(RESULTS, tmp_path / "here", join=make_join())
    write(RESULTS, tmp_path / "apart", join=make_join_apart())
    for table in ("links", "plans"):
        here, apart = (read_arrow(table, tmp_path / name) for name in ("here", "apart"))
        assert here.equals(apart)
        assert here.num_rows


@pytest.mark.parametrize(
    "code", ["import os; os.abort()", "raise SystemExit(7)", "print('{}')\n1/0", ""]
)
def test_its_death_leaves_the_old_dataset(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "curated"
    write(RESULTS[:1], out)
    monkeypatch.setattr(apart, "_BOOT", code)
    with pytest.raises(ApartError, match="could not be joined"):
        write(RESULTS, out, join=make_join_apart())
    assert read_arrow("plans", out).num_rows == 1
