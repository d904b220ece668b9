"""Measures as short notes, from which a document takes its words and its truth.

A line starts with a sign; lines indented by four spaces go on with the one before.

    # CODE | area           `# -` ends the area; without a code no bar
    @ number | title        `-` when none is printed
    ~ description           once for each line
    $ party; party          as printed, one entry for each
    ! text => kind start end | kind start end     the second is as good; `-` is an open end
    ? text => state, other state that is as good
    + name = anything else that the document prints, or a field of the truth in JSON

`!` and `?` may start with `[scope or party]` and end with `(may)` when they may be left out;
`! text` alone is a canonical wording. `{}` as text is a mark without words.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from documents.times import meaning


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A deadline or a status: its words, what it is for, and its entry in the truth."""

    text: str
    scope: str | None
    truth: dict[str, Any]


@dataclass(slots=True, kw_only=True)
class Note:
    """One measure; `more` holds what only this document prints beside it."""

    number: str | None
    title: str
    code: str = ""
    area: str | None = None
    description: list[str] = field(default_factory=list)
    parties: list[str] = field(default_factory=list)
    times: list[Line] = field(default_factory=list)
    statuses: list[Line] = field(default_factory=list)
    more: dict[str, str] = field(default_factory=dict)

    @property
    def time(self) -> str:
        """The words of all deadlines, scopes before them."""
        return " ".join(f"{t.scope}: {t.text}" if t.scope else t.text for t in self.times)

    @property
    def status(self) -> str:
        """The words of all statuses, one after the other."""
        return " ".join(s.text for s in self.statuses)


def fold(text: str) -> str:
    """White space as one space."""
    return re.sub(r"\s+", " ", text).strip()


def read(
    text: str, *, year: int, period: tuple[date, date], as_of: str | None = None
) -> list[Note]:
    """The measures; `as_of` dates the statuses that have no date of their own."""
    notes: list[Note] = []
    code, area = "", None
    for line in re.sub(r"\n    +", " ", text.strip("\n")).split("\n"):
        sign, words = line[:1], fold(line[1:])
        if sign == "#":
            code, _, name = words.rpartition(" | ")
            area = None if name == "-" else name
        elif sign == "@":
            number, _, title = words.partition(" | ")
            notes.append(
                Note(number=None if number == "-" else number, title=title, code=code, area=area)
            )
        elif sign == "~":
            notes[-1].description.append(words)
        elif sign == "$":
            notes[-1].parties += [p.strip() for p in words.split(";")]
        elif sign == "!":
            notes[-1].times.append(_time(words, year, period))
        elif sign == "?":
            notes[-1].statuses.append(_status(words, as_of))
        elif sign == "+":
            name, _, value = words.partition(" = ")
            notes[-1].more[name] = value
        elif line.strip():
            raise ValueError(f"no sign: {line!r}")
    return notes


def _split(words: str) -> tuple[str, str | None, str, bool]:
    may = words.endswith("(may)")
    words = words.removesuffix("(may)").strip()
    scoped = re.match(r"\[(.+?)\] *", words)
    words = words[scoped.end() :] if scoped else words
    text, _, meant = words.partition(" => ")
    return "" if text == "{}" else text, scoped[1] if scoped else None, meant, may


def _time(words: str, year: int, period: tuple[date, date]) -> Line:
    text, scope, meant, may = _split(words)
    made: dict[str, Any] = {"text": text, "label": "", **_windows(meant, text, year, period)}
    made["scope"] = scope
    if may:
        made["optional"] = True
    return Line(text=text, scope=scope, truth=made)


def _windows(meant: str, text: str, year: int, period: tuple[date, date]) -> dict[str, Any]:
    if not meant:
        window = meaning(text, year=year, period=period)
        days = (d.isoformat() if d else None for d in (window.start, window.end))
        return dict(zip(("kind", "start", "end"), (window.kind, *days), strict=True))
    first, *others = [_window(m) for m in meant.split(" | ")]
    return {**first, "accept": others} if others else first


def _window(words: str) -> dict[str, Any]:
    kind, start, end = [*words.split(), "-", "-"][:3]
    for day in (start, end):
        if day != "-":
            date.fromisoformat(day)
    return {
        "kind": kind,
        "start": None if start == "-" else start,
        "end": None if end == "-" else end,
    }


def _status(words: str, as_of: str | None) -> Line:
    dated = re.match(r"%(\d{4}-\d\d-\d\d) *", words)
    words = words[dated.end() :] if dated else words
    text, party, meant, may = _split(words)
    state, *others = (s.strip() for s in meant.split(","))
    made: dict[str, Any] = {"text": text, "party": party, "state": state}
    made["as_of"] = dated[1] if dated else as_of
    if others:
        made["also_ok"] = others
    if may:
        made["optional"] = True
    return Line(text=text, scope=party, truth=made)


def measure(note: Note, *, key: str, page: int | None, label: str) -> dict[str, Any]:
    """The entry of the truth, in the form of tests/gold."""
    made: dict[str, Any] = {
        "key": key,
        "number": note.number,
        "area": note.area,
        "title": note.title,
        "description": "\n".join(note.description),
        "responsible": note.parties,
        "deadlines": [{**t.truth, "label": label} for t in note.times],
        "statuses": [s.truth for s in note.statuses],
        "page": page,
    }
    for name in ("area_also", "responsible_also"):
        if name in note.more:
            made[name] = json.loads(note.more[name])
    return made
