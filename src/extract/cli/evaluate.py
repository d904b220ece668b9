"""`tiltak evaluate`: how right a dataset is, where truth is known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from extract.archive import DEFAULT_ARCHIVE
from extract.cli.terminal import plain, print_json, stdout
from extract.corrections import (
    describe_scores,
    judge_dataset,
    load_corrections,
    score_corrections,
)
from extract.dataset import DEFAULT_ROOT, read_arrow, read_results
from extract.errors import TiltakError
from extract.evaluate import MODES, Mode, ScoredDocument, load_folder, score_documents, total
from extract.evaluate.plain import to_plain
from extract.evaluate.report import differences, modes_lines, table
from extract.link_scores import score_link_files, total_links
from extract.schema import LinkRecord
from extract.years.judge import LinkScores


def evaluate(
    truth: Path | None = None,
    /,
    *,
    corrections: bool = False,
    dataset: Path = DEFAULT_ROOT,
    mode: Mode = "soft",
    diff: bool = False,
    json: bool = False,
    fail_under: float | None = None,
) -> int:
    """Score a dataset against the truth of a folder (NAME.truth.json beside each document).

    Parameters
    ----------
    truth
        The folder with truth, searched with its subfolders.
    corrections
        Take the corrections by hand in the archive (and in TRUTH) as truth instead: how often
        the program was right where a person looked.
    dataset
        The folder of the dataset.
    mode
        When two texts are the same: exact, soft (case, space and punctuation aside),
        levenshtein (0.8 alike), ratcliff (0.95 alike).
    diff
        Also print every difference of every measure.
    json
        All counts and ratios as JSON, for all four modes, and those of the links.
    fail_under
        End with 1 when the F1 of measures over all is lower than this.
    """
    if corrections:
        return _evaluate_corrections(truth, dataset, json=json)
    if truth is None:
        raise TiltakError("no folder with truth given; or use --corrections")
    try:
        wanted = load_folder(truth)
    except (FileNotFoundError, ValueError) as problem:
        raise TiltakError(str(problem)) from problem
    results = read_results(dataset)
    scored = {each: score_documents(wanted, results, mode=each) for each in MODES}
    links = _score_links(truth, scored[mode], dataset)
    if json:
        of_modes = {each: to_plain(documents) for each, documents in scored.items()}
        print_json({**of_modes, "links": _plain_links(links)})
    else:
        lines = [*(differences(scored[mode]) if diff else ()), *table(scored[mode])]
        lines += _links_lines(links)
        lines += modes_lines({each: total(documents) for each, documents in scored.items()})
        stdout().print(plain("\n".join(lines)), markup=False, soft_wrap=True)
    found = total(scored[mode]).measures.f1
    return int(fail_under is not None and (found or 0.0) < fail_under)


def _evaluate_corrections(folder: Path | None, dataset: Path, *, json: bool) -> int:
    found = load_corrections(DEFAULT_ARCHIVE, [folder] if folder else [])
    scores = score_corrections(judge_dataset(read_results(dataset), found))
    if json:
        print_json(asdict(scores))
    else:
        stdout().print(plain("\n".join(describe_scores(scores))), markup=False, soft_wrap=True)
    return 0


def _score_links(
    truth: Path, documents: Sequence[ScoredDocument], dataset: Path
) -> dict[str, LinkScores]:
    links = [LinkRecord(**row) for row in read_arrow("links", dataset).to_pylist()]
    try:
        return score_link_files(truth, documents, links)
    except ValueError as problem:
        raise TiltakError(str(problem)) from problem


def _links_lines(scores: Mapping[str, LinkScores]) -> Iterator[str]:
    if not scores:
        return
    whole = total_links(scores)
    yield (
        f"links     F1 {_percent(whole.f1)}  ({whole.right} right of {whole.true},"
        f" {whole.found - whole.right} false)  relation right {_percent(whole.relation_share)}"
    )


def _percent(ratio: float | None) -> str:
    return "·" if ratio is None else f"{100 * ratio:.1f}"


def _plain_links(scores: Mapping[str, LinkScores]) -> dict[str, Any]:
    named = {"total": total_links(scores), **scores}
    return {
        name: {**asdict(each), "f1": each.f1, "relation_share": each.relation_share}
        for name, each in named.items()
    }
