"""Whatever stands in the fields of a measure, its rows keep the rules of the dataset."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract.dataset import find_broken_rule
from extract.model import Candidate, FieldText, Passage, PlanContext
from extract.reading.rows import read_candidates
from tests.makers import made_result
from tests.robustness.mutations import mutate, mutations

ROUNDS = int(os.environ.get("TILTAK_FUZZ_ROUNDS", "80"))
"""More of them in the soak."""
_CASES = Path(__file__).parents[1] / "cases"
_ODD = "\x00\x1b\x85\u00ad\u200b\u202e\u2028\ufb01\ufeff\uffff" + (
    "𝟚½²٣१〇Ⅻ①％…–−‐»«•☐✓(){}[]|/\\%0.:;,\n\t "
)


def _texts(value: Any) -> Iterator[str]:
    """All printed texts of a table of cases: keys and words."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield key
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)


PRINTED = sorted(
    {
        text
        for path in _CASES.glob("*.toml")
        for text in _texts(tomllib.loads(path.read_text(encoding="utf-8")))
    }
)
PIECES = sorted({piece for text in PRINTED for piece in text.split()})
any_text = st.one_of(
    st.builds(
        mutate,
        st.sampled_from(PRINTED),
        mutations(st.one_of(st.text(_ODD, max_size=4), st.sampled_from(PIECES))),
    ),
    st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join),
    st.text(max_size=40),
)
labels = st.one_of(st.none(), st.sampled_from(PIECES), any_text)
roles = st.sampled_from(("deadline", "status", "responsible", "deadline", "status", "other"))
fields = st.builds(
    lambda role, text, label: FieldText(role=role, passage=Passage(text), label=label),
    roles,
    any_text,
    labels,
)
candidates = st.builds(
    lambda title, number, description, area, found: Candidate(
        title=Passage(title),
        number=number,
        description=tuple(map(Passage, description)),
        area=Passage(area) if area else None,
        fields=tuple(found),
        layout="table",
    ),
    any_text.filter(str.strip),
    st.one_of(st.none(), any_text.filter(bool)),
    st.lists(any_text, max_size=2),
    st.one_of(st.none(), any_text),
    st.lists(fields, max_size=4),
)
contexts = st.builds(
    PlanContext,
    year=st.one_of(st.none(), st.integers(1981, 2099)),
    period_start=st.just(None),
    period_end=st.just(None),
    language=st.sampled_from((None, "nb", "nn")),
)


@settings(
    max_examples=ROUNDS,
    deadline=None,
    derandomize=ROUNDS == 80,
    suppress_health_check=list(HealthCheck),
)
@given(measures=st.lists(candidates, min_size=1, max_size=3), context=contexts)
def test_only_rows_that_keep_the_rules(measures: list[Candidate], context: PlanContext) -> None:
    base = made_result("plan.pdf", measures=0)
    (plan,) = made_result("plan.pdf", measures=1).plans
    rows = read_candidates(
        measures,
        plan_id=plan.plan_id,
        document_id=base.document.document_id,
        context=context,
        legend=(),
    )
    result = replace(
        base,
        plans=(plan,),
        measures=tuple(rows.measures),
        deadlines=tuple(rows.deadlines),
        statuses=tuple(rows.statuses),
        notes=tuple(rows.notes),
    )
    assert len(rows.measures) == len(measures)
    assert find_broken_rule(result) is None
