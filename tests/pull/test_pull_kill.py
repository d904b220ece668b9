"""Kill -9 in the middle of a pull: the next one completes it, and nothing is half."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.fetch import loopback as lo
from tests.pull import killed
from tests.pull.bygda import LISTING, make_source, pages, pdf, run

ROOT = Path(__file__).parents[2]
POINTS = 12


def kill_at_points(source: Path, points: int) -> list[dict[str, Any]]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.pull.killed", str(source), str(points)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("pulled_before", [False, True])
def test_the_next_run_completes_a_killed_one(pulled_before: bool, tmp_path: Path) -> None:
    with lo.serve(pages()) as site:
        source = make_source(tmp_path / "bygda", site)
        if pulled_before:
            run(source)
            site.pages["/planar/plan-2021.pdf"] = lo.document(pdf("ny"))
            site.pages["/planar/"] = lo.page(LISTING.replace("plan-2019", "plan-2017"))
            site.pages["/planar/plan-2017.pdf"] = lo.document(pdf("2017"))
        reports = kill_at_points(source, POINTS)
    assert len(reports) == POINTS
    assert len({report["step"] for report in reports}) == POINTS
    before = 3 if pulled_before else 0
    wanted = 6 if pulled_before else 3
    for report in reports:
        dead, after = report["after_kill"], report["after_next"]
        assert report["signal"] == 9, report
        assert not dead["half"] and not after["half"], report
        assert not dead["missing"] and not after["missing"], report
        has_ended = dead["complete"] > pulled_before
        assert len(dead["documents"]) == (wanted if has_ended else before), "all or nothing"
        assert len(after["documents"]) == wanted, report
        assert after["complete"] == 1 + pulled_before, report
        assert not after["left"], report


def test_what_was_fetched_is_not_asked_for_again(tmp_path: Path) -> None:
    with lo.serve(pages()) as site:
        source = make_source(tmp_path / "bygda", site)
        site.pages["/planar/plan-2019.pdf"] = lo.raw()

        def work() -> None:
            killed.fetching.exchange = dying(killed.fetching.exchange, on="plan-2019")
            killed.run(source)

        killed.in_child(work)
        site.seen.clear()
        site.pages["/planar/plan-2019.pdf"] = lo.document(pdf("2019"))
        killed.in_child(lambda: killed.run(source))
        assert site.paths() == ["/planar/plan-2019.pdf"]
        assert len(killed.describe(source)["documents"]) == 3
        lines = (source / "manifest.jsonl").read_text().splitlines()
        assert len(lines) == len(set(lines)), "what was taken up is not written again"


def dying(original: Any, *, on: str) -> Any:
    def exchange(request: Any, **options: Any) -> Any:
        if on in request.url:
            os._exit(9)
        return original(request, **options)

    return exchange
