"""What is done to bytes and texts to see whether reading them holds: for the fuzz tests."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from hypothesis import strategies as st

T = TypeVar("T", bytes, str)
Mutation = tuple[str, float, float, T]
"""What is done, where and over how much of it (parts of the length), and with what."""


def mutations(other: st.SearchStrategy[T]) -> st.SearchStrategy[list[Mutation[T]]]:
    """One to twelve of them."""
    kinds = st.sampled_from((*("set", "drop", "double", "insert") * 2, "cut"))
    places = st.floats(0, 1, exclude_max=True)
    each = st.tuples(kinds, places, st.floats(0, 0.05), other)
    return st.lists(each, min_size=1, max_size=12)


def mutate(data: T, changes: Sequence[Mutation[T]], *, shortest: int = 0) -> T:
    """`data` with each of the changes made in turn; a cut leaves so much of it at least."""
    for kind, place, share, other in changes:
        start = int(place * len(data))
        stop = start + int(share * len(data)) + 1
        if kind == "set":
            data = data[:start] + other + data[start + len(other) :]
        elif kind == "cut":
            data = data[: max(start, shortest)]
        elif kind == "drop":
            data = data[:start] + data[stop:]
        elif kind == "double":
            data = data[:stop] + data[start:stop] + data[stop:]
        else:
            data = data[:start] + other + data[start:]
    return data
