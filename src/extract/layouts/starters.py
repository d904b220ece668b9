"""Which tokens of running text start measures: the look that the field groups agree on.

A plan sets all its measures alike: as numbered headings, as "Tiltak N", as
bullets. A *look* is that kind of token; the one that the labelled fields below
("Frist:", "Ansvar:") fit best starts the measures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.fields.number import split_number
from extract.labels import label_role
from extract.layouts.roles import FIELD_ROLES
from extract.layouts.tokens import Token

GROUP_ROLES = FIELD_ROLES | {"description"}
_LEAST_FIT = 0.5
"""Part of the field groups that have such a token before them."""
_LEAST_PRECISION = 0.34
"""Part of the tokens of a look that have fields."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a token is set: its kind and level, and what its text starts with."""

    kind: str
    level: int = 0
    numbering: str = "none"

    @property
    def rank(self) -> int:
        """How well the look suits a measure, the best first."""
        if self.kind == "field" or self.numbering == "named":
            return 0
        if self.numbering == "numbered":
            return 1
        return {"item": 2, "heading": 3, "bold": 4, "paragraph": 5}[self.kind]


def look_of(token: Token) -> Look | None:
    """The look of a token that could start a measure; None for fields and tables."""
    if token.kind == "field":
        return Look(kind="field") if token.role == "measure" and token.passage else None
    if token.kind == "table" or not token.text:
        return None
    kind: str = token.kind
    if kind == "paragraph" and token.bold:
        kind = "bold"
    level = token.level if kind in ("heading", "item") else 0
    return Look(kind=kind, level=level, numbering=numbering_of(token.text))


def numbering_of(text: str) -> str:
    """ "named" for "Tiltak 3 ...", "numbered" for "1.2 ...", "area" for "Mål 1", else "none"."""
    reading = split_number(text)
    if reading.number is None:
        return "none"
    if reading.area_like:
        return "area"
    first = text.split(None, 1)[0]
    before = text[: reading.rest_start]
    if first[:1].isalpha() and label_role(first.rstrip(":.")) == "measure" and before != first:
        return "named"
    return "numbered" if reading.rest_start < len(text) else "none"


def groups_of(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Runs of labelled fields of measures: positions of the first and behind the last."""
    groups: list[tuple[int, int]] = []
    for i, token in enumerate(tokens):
        if token.kind != "field" or token.role not in GROUP_ROLES:
            continue
        if groups and groups[-1][1] == i:
            groups[-1] = (groups[-1][0], i + 1)
        else:
            groups.append((i, i + 1))
    return [g for g in groups if any(tokens[i].role in FIELD_ROLES for i in range(*g))]


def best_look(tokens: Sequence[Token]) -> Look | None:
    """The look that starts the measures of labelled text; None when no look fits."""
    groups = groups_of(tokens)
    if not groups:
        return None
    fits: Counter[Look] = Counter()
    owning: Counter[Look] = Counter()
    start = 0
    for first, stop in groups:
        before = [look for i in range(start, first) if (look := look_of(tokens[i]))]
        for look in set(before):
            fits[look] += 1
            owning[look] += before.count(look) if look.kind == "item" else 1
        start = stop
    total = Counter(look for t in tokens if (look := look_of(t)))
    extra = sum(not any(look_of(tokens[i]) for i in range(*gap)) for gap in _gaps(groups))
    scores: dict[Look, float] = {}
    for look, n in fits.items():
        cover = n / max(1, len(groups) - extra)
        precision = owning[look] / total[look]
        if look.numbering != "area" and cover >= _LEAST_FIT and precision >= _LEAST_PRECISION:
            scores[look] = 1.0 if cover >= 0.85 else round(cover, 2)
    if not scores:
        return None
    rich = _are_rich(tokens, groups)

    def preference(look: Look) -> tuple[float, int, int]:
        rank = look.rank
        if rich and look.kind == "heading" and look.numbering == "none":
            rank = 1
        return scores[look], -rank, look.level if look.kind == "heading" else -look.level

    return max(scores, key=preference)


def _gaps(groups: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """What stands between a group and the next: nothing, when a group says more of one measure."""
    return [(a[1], b[0]) for a, b in pairwise(groups)]


def _are_rich(tokens: Sequence[Token], groups: Sequence[tuple[int, int]]) -> bool:
    """Whether most groups say more than a time: such fields describe one measure."""
    several = sum(
        len({tokens[i].role for i in range(*group)} & FIELD_ROLES) >= 2 for group in groups
    )
    return several >= 0.5 * len(groups)
