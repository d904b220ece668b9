"""What the styles of a DOCX say of paragraphs and runs: the styles part in, looks out.

A style takes what it does not say from the one it is based on, and that in the end
from the document's defaults.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace

from extract.readers.docx_package import Xml
from extract.readers.docx_xml import child, children, flag, number, value
from extract.vocabulary import alternation, load, remembered

_LOWEST_OUTLINE = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Looks of a run; None where nothing is said. `size` in points, `colour` `#rrggbb`."""

    bold: bool | None = None
    italic: bool | None = None
    hidden: bool | None = None
    raised: bool | None = None
    size: float | None = None
    colour: str | None = None
    highlight: str | None = None
    font: str | None = None

    def under(self, other: Look) -> Look:
        """These looks with what `other` says laid over them."""
        said = {
            f.name: found for f in fields(other) if (found := getattr(other, f.name)) is not None
        }
        return replace(self, **said)


@dataclass(frozen=True, slots=True, kw_only=True)
class ParagraphStyle:
    """A paragraph's style: `rank` 1 to 9 for headings, `list_id` and `list_level` for lists."""

    look: Look = Look()
    rank: int | None = None
    is_contents: bool = False
    list_id: int | None = None
    list_level: int | None = None
    indent: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Styles:
    """All styles by id; `default` is the style of paragraphs that name none."""

    paragraphs: Mapping[str, ParagraphStyle] = field(default_factory=dict)
    characters: Mapping[str, Look] = field(default_factory=dict)
    default: ParagraphStyle = ParagraphStyle()

    def paragraph(self, style_id: str | None) -> ParagraphStyle:
        return self.paragraphs.get(style_id or "", self.default)

    def character(self, style_id: str | None) -> Look:
        return self.characters.get(style_id or "", Look())


def read_styles(root: Xml | None) -> Styles:
    """The styles of a document; an empty set when it has no styles part."""
    listed = {value(style, key="styleId") or "": style for style in children(root, "style")}
    base = read_look(child(root, "docDefaults", "rPrDefault", "rPr"))
    chains = {style_id: _chain(style_id, listed) for style_id in listed}
    kinds = {style_id: value(style, key="type") for style_id, style in listed.items()}
    paragraphs = {
        style_id: _read_paragraph(chain, base)
        for style_id, chain in chains.items()
        if kinds[style_id] == "paragraph"
    }
    characters = {
        style_id: _read_looks(chain, Look())
        for style_id, chain in chains.items()
        if kinds[style_id] == "character"
    }
    default = next((i for i in paragraphs if value(listed[i], key="default") in _ON), "")
    return Styles(
        paragraphs=paragraphs,
        characters=characters,
        default=paragraphs.get(default, ParagraphStyle(look=base)),
    )


def read_look(properties: Xml | None) -> Look:
    """What one `w:rPr` says."""
    halves = number(properties, "sz")
    raised = value(properties, "vertAlign")
    return Look(
        bold=flag(properties, "b"),
        italic=flag(properties, "i"),
        hidden=flag(properties, "vanish"),
        raised=None if raised is None else raised == "superscript",
        size=halves / 2 if halves else None,
        colour=read_hex(value(properties, "color")),
        highlight=_HIGHLIGHTS.get(value(properties, "highlight") or "")
        or read_hex(value(properties, "shd", key="fill")),
        font=value(properties, "rFonts", key="ascii"),
    )


def read_hex(text: str | None) -> str | None:
    """`#rrggbb` of six hexadecimal digits; None for `auto` and nothing."""
    return f"#{text.lower()}" if text and _HEX.fullmatch(text) else None


def read_rank(properties: Xml | None, *, name: str | None = None) -> int | None:
    """The rank of a heading, 1 to 9, by its outline level or else its style's name."""
    outline = number(properties, "outlineLvl")
    if outline is not None:
        return outline + 1 if 0 <= outline <= _LOWEST_OUTLINE else 0
    found = _heading_names().fullmatch(name or "")
    if found is None:
        return None
    if found["rank"]:
        return int(found["rank"])
    return {"title": 1, "subtitle": 2}.get(found.lastgroup or "")


_ON = ("1", "true", "on")
_HEX = re.compile(r"[0-9a-fA-F]{6}")
_HIGHLIGHTS = {
    "yellow": "#ffff00", "green": "#00ff00", "cyan": "#00ffff", "magenta": "#ff00ff",
    "blue": "#0000ff", "red": "#ff0000", "darkBlue": "#00008b", "darkCyan": "#008b8b",
    "darkGreen": "#006400", "darkMagenta": "#8b008b", "darkRed": "#8b0000",
    "darkYellow": "#808000", "darkGray": "#a9a9a9", "lightGray": "#d3d3d3", "black": "#000000",
}  # fmt: skip


def _chain(style_id: str, listed: Mapping[str, Xml]) -> list[Xml]:
    """The style and those it is based on, the root first; a circle is cut."""
    chain: list[Xml] = []
    seen: set[str] = set()
    while style_id in listed and style_id not in seen:
        seen.add(style_id)
        chain.append(listed[style_id])
        style_id = value(listed[style_id], "basedOn") or ""
    return chain[::-1]


def _read_looks(chain: list[Xml], base: Look) -> Look:
    for style in chain:
        base = base.under(read_look(child(style, "rPr")))
    return base


def _read_paragraph(chain: list[Xml], base: Look) -> ParagraphStyle:
    found = ParagraphStyle(look=_read_looks(chain, base))
    for style in chain:
        name = (value(style, "name") or "").lower()
        said = {
            "rank": read_rank(child(style, "pPr"), name=name),
            "is_contents": _contents_names().match(name) is not None or None,
            "list_id": number(style, "pPr", "numPr", "numId"),
            "list_level": number(style, "pPr", "numPr", "ilvl"),
            "indent": read_indent(child(style, "pPr")),
        }
        found = replace(found, **{key: v for key, v in said.items() if v is not None})  # type: ignore[arg-type]
    return found


def read_indent(properties: Xml | None) -> int | None:
    """Indent from the left margin, in twentieths of a point."""
    left = number(properties, "ind", key="left")
    return left if left is not None else number(properties, "ind", key="start")


@remembered()
def _heading_names() -> re.Pattern[str]:
    known = load()
    heading, title, subtitle = (
        alternation(known.words(f"office.{name}")) for name in ("heading", "title", "subtitle")
    )
    return re.compile(
        rf"(?:{heading})\s*(?P<rank>[1-9])|(?P<title>{title})|(?P<subtitle>{subtitle})", re.I
    )


@remembered()
def _contents_names() -> re.Pattern[str]:
    return re.compile(rf"(?:{alternation(load().words('office.contents'))})\s*\d", re.I)
