"""Page images of many documents, made by a few child processes.

PDFium may abort its process, and a hostile page may never end: neither costs more
than the page itself. In: PDF paths. Out: the images that could be made.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as FutureTimeoutError
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pebble import ProcessExpired, ProcessPool

from extract.readers.errors import Unreadable
from extract.readers.page_images import PageImage, limit_process, write_page_images

BATCH = 8
"""Pages that one task makes, so that a file is opened once for several pages."""

SECONDS_PER_PAGE = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageOrder:
    """Make images of the pages 1 to `page_count` of `path` in `folder`."""

    path: Path
    page_count: int
    folder: Path


_Task = Future[tuple[PageImage, ...]]


@contextmanager
def open_pool(workers: int) -> Iterator[ProcessPool]:
    """Child processes for page images; they are gone when the block ends."""
    context = multiprocessing.get_context("spawn")  # nothing of the parent is copied
    pool = ProcessPool(
        max_workers=workers, max_tasks=64, initializer=limit_process, context=context
    )
    try:
        yield pool
        pool.close()
    finally:
        pool.stop()
        pool.join()


def make_images(
    pool: ProcessPool, orders: Sequence[ImageOrder]
) -> Iterator[tuple[PageImage, ...]]:
    """The images of each order, in order; pages that cannot be drawn are left out.

    Raises OSError when a folder cannot be written.
    """
    handed_out = [[(run, _hand_out(pool, order, run)) for run in _runs(order)] for order in orders]
    for order, tasks in zip(orders, handed_out, strict=True):
        yield tuple(image for run, task in tasks for image in _collect(pool, order, run, task))


def _runs(order: ImageOrder) -> list[tuple[int, ...]]:
    numbers = range(1, order.page_count + 1)
    return [tuple(numbers[i : i + BATCH]) for i in range(0, len(numbers), BATCH)]


def _hand_out(pool: ProcessPool, order: ImageOrder, run: tuple[int, ...]) -> _Task:
    seconds = SECONDS_PER_PAGE * (len(run) + 1)
    task: _Task = pool.schedule(
        write_page_images, args=[order.path, run, order.folder], timeout=seconds
    )
    return task


def _collect(
    pool: ProcessPool, order: ImageOrder, run: tuple[int, ...], task: _Task
) -> tuple[PageImage, ...]:
    """What a task made; after a failure its pages one by one, so that only the bad one is lost."""
    try:
        return task.result()
    except (Unreadable, MemoryError, ProcessExpired, TimeoutError, FutureTimeoutError):
        if len(run) == 1:
            return ()
    single = [((number,), _hand_out(pool, order, (number,))) for number in run]
    return tuple(image for one, task in single for image in _collect(pool, order, one, task))
