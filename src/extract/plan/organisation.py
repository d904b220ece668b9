"""Whose plan it is: the front matter's lines and the title in, the printed name out.

Looked for, in this order: a full name in the title ("... i Vik kommune"), on a line of
its own beside the title, in the page furniture; a body without a place beside the
title or after "for" in it; a full name in the text; the place of a council that is named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, pairwise, takewhile, zip_longest

from extract.model import Line
from extract.plan.headline import Title
from extract.plan.names import names_in, opening_name
from extract.plan.owner_lines import (
    by_place,
    full_names,
    in_cells,
    in_text,
    in_title,
    of_council,
    own_lines,
    repeated,
    under_title,
)
from extract.plan.title_lines import printed
from extract.plan.words import PlanWords

_NEAR, _FRONT = 8, 60
_MARGIN, _WEB_MARGIN = 4, 30
"""Lines at the end in which furniture is looked for where pages do not tell."""
_LETTERHEAD, _LETTER_CELLS = 3, 3
_MOST_FURNITURE = 16  # words
_RUNNING = 12  # words: a line of running text
_NO_BULLETS = {None, "", "◆", "-", "–", "—"}


def find_organisation(
    lines: Sequence[Line], title: Title | None, words: PlanWords, *, cells: Iterable[str] = ()
) -> str | None:
    """The name as printed; None when nothing says. `cells` are the lines of tables."""
    first, stop = (title.first, title.stop) if title else (0, 0)
    above, below = lines[max(0, first - _NEAR) : first], lines[stop : stop + _NEAR]
    cover = _by_distance(above, list(takewhile(lambda line: not _ends_cover(line), below)))
    near = [line for line in _near(lines, title) if not words.reference.search(line.text)]
    margins, listed = _margins(lines, stop), list(cells)
    named = _named_by(title, words) if title else None
    full = [named] if named and opening_name(named, words) == named else []
    # a capital at the beginning makes no proper name: "Open skule – tiltak 2020"
    opens = bool(title and named and title.named.startswith(named))
    sources: tuple[Iterable[str], ...] = (
        () if opens else full,
        _lead(near, words),
        full,
        _of_logo(lines[: stop + _NEAR], words),
        _of_margins(margins, [line.text for line in lines], words),
        in_cells(listed[:_LETTER_CELLS], words),
        own_lines(cover, words),
        full_names(near, words),
        by_place((*cover, *margins), [line.text for line in lines] + listed, words),
        repeated(cover, margins, words),
        [named] if named else (),
        under_title(lines[stop : stop + 3], words),
        _most_often(in_text(lines[:_FRONT], words)),
        of_council(lines[:_FRONT], words),
    )
    return next(chain.from_iterable(sources), None)


def _near(lines: Sequence[Line], title: Title | None) -> list[Line]:
    """The lines around the title and those between its own, the nearest first."""
    first, stop = (title.first, title.stop) if title else (0, 0)
    own = f"{title.text} {title.named}" if title else ""
    between = [line for line in lines[first:stop] if printed(line) not in own]
    around = _by_distance(lines[max(0, first - _NEAR) : first], lines[stop : stop + _NEAR])
    return [*between, *around, *_by_distance((), lines[: min(first, _LETTERHEAD)])]


def _lead(near: Sequence[Line], words: PlanWords) -> Iterator[str]:
    """The full names on short lines; of several ministries the one that is listed first."""
    short = [line for line in near if len(line.text.split()) <= _RUNNING]
    names = list(full_names(short, words))
    if names and words.national.search(names[0]):
        ministries = [name for name in names if words.national.search(name)]
        top = [line for line in short if any(name in line.text for name in ministries)]
        by_page = sorted(top, key=_from_top)
        yield from full_names(by_page[:1], words)
    yield from names


def _of_logo(lines: Sequence[Line], words: PlanWords) -> Iterator[str]:
    """A name set in two lines: "VIK" over "KOMMUNE"."""
    for above, line in pairwise(lines):
        name = f"{printed(above)} {printed(line)}"
        if words.body.fullmatch(printed(line)) and opening_name(name, words) == name:
            yield name


def _from_top(line: Line) -> tuple[int, float]:
    return (line.place.page, line.place.box.top) if line.place else (0, 0.0)


def _of_margins(margins: Sequence[Line], texts: Sequence[str], words: PlanWords) -> Iterator[str]:
    """Names of the furniture; of a municipality's council, the municipality that is printed."""
    own = _most_often(chain.from_iterable(full_names([line], words) for line in margins))
    inside = _most_often(name for line in margins for name in names_in(line.text, words))
    for name in chain(own, inside):
        council, _, place = name.partition(" i ")
        owner = f"{place} {words.municipality}"
        is_inside = words.council_of.fullmatch(council) and owner in " ".join(texts)
        yield owner if is_inside else name


def _by_distance(above: Sequence[Line], below: Sequence[Line]) -> list[Line]:
    """The lines around the title, the nearest first, bullets of lists left out."""
    pairs = zip_longest(reversed(above), below)
    near = [line for pair in pairs for line in pair if line is not None]
    return [line for line in near if line.marker in _NO_BULLETS]


def _ends_cover(line: Line) -> bool:
    """Whether the text of the plan has begun: a bullet, a label, a sentence."""
    text = line.text.strip()
    is_label = 0 < text.find(":") < len(text) - 1
    return line.marker is not None or is_label or len(text.split()) > _RUNNING


def _margins(lines: Sequence[Line], stop: int) -> Sequence[Line]:
    """The page furniture, which comes last, from its end: what follows a step back in the pages.

    Where pages do not tell, as in web pages, the last lines.
    """
    pages = [line.place.page if line.place else None for line in lines]
    back = (i for i in range(len(lines) - 1, 0, -1) if _is_before(pages[i], pages[i - 1]))
    most = _WEB_MARGIN if lines and lines[-1].size is None else _MARGIN
    margin = lines[max(stop, next(back, len(lines) - most)) :]
    return [line for line in reversed(margin) if line.marker is None and not _is_prose(line)]


def _is_prose(line: Line) -> bool:
    """Whether a line is longer than furniture is: an address, a telephone, a page's number."""
    return len(line.text.split()) > _MOST_FURNITURE


def _is_before(page: int | None, other: int | None) -> bool:
    return page is not None and other is not None and page < other


def _most_often(names: Iterable[str]) -> Iterator[str]:
    """The commonest name, the first one of those that come as often."""
    yield from (name for name, _ in Counter(names).most_common(1))


def _named_by(title: Title, words: PlanWords) -> str | None:
    return in_title(title.named, words) or in_title(title.text, words)
