"""Links and renditions on datasets made straight from the truth of whole archives."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from extract.years.judge import KeyedLink, LinkScores, read_true_links, score_links
from extract.years.linking import link_plans
from tests.years.truths import Truth, read_truths

EXAMPLE = Path("data/raw")
SHARED = Path("../shared/archive")

archives = pytest.mark.parametrize(
    "folder",
    [EXAMPLE, pytest.param(SHARED, marks=pytest.mark.shared)],
    ids=["example", "shared"],
)


def read_archive(folder: Path) -> Truth:
    if not any(folder.rglob("*.truth.json")):
        pytest.skip(f"{folder} is not here")
    return read_truths(folder)


@archives
def test_links_are_right(folder: Path) -> None:
    truth = read_archive(folder)
    _, links = link_plans(truth.plans, truth.measures, truth.deadlines, truth.statuses)
    scores = LinkScores()
    for path in sorted(folder.rglob("*.links.json")):
        wanted = read_true_links(path)
        series = path.name.removesuffix(".links.json")
        found = [
            KeyedLink(
                earlier=(series, *truth.keys[link.previous_measure_id]),
                later=(series, *truth.keys[link.measure_id]),
                relation=link.relation,
            )
            for link in links
            if truth.series[link.measure_id] == series
        ]
        scores += score_links(found, wanted)
    assert scores.true > 0
    assert (scores.f1 or 0) >= 0.92, scores
    assert (scores.relation_share or 0) >= 0.85, scores


@archives
def test_every_plan_counts_once(folder: Path) -> None:
    """Documents that hold the same measures of one year are one plan; no others are joined."""
    truth = read_archive(folder)
    same_as, _ = link_plans(truth.plans, truth.measures, truth.deadlines, truth.statuses)
    groups: defaultdict[frozenset[tuple[int, str]], set[str]] = defaultdict(set)
    for plan in truth.plans:
        own = [m.measure_id for m in truth.measures if m.plan_id == plan.plan_id]
        groups[frozenset(truth.keys[measure] for measure in own)].add(plan.plan_id)
    for plans in groups.values():
        counted = plans - same_as.keys()
        assert len(counted) == 1
        assert {same_as[plan] for plan in plans - counted} == (
            counted if len(plans) > 1 else set()
        )
