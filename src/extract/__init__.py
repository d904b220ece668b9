"""Reads archived Norwegian action plans and makes one dataset of every measure in them.

    import extract
    extract.read("measures")            one table of the dataset as a pandas frame
    extract.extract_document("a.pdf")   the records of one document

Nothing heavy is imported before it is used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from extract.dataset import read
    from extract.pipeline import extract_document

__all__ = ["extract_document", "read"]

_PLACES = {
    "extract_document": "extract.pipeline",
    "read": "extract.dataset",
}


def __getattr__(name: str) -> Any:
    """Import what is asked for, the first time that it is asked for."""
    if name not in _PLACES:
        raise AttributeError(f"module 'extract' has no attribute {name!r}")
    return getattr(import_module(_PLACES[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
