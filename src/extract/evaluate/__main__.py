"""`python -m extract.evaluate FOLDER`: read every document of FOLDER that has truth, and score it.

Needs no dataset: what is judged is the program as it stands now.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from extract.configuration import find_own_words
from extract.errors import TiltakError
from extract.evaluate.report import differences, table
from extract.evaluate.score import ScoredDocument, score_document
from extract.evaluate.texts import MODES, Mode
from extract.evaluate.truth import load_folder
from extract.model import ReaderChoice
from extract.vocabulary import OwnWords


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table, and with `--diff` every difference; 2 when FOLDER holds no truth."""
    options = _parser().parse_args(arguments)
    try:
        scored = tuple(
            _score(
                options.folder,
                only=options.only,
                mode=options.mode,
                reader=options.reader,
                words=find_own_words(options.words, [options.folder]),
            )
        )
    except (OSError, ValueError, TiltakError) as problem:
        print(problem, file=sys.stderr)
        return 2
    lines = [*(differences(scored) if options.diff else ()), "", *table(scored)]
    print("\n".join(lines))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m extract.evaluate", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--diff", action="store_true", help="print every difference")
    parser.add_argument("--only", default="", help="only documents whose name contains this")
    parser.add_argument("--mode", choices=MODES, default="soft", help="when texts are the same")
    parser.add_argument(
        "--reader", choices=("fast", "plain"), default="fast", help="how PDFs are read"
    )
    parser.add_argument("--words", type=Path, help="a file of own words")
    return parser


def _score(
    folder: Path, *, only: str, mode: Mode, reader: ReaderChoice, words: OwnWords | None
) -> Iterator[ScoredDocument]:
    from extract.pipeline import extract_document

    for truth in load_folder(folder):
        if only in truth.name:
            print(f"reading {truth.name}", file=sys.stderr)
            result = extract_document(truth.path, reader=reader, words=words)
            yield score_document(truth, result, mode=mode)


if __name__ == "__main__":
    sys.exit(main())
