"""Documents are read in processes of their own, which may die without harm to anything else.

limits   what a reading process may use, and how it binds itself
budget   processor time by page, held by the kernel
child    what runs in the process
process  the other end of it: asks, listens, waits no longer than it must
pool     as many processes as asked for, each renewed now and then
"""

from __future__ import annotations

from extract.isolation.limits import DEFAULT_LIMITS, Limits
from extract.isolation.pool import ReadingPool, open_pool
from extract.isolation.process import Death, NotStartedError, Request

__all__ = [
    "DEFAULT_LIMITS",
    "Death",
    "Limits",
    "NotStartedError",
    "ReadingPool",
    "Request",
    "open_pool",
]
