"""Signs and colours of statuses: a text of signs only, a colour, a legend line in; meaning out.

A sign with its own meaning ("✔", "☐") is read without a legend; a dot or a
colour is `unknown` until a legend says what it means. Under a heading that says
traffic light, green is on its way as planned (`in_progress`), yellow and red are
later than planned (`delayed`).
"""

from __future__ import annotations

import colorsys
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from extract.vocabulary import Vocabulary, alternation, fold, load

_SIGN_STATES = ("completed", "in_progress", "not_started", "paused")
_TRAFFIC_LIGHT = {
    "green": "in_progress",
    "yellow": "delayed",
    "orange": "delayed",
    "red": "delayed",
}
_SIGN_CATEGORIES = {"So", "Sm", "Sk", "Co", "No"}
_NO_LETTER = re.compile("[\\^`]|(?<=\\s)!(?=\\s)|[^\x00-\x7fæøåÆØÅ]")
"""What may be a sign; the signs of sums and of typing ("=+<>|~") are none."""
_CODE = re.compile(r"(?<!\w)(?P<sign>[A-ZÆØÅ]{1,2}|\d)\s*[=:]\s*(?=[^\W\d_])")
_NAMED = re.compile(r"(?:^|[,;:.])\s*(?P<sign>[^\W\d_][\w -]{2,24}?)\s*=\s*(?=[^\W\d_])")
"""A word that a line of meanings explains: "Lukka = ferdig"."""
_LABEL_EDGES = " \t\r\n=:–—-,;.()|"
_FEWEST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendEntry:
    """One sign of a legend: `start:stop` is the sign, `label` its printed meaning."""

    sign: str
    label: str
    state: str
    start: int
    stop: int


def state_of_sign(text: str, vocabulary: Vocabulary) -> str | None:
    """The state of a text that is one sign with a meaning of its own; else None."""
    sign = text.strip().rstrip("\ufe0f")
    return _sign_states(vocabulary).get(sign) if sign and not sign.isalnum() else None


def read_legend(
    text: str, *, read_state: Callable[[str], str], vocabulary: Vocabulary | None = None
) -> tuple[LegendEntry, ...]:
    """The entries of a legend: "● Gjennomført ● Under arbeid ▲ Forseinka".

    Signs are glyphs, colour words ("Grønn = i rute"), short codes ("F = ferdig") or
    words of the plan's own ("Lukket = ferdig").
    Empty when the text is no legend: fewer than two signs whose labels
    `read_state` (fields/status) knows.
    """
    words = vocabulary or load()
    for found in (_glyphs(text), _colour_words(text, words), _codes(text), _named(text)):
        marks = list(found)
        if len(marks) < _FEWEST:
            continue
        entries = tuple(_entries(text, marks, read_state))
        known = [entry for entry in entries if entry.state != "unknown"]
        if len(known) >= _FEWEST and 2 * len(known) > len(entries):
            return entries
    return ()


def colour_name(hex_colour: str) -> str:
    """The plain English name of a `#rrggbb` colour: "#70ad47" is green.

    Raises ValueError when `hex_colour` is not of that form.
    """
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", hex_colour):
        raise ValueError(f"{hex_colour!r} is not #rrggbb")
    red, green, blue = (int(hex_colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    hue, saturation, value = colorsys.rgb_to_hsv(red, green, blue)
    if value < 0.2:
        return "black"
    if saturation < 0.12:
        return "white" if value > 0.93 else "grey"
    return _hue_name(hue * 360)


def colour_of_word(text: str, *, vocabulary: Vocabulary | None = None) -> str | None:
    """The colour that a text names: "Grøn" is green; None for other texts."""
    return _colours(vocabulary or load()).get(fold(text.strip(" .")))


def traffic_light_state(colour: str) -> str:
    """The default state of a plain colour name under a traffic-light heading."""
    return _TRAFFIC_LIGHT.get(colour, "unknown")


def _hue_name(degrees: float) -> str:
    limits = ((18, "red"), (42, "orange"), (70, "yellow"), (170, "green"), (265, "blue"))
    return next((name for limit, name in limits if degrees < limit), "red")


@cache
def _sign_states(vocabulary: Vocabulary) -> dict[str, str]:
    return {
        sign: state for state in _SIGN_STATES for sign in vocabulary.words(f"status.sign_{state}")
    }


@cache
def _colours(vocabulary: Vocabulary) -> dict[str, str]:
    return {
        fold(word): name.rpartition(".")[2]
        for name in vocabulary.below("status.colour")
        for word in vocabulary.words(name)
    }


def _glyphs(text: str) -> Iterator[tuple[int, int]]:
    for match in _NO_LETTER.finditer(text):
        if match[0] in "•!" or unicodedata.category(match[0]) in _SIGN_CATEGORIES:
            yield match.span()


def _colour_words(text: str, vocabulary: Vocabulary) -> Iterator[tuple[int, int]]:
    return (match.span() for match in _colour_pattern(vocabulary).finditer(text))


@cache
def _colour_pattern(vocabulary: Vocabulary) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{alternation(_colours(vocabulary))})(?!\w)", re.IGNORECASE)


def _codes(text: str) -> Iterator[tuple[int, int]]:
    return (match.span("sign") for match in _CODE.finditer(text))


def _named(text: str) -> Iterator[tuple[int, int]]:
    return (match.span("sign") for match in _NAMED.finditer(text))


def _entries(
    text: str, marks: list[tuple[int, int]], read_state: Callable[[str], str]
) -> Iterator[LegendEntry]:
    ends = [*(start for start, _ in marks[1:]), len(text)]
    for (start, stop), end in zip(marks, ends, strict=False):
        label = text[stop:end].strip(_LABEL_EDGES)
        if label:
            yield LegendEntry(
                sign=text[start:stop], label=label, state=read_state(label), start=start, stop=stop
            )
