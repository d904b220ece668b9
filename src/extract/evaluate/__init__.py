"""Scores against truth, for each field, each document and each layout family.

`score(dataset_root, truth_folder)` judges a written dataset; `score_documents`
judges results in memory; `python -m extract.evaluate FOLDER` reads every
document of a folder now and prints the same table.
"""

from extract.evaluate.score import (
    ScoredDocument,
    Scores,
    by_family,
    counts,
    score_document,
    score_documents,
    total,
)
from extract.evaluate.tally import Finding, Tally
from extract.evaluate.texts import MODES, Mode
from extract.evaluate.truth import TrueDocument, load_folder, load_truth

__all__ = [
    "MODES",
    "Finding",
    "Mode",
    "ScoredDocument",
    "Scores",
    "Tally",
    "TrueDocument",
    "by_family",
    "counts",
    "load_folder",
    "load_truth",
    "score_document",
    "score_documents",
    "total",
]
