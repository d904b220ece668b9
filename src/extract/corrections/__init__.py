"""Corrections by hand: read from `corrections.csv`, applied with guards, counted as truth."""

from extract.corrections.add import Checked, add_corrections, check_corrections
from extract.corrections.apply import apply_corrections, apply_to_document, share_out
from extract.corrections.bench import Outcome
from extract.corrections.change import LOST, Verdict
from extract.corrections.find import DocumentName
from extract.corrections.judge import (
    CorrectionScores,
    FieldScore,
    describe_scores,
    score_corrections,
)
from extract.corrections.load import (
    Corrector,
    digest_corrections,
    judge_dataset,
    load_corrections,
)
from extract.corrections.standing import judge_standing
from extract.corrections.table import (
    FILE_NAME,
    Correction,
    CorrectionsFileError,
    format_corrections,
    parse_corrections,
    read_corrections,
)

__all__ = [
    "FILE_NAME",
    "LOST",
    "Checked",
    "Correction",
    "CorrectionScores",
    "CorrectionsFileError",
    "Corrector",
    "DocumentName",
    "FieldScore",
    "Outcome",
    "Verdict",
    "add_corrections",
    "apply_corrections",
    "apply_to_document",
    "check_corrections",
    "describe_scores",
    "digest_corrections",
    "format_corrections",
    "judge_dataset",
    "judge_standing",
    "load_corrections",
    "parse_corrections",
    "read_corrections",
    "score_corrections",
    "share_out",
]
