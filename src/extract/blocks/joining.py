"""Lines -> running text: hyphens at line ends undone, words broken by force mended.

A line that ends early was ended on purpose; a line that is full was broken by
the program that set it. `right` is the x (PDF points) up to which lines can run.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.model import Line, Passage
from extract.vocabulary import alternation, load, remembered

_ENDINGS = ("definite", "finite")
_HYPHENATED = re.compile(r"(?P<stem>[\w-]*\w)[-‐]$")


def join_lines(lines: Sequence[Line], *, right: float | None = None) -> Passage:
    """One passage out of the lines of one paragraph, in order."""
    text = Passage("")
    for before, line in zip([None, *lines], lines, strict=False):
        if before is None or not text:
            text = line.passage
        elif (stem := hyphen_to_drop(text.text, line.text)) is not None:
            text = Passage.join([text.cut(0, stem), line.passage], "")
        elif keeps_hyphen(text.text, line.text) or is_broken_by_force(before, line, right=right):
            text = Passage.join([text, line.passage], "")
        else:
            text = Passage.join([text, line.passage])
    return text


def hyphen_to_drop(text: str, following: str) -> int | None:
    """How many characters of `text` stay when its last hyphen only broke the line; else None.

    "samarbeids-" + "avtalar" loses it; "helse-" + "og" keeps it, and so do
    "e-" + "helse" and "lege-til-" + "lege", whose hyphens are part of the word.
    """
    match = _HYPHENATED.search(text)
    if match is None or not following[:1].islower():
        return None
    first = re.split(r"\W", following, maxsplit=1)[0]
    stem = match["stem"]
    if first in _coordinators() or keeps_hyphen(text, following):
        return None
    if not stem[-1:].islower():
        return None
    return match.end() - 1


def keeps_hyphen(text: str, following: str) -> bool:
    """Whether the hyphen at the end of `text` belongs to a word that goes on."""
    match = _HYPHENATED.search(text)
    if match is None or not following[:1].isalnum():
        return False
    stem = match["stem"]
    first = re.split(r"\W", following, maxsplit=1)[0]
    if first in _coordinators():
        return False
    return len(stem) <= 2 or "-" in stem or not stem[-1].islower() or following[0].isupper()


@remembered()
def _coordinators() -> frozenset[str]:
    return frozenset(load().words("page.coordinator"))


def is_broken_by_force(line: Line, following: Line, *, right: float | None) -> bool:
    """Whether a long word filled its narrow cell and runs on in the next line.

    Word processors break such a word without a hyphen: the line is that one word,
    it reaches the right side, and the next line starts in the middle of a word.
    """
    if right is None or line.place is None or line.marker is not None:
        return False
    text = line.text
    width = line.place.box.width / max(len(text), 1)
    if following.text.split(" ", 1)[0].strip(",.;:()") in _small_words():
        return False
    return (
        " " not in text
        and len(text) >= 8
        and text[-1].islower()
        and following.text[:1].islower()
        and right - line.place.box.x1 < 1.3 * width
    )


def ends_in_open_word(text: str) -> bool:
    """Whether a line stops at a word that no phrase ends with: "i", "og", "frå"."""
    words = text.split()
    return len(words) > 1 and words[-1] in load().words("page.open_word")


def starts_sentence(text: str) -> bool:
    """Whether a line opens with a definite noun and a finite verb: "Kommunen dekkjer ..."."""
    return bool(_sentence_start().match(text))


@remembered()
def _sentence_start() -> re.Pattern[str]:
    definite, ending = (alternation(load().words(f"page.{x}_ending")) for x in _ENDINGS)
    verb = alternation(load().words("page.finite_verb"))
    return re.compile(
        rf"[A-ZÆØÅ]\w{{3,}}(?:{definite}) (?:(?:{verb})\b|[a-zæøå]{{3,}}(?:{ending})\b)"
    )


@remembered()
def _small_words() -> frozenset[str]:
    return frozenset(load().words("page.small_word") + load().words("page.open_word"))


def ends_early(line: Line, following: Line, *, right: float | None) -> bool:
    """Whether the first word of `following` would have had room in `line`."""
    if right is None or line.place is None or following.place is None:
        return False
    first = following.text.split(" ", 1)[0]
    advance = following.place.box.width / max(len(following.text), 1)
    needed = (len(first) + 1) * advance * 1.05
    return line.place.box.x1 + needed < right - 1.0
