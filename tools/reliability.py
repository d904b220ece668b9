"""How often measures of a confidence are right: `python -m tools.reliability FOLDER ...`.

Reads every document of the folders that has truth, and prints two tables for
docs/confidence.md: by confidence, and by what lowers it. A measure is right when
everything about it is, as `tiltak evaluate` counts it.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from extract import extract_document
from extract.evaluate.compare import is_strict
from extract.evaluate.match import Predicted
from extract.evaluate.score import ScoredMeasure, score_document
from extract.evaluate.truth import load_folder

_BINS = ((0.9, 1.01), (0.8, 0.9), (0.6, 0.8), (0.0, 0.6))


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One measure found: how sure the program was, and whether all about it is right."""

    predicted: Predicted
    is_right: bool
    layout: str
    is_scan: bool

    @property
    def confidence(self) -> float:
        return self.predicted.measure.confidence or 0.0


def main(arguments: Sequence[str] | None = None) -> int:
    """Print both tables."""
    parser = argparse.ArgumentParser(prog="python -m tools.reliability", description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    judged = [j for f in parser.parse_args(arguments).folders for j in judge_folder(f)]
    print("\n".join([*by_confidence(judged), "", *by_cause(judged)]))
    return 0


def judge_folder(folder: Path) -> Iterator[Judged]:
    """Every measure found in the documents of a folder, false ones too."""
    for truth in load_folder(folder):
        print(f"reading {truth.name}", file=sys.stderr)
        result = extract_document(truth.path)
        layouts = {p.plan_id: p.layout for p in result.plans}
        for line in score_document(truth, result).measures:
            if line.predicted is not None:
                yield Judged(
                    predicted=line.predicted,
                    is_right=_is_right(line),
                    layout=layouts[line.predicted.measure.plan_id] or "none",
                    is_scan=result.document.text_layer != "native",
                )


def _is_right(line: ScoredMeasure) -> bool:
    return line.is_paired and is_strict(line.findings)


def by_confidence(judged: Sequence[Judged]) -> Iterator[str]:
    """A line for each range of confidence, the highest first."""
    yield "| confidence | measures | said | right |"
    yield "|---|---|---|---|"
    for least, most in _BINS:
        own = [j for j in judged if least <= j.confidence < most]
        if own:
            said = sum(j.confidence for j in own) / len(own)
            named = f"{least:.1f} to {min(most, 1):.1f}"
            yield f"| {named} | {len(own)} | {said:.2f} | {_share(own)} |"


def by_cause(judged: Sequence[Judged]) -> Iterator[str]:
    """A line for each thing that the confidence is made of."""
    causes: list[tuple[str, Callable[[Judged], bool]]] = [
        ("no area found", lambda j: j.predicted.measure.area is None),
        (
            "a status whose state is unknown",
            lambda j: any(s.state == "unknown" for s in j.predicted.statuses),
        ),
        (
            "a deadline that does not parse",
            lambda j: any(d.kind == "unresolved" for d in j.predicted.deadlines),
        ),
        ("a scan", lambda j: j.is_scan),
    ]
    yield "| what was seen | measures | right |"
    yield "|---|---|---|"
    for layout in sorted({j.layout for j in judged}):
        own = [j for j in judged if j.layout == layout]
        yield f"| {layout} | {len(own)} | {_share(own)} |"
    for name, holds in causes:
        own = [j for j in judged if holds(j)]
        if own:
            yield f"| {name} | {len(own)} | {_share(own)} |"


def _share(judged: Iterable[Judged]) -> str:
    listed = list(judged)
    return f"{sum(j.is_right for j in listed) / len(listed):.2f}"


if __name__ == "__main__":
    sys.exit(main())
