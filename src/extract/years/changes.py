"""The words that changed between two titles: printed text in, printed words out."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher

from extract.years.wording import read_stems

_WORD = re.compile(r"\w[\w./-]*\w|\w")


def changed_words(earlier: str, later: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """(words that went, words that came), in their order, as printed.

    Case, punctuation and order do not count; another spelling or inflection does.
    """
    ours, theirs = _WORD.findall(earlier), _WORD.findall(later)
    matcher = SequenceMatcher(
        None, [w.casefold() for w in ours], [w.casefold() for w in theirs], autojunk=False
    )
    edits = [edit for edit in matcher.get_opcodes() if edit[0] != "equal"]
    went = [word for _, i, j, _, _ in edits for word in ours[i:j]]
    came = [word for _, _, _, i, j in edits for word in theirs[i:j]]
    return _without(went, came), _without(came, went)


def shared_words(earlier: str, later: str) -> tuple[str, ...]:
    """Telling words of the later text whose stem stands in the earlier, each once."""
    stems = {stem.text for stem in read_stems(earlier) if stem.weight >= 1}
    found = [w for w in _WORD.findall(later) if {s.text for s in read_stems(w)} & stems]
    return tuple({word.casefold(): word for word in found}.values())


def _without(words: list[str], others: list[str]) -> tuple[str, ...]:
    """The words that do not stand among the others too, counted one by one."""
    left = Counter(word.casefold() for word in others)
    kept = []
    for word in words:
        if left[word.casefold()] > 0:
            left[word.casefold()] -= 1
        else:
            kept.append(word)
    return tuple(kept)
