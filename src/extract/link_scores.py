"""How right the links of a dataset are: scored documents and the dataset's links in, counts out.

A link's end is a measure of the truth: (series, year of the plan, key). It is found
through the measure of the dataset that the evaluation paired with it.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from extract.evaluate import ScoredDocument
from extract.schema import LinkRecord
from extract.years.judge import SUFFIX, KeyedLink, LinkScores, read_true_links, score_links


@dataclass(frozen=True, slots=True, kw_only=True)
class _End:
    """A measure of the dataset: its series, and its name in the truth (or one that none has)."""

    series: str
    key: Hashable


def score_link_files(
    folder: Path, documents: Sequence[ScoredDocument], links: Iterable[LinkRecord]
) -> dict[str, LinkScores]:
    """The scores of each series that has a `SERIES.links.json` under `folder`, by its name.

    Links that start or end at a measure that truth does not know count as found and wrong.
    Raises ValueError for a file that is not in the truth format.
    """
    ends = _ends(documents)
    listed = tuple(links)
    scores: dict[str, LinkScores] = {}
    for path in sorted(folder.rglob(f"*{SUFFIX}")):
        series = path.name.removesuffix(SUFFIX)
        found = (_keyed(link, ends) for link in listed if _is_of(link, ends, series))
        scores[series] = score_links(found, read_true_links(path))
    return scores


def total_links(scores: Mapping[str, LinkScores]) -> LinkScores:
    """All series together."""
    return sum(scores.values(), LinkScores())


def _ends(documents: Iterable[ScoredDocument]) -> dict[str, _End]:
    """The end that each measure of the dataset is, by its id."""
    ends: dict[str, _End] = {}
    for document in documents:
        truth = document.truth
        for line in document.measures:
            if line.predicted is None or truth.series is None:
                continue
            measure_id = line.predicted.measure.measure_id
            name = line.true.key if line.true else measure_id
            ends[measure_id] = _End(series=truth.series, key=(truth.series, truth.plan.year, name))
    return ends


def _is_of(link: LinkRecord, ends: Mapping[str, _End], series: str) -> bool:
    both = (ends.get(link.measure_id), ends.get(link.previous_measure_id))
    return any(end is not None and end.series == series for end in both)


def _keyed(link: LinkRecord, ends: Mapping[str, _End]) -> KeyedLink:
    earlier, later = ends.get(link.previous_measure_id), ends.get(link.measure_id)
    return KeyedLink(
        earlier=earlier.key if earlier else link.previous_measure_id,
        later=later.key if later else link.measure_id,
        relation=link.relation,
    )
