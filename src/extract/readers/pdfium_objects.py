"""What is on a page, as PDFium lists it: texts, paths and pictures, those in drawings with them.

A form (a drawing that is placed on the page) has objects of its own, in coordinates of its
own; each object here comes with the matrix that takes it to the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import repeat

import numpy as np

from extract.readers import pdfium_calls as calls
from extract.readers.glyphs import Indexes, Numbers
from extract.readers.pdfium_doubt import DoubtError
from extract.readers.pdfium_place import Matrix

MOST_OBJECTS = 500_000
"""On a page; large maps have a fifth of it."""

_DEEPEST = 20
"""Drawings in drawings."""
_AS_IT_IS: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Objects of one type by handle; `matrix` has a row a, b, c, d, e, f for each: from the
    object's own coordinates to those of the page before it is turned."""

    handles: list[int]
    matrix: Numbers

    def __len__(self) -> int:
        return len(self.handles)

    def only(self, chosen: Indexes) -> Found:
        return Found(
            handles=[self.handles[i] for i in chosen.tolist()], matrix=self.matrix[chosen]
        )


def find_objects(page: int) -> dict[int, Found]:
    """The objects of a page by type (calls.TEXT, PATH, IMAGE). Raises DoubtError: too_much."""
    count = int(calls.count_objects(page))
    handles = list(map(calls.page_object, repeat(page), range(count)))
    found: dict[int, tuple[list[int], list[Numbers]]] = {}
    total = 0
    for kind, listed, matrix in _sorted(handles, _AS_IT_IS, _DEEPEST):
        total += len(listed)
        if total > MOST_OBJECTS:
            raise DoubtError("too_much", f"{total} objects")
        own, matrices = found.setdefault(kind, ([], []))
        own.extend(listed)
        matrices.append(_matrices(listed, matrix))
    return {
        kind: Found(handles=own, matrix=np.concatenate(matrices))
        for kind, (own, matrices) in found.items()
    }


def none_of() -> Found:
    """No objects."""
    return Found(handles=[], matrix=np.zeros((0, 6)))


def _sorted(
    handles: list[int | None], outer: Matrix, depth: int
) -> Iterator[tuple[int, list[int], Matrix]]:
    """Objects by type, with the matrix of the drawing that they are in."""
    present = [handle for handle in handles if handle]
    by_kind: dict[int, list[int]] = {}
    for handle, kind in zip(present, map(calls.object_type, present), strict=True):
        by_kind.setdefault(kind, []).append(handle)
    forms = by_kind.pop(calls.FORM, [])
    for kind, listed in by_kind.items():
        yield kind, listed, outer
    if forms and depth:
        for form, matrix in zip(forms, _matrices(forms, outer).tolist(), strict=True):
            count = int(calls.count_form_objects(form))
            inner = list(map(calls.form_object, repeat(form), range(count)))
            a, b, c, d, e, f = matrix
            yield from _sorted(inner, (a, b, c, d, e, f), depth - 1)


def _matrices(handles: list[int], outer: Matrix) -> Numbers:
    """The matrices of objects, each followed by the one outside."""
    own = np.zeros((len(handles), 6), dtype=np.float32)
    calls.run_over(calls.object_matrix, handles, calls.rows_of(own))
    inner = own.astype(np.float64)
    if outer == _AS_IT_IS:
        return inner
    a, b, c, d, e, f = outer
    both = np.empty_like(inner)
    for i in (0, 2, 4):
        both[:, i] = a * inner[:, i] + c * inner[:, i + 1]
        both[:, i + 1] = b * inner[:, i] + d * inner[:, i + 1]
    both[:, 4] += e
    both[:, 5] += f
    return both
