"""Names are compared with those that may be of one body alone, and nothing is missed by it."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.years import renditions, series
from extract.years.bodies import compare_bodies, find_places
from extract.years.content import Content, gather
from extract.years.names import NO_NAMES, Names
from extract.years.neighbours import find_neighbours
from tests.years.invented import invent_measure, invent_plan

KINDS = (
    "kommune",
    "samarbeidsråd",
    "Samarbeidsrådet",
    "helseforum",
    "Rådet",
    "etat",
    "KOMMUNE",
    "",
)
PLACES = ("Vikset", "Vikseth", "Nesbygda", "nesbygda", "Nord", "Sør", "")
JOINING = (" ", " for ", " i ")
NAMES = sorted(
    {
        name
        for kind, place, joint in product(KINDS, PLACES, JOINING)
        for name in (f"{kind}{joint}{place}".strip(), f"{place}{joint}{kind}".strip())
        if name
    }
)
TABLE = Names(known={"rådet for vikset": "Nesbygda kommune", "nord": "Sør"})


@given(st.lists(st.sampled_from(NAMES), max_size=25), st.sampled_from([NO_NAMES, TABLE]))
def test_as_comparing_each_with_each(listed: list[str], names: Names) -> None:
    found = find_neighbours([*listed, None, ""], names=names)
    for ours in listed:
        verdicts = {theirs: compare_bodies(ours, theirs, names=names) for theirs in listed}
        assert found.same_as(ours) == {n for n, v in verdicts.items() if v == "same"}
        near = found.near_to(ours)
        placed = {n for n in listed if find_places(n, names=names)}
        if ours in placed:
            assert near == {n for n in placed if verdicts[n] != "other"}
        else:
            assert near is None
            assert "other" not in verdicts.values()


def test_no_name_is_nobodys() -> None:
    found = find_neighbours([None, ""])
    assert found.same_as(None) == frozenset()
    assert found.near_to(None) is None


FIRST = ("Alve", "Bjørke", "Dyr", "Fager", "Hauk", "Kvit", "Lang", "Skogs")
LAST = ("bakken", "dalen", "eidet", "grenda", "holmen", "myra", "osen", "sundet")


def many_bodies(*, years: int) -> tuple[Content, ...]:
    """Plans of 64 bodies in which the same titles stand."""
    titles = ("Felles varslingsliste", "Øving om flaum", "Ny ferjekai")
    plans = [
        invent_plan(first + last, year=2000 + year, organisation=f"{first}{last} kommune")
        for first, last in product(FIRST, LAST)
        for year in range(years)
    ]
    measures = [invent_measure(p, n, title) for p in plans for n, title in enumerate(titles, 1)]
    return gather(plans, measures)


def test_plans_of_other_bodies_are_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    contents = many_bodies(years=3)
    looked: list[str] = []
    for module, name in ((renditions, "is_rendition"), (series, "is_one_series")):
        asked = getattr(module, name)
        monkeypatch.setattr(
            module, name, lambda *a, _asked=asked, **k: looked.append("") or _asked(*a, **k)
        )
    assert renditions.find_renditions(contents) == {}
    assert len(series.find_steps(contents)) == 64 * 2
    assert len(looked) <= 64 * 3 * 4
