"""`python -m documents.freehand [PART OF A NAME ...]` makes the documents and their truths."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from pathlib import Path

from documents import freehand
from documents.freehand.truth import write

ROOT = Path(__file__).resolve().parents[3] / "tests" / "gold" / "free"


def main(wanted: list[str]) -> None:
    """Makes all of them, or those whose file holds one of the words."""
    for found in pkgutil.iter_modules(freehand.__path__):
        if not found.name.startswith("doc"):
            continue
        module = importlib.import_module(f"documents.freehand.{found.name}")
        if wanted and not any(part in module.FILE for part in wanted):
            continue
        path = ROOT / module.FILE
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(module.make())
        write(module.TRUTH, path)
        print(f"{path.stat().st_size:8d} {module.FILE}")


if __name__ == "__main__":
    main(sys.argv[1:])
