"""`python -m documents.freehand_c [PART OF A NAME ...]` makes all documents, or those that fit."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from pathlib import Path

from documents import freehand_c

FOLDER = Path(__file__).resolve().parents[3] / "tests" / "gold" / "free" / "held"


def main(wanted: list[str]) -> int:
    """Builds them into tests/gold/free/held; returns 0."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in sorted(m.name for m in pkgutil.iter_modules(freehand_c.__path__)):
        if not name.startswith("c") or (wanted and not any(w in name for w in wanted)):
            continue
        module = importlib.import_module(f"documents.freehand_c.{name}")
        path = module.build(FOLDER)
        print(f"{path.stat().st_size:8d} {path.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
