"""All plans at once: records in, renditions and links out. The one entry for curating.

`plans`, `measures`, `deadlines` and `statuses` may come in any order: everything
is sorted by ids and reading order first, and every decision is about one pair of
plans. So a document that is added changes only what it comes between.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from extract.schema import (
    DeadlineRecord,
    LinkRecord,
    MeasureRecord,
    PlanRecord,
    StatusRecord,
)
from extract.years.content import Content, align, gather
from extract.years.links import bridge_measures, link_measures
from extract.years.names import NO_NAMES, Names
from extract.years.renditions import find_renditions
from extract.years.series import Step, find_steps

Links = tuple[LinkRecord, ...]
Remember = Callable[[str, Callable[[], Links]], Links]
"""From a name of what is to be linked, and its linking, to its links: so that the same plans
need not be linked again."""


def link_always(name: str, make: Callable[[], Links]) -> Links:
    """Remember nothing."""
    return make()


def link_plans(
    plans: Iterable[PlanRecord],
    measures: Iterable[MeasureRecord],
    deadlines: Iterable[DeadlineRecord] = (),
    statuses: Iterable[StatusRecord] = (),
    *,
    names: Names = NO_NAMES,
    remember: Remember = link_always,
) -> tuple[dict[str, str], Links]:
    """(`same_as` by plan_id, links sorted by ids). Links join plans that count, no renditions.

    Any `same_as` that the plans carry already is left aside. Time grows with the
    number of plans that follow each other and are not known to `remember`.
    """
    contents = gather(plans, measures, deadlines, statuses)
    return link_contents(contents, names=names, remember=remember)


def link_contents(
    contents: Sequence[Content], *, names: Names = NO_NAMES, remember: Remember = link_always
) -> tuple[dict[str, str], Links]:
    """As `link_plans`, of plans whose measures are loaded when they are linked."""
    same_as = find_renditions(contents, names=names)
    steps = find_steps((c for c in contents if c.plan.plan_id not in same_as), names=names)
    digests = {content.plan.plan_id: content.digest for content in contents}
    made = {
        _later_ids(step): remember(_name(step, digests), partial(_link_step, step))
        for step in steps
    }
    leading = _index_steps(steps)
    bridges = [
        link
        for step in steps
        for link in _bridge(step, _steps_before(step, steps, leading), made, digests, remember)
    ]
    links = [link for own in made.values() for link in own]
    ordered = sorted((*links, *bridges), key=lambda k: (k.measure_id, k.previous_measure_id))
    return same_as, tuple(ordered)


def pair_renditions(contents: Iterable[Content], same_as: dict[str, str]) -> dict[str, str]:
    """measure_id in a rendition -> measure_id in the plan that counts.

    So that the statuses that a report prints belong to the plan's own measures.
    A measure that only the rendition has is left out.
    """
    by_id = {content.plan.plan_id: content for content in contents}
    joined: dict[str, str] = {}
    for plan_id, counted_id in sorted(same_as.items()):
        if plan_id in by_id and counted_id in by_id:
            ours, counted = by_id[plan_id], by_id[counted_id]
            sides = [[m.measure_id for m in content.measures] for content in (ours, counted)]
            joined.update((sides[0][i], sides[1][j]) for i, j in align(ours, counted))
    return joined


PlanIds = tuple[str, ...]


def _later_ids(step: Step) -> PlanIds:
    return tuple(content.plan.plan_id for content in step.later)


def _link_step(step: Step) -> tuple[LinkRecord, ...]:
    return link_measures(_measures_of(step.earlier), _measures_of(step.later))


def _name(step: Step, digests: Mapping[str, str]) -> str:
    """Stands for all that the links of a step are made of."""
    sides = (step.earlier, step.later)
    return "/".join("-".join(digests[c.plan.plan_id] for c in side) for side in sides)


def _index_steps(steps: Iterable[Step]) -> dict[str, list[int]]:
    """plan_id -> places of the steps that lead to the plan."""
    leading: defaultdict[str, list[int]] = defaultdict(list)
    for at, step in enumerate(steps):
        for plan_id in _later_ids(step):
            leading[plan_id].append(at)
    return leading


def _steps_before(
    step: Step, steps: Sequence[Step], leading: Mapping[str, Sequence[int]]
) -> list[Step]:
    """The steps that lead to the earlier plans of `step`, in their order."""
    places = {at for c in step.earlier for at in leading.get(c.plan.plan_id, ())}
    return [steps[at] for at in sorted(places)]


def _bridge(
    step: Step,
    before: Sequence[Step],
    made: Mapping[PlanIds, Links],
    digests: Mapping[str, str],
    remember: Remember,
) -> Links:
    """Links of what `step` left unlinked to the plans one step further back."""
    if not before:
        return ()
    names = (_name(s, digests) for s in (step, *before))
    return remember("|".join(names), partial(_bridge_step, step, before, made))


def _bridge_step(step: Step, before: Sequence[Step], made: Mapping[PlanIds, Links]) -> Links:
    gone_on = {link.previous_measure_id for s in before for link in made[_later_ids(s)]}
    linked = {link.measure_id for link in made[_later_ids(step)]}
    farther = {c.plan.plan_id: c for s in before for c in s.earlier}
    ended = [m for m in _measures_of(farther.values()) if m.measure_id not in gone_on]
    new = [m for m in _measures_of(step.later) if m.measure_id not in linked]
    return bridge_measures(ended, new)


def _measures_of(contents: Iterable[Content]) -> list[MeasureRecord]:
    return [measure for content in contents for measure in content.measures]
