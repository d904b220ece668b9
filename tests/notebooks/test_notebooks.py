"""The notebooks run on the example archive, without a network, and show what they say."""

from __future__ import annotations

import importlib.util
import os
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import nbformat
import pytest

from extract.archive import find_documents
from extract.dataset import write
from extract.joining import make_join
from extract.pipeline import extract_document

EXAMPLE = Path("data/raw")
NOTEBOOKS = Path("notebooks")
PLOTS = {"1_archive": 4, "2_across_years": 4, "3_query": 3}


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The example archive, read by the program; the notebooks are told of it."""
    documents = find_documents([EXAMPLE]) if EXAMPLE.is_dir() else ()
    if not documents:
        pytest.skip("the example archive is not here")
    root = tmp_path_factory.mktemp("notebooks") / "curated"
    results = {}
    for document in documents:
        result = extract_document(
            document.path, file_name=document.file_name, source_name=document.source
        )
        results[result.document.document_id] = result
    write(results.values(), root, join=make_join())
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TILTAK_DATASET", str(root))
        patch.setenv("PYTHONPATH", os.pathsep.join(_import_path()))
        yield root


def _import_path() -> list[str]:
    return [str(Path("src").resolve()), *filter(None, [os.environ.get("PYTHONPATH")])]


def load_runner() -> ModuleType:
    spec = importlib.util.spec_from_file_location("run_notebooks", NOTEBOOKS / "run.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("name", sorted(PLOTS))
def test_the_notebook_runs_and_draws(dataset: Path, name: str) -> None:
    notebook = load_runner().run_notebook(NOTEBOOKS / f"{name}.py")
    plots = list(_find_plots(notebook))
    assert len(plots) == PLOTS[name]
    assert all("<script" not in plot and "href=" not in plot for plot in plots)
    assert name != "2_across_years" or any("å" in plot or "ø" in plot for plot in plots)
    words = " ".join(c.source for c in notebook.cells if c.cell_type == "markdown")
    assert words.count("The plot") >= PLOTS[name]


def test_every_notebook_is_known_here() -> None:
    assert {path.stem for path in load_runner().find_notebooks()} == set(PLOTS)


def _find_plots(notebook: nbformat.NotebookNode) -> Iterator[str]:
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            picture = output.get("data", {}).get("image/svg+xml")
            if picture:
                yield "".join(picture)
