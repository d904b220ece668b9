"""So many reading processes at a time, each held by a thread that waits for it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager

from extract.configuration import check_words
from extract.isolation.limits import DEFAULT_LIMITS, Limits
from extract.isolation.process import Death, ReadingProcess, Request
from extract.records import DocumentResult
from extract.vocabulary import OwnWords


class ReadingPool:
    """Reads documents in `processes` processes; made by `open_pool`, ended with its block.

    A thread and its process live equally long: where the system allows it, a
    process is ended with the thread that started it.
    """

    def __init__(self, *, processes: int, limits: Limits, words: OwnWords | None = None) -> None:
        self.processes = processes
        self._limits = limits
        self._words = words
        self._threads = ThreadPoolExecutor(processes, thread_name_prefix="read")
        self._own = threading.local()
        self._all: set[ReadingProcess] = set()
        self._lock = threading.Lock()
        self._is_open = True

    def submit(self, request: Request) -> Future[DocumentResult | Death]:
        """The reading of a document; its future raises NotStartedError, never for a document."""
        return self._threads.submit(self._read, request)

    def close(self) -> None:
        """End all processes; what was not begun is cancelled."""
        with self._lock:
            self._is_open = False
            ending = list(self._all)
        self._threads.shutdown(wait=False, cancel_futures=True)
        for process in ending:
            process.kill()
        self._threads.shutdown()
        for process in self._all:
            process.end()

    def _read(self, request: Request) -> DocumentResult | Death:
        ending = self._process().ask(request)
        if isinstance(ending, Death) and ending.is_foreign and self._is_open:
            return self._process().ask(request)
        return ending

    def _process(self) -> ReadingProcess:
        """This thread's process, a new one when the old one is spent or dead."""
        process: ReadingProcess | None = getattr(self._own, "process", None)
        if process is not None and not process.is_spent:
            return process
        if process is not None:
            process.end()
            with self._lock:
                self._all.discard(process)
        fresh = self._own.process = ReadingProcess(self._limits, words=self._words)
        with self._lock:
            self._all.add(fresh)
            is_open = self._is_open
        if not is_open:  # closed while it was starting
            fresh.kill()
        return fresh


@contextmanager
def open_pool(
    *, processes: int, limits: Limits = DEFAULT_LIMITS, words: OwnWords | None = None
) -> Iterator[ReadingPool]:
    """A pool of reading processes; they end with the block, however it ends.

    They read with the `words` of an analyst beside the program's.

    Raises ConfigurationError when no document could be read right for want of words.
    """
    check_words(words)
    pool = ReadingPool(processes=processes, limits=limits, words=words)
    try:
        yield pool
    finally:
        pool.close()
