"""Links between two plans: right pairs, relations, splits and merges, and what is told of them."""

from __future__ import annotations

import pytest

from extract.schema import LinkRecord, MeasureRecord
from extract.years.judge import KeyedLink, LinkScores, score_links
from extract.years.links import link_measures
from tests.years.invented import InventedPair, invent_measure, invent_plan, read_pairs

EARLIER, LATER = invent_plan("plan", year=2020), invent_plan("plan", year=2021)


def link(
    earlier: list[dict[str, object]], later: list[dict[str, object]]
) -> tuple[LinkRecord, ...]:
    sides = [
        [invent_measure(plan, at, str(row.pop("title")), **row) for at, row in enumerate(rows, 1)]
        for plan, rows in ((EARLIER, earlier), (LATER, later))
    ]
    return link_measures(sides[0], sides[1])


def relations(links: tuple[LinkRecord, ...]) -> dict[tuple[int, int], str]:
    return {
        (
            int(link.previous_measure_id.rpartition("-")[2]),
            int(link.measure_id.rpartition("-")[2]),
        ): link.relation
        for link in links
    }


def score_pair(pair: InventedPair) -> LinkScores:
    found = link_measures(pair.earlier, pair.later)
    return score_links(
        [
            KeyedLink(earlier=k.previous_measure_id, later=k.measure_id, relation=k.relation)
            for k in found
        ],
        [KeyedLink(earlier=a, later=b, relation=r) for (a, b), r in pair.links.items()],
    )


@pytest.mark.parametrize("part", ["fit", "held", "last"])
def test_invented_plans_are_linked_as_a_person_links_them(part: str) -> None:
    scores = sum((score_pair(pair) for pair in read_pairs(part)), LinkScores())
    assert (scores.f1 or 0) >= 0.92
    assert (scores.relation_share or 0) >= 0.9


def test_continued_renumbered_and_reworded() -> None:
    links = link(
        [
            {"title": "Felles varslingsliste", "number": "1"},
            {"title": "Øving om flaum", "number": "2"},
            {"title": "Revisjon av rutine for avvik", "number": "3"},
            {"title": "Kurs utan nummer"},
        ],
        [
            {"title": "Felles varslingsliste", "number": "1."},
            {"title": "Øving om flaum", "number": "3"},
            {"title": "Revidert rutine for avvik", "number": "4"},
            {"title": "Kurs utan nummer"},
        ],
    )
    assert relations(links) == {
        (1, 1): "continued",
        (2, 2): "renumbered",
        (3, 3): "reworded",
        (4, 4): "continued",
    }


def test_a_sure_link_is_not_given_up_for_two_doubtful_ones() -> None:
    links = link(
        [{"title": "Tilsyn med leikeplassar"}, {"title": "Tilsyn med leikeplassar i barnehagane"}],
        [{"title": "Tilsyn med leikeplassar i barnehagane"}, {"title": "Nye leikeplassar"}],
    )
    assert (2, 1) in relations(links)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Revisjon av avtale 8 om fødsel", "Revisjon av avtale 3 om utskriving"),
        ("Fagdag om demens", "Fagdag om ernæring"),
        ("Fortau ved Lia skule", "Fortau ved Nes skule"),
        ("Kommunal plan for klima", "Samarbeid om ambulanse"),
    ],
)
def test_measures_that_only_look_alike_are_not_linked(first: str, second: str) -> None:
    assert link([{"title": first, "area": "A"}], [{"title": second, "area": "A"}]) == ()


def test_a_title_that_stands_in_every_area_is_linked_within_its_area() -> None:
    earlier = [{"title": "Opplæring", "area": area} for area in ("Smittevern", "Brann")]
    later = [{"title": "Opplæring", "area": area} for area in ("Brann", "Skred")]
    assert relations(link(earlier, later)) == {(2, 1): "continued"}


def test_bokmaal_becomes_nynorsk() -> None:
    links = link(
        [{"title": "Opplæring av ansatte i sykehjemmene i forebygging av fall"}],
        [{"title": "Opplæring av tilsette på sjukeheimane i førebygging av fall"}],
    )
    assert relations(links) == {(1, 1): "reworded"}


def test_a_measure_split_in_two_and_two_merged_in_one() -> None:
    whole = {"title": "Fallførebygging og ernæring for eldre", "area": "Eldre"}
    parts = [
        {"title": "Fallførebygging for eldre", "area": "Eldre"},
        {"title": "Ernæring for eldre", "area": "Eldre"},
    ]
    split = relations(link([dict(whole)], [dict(part) for part in parts]))
    assert split == {(1, 1): "split", (1, 2): "split"}
    merged = relations(link([dict(part) for part in parts], [dict(whole)]))
    assert merged == {(1, 1): "merged", (2, 1): "merged"}


def test_every_link_says_why() -> None:
    (found,) = link(
        [{"title": "Oppdatere nettsida", "number": "2", "responsible": ("Sekretariatet",)}],
        [{"title": "Ny nettside", "number": "3", "responsible": ("Sekretariatet",)}],
    )
    assert "nettside" in found.explanation
    assert "number 2 became 3" in found.explanation
    assert "same responsible" in found.explanation
    assert 0.5 <= found.score <= 1


def test_nothing_to_link() -> None:
    measure: list[MeasureRecord] = [invent_measure(EARLIER, 1, "Noko")]
    assert link_measures([], measure) == link_measures(measure, []) == ()
    assert link([{"title": "—"}], [{"title": "…"}]) == ()
