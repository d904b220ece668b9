"""Corrections by hand: read from `corrections.csv`, applied with guards, counted as truth."""

from extract.corrections.apply import apply_corrections, apply_to_document, share_out
from extract.corrections.bench import Outcome
from extract.corrections.change import Verdict
from extract.corrections.judge import CorrectionScores, FieldScore, score_corrections
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
    "Correction",
    "CorrectionScores",
    "CorrectionsFileError",
    "FieldScore",
    "Outcome",
    "Verdict",
    "apply_corrections",
    "apply_to_document",
    "format_corrections",
    "judge_standing",
    "parse_corrections",
    "read_corrections",
    "score_corrections",
    "share_out",
]
