"""A good plan cut short, with bytes changed, or with something before and after it."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pikepdf
from tools.hostile.case import BROKEN, READ, Case

_PLAN = Path(__file__).parents[2] / "data/raw/sildrefjorden/sildrefjorden-handlingsplan-2021.pdf"
_FLIPS = 10
_QUICK_FLIPS = 4


@cache
def plan() -> bytes:
    """A plan of the example archive."""
    return _PLAN.read_bytes()


def cut() -> Iterator[Case]:
    """The plan up to every sixteenth of it."""
    for sixteenth in range(1, 16):
        yield Case(
            name=f"cut-{sixteenth:02d}.pdf",
            make=lambda n=sixteenth: plan()[: len(plan()) * n // 16],  # type: ignore[misc]
            expected=READ | BROKEN,
        )


def flipped() -> Iterator[Case]:
    """The plan with bytes changed here and there, more of them in each file."""
    for seed in range(_FLIPS):
        yield Case(
            name=f"flipped-{seed}.pdf",
            make=lambda n=seed: flip(plan(), seed=n, count=4 ** (n // 2 + 1)),  # type: ignore[misc]
            expected=READ | BROKEN | {"encrypted"},
            is_slow=seed >= _QUICK_FLIPS,
        )


def flip(data: bytes, *, seed: int, count: int) -> bytes:
    """So many bytes of `data`, chosen by the seed, made something else."""
    chance, changed = random.Random(seed), bytearray(data)
    for _ in range(count):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def surrounded() -> Iterator[Case]:
    """The plan with junk around it, and as two formats at once."""
    junk = bytes(random.Random(1).randrange(128, 256) for _ in range(900))
    read = frozenset({"extracted"})
    yield Case(name="junk-before.pdf", make=lambda: junk + plan(), expected=read)
    yield Case(name="junk-after.pdf", make=lambda: plan() + junk * 40, expected=READ | BROKEN)
    yield Case(
        name="junk-far-before.pdf",
        make=lambda: junk * 9 + plan(),
        expected=READ | BROKEN | {"not_a_pdf"},
    )
    yield Case(name="polyglot-zip.pdf", make=lambda: plan() + _zip(), expected=READ | BROKEN)
    yield Case(
        name="polyglot-html.pdf",
        make=lambda: b"<!-- " + plan() + b" --><html><script>alert(1)</script></html>",
        expected=READ | BROKEN | {"not_a_pdf"},
    )


def locked() -> Iterator[Case]:
    """Plans with passwords; one that only keeps people from printing opens for all."""
    yield Case(
        name="locked.pdf", make=lambda: _lock(user="secret"), expected=frozenset({"encrypted"})
    )
    yield Case(
        name="locked-for-printing.pdf",
        make=lambda: _lock(user=""),
        expected=frozenset({"extracted"}),
    )
    yield Case(
        name="locked-oddly.pdf",
        make=lambda: plan().replace(b"/Root", b"/Encrypt << /Filter /Odd /V 99 >> /Root"),
        expected=READ | BROKEN | {"encrypted"},
    )


def _lock(*, user: str) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(plan())) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="owner", user=user), static_id=False)
    return out.getvalue()


def _zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("readme.txt", "not a plan")
    return out.getvalue()
