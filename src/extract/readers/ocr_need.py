"""Whether a page must be read from its picture: what its text layer holds in, yes or no out.

A scan has next to no text and a picture over most of the page. A text layer can also be
there and be of no use: fonts whose letters are numbered but not named give a row of
signs that no language has.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.model import Word
from extract.vocabulary import load, remembered

_FEWEST_LETTERS = 25
_LEAST_COVER = 0.4
"""Part of the page that pictures cover before it is taken for a scan."""
_LEAST_SHAPES = 200
"""Drawn shapes on a page without letters: text that was turned into outlines."""
_ENOUGH_WORDS = 20
_READABLE = 0.5
_VOWELS = re.compile(r"[aeiouyæøåäöéèêòôü]", re.IGNORECASE)
_LETTERS = re.compile(r"[^\W\d_]+")
_PLAIN = re.compile(r"[\w.,:;!?/()«»\"'’%§&+\-–—•]+")
_LEAST_VOWELS, _MOST_VOWELS = 0.27, 0.55
"""Norwegian text has some two vowels in five letters."""


def needs_ocr(words: Sequence[Word], *, image_share: float, shapes: int = 0) -> bool:
    """Whether the words of a page's text layer are too few, or no words at all.

    `image_share` is the part of the page under pictures, 0 to 1; `shapes` counts drawn curves.
    """
    letters = sum(c.isalpha() for word in words for c in word.text)
    if letters < _FEWEST_LETTERS:
        return image_share >= _LEAST_COVER or (letters == 0 and shapes >= _LEAST_SHAPES)
    return is_garbage([word.text for word in words])


def is_garbage(texts: Sequence[str]) -> bool:
    """Whether texts that should be words of a Norwegian page are signs without sense.

    False for few words, of which nothing can be said.
    """
    long = [text for text in texts if len(text) > 2]
    if len(long) < _ENOUGH_WORDS:
        return False
    if sum(map(_is_readable, long)) < _READABLE * len(long):
        return True
    letters = "".join(part for text in texts for part in _LETTERS.findall(text))
    share = len(_VOWELS.findall(letters)) / max(len(letters), 1)
    is_odd = not _LEAST_VOWELS <= share <= _MOST_VOWELS
    return is_odd and not any(text.lower() in _common() for text in texts)


def _is_readable(text: str) -> bool:
    """Made of letters, figures and the signs of print, with a vowel where it has four letters."""
    if "(cid:" in text or not _PLAIN.fullmatch(text):
        return False
    letters = "".join(_LETTERS.findall(text))
    return len(letters) < 4 or _VOWELS.search(letters) is not None or letters.isupper()


@remembered()
def _common() -> frozenset[str]:
    """Small words that any page of Norwegian has some of."""
    return frozenset(load().words("scan.common"))
