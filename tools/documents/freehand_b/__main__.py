"""`python -m documents.freehand_b [PART OF A NAME ...]` makes all documents, or those that fit."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from pathlib import Path

from documents import freehand_b

FOLDER = Path(__file__).resolve().parents[3] / "tests" / "gold" / "free"


def main(wanted: list[str]) -> int:
    """Builds them into tests/gold/free/a (odd numbers) and /b (even); returns 0."""
    for name in sorted(m.name for m in pkgutil.iter_modules(freehand_b.__path__)):
        if not name.startswith("b") or (wanted and not any(w in name for w in wanted)):
            continue
        module = importlib.import_module(f"documents.freehand_b.{name}")
        folder = FOLDER / ("a" if int(name[1:3]) % 2 else "b")
        folder.mkdir(parents=True, exist_ok=True)
        path = module.build(folder)
        print(f"{path.stat().st_size:8d} {path.relative_to(FOLDER)}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
