"""Whatever is done to the bytes of a plan, a typed outcome comes out."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from extract.isolation import Death, Limits, ReadingPool, Request, open_pool
from extract.readers.errors import SENTENCES

EXAMPLES = sorted(
    path
    for path in Path("data/raw").absolute().rglob("*")
    if path.suffix in (".pdf", ".html", ".docx")
)
ROUNDS = int(os.environ.get("TILTAK_FUZZ_ROUNDS", "40"))
"""More of them in the soak."""
MUTATIONS = st.lists(
    st.tuples(
        st.sampled_from(("set", "cut", "drop", "double", "insert")),
        st.floats(0, 1, exclude_max=True),
        st.floats(0, 0.05),
        st.binary(max_size=12),
    ),
    min_size=1,
    max_size=12,
)


@pytest.fixture(scope="module")
def pool() -> Iterator[ReadingPool]:
    with open_pool(processes=1, limits=Limits(step_cpu=4, first_cpu=6)) as made:
        yield made


@settings(
    max_examples=ROUNDS,
    deadline=None,
    derandomize=ROUNDS == 40,
    suppress_health_check=list(HealthCheck),
)
@given(which=st.integers(0, len(EXAMPLES) - 1), mutations=MUTATIONS)
def test_only_typed_outcomes(
    pool: ReadingPool,
    tmp_path_factory: pytest.TempPathFactory,
    which: int,
    mutations: list[tuple[str, float, float, bytes]],
) -> None:
    path = tmp_path_factory.getbasetemp() / EXAMPLES[which].name
    path.write_bytes(mutate(EXAMPLES[which].read_bytes(), mutations))
    ending = pool.submit(Request(path=str(path), file_name=path.name, source="fuzz")).result()
    if isinstance(ending, Death):
        assert ending.code in ("time_limit", "memory_limit")
        return
    record = ending.document
    code = (record.reason or "").partition(":")[0]
    assert record.outcome in ("extracted", "no_measures", "quarantined")
    assert code in SENTENCES or code in ("", "no_measures")
    assert code != "internal_error", record.reason
    assert (record.outcome == "extracted") == bool(ending.measures)


def mutate(data: bytes, mutations: list[tuple[str, float, float, bytes]]) -> bytes:
    """`data` with each of the mutations done in turn; places are parts of the length."""
    for kind, place, share, other in mutations:
        start = int(place * len(data))
        stop = start + int(share * len(data)) + 1
        if kind == "set":
            data = data[:start] + other + data[start + len(other) :]
        elif kind == "cut":
            data = data[: max(start, 16)]
        elif kind == "drop":
            data = data[:start] + data[stop:]
        elif kind == "double":
            data = data[:stop] + data[start:stop] + data[stop:]
        else:
            data = data[:start] + other + data[start:]
    return data
