"""What is kept beside a dataset of the run that made it: its summary, and what it was made of."""

from __future__ import annotations

import json
from pathlib import Path

from extract.dataset import Places
from extract.dataset.switch import content_digest, is_dataset, is_intact
from extract.summary import RunSummary, from_json, to_json


def remember_run(at: Places, summary: RunSummary, *, made_from: str, results: Path) -> None:
    """Keep `summary`; `made_from` stands for all that the dataset is made of, and `results`
    is the folder of what was read."""
    _memory(at).write_text(to_json(summary), encoding="utf-8")
    stamp = {
        "made_from": made_from,
        "release": content_digest(at.out),
        "results": results.name,
    }
    _stamp(at).write_text(json.dumps(stamp), encoding="utf-8")


def last_summary(at: Places) -> RunSummary | None:
    """The summary of the run that made the dataset; None when it is not known."""
    try:
        return from_json(_memory(at).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None


def unchanged_summary(at: Places, made_from: str) -> RunSummary | None:
    """The last summary, when the dataset on disk is whole and made of the same things."""
    stamp = _read_stamp(at)
    if stamp.get("made_from") != made_from or not is_dataset(at.out):
        return None
    same = stamp.get("release") == content_digest(at.out) and is_intact(at.out)
    return last_summary(at) if same else None


def results_of_dataset(at: Places) -> Path | None:
    """The folder of the results that the dataset was made of; None when that is not known."""
    name = _read_stamp(at).get("results")
    return at.results / name if isinstance(name, str) else None


def _memory(at: Places) -> Path:
    return at.work / "last-run.json"


def _stamp(at: Places) -> Path:
    return at.work / "made-from.json"


def _read_stamp(at: Places) -> dict[str, object]:
    """What is known of the making of the dataset; nothing when that is not known."""
    try:
        stamp = json.loads(_stamp(at).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return stamp if isinstance(stamp, dict) else {}
