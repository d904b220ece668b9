"""`tiltak status`: what became of each document of the dataset."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Literal

from extract.cli.terminal import print_json, stdout, table
from extract.dataset import DEFAULT_ROOT, read_arrow

Outcome = Literal["extracted", "no_measures", "quarantined"]


def status(
    *,
    dataset: Path = DEFAULT_ROOT,
    outcome: Outcome | None = None,
    quarantined: bool = False,
    json: bool = False,
) -> int:
    """List the documents of a dataset with outcome, number of measures, and reason.

    Parameters
    ----------
    dataset
        The folder of the dataset.
    outcome
        Only documents with this outcome.
    quarantined
        Only documents that could not be read; the same as --outcome quarantined.
    json
        A list of objects instead of a table.
    """
    outcome = "quarantined" if quarantined else outcome
    columns = ["source", "uri", "outcome", "reason", "media_type", "page_count", "document_id"]
    documents = read_arrow("documents", dataset).select(columns).to_pylist()
    held = Counter(read_arrow("measures", dataset)["document_id"].to_pylist())
    rows = [
        {**document, "measures": held[document["document_id"]]}
        for document in sorted(documents, key=lambda d: (d["source"], d["uri"]))
        if outcome in (None, document["outcome"])
    ]
    if json:
        print_json(rows)
    else:
        _show(rows, documents)
    return 0


def _show(rows: list[dict[str, object]], documents: list[dict[str, object]]) -> None:
    console = stdout()
    shown = ("source", "uri", "outcome", "measures", "reason")
    console.print(table(shown, ([row[name] for name in shown] for row in rows)))
    counts = Counter(str(document["outcome"]) for document in documents)
    listed = ", ".join(f"{count} {outcome}" for outcome, count in sorted(counts.items()))
    console.print(f"{len(documents)} documents: {listed}")
