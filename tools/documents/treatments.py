"""What happens to a finished PDF afterwards: scanned, turned, damaged."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

Treatment = Callable[[Path, Path, Mapping[str, Any]], None]

TREATMENTS: dict[str, Treatment] = {}
