"""What joins the plans of a dataset while it is written: its folder in, renditions, links out."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import IO, Any

from extract import program
from extract.dataset import Join, Joined, read_arrow
from extract.dataset.grouped import Grouped
from extract.dataset.known_links import remembered_links
from extract.records import decode_record, encode_record
from extract.schema import MeasureRecord, PlanRecord
from extract.vocabulary import OwnWords, digest_of, using, words_from_plain
from extract.years.content import Content, gather_from
from extract.years.linking import Remember, link_always, link_contents
from extract.years.names import NO_NAMES, Names


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
            same_as, links = link_contents(_gather(folder, plans), names=names, remember=remember)
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


def _gather(folder: Path, plans: Sequence[PlanRecord]) -> tuple[Content, ...]:
    """The plans with their measures, which stay in columns until they are linked."""
    columns = list(MeasureRecord.__dataclass_fields__)
    measures = Grouped("measures", folder, key="plan_id", columns=columns)

    def load(plan_id: str) -> list[MeasureRecord]:
        rows = measures.rows(plan_id)
        return [MeasureRecord(**{k: _freeze(v) for k, v in row.items()}) for row in rows]

    times: defaultdict[str, list[date | None]] = defaultdict(list)
    for measure_id, day in _columns(folder, "deadlines", "measure_id", "end_date"):
        times[measure_id].append(day)
    reported = {measure_id for (measure_id,) in _columns(folder, "statuses", "measure_id")}
    return gather_from(plans, load, times, reported)


def _columns(folder: Path, table: str, *names: str) -> Iterator[tuple[Any, ...]]:
    rows = read_arrow(table, folder).select(names)
    return zip(*(column.to_pylist() for column in rows.columns), strict=True)


def _freeze(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
