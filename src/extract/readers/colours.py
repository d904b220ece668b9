"""PDF colour values -> `#rrggbb`; grey, RGB and CMYK components from 0 to 1."""

from __future__ import annotations

from collections.abc import Sequence

WHITE = "#ffffff"


def to_hex(colour: object) -> str | None:
    """`#rrggbb` for a PDF colour value, None for patterns and unknown spaces."""
    if isinstance(colour, (int, float)):
        parts: list[float] = [float(colour)]
    elif isinstance(colour, (tuple, list)):
        parts = [float(c) for c in colour if isinstance(c, (int, float))]
    else:
        return None
    if len(parts) == 1:
        parts = parts * 3
    elif len(parts) == 4:
        parts = _from_cmyk(parts)
    if len(parts) != 3:
        return None
    return "#" + "".join(f"{round(255 * min(max(p, 0.0), 1.0)):02x}" for p in parts)


def is_white(colour: str | None) -> bool:
    """Whether a shading cannot be seen on white paper; None counts as white."""
    return colour is None or min(channels(colour)) >= 250


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue of `#rrggbb`, 0 to 255 each."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _from_cmyk(parts: Sequence[float]) -> list[float]:
    cyan, magenta, yellow, key = parts
    return [(1 - c) * (1 - key) for c in (cyan, magenta, yellow)]
