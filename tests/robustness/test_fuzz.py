"""Whatever is done to the bytes of a plan, a typed outcome comes out."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract.dataset import find_broken_rule
from extract.isolation import Death, Limits, ReadingPool, Request, open_pool
from extract.readers.errors import SENTENCES
from tests.robustness.mutations import Mutation, mutate, mutations

EXAMPLES = sorted(
    path
    for path in Path("data/raw").absolute().rglob("*")
    if path.suffix in (".pdf", ".html", ".docx")
)
ROUNDS = int(os.environ.get("TILTAK_FUZZ_ROUNDS", "40"))
"""More of them in the soak."""
ENDINGS: Counter[str] = Counter()


@pytest.fixture(scope="module")
def pool() -> Iterator[ReadingPool]:
    with open_pool(processes=1, limits=Limits(step_cpu=4, first_cpu=6)) as made:
        yield made
    print(f"\noutcomes {dict(ENDINGS)}")


@settings(
    max_examples=ROUNDS,
    deadline=None,
    derandomize=ROUNDS == 40,
    suppress_health_check=list(HealthCheck),
)
@given(which=st.integers(0, len(EXAMPLES) - 1), changes=mutations(st.binary(max_size=12)))
def test_only_typed_outcomes(
    pool: ReadingPool,
    tmp_path_factory: pytest.TempPathFactory,
    which: int,
    changes: list[Mutation[bytes]],
) -> None:
    path = tmp_path_factory.getbasetemp() / EXAMPLES[which].name
    path.write_bytes(mutate(EXAMPLES[which].read_bytes(), changes, shortest=16))
    ending = pool.submit(Request(path=str(path), file_name=path.name, source="fuzz")).result()
    ENDINGS[ending.code if isinstance(ending, Death) else ending.document.outcome] += 1
    if isinstance(ending, Death):
        assert ending.code in ("time_limit", "memory_limit")
        return
    record = ending.document
    code = (record.reason or "").partition(":")[0]
    assert record.outcome in ("extracted", "no_measures", "quarantined")
    assert code in SENTENCES or code in ("", "no_measures")
    assert code != "internal_error", record.reason
    assert (record.outcome == "extracted") == bool(ending.measures)
    assert find_broken_rule(ending) is None
