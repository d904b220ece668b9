"""All plans at once: order and later documents change nothing, gaps are bridged."""

from __future__ import annotations

import random
import time
from dataclasses import replace

import pytest

from extract.schema import LinkRecord, MeasureRecord, PlanRecord
from extract.years.linking import link_plans
from extract.years.names import Names
from tests.years.invented import invent_measure, invent_plan, read_pairs

WORDS = sorted(
    {
        w
        for p in read_pairs()
        for m in (*p.earlier, *p.later)
        for w in m.title.split()
        if len(w) > 4
    }
)
Plans = tuple[list[PlanRecord], list[MeasureRecord]]


def invent_series(name: str, years: range, *, size: int, seed: int = 0) -> Plans:
    """Plans of which half of the measures stay each year, and the others change or go."""
    chance = random.Random(f"{name}{seed}")
    plans, measures = [], []
    titles = [invent_title(chance) for _ in range(size)]
    for year in years:
        plan = invent_plan(name, year=year, organisation=f"{name.title()} kommune")
        plans.append(plan)
        measures += [
            invent_measure(plan, at, title, number=str(at)) for at, title in enumerate(titles, 1)
        ]
        titles = [change_title(title, chance) for title in titles]
    return plans, measures


def invent_title(chance: random.Random) -> str:
    return " ".join(chance.sample(WORDS, 6)).capitalize()


def change_title(title: str, chance: random.Random) -> str:
    kept = chance.random()
    if kept < 0.5:
        return title
    return invent_title(chance) if kept > 0.8 else f"{title} {chance.choice(WORDS)}"


def ends(links: tuple[LinkRecord, ...]) -> set[tuple[str, str, str]]:
    return {(k.previous_measure_id, k.measure_id, k.relation) for k in links}


def test_the_order_of_documents_changes_nothing() -> None:
    plans, measures = invent_series("vikset", range(2018, 2022), size=8)
    expected = link_plans(plans, measures)
    for seed in range(3):
        random.Random(seed).shuffle(plans)
        random.Random(seed).shuffle(measures)
        assert link_plans(plans, measures) == expected


def test_documents_added_later_change_no_link_that_still_stands() -> None:
    plans, measures = invent_series("vikset", range(2018, 2021), size=8)
    before = link_plans(plans, measures)[1]
    others = invent_series("nesbygda", range(2017, 2023), size=8)
    newer = invent_series("vikset", range(2018, 2022), size=8)
    after = link_plans([*newer[0], *others[0]], [*newer[1], *others[1]])[1]
    assert set(before) <= set(after)


def test_plans_of_other_bodies_and_kinds_are_not_linked() -> None:
    ours, theirs = (
        invent_plan("beredskap", year=y, organisation="Vikset kommune") for y in (2020, 2021)
    )
    theirs = replace(theirs, plan_id="other", title="Plan for ferjekaier")
    titles = ("Felles varslingsliste", "Øving om flaum")
    measures = [invent_measure(p, n, t) for p in (ours, theirs) for n, t in enumerate(titles, 1)]
    assert link_plans([ours, theirs], measures)[1] == ()
    elsewhere = replace(theirs, title=ours.title, organisation="Nesbygda kommune")
    assert link_plans([ours, elsewhere], measures)[1] == ()


def test_a_renamed_body_is_followed_by_the_table_of_names() -> None:
    old = invent_plan("plan", year=2020, organisation="Samarbeidsrådet for Vik", title="Plan 2020")
    new = invent_plan("plan", year=2021, organisation="Helseforumet i Nes", title="Plan 2021")
    measures = [invent_measure(p, 1, "Felles varslingsliste") for p in (old, new)]
    assert link_plans([old, new], measures)[1] == ()
    names = Names(known={"samarbeidsrådet for vik": "Helseforumet i Nes"})
    assert len(link_plans([old, new], measures, names=names)[1]) == 1


def test_years_without_a_plan_and_plans_without_the_measure_are_bridged() -> None:
    plans = [invent_plan("plan", year=year) for year in (2018, 2020, 2021)]
    rows = {2018: ("Øving om flaum", "Felles varslingsliste"), 2020: ("Felles varslingsliste",)}
    measures = [
        invent_measure(plan, at, title)
        for plan in plans
        for at, title in enumerate(rows.get(plan.year or 0, rows[2018]), 1)
    ]
    assert ends(link_plans(plans, measures)[1]) == {
        ("plan-2018-2", "plan-2020-1", "continued"),
        ("plan-2020-1", "plan-2021-2", "continued"),
        ("plan-2018-1", "plan-2021-1", "continued"),
    }


@pytest.mark.parametrize("plans", [40])
def test_linking_costs_a_fixed_time_for_each_pair_of_plans(plans: int) -> None:
    """200 plans of 40 measures take 7 to 14 s of one core; the bound leaves room for load."""
    listed, measures = invent_series("vikset", range(1900, 1900 + plans), size=40)
    link_plans(listed[:2], [m for m in measures if (m.year or 0) < 1902])
    started = time.process_time()
    _, links = link_plans(listed, measures)
    assert time.process_time() - started < 30 * plans / 200
    assert len(links) > 20 * (plans - 1)
