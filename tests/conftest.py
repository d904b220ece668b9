"""Tests over the shared archive run where it lies beside the repository, and say so where not.

Hypothesis tries the same examples each time, however slow the machine is.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

SHARED = Path(__file__).parents[2] / "shared" / "archive"

settings.register_profile("same", deadline=None, derandomize=True)
settings.load_profile("same")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out the tests marked `shared` when the archive is not there."""
    if SHARED.is_dir():
        return
    for item in items:
        if item.get_closest_marker("shared"):
            item.add_marker(pytest.mark.skip(reason=f"no archive at {SHARED}"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One line that nobody overlooks when a part of the tests was left out."""
    if not SHARED.is_dir():
        terminalreporter.write_line(
            f"left out: the tests over the shared archive, for there is none at {SHARED}"
        )


@pytest.fixture
def shared_archive() -> Path:
    """The shared archive; only for tests marked `shared`."""
    return SHARED
