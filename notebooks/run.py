"""Run every notebook on a dataset and keep it with its results: percent scripts in, .ipynb out.

    python notebooks/run.py [OUT]        OUT is build/notebooks when left out

The dataset is the one that `TILTAK_DATASET` names, else `data/curated`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import jupytext
import nbformat
from nbclient import NotebookClient

HERE = Path(__file__).parent
TIMEOUT = 300
"""Seconds that one cell may take."""


def find_notebooks() -> list[Path]:
    """The notebooks in their order."""
    return sorted(HERE.glob("[0-9]_*.py"))


def run_notebook(path: Path) -> nbformat.NotebookNode:
    """The notebook at `path` with its results. Raises CellExecutionError when a cell fails."""
    notebook = jupytext.read(path)
    NotebookClient(
        notebook,
        timeout=TIMEOUT,
        kernel_name="python3",
        resources={"metadata": {"path": str(HERE)}},
    ).execute()
    return notebook


def main(out: Path) -> None:
    """Write every notebook with its results to `out`."""
    out.mkdir(parents=True, exist_ok=True)
    for path in find_notebooks():
        target = out / f"{path.stem}.ipynb"
        nbformat.write(run_notebook(path), target)
        print(f"wrote {target}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE.parent / "build" / "notebooks")
