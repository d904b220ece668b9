"""Recognised words in pixels in, words of a page in points out, with sizes and bullets.

Recognition gives boxes of ink. The size of the type is worked out from the height of
that ink and the letters in it: a word without tall letters is half as high as its type.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median

from extract.model import BBox, Direction, Word

_ASCENDERS = re.compile(r"[A-ZÆØÅÄÖÉ0-9bdfhklßtijåäöéè(){}\[\]/|!?&%§«»\"']")
_DESCENDERS = re.compile(r"[gjpqyQ(){}\[\],;/|§]")
_TALL, _LOW, _DEEP = 0.72, 0.53, 0.21
"""Heights of capitals and of small letters, and depth of tails, as parts of the type size."""
_SNAP = 0.09
"""Sizes this near to the size of the page's text are that size: ink is measured in pixels."""
_UNSURE = 0.3
_VERY_UNSURE = 0.05
_BULLET_READINGS = frozenset("eo*+«»°¢©®>=-—–.·•●○s:x@")
_BULLET_HIGH = 0.5
"""Part of the type size: what stands for a bullet is no higher."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadWord:
    """A word as recognised: its box in pixels, its line's number, how sure (0 to 1)."""

    text: str
    left: int
    top: int
    right: int
    bottom: int
    line: tuple[int, ...]
    confidence: float
    direction: Direction = "right"

    @property
    def height(self) -> int:
        """Height of the ink across the line, in pixels."""
        upright = self.direction in ("right", "left")
        return self.bottom - self.top if upright else self.right - self.left


def drop_noise(words: Iterable[ReadWord]) -> tuple[ReadWord, ...]:
    """The words without specks, and without remains of rules that were read as signs."""
    trimmed = [replace(word, text=_without_rules(word.text)) for word in words]
    bullets = _find_bullets(trimmed)
    return tuple(w for w in trimmed if w.text and (id(w) in bullets or not _is_noise(w)))


def _without_rules(text: str) -> str:
    """A word without the rules beside it, read as bars or half a pair of brackets."""
    if len(text) > 1 and text[0] in "[]|" and "]" not in text[1:]:
        text = text[1:]
    if len(text) > 1 and text[-1] in "[]|" and "[" not in text[:-1]:
        text = text[:-1]
    return text


def find_sizes(read: Sequence[ReadWord], *, dots_per_point: float) -> tuple[float, ...]:
    """The type size of each word, in points: that of its line, near sizes made the same."""
    sizes = _line_sizes(read, dots_per_point)
    return tuple(sizes[word.line] for word in read)


def to_word(
    word: ReadWord, size: float, *, bold: bool, colour: str | None, dots_per_point: float
) -> Word:
    """A recognised word as a word of the page; `size` in points."""
    return Word(
        text=unicodedata.normalize("NFC", word.text),
        box=BBox(
            x0=word.left / dots_per_point,
            top=word.top / dots_per_point,
            x1=word.right / dots_per_point,
            bottom=word.bottom / dots_per_point,
        ),
        size=size,
        bold=bold,
        colour=colour,
        direction=word.direction,
    )


def with_bullets(
    read: Sequence[ReadWord], sizes: Sequence[float], *, dots_per_point: float
) -> tuple[ReadWord, ...]:
    """The words, small marks before a line as bullets, whatever letter they were read as."""
    firsts = {id(line[0]) for line in _lines(read).values() if len(line) > 1}
    return tuple(
        _as_bullet(word, size * dots_per_point) if id(word) in firsts else word
        for word, size in zip(read, sizes, strict=True)
    )


def _find_bullets(read: Sequence[ReadWord]) -> frozenset[int]:
    """The ids of small marks that open lines below each other: bullets, however unsure."""
    marks = [
        line[0]
        for line in _lines(read).values()
        if len(line) > 1
        and line[0].text in _BULLET_READINGS
        and line[0].height <= _BULLET_HIGH * _line_height(line[1:])
    ]
    return frozenset(
        id(mark)
        for mark in marks
        if any(abs(mark.left - m.left) <= mark.height / 2 for m in marks if m is not mark)
    )


def _line_height(line: Sequence[ReadWord]) -> float:
    return median(word.height for word in line) / (_TALL + _DEEP / 2)


def _is_noise(word: ReadWord) -> bool:
    has_letters = any(c.isalnum() for c in word.text)
    if not has_letters:
        is_sign = len(word.text) == 1 and word.text in "•●○■□▪✓–-—+*«»"
        return word.confidence < (_UNSURE if is_sign else 2 * _UNSURE) or set(word.text) <= {
            "|", "_", "¦", "—", "=", "~", "‘", "’", "'", "`", ".",
        }  # fmt: skip
    return word.confidence < (_UNSURE if len(word.text) < 3 else _VERY_UNSURE)


def _line_sizes(
    read: Sequence[ReadWord], dots_per_point: float
) -> Mapping[tuple[int, ...], float]:
    """Type size of each line, in points, near ones made the same."""
    raw = {
        line: median(_size(word) for word in words) / dots_per_point
        for line, words in _lines(read).items()
    }
    weight = Counter[float]()
    for word in read:
        weight[round(raw[word.line] * 2) / 2] += len(word.text)
    levels = _levels(weight)
    return {line: _nearest(size, levels) for line, size in raw.items()}


def _lines(read: Iterable[ReadWord]) -> dict[tuple[int, ...], list[ReadWord]]:
    lines: dict[tuple[int, ...], list[ReadWord]] = {}
    for word in read:
        lines.setdefault(word.line, []).append(word)
    return lines


def _size(word: ReadWord) -> float:
    """Type size in pixels from the ink of a word."""
    tall = _TALL if _ASCENDERS.search(word.text) else _LOW
    deep = _DEEP if _DESCENDERS.search(word.text) else 0.0
    return word.height / (tall + deep)


def _levels(weight: Mapping[float, int]) -> list[float]:
    """The sizes in use: the commonest first, each taking in those that are near it."""
    levels: list[float] = []
    for size in sorted(weight, key=lambda s: (-weight[s], s)):
        if all(abs(size - level) > _SNAP * level for level in levels):
            levels.append(size)
    return levels


def _nearest(size: float, levels: Sequence[float]) -> float:
    return min(levels, key=lambda level: abs(level - size), default=size)


def _as_bullet(word: ReadWord, size: float) -> ReadWord:
    high, wide = word.bottom - word.top, word.right - word.left
    is_small = high <= _BULLET_HIGH * size and wide <= 0.9 * size
    if len(word.text) != 1 or word.text not in _BULLET_READINGS or not is_small:
        return word
    return replace(word, text="–" if word.text in "-–—" or wide > 2 * high else "•")
