"""Styled runs of text in, lines out: what web pages and DOCX have in common.

A run is text in one style; "\\n" in its text ends the line. Lines come out as the
rest of the program wants them: NFC, white space folded, no soft hyphens, and bold
only when all their letters are.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from extract.model import Block, Line, Passage

# soft hyphen, zero-width space and joiners, word joiner, byte order mark, direction marks
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1b\x7f]")
# bullets as typed by hand, Word's symbol fonts (private use) among them
_GLYPHS = "•·●○◦▪▫■□‣⁃∙►▶➢➤❖♦◆\uf0b7\uf0a7\uf0d8\uf076\uf02d"
_BULLET = re.compile(rf"([{_GLYPHS}])\s*(?=\S)")
_DASH = re.compile(r"([-–—*])\s+(?=\S)")
_EMPTY = Line(passage=Passage(""))
MAX_HEADING_WORDS = 16
TYPED_RANK = 7
"""Rank of headings that are only set in bold or large type."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Text in one style; `size` in points, `colour` `#rrggbb`, both None when not said."""

    text: str
    bold: bool = False
    italic: bool = False
    size: float | None = None
    colour: str | None = None


def clean(text: str) -> str:
    """NFC, every kind of white space folded to one blank, invisible characters gone."""
    text = _CONTROLS.sub("", _UNSEEN.sub("", text))
    return " ".join(unicodedata.normalize("NFC", text).split())


def make_lines(runs: Iterable[Run], *, marker: str | None = None, level: int = 0) -> list[Line]:
    """The lines that the runs make; empty ones are kept, as they part paragraphs.

    The first line with text gets the `marker`; `level` is the depth of the list.
    """
    lines = [_make_line(part, level=level) for part in _split(runs)]
    first = next((i for i, line in enumerate(lines) if line.text), None)
    if first is not None and marker is not None:
        lines[first] = replace(lines[first], marker=marker)
    return lines


def split_paragraphs(lines: Sequence[Line]) -> list[tuple[Line, ...]]:
    """Groups of lines between empty lines."""
    groups: list[list[Line]] = [[]]
    for line in lines:
        if line.text:
            groups[-1].append(line)
        elif groups[-1]:
            groups.append([])
    return [tuple(group) for group in groups if group]


def take_bullet(line: Line, *, dashes: bool) -> Line:
    """A line that begins with a bullet typed by hand, with the glyph moved to `marker`.

    A dash opens a spoken line as often as a list item: only with `dashes` is it a bullet.
    """
    found = _BULLET.match(line.text) or (_DASH.match(line.text) if dashes else None)
    if line.marker is not None or found is None:
        return line
    passage = line.passage.cut(found.end(), len(line.text))
    return replace(line, passage=passage, marker=found[1])


def take_bullets(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with typed bullets as markers; dashes count where two lines have them."""
    dashes = sum(_DASH.match(line.text) is not None for line in lines) > 1
    return tuple(take_bullet(line, dashes=dashes) for line in lines)


def make_blocks(lines: Sequence[Line], *, typed_headings: bool = True) -> Iterator[Block]:
    """Paragraphs and items out of the lines of one paragraph.

    A short paragraph all in bold type is a heading of the lowest rank (7), as
    people who do not use the heading styles make them.
    """
    marked = take_bullets(lines)
    if typed_headings and looks_like_heading(marked):
        yield Block(kind="heading", lines=marked, level=TYPED_RANK)
        return
    plain: list[Line] = []
    for line in marked:
        if line.marker is None:
            plain.append(line)
            continue
        if plain:
            yield Block(kind="paragraph", lines=tuple(plain))
            plain = []
        yield Block(kind="item", lines=(line,), level=line.level)
    if plain:
        yield Block(kind="paragraph", lines=tuple(plain))


def looks_like_heading(lines: Sequence[Line]) -> bool:
    """All bold, short, no full stop, and not a `label: value` line."""
    text = " ".join(line.text for line in lines)
    if not 0 < len(lines) <= 2 or not all(line.bold for line in lines):
        return False
    if any(line.marker is not None for line in lines) or text.endswith((".", ";", ",")):
        return False
    return len(text.split()) <= MAX_HEADING_WORDS and not _is_labelled(text)


def _is_labelled(text: str) -> bool:
    label, colon, value = text.partition(": ")
    has_number = any(c.isdigit() for c in label)
    return bool(colon and value) and len(label.split()) <= 3 and not has_number


def _split(runs: Iterable[Run]) -> list[list[Run]]:
    lines: list[list[Run]] = [[]]
    for run in runs:
        first, *rest = run.text.split("\n")
        if first:
            lines[-1].append(replace(run, text=first) if rest else run)
        lines += [[replace(run, text=text)] if text else [] for text in rest]
    return lines


def _make_line(runs: Sequence[Run], *, level: int) -> Line:
    text = clean("".join(run.text for run in runs))
    if not text:
        return _EMPTY
    seen = [run for run in runs if any(c.isalnum() for c in run.text)]
    seen = seen or [run for run in runs if run.text.strip()]
    return Line(
        passage=Passage(text),
        level=level,
        size=_size(seen),
        bold=bool(seen) and all(run.bold for run in seen),
        italic=bool(seen) and all(run.italic for run in seen),
        colour=seen[0].colour if len({run.colour for run in seen}) == 1 else None,
    )


def _size(runs: Sequence[Run]) -> float | None:
    """The size that most characters have."""
    lengths = Counter[float | None]()
    for run in runs:
        lengths[run.size] += len(run.text)
    return max(lengths, key=lambda size: lengths[size], default=None)
