"""Invented names and wordings for as many plans as wanted; the same number gives the same name."""

from __future__ import annotations

import hashlib

_FIRST = (
    "Alm", "Asp", "Bekke", "Bjørk", "Brat", "Dals", "Eik", "Elve", "Fager", "Furu", "Glit",
    "Gran", "Hassel", "Hei", "Hval", "Kald", "Kvern", "Lang", "Lav", "Lind", "Lyng", "Mose",
    "Myr", "Nord", "Older", "Rogn", "Selje", "Sol", "Stein", "Svart", "Tind", "Ulv", "Vester",
    "Vind", "Øster",
)  # fmt: skip
_LAST = (
    "bakken", "berget", "botn", "bygda", "dalen", "eidet", "fjellet", "fossen", "haugen",
    "heimen", "holmen", "lia", "marka", "moen", "neset", "osen", "stranda", "sundet", "tangen",
    "vassdraget", "viken", "vollen", "øya", "åsen",
)  # fmt: skip
_MIDDLE = ("", "er", "inn", "opp", "ut")
_KEPT = 0.8
"""Share of the measures of a plan that stand in the plan of the next year as well."""


def place(number: int) -> str:
    """The `number`-th invented place; the first 4200 are told apart."""
    first = _FIRST[number % len(_FIRST)]
    last = _LAST[number // len(_FIRST) % len(_LAST)]
    middle = _MIDDLE[number // (len(_FIRST) * len(_LAST)) % len(_MIDDLE)]
    return f"{first}{middle}{last}"


def body(number: int) -> str:
    """The `number`-th invented municipality."""
    return f"{place(number)} kommune"


def varied(title: str, *, which: int, year: int, place: int) -> str:
    """`title` as the body `which` words it; some measures are new each year."""
    age = sum(_share(which, year - back, place) > _KEPT for back in range(year - 2000))
    return f"{title} {_word(which, place, age)}"


def _share(*parts: int) -> float:
    return int.from_bytes(_bytes(*parts)[:4]) / 2**32


def _word(*parts: int) -> str:
    data = _bytes(*parts)
    chosen = (data[0] % len(_FIRST), data[1] % len(_LAST), data[2] % len(_FIRST))
    return f"ved {_FIRST[chosen[0]]}{_LAST[chosen[1]]} og {_FIRST[chosen[2]]}rud"


def _bytes(*parts: int) -> bytes:
    return hashlib.sha256(repr(parts).encode()).digest()
