"""`tiltak retry`: read the quarantined documents of an archive once more."""

from __future__ import annotations

from pathlib import Path

from extract.archive import DEFAULT_ARCHIVE, resolve_argument
from extract.cli.ingest import ingest
from extract.cli.terminal import stderr
from extract.configuration import check_words, find_own_words
from extract.dataset import DEFAULT_ROOT, hold_lock, places
from extract.runs import find_archived, forget_quarantined


def retry(
    *archive: str,
    out: Path = DEFAULT_ROOT,
    reason: str | None = None,
    processes: int | None = None,
    wait: float = 0.0,
    words: Path | None = None,
) -> int:
    """Read the documents again that could not be read, such as on a larger machine.

    After an upgrade of the program every ingest does so by itself.

    Parameters
    ----------
    archive
        Folders, files, or names of sources in data/raw; all of data/raw when left out.
    out
        The folder of the dataset.
    reason
        Only documents with this reason, such as time_limit.
    processes
        How many documents are read at the same time; as many as cores when left out.
    wait
        Seconds to wait when another run works on the same dataset.
    words
        A file of your own words (docs/words.md); the words.toml of the archive when left out.
    """
    at = places(out)
    folders = [resolve_argument(name) for name in archive or (str(DEFAULT_ARCHIVE),)]
    own = find_own_words(words, folders)
    check_words(own)
    with hold_lock(at, wait=wait):
        forgotten = forget_quarantined(find_archived(folders), at, reason=reason, own=own)
    stderr().print(f"{forgotten} documents to be read again")
    return ingest(
        *archive, out=str(out), offline=True, processes=processes, wait=wait, words=words
    )
