"""Write all hostile files to the folder that is named."""

from __future__ import annotations

import sys
from pathlib import Path

from tools.hostile.cases import all_cases


def main(folder: Path) -> None:
    """Each case as a file, and a table of what is expected of each."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = ["file\texpected"]
    for case in all_cases():
        (folder / case.name).write_bytes(case.make())
        lines.append(f"{case.name}\t{' '.join(sorted(case.expected))}")
    (folder / "expected.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(lines) - 1} files in {folder}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
