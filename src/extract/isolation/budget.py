"""Processor time for a document, handed out page by page and held by the kernel.

The limit is moved on with each page. A page that takes longer ends the process
at once (SIGXCPU), also when it hangs inside a library that never comes back.
"""

from __future__ import annotations

import contextlib
import math
import resource
import time

from extract.isolation.limits import Limits
from extract.progress import Place


class Budget:
    """The processor time that one document may still use, from the moment this is made."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._start = time.process_time()
        self._pages = 0

    def spend(self, place: Place) -> None:
        """Another page or stage begins: it gets its time, within that of the document."""
        self._pages += place.page is not None
        now, limits = time.process_time(), self._limits
        whole = self._start + limits.first_cpu + limits.page_cpu * self._pages
        step = now + limits.step_cpu
        if place.page is None:  # a stage that looks at all pages again
            step += limits.page_cpu * self._pages / 4
        _stop_at(min(step, whole))


def _stop_at(seconds: float) -> None:
    """The kernel counts whole seconds of the process since it began, and needs one at least."""
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    soft = max(1, math.ceil(seconds))
    if hard != resource.RLIM_INFINITY:
        soft = min(soft, hard)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))
