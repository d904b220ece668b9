"""What the notebooks share: where the dataset lies, and plots that need no network."""

from __future__ import annotations

import os
from pathlib import Path

import altair as alt

HERE = Path(__file__).parent


def dataset_root() -> Path:
    """The dataset to look at: `TILTAK_DATASET`, else `data/curated` of this folder's project.

    Also makes every plot a picture inside the notebook, readable in print.
    """
    alt.renderers.enable("svg")
    alt.theme.enable("default")
    return Path(os.environ.get("TILTAK_DATASET", HERE.parent / "data" / "curated"))


def chart_width() -> int:
    """Width of a plot in pixels that fits on a page."""
    return 560


def short(text: str, length: int = 60) -> str:
    """`text` cut to `length` letters, for labels and tables."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
