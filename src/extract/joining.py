"""What joins the plans of a dataset while it is written: its folder in, renditions, links out."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import IO, Any, TypeVar

from extract import program
from extract.dataset import Join, Joined, read_arrow
from extract.dataset.known_links import remembered_links
from extract.records import decode_record, encode_record
from extract.schema import DeadlineRecord, MeasureRecord, PlanRecord, Record, StatusRecord
from extract.vocabulary import OwnWords, digest_of, using, words_from_plain
from extract.years.linking import Remember, link_always, link_plans
from extract.years.names import NO_NAMES, Names

R = TypeVar("R", bound=Record)


def make_join(
    names: Names = NO_NAMES, *, memory: Path | None = None, own: OwnWords | None = None
) -> Join:
    """The `join` of `dataset.write`: links between the plans of a series, and `same_as`.

    Links that were made before are kept in the folder `memory`, if one is given. Plans are
    compared with the `own` words of an analyst too.
    """

    def join(folder: Path, plans: Sequence[PlanRecord]) -> Joined:
        with ExitStack() as stack:
            stack.enter_context(using(own))
            remember: Remember = link_always
            if memory is not None:
                kept = remembered_links(memory, digest=program.whole_digest() + digest_of(own))
                remember = stack.enter_context(kept)
            same_as, links = link_plans(
                plans,
                _read(folder, "measures", MeasureRecord),
                _read(folder, "deadlines", DeadlineRecord),
                _read(folder, "statuses", StatusRecord),
                names=names,
                remember=remember,
            )
        return Joined(links=links, same_as=same_as)

    return join


def serve(asked: IO[str], answers: IO[str]) -> None:
    """Join what is asked for line by line; the other side is `joining_apart`."""
    request = json.loads(asked.readline())
    plans = [decode_record(PlanRecord, line) for line in asked]
    memory = Path(request["memory"]) if request["memory"] else None
    own = words_from_plain(request["words"])
    join = make_join(Names(known=request["names"]), memory=memory, own=own)
    joined = join(Path(request["folder"]), plans)
    answers.write(json.dumps(dict(joined.same_as)) + "\n")
    for link in joined.links:
        answers.write(encode_record(link) + "\n")
    answers.flush()


def _read(folder: Path, table: str, kind: type[R]) -> list[R]:
    columns = list(kind.__dataclass_fields__)
    rows = read_arrow(table, folder).select(columns).to_pylist()
    return [kind(**{name: _freeze(value) for name, value in row.items()}) for row in rows]


def _freeze(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
