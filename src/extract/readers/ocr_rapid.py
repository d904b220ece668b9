"""Text recognition by RapidOCR, an optional package: a page in, words with boxes in pixels out.

Its models come inside the package; where they do not, it counts as not installed, since
it would fetch them from the network. They read Norwegian letters, but not all capitals.
"""

from __future__ import annotations

import importlib
import importlib.util
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from extract.readers.errors import Unreadable
from extract.readers.ocr_lay import Grey
from extract.readers.ocr_words import ReadWord

_PACKAGE = "rapidocr"
_PATTERNS = {"Det": "*det*.onnx", "Rec": "*rec*.onnx", "Cls": "*cls*.onnx"}
_BROKEN = (RuntimeError, ValueError, KeyError, TypeError, OSError, AttributeError, ImportError)
_LONGEST_SIDE = 4000
# letters that the models do not know, as what they take them for
_AE = re.compile(r"\bAE(?=[a-zæøå])")
_LIKE = str.maketrans({"∅": "Ø", "⌀": "Ø", "Å": "Å"})


@cache
def is_installed() -> bool:
    """Whether the package, its engine and its models are there."""
    has_engine = importlib.util.find_spec("onnxruntime") is not None
    return has_engine and len(_models()) == len(_PATTERNS)


def read_words(grey: Grey) -> tuple[ReadWord, ...]:
    """The words that RapidOCR finds, line by line.

    Raises Unreadable (`ocr_failed`) when it stops with an error.
    """
    try:
        found = _engine()(np.stack([grey] * 3, axis=2), return_word_box=True)
        words = found.word_results or ()
        return tuple(word for number, line in enumerate(words) for word in _line(line, number))
    except _BROKEN as problem:
        detail = f"{type(problem).__name__}: {problem}"
        raise Unreadable("ocr_failed", detail=detail[-300:]) from problem


def _line(parts: Sequence[Any], number: int) -> Iterator[ReadWord]:
    """The words of a line: text, certainty and four corners each."""
    for text, confidence, corners in parts:
        if not str(text).strip():
            continue
        xs, ys = [int(x) for x, _ in corners], [int(y) for _, y in corners]
        yield ReadWord(
            text=repair(str(text).strip()),
            left=min(xs),
            top=min(ys),
            right=max(xs),
            bottom=max(ys),
            line=(number,),
            confidence=float(confidence),
        )


def repair(text: str) -> str:
    """Norwegian letters that the models give as others."""
    return _AE.sub("Æ", text.translate(_LIKE))


@cache
def _models() -> Mapping[str, Path]:
    spec = importlib.util.find_spec(_PACKAGE)
    if spec is None or not spec.origin:
        return {}
    folder = Path(spec.origin).parent / "models"
    found = {kind: sorted(folder.glob(pattern)) for kind, pattern in _PATTERNS.items()}
    return {kind: files[0] for kind, files in found.items() if files}


@cache
def _engine() -> Any:
    """The loaded engine, once for a process: its models take seconds to load."""
    settings: dict[str, Any] = {
        "Global.log_level": "critical",
        "Global.max_side_len": _LONGEST_SIDE,
        "EngineConfig.onnxruntime.intra_op_num_threads": 1,
        "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        **{f"{kind}.model_path": str(path) for kind, path in _models().items()},
    }
    return importlib.import_module(_PACKAGE).RapidOCR(params=settings)
