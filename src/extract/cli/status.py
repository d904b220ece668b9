"""`tiltak status`: what became of each document of the dataset."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Literal

from extract.cli.terminal import print_json, stdout, table
from extract.dataset import DEFAULT_ROOT, places, read_arrow
from extract.not_understood import place_of_table, read_table

Outcome = Literal["extracted", "no_measures", "quarantined"]


def status(
    *,
    dataset: Path = DEFAULT_ROOT,
    outcome: Outcome | None = None,
    quarantined: bool = False,
    not_understood: bool = False,
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
    not_understood
        Instead, all texts of deadlines and statuses that no word knew, with document and page.
    json
        A list of objects instead of a table.
    """
    if not_understood:
        return _list_not_understood(dataset, json=json)
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


def _list_not_understood(dataset: Path, *, json: bool) -> int:
    at = places(dataset)
    rows = read_table(at)
    if json:
        print_json(rows)
        return 0
    shown = ("kind", "text", "count", "document", "page", "hint")
    stdout().print(table(shown, ([row[name] for name in shown] for row in rows)))
    stdout().print(f"{len(rows)} texts; as a table: {place_of_table(at)}", soft_wrap=True)
    return 0


def _show(rows: list[dict[str, object]], documents: list[dict[str, object]]) -> None:
    console = stdout()
    shown = ("source", "uri", "outcome", "measures", "reason")
    console.print(table(shown, ([row[name] for name in shown] for row in rows)))
    counts = Counter(str(document["outcome"]) for document in documents)
    listed = ", ".join(f"{count} {outcome}" for outcome, count in sorted(counts.items()))
    console.print(f"{len(documents)} documents: {listed}")
