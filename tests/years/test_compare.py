"""What became of measures: kinds of change, deadlines that moved, statuses, routes over years."""

from __future__ import annotations

from datetime import date

import pytest

from extract.schema import LinkRecord
from extract.years.choose import choose_series
from extract.years.compare import Change, compare_series, compare_years
from extract.years.histories import trace_histories
from extract.years.library import Series, build_library
from extract.years.linking import link_plans
from tests.years.invented import invent_deadline, invent_measure, invent_plan, invent_status

PLANS = [invent_plan("beredskap", year=year) for year in (2019, 2020, 2021)]
REPORT = invent_plan("rapport", year=2020, title="Status for handlingsplan for beredskap 2020")
FLOOD, LIST, WATER, FIRE = (
    "Øving om flaum",
    "Felles varslingsliste",
    "Reservevatn til institusjonane",
    "Skogbrannvern",
)
ROWS = [
    # plan, place, title, deadline, state
    (PLANS[0], 1, FLOOD, date(2019, 6, 1), "in_progress"),
    (PLANS[0], 2, LIST, date(2019, 9, 1), "completed"),
    (PLANS[0], 3, WATER, None, "not_started"),
    (PLANS[1], 1, FLOOD, date(2020, 6, 1), None),
    (PLANS[1], 2, WATER, date(2020, 10, 1), None),
    (PLANS[2], 1, f"{FLOOD} og skred", date(2021, 5, 31), "completed"),
    (PLANS[2], 2, FIRE, date(2021, 5, 1), None),
    (REPORT, 1, FLOOD, date(2020, 6, 1), "delayed"),
    (REPORT, 2, WATER, date(2020, 10, 1), "cancelled"),
]


@pytest.fixture(scope="module")
def series() -> Series:
    measures = [invent_measure(plan, at, title, number=str(at)) for plan, at, title, _, _ in ROWS]
    deadlines = [
        invent_deadline(m, row[3]) for m, row in zip(measures, ROWS, strict=True) if row[3]
    ]
    statuses = [invent_status(m, row[4]) for m, row in zip(measures, ROWS, strict=True) if row[4]]
    plans = [*PLANS, REPORT]
    same_as, links = link_plans(plans, measures, deadlines, statuses)
    assert same_as == {"rapport-2020": "beredskap-2020"}
    stored = [_with_same_as(plan, same_as) for plan in plans]
    (found,) = build_library(stored, measures, deadlines, statuses, links)
    return found


def _with_same_as(plan, same_as):  # type: ignore[no-untyped-def]
    from dataclasses import replace

    return replace(plan, same_as=same_as.get(plan.plan_id))


def kinds(changes: tuple[Change, ...]) -> list[tuple[str, str]]:
    return [
        (c.kind, (c.later or c.earlier).record.title)  # type: ignore[union-attr]
        for c in changes
    ]


def test_each_measure_of_both_years_is_told_of_once(series: Series) -> None:
    assert kinds(compare_years(series, 2019, 2020)) == [
        ("continued", FLOOD),
        ("renumbered", WATER),
        ("dropped", LIST),
    ]
    assert kinds(compare_years(series, 2020, 2021)) == [
        ("reworded", f"{FLOOD} og skred"),
        ("new", FIRE),
        ("dropped", WATER),
    ]
    assert len(compare_series(series)) == 6


def test_deadlines_move_by_days_and_words_change(series: Series) -> None:
    flood = compare_years(series, 2020, 2021)[0]
    assert flood.days_moved == 364
    assert flood.words == ((), ("og", "skred"))
    water = compare_years(series, 2019, 2020)[1]
    assert water.days_moved is None
    assert not water.is_deadline_moved


def test_the_status_of_a_report_belongs_to_the_plans_measure(series: Series) -> None:
    flood = compare_years(series, 2019, 2020)[0]
    assert flood.later is not None
    assert flood.later.state == "delayed"
    assert flood.is_status_changed
    assert len(series.measures) == 7


def test_years_that_are_not_next_to_each_other(series: Series) -> None:
    changes = compare_years(series, 2019, 2021)
    assert kinds(changes) == [
        ("reworded", f"{FLOOD} og skred"),
        ("new", FIRE),
        ("dropped", LIST),
        ("dropped", WATER),
    ]
    assert "2020: same title" in changes[0].explanation


def test_histories_from_first_plan_to_last(series: Series) -> None:
    histories = trace_histories(series)
    told = {h.measures[-1].record.title: h for h in histories}
    flood = told[f"{FLOOD} og skred"]
    assert [m.year for m in flood.measures] == [2019, 2020, 2021]
    assert flood.moves == (366, 364)
    assert (flood.final_state, flood.outcome) == ("completed", "finished")
    assert told[WATER].outcome == "dropped"
    assert told[LIST].outcome == "finished"
    assert told[FIRE].outcome == "planned"
    assert [len(h.measures) for h in trace_histories(series, at_least=2)] == [3, 2]


def test_parts_of_a_split_begin_histories_of_their_own() -> None:
    plans = [invent_plan("delt", year=year) for year in (2020, 2021)]
    whole = invent_measure(plans[0], 1, "Alt")
    parts = [invent_measure(plans[1], at, f"Del {at}") for at in (1, 2)]
    links = [
        LinkRecord(
            measure_id=part.measure_id,
            previous_measure_id=whole.measure_id,
            relation="split",
            score=score,
            explanation="",
        )
        for part, score in zip(parts, (0.7, 0.9), strict=True)
    ]
    (series,) = build_library(plans, [whole, *parts], [], [], links)
    main, other = trace_histories(series)
    assert [m.record.title for m in main.measures] == ["Alt", "Del 2"]
    assert other.split_from == whole.measure_id
    merged = [LinkRecord(measure_id=links[0].measure_id, previous_measure_id=whole.measure_id,
                         relation="merged", score=0.8, explanation="")]  # fmt: skip
    (series,) = build_library(plans, [whole, *parts], [], [], merged)
    assert trace_histories(series)[0].merged_into is None


def test_a_series_is_found_by_a_part_of_its_name(series: Series) -> None:
    assert choose_series([series], "BEREDSKAP") == (series,)
    assert choose_series([series], "eksempel") == (series,)
    assert choose_series([series], "klima") == ()
