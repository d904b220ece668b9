"""Reads archived Norwegian action plans and makes one dataset of every measure in them.

    import extract
    extract.read("measures")            one table of the dataset as a pandas frame
    extract.extract_document("a.pdf")   the records of one document
    extract.compare("name", 2019, 2020) what became of each measure of a series of plans
    extract.histories()                 each measure from its first plan to its last

Nothing heavy is imported before it is used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extract.analysis import compare, histories
    from extract.dataset import read
    from extract.pipeline import extract_document

__all__ = ["compare", "extract_document", "histories", "read"]

_PLACES = {
    "compare": "extract.analysis",
    "extract_document": "extract.pipeline",
    "histories": "extract.analysis",
    "read": "extract.dataset",
}


def __getattr__(name: str) -> Any:
    """Import what is asked for, the first time that it is asked for."""
    if name not in _PLACES:
        raise AttributeError(f"module 'extract' has no attribute {name!r}")
    return getattr(import_module(_PLACES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
