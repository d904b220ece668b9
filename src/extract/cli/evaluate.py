"""`tiltak evaluate`: how right a dataset is, where truth is known."""

from __future__ import annotations

from pathlib import Path

from extract.cli.terminal import plain, print_json, stdout
from extract.dataset import DEFAULT_ROOT, read_results
from extract.errors import TiltakError
from extract.evaluate import MODES, Mode, load_folder, score_documents, total
from extract.evaluate.plain import to_plain
from extract.evaluate.report import differences, modes_lines, table


def evaluate(
    truth: Path,
    /,
    *,
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
    dataset
        The folder of the dataset.
    mode
        When two texts are the same: exact, soft (case, space and punctuation aside),
        levenshtein (0.8 alike), ratcliff (0.95 alike).
    diff
        Also print every difference of every measure.
    json
        All counts and ratios as JSON, for all four modes.
    fail_under
        End with 1 when the F1 of measures over all is lower than this.
    """
    try:
        wanted = load_folder(truth)
    except (FileNotFoundError, ValueError) as problem:
        raise TiltakError(str(problem)) from problem
    results = read_results(dataset)
    scored = {each: score_documents(wanted, results, mode=each) for each in MODES}
    if json:
        print_json({each: to_plain(documents) for each, documents in scored.items()})
    else:
        lines = [*(differences(scored[mode]) if diff else ()), *table(scored[mode])]
        lines += modes_lines({each: total(documents) for each, documents in scored.items()})
        stdout().print(plain("\n".join(lines)), markup=False, soft_wrap=True)
    found = total(scored[mode]).measures.f1
    return int(fail_under is not None and (found or 0.0) < fail_under)
