"""Every hostile file ends in an outcome that is right for it, and costs only itself."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools.hostile.case import Case
from tools.hostile.cases import all_cases, quick_cases
from tools.hostile.trial import try_cases

from extract.isolation import Limits

TIGHT = Limits(step_cpu=1, first_cpu=2)
"""A page of the example archive takes a tenth of this."""
HEAVY = ("crowd-rectangles.pdf", "crowd-squared-paper.pdf", "deep-brackets-in-text.pdf")
KINDS = sorted({case.name.partition("-")[0] for case in quick_cases()})


def test_there_are_enough_of_them() -> None:
    names = [case.name for case in all_cases()]
    assert len(set(names)) == len(names) >= 60


@pytest.mark.parametrize("kind", KINDS)
def test_each_ends_as_it_should(kind: str, tmp_path: Path) -> None:
    _check([case for case in quick_cases() if case.name.partition("-")[0] == kind], tmp_path)


def test_crowds_end_at_a_limit(tmp_path: Path) -> None:
    _check([case for case in all_cases() if case.name in HEAVY], tmp_path)


def _check(cases: list[Case], folder: Path) -> None:
    trials = list(try_cases(cases, folder, limits=TIGHT))
    assert len(trials) == len(cases)
    wrong = [f"{t.case.name}: {t.ending} ({t.reason})" for t in trials if not t.is_right]
    assert not wrong
    assert all(trial.processor < 30 for trial in trials)
