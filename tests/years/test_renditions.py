"""The same plan again is joined; the next plan, another body's and another year's are not."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date

import pytest

from extract.schema import DeadlineRecord, MeasureRecord, PlanRecord
from extract.years.content import Content, gather
from extract.years.linking import pair_renditions
from extract.years.renditions import find_renditions
from tests.years.invented import invent_deadline, invent_measure, invent_plan

TITLES = (
    "Felles varslingsliste",
    "Øving om flaum",
    "Avtale om gjensidig hjelp",
    "Kurs i krisekommunikasjon",
    "Reservevatn til institusjonane",
)
Records = tuple[PlanRecord, list[MeasureRecord], list[DeadlineRecord]]


def make(
    name: str,
    *,
    year: int = 2020,
    due: int = 2020,
    titles: tuple[str, ...] = TITLES,
    description: str = "",
    **changes: object,
) -> Records:
    plan = invent_plan(name, year=year, **{"title": f"Beredskapsplan {year}", **changes})
    measures = [
        invent_measure(plan, at, title, number=str(at), description=description)
        for at, title in enumerate(titles, start=1)
    ]
    return plan, measures, [invent_deadline(m, date(due, 3 + m.ordinal, 1)) for m in measures]


def gather_all(*plans: Records) -> tuple[Content, ...]:
    return gather(
        [p for p, _, _ in plans],
        [m for _, own, _ in plans for m in own],
        [d for _, _, own in plans for d in own],
    )


FULL = make("full", description="Meir om tiltaket")


def test_web_page_draft_short_version_and_scan_are_joined() -> None:
    misread = tuple(t.replace("l", "1", 1) for t in TITLES)
    found = find_renditions(
        gather_all(
            FULL,
            make("page"),
            make("draft", adopted=False, description="Meir om tiltaket, lenger i utkastet"),
            make("short", titles=TITLES[:4]),
            make("scan", titles=misread, organisation=None),
        )
    )
    assert found == {f"{name}-2020": "full-2020" for name in ("page", "draft", "short", "scan")}


def test_a_report_of_a_later_year_is_joined_to_the_plan_it_reports_on() -> None:
    period = {"period_start": date(2019, 1, 1), "period_end": date(2021, 12, 31)}
    plan = make("plan", year=2019, description="Meir om tiltaket", **period)
    report = make("report", year=2020, title="Status for beredskapsplan")
    assert find_renditions(gather_all(plan, report)) == {"report-2020": "plan-2019"}


def test_a_draft_that_was_much_changed_is_joined_to_the_plan() -> None:
    draft = make("draft", title="Utkast til beredskapsplan 2020", titles=(*TITLES[:3], "A", "B"))
    assert find_renditions(gather_all(FULL, draft)) == {"draft-2020": "full-2020"}


def test_plans_that_do_not_say_their_year_are_joined_by_all_they_hold() -> None:
    timeless = make("timeless")
    plan = replace(timeless[0], year=None)
    found = find_renditions(gather_all(FULL, (plan, timeless[1], timeless[2])))
    assert found == {"timeless-2020": "full-2020"}


@pytest.mark.parametrize(
    "other",
    [
        make("next", year=2021, due=2021),
        make("rolled", due=2022),
        make("neighbour", organisation="Nabobygda kommune"),
        make("half", titles=(*TITLES[:2], "Brannvern", "Skogbrann", "Radio", "Straum")),
    ],
    ids=lambda records: records[0].plan_id,
)
def test_plans_that_differ_are_not_joined(other: Records) -> None:
    assert find_renditions(gather_all(FULL, other)) == {}


def test_the_order_of_documents_changes_nothing() -> None:
    plans = [FULL, make("page"), make("short", titles=TITLES[:4]), make("next", year=2021)]
    expected = find_renditions(gather_all(*plans))
    for seed in range(5):
        random.Random(seed).shuffle(plans)
        assert find_renditions(gather_all(*plans)) == expected


def test_measures_of_a_report_are_paired_with_the_plans_own() -> None:
    report = make("report")
    measures = [replace(m, title=m.title.upper()) for m in reversed(report[1])]
    contents = gather_all(FULL, (report[0], measures, []))
    joined = pair_renditions(contents, {"report-2020": "full-2020"})
    assert joined == {f"report-2020-{n}": f"full-2020-{n}" for n in range(1, 6)}
