"""The joining of plans in a process of its own.

Comparing all plans of an archive holds what is compared of their measures in memory, and
the dictionaries of two languages. In: the folder of the other tables, the plans, one
line of JSON each. Out: `same_as` in one line, then a line for each link.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from extract.apart import ask_apart
from extract.dataset import Join, Joined
from extract.records import decode_record, encode_record
from extract.schema import LinkRecord, PlanRecord
from extract.vocabulary import OwnWords, words_to_plain
from extract.years.names import NO_NAMES, Names


def make_join_apart(
    names: Names = NO_NAMES, *, memory: Path | None = None, own: OwnWords | None = None
) -> Join:
    """As `joining.make_join`, in a process of its own that ends with the links.

    `own` are the words of an analyst. The join raises ApartError when that process fails.
    """

    def join(folder: Path, plans: Sequence[PlanRecord]) -> Joined:
        asked = _questions(folder, plans, names, memory, own)
        lines = ask_apart(
            "extract.joining:serve", asked, task="the plans could not be joined over the years"
        )
        same_as: dict[str, str] = json.loads(next(lines))
        links = tuple(decode_record(LinkRecord, line) for line in lines)
        return Joined(links=links, same_as=same_as)

    return join


def _questions(
    folder: Path,
    plans: Sequence[PlanRecord],
    names: Names,
    memory: Path | None,
    own: OwnWords | None,
) -> Iterator[str]:
    yield json.dumps(
        {
            "folder": str(folder.absolute()),
            "names": dict(names.known),
            "memory": str(memory.absolute()) if memory else None,
            "words": words_to_plain(own),
        }
    )
    yield from map(encode_record, plans)
