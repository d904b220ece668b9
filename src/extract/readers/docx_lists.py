"""Which paragraphs of a DOCX are list items, behind which sign and how deep.

A number that Word counts itself is not in the text, so its marker is empty as in web
pages; a bullet is printed as its sign.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from extract.readers.docx_package import Xml
from extract.readers.docx_signs import read_sign
from extract.readers.docx_styles import ParagraphStyle, read_indent
from extract.readers.docx_xml import child, children, number, value

_SLACK = 60
_STEP = 720


@dataclass(frozen=True, slots=True, kw_only=True)
class ListLevel:
    """One level of a list: the bullet's sign, "" for counted items; indent in twips."""

    marker: str
    indent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ListItem:
    """A paragraph's place in lists: its sign and how far it is set in, in twips."""

    marker: str
    indent: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """The levels of all lists, by list and level."""

    levels: Mapping[tuple[int, int], ListLevel] = field(default_factory=dict)

    def find(self, properties: Xml | None, style: ParagraphStyle) -> ListItem | None:
        """What a paragraph with these properties is in a list; None when it is in none."""
        list_id = number(properties, "numPr", "numId")
        list_id = style.list_id if list_id is None else list_id
        if not list_id:
            return None
        depth = number(properties, "numPr", "ilvl")
        depth = (style.list_level or 0) if depth is None else depth
        plain = ListLevel(marker="", indent=_STEP * (depth + 1))
        level = self.levels.get((list_id, depth), plain)
        indent = read_indent(properties)
        return ListItem(marker=level.marker, indent=level.indent if indent is None else indent)


def read_lists(root: Xml | None) -> Lists:
    """The lists that the numbering part defines; none when it is missing."""
    abstract = {
        number(definition, key="abstractNumId"): dict(_read_levels(definition))
        for definition in children(root, "abstractNum")
    }
    levels: dict[tuple[int, int], ListLevel] = {}
    for used in children(root, "num"):
        list_id = number(used, key="numId")
        if list_id is None:
            continue
        found = dict(abstract.get(number(used, "abstractNumId"), {}))
        for override in children(used, "lvlOverride"):
            found |= dict(_read_levels(override))
        levels |= {(list_id, depth): level for depth, level in found.items()}
    return Lists(levels=levels)


def depth_of(indent: int, stack: list[int]) -> tuple[int, list[int]]:
    """Depth of an item set in by `indent` twips below the items in `stack`, and the new stack.

    Writers nest lists by hand as often as by level: the indent that is seen decides.
    """
    above = [other for other in stack if other < indent - _SLACK]
    return len(above), [*above, indent]


def _read_levels(definition: Xml) -> Iterator[tuple[int, ListLevel]]:
    for level in children(definition, "lvl"):
        depth = number(level, key="ilvl") or 0
        indent = read_indent(child(level, "pPr"))
        is_bullet = value(level, "numFmt") == "bullet"
        sign = read_sign(
            (value(level, "lvlText") or "")[:1], value(level, "rPr", "rFonts", key="ascii")
        )
        yield (
            depth,
            ListLevel(
                marker=sign if is_bullet else "",
                indent=_STEP * (depth + 1) if indent is None else indent,
            ),
        )
