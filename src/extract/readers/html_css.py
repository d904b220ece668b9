"""What a page's style sheets say of its elements, as far as it changes the reading.

Comes in: the parsed page. Goes out: for each element the declarations that hold for
it (hidden or shown, bold, colours), from `<style>` and the `style` attribute. Only the
screen's rules count, conditions of width do not, and a rule with a state such as
`:hover` never holds. The selectors are matched by the HTML library.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

Declarations = Mapping[str, str]

_PROPERTIES = frozenset({
    "display", "visibility", "font-weight", "font-style", "white-space", "color", "background",
    "background-color",
})  # fmt: skip
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.S)
_BRACE = re.compile(r"[{}]")
_MAX_STEPS = 3
_BUDGET = 200_000
"""Matching a selector of n steps can cost the depth of the page to the n-th power."""
_MAX_SHEET = 2_000_000

_NAMED = {
    "red": "#ff0000", "green": "#008000", "lime": "#00ff00", "yellow": "#ffff00",
    "orange": "#ffa500", "gold": "#ffd700", "blue": "#0000ff", "navy": "#000080",
    "grey": "#808080", "gray": "#808080", "silver": "#c0c0c0", "lightgrey": "#d3d3d3",
    "lightgray": "#d3d3d3", "darkgrey": "#a9a9a9", "darkgray": "#a9a9a9", "black": "#000000",
    "white": "#ffffff", "lightgreen": "#90ee90", "darkgreen": "#006400", "limegreen": "#32cd32",
    "forestgreen": "#228b22", "seagreen": "#2e8b57", "palegreen": "#98fb98",
    "yellowgreen": "#9acd32", "greenyellow": "#adff2f", "olive": "#808000", "khaki": "#f0e68c",
    "lightyellow": "#ffffe0", "darkorange": "#ff8c00", "orangered": "#ff4500",
    "tomato": "#ff6347", "coral": "#ff7f50", "salmon": "#fa8072", "darkred": "#8b0000",
    "crimson": "#dc143c", "firebrick": "#b22222", "indianred": "#cd5c5c", "maroon": "#800000",
    "pink": "#ffc0cb", "lightblue": "#add8e6", "skyblue": "#87ceeb", "steelblue": "#4682b4",
    "purple": "#800080", "teal": "#008080", "aqua": "#00ffff", "cyan": "#00ffff",
    "whitesmoke": "#f5f5f5", "gainsboro": "#dcdcdc", "beige": "#f5f5dc", "brown": "#a52a2a",
}  # fmt: skip
_HEX = re.compile(r"#([0-9a-f]{6}|[0-9a-f]{3})(?:[0-9a-f]{2}|[0-9a-f])?(?![0-9a-f])")
_RGB = re.compile(
    r"rgba?\(\s*([\d.]+%?)[\s,]+([\d.]+%?)[\s,]+([\d.]+%?)(?:[\s,/]+([\d.]+%?))?\s*\)"
)


def read_stylesheets(page: LexborHTMLParser) -> dict[int, dict[str, str]]:
    """Declarations by the element's `mem_id`, from the `<style>` elements, later ones winning."""
    sheets = "\n".join(node.text() or "" for node in page.css("style") if _is_for_screen(node))
    found: dict[int, dict[str, str]] = {}
    budget = _BUDGET
    for selector, declarations in _rules(sheets[:_MAX_SHEET]):
        steps = len(selector.split()) - 1
        if steps > _MAX_STEPS or (budget := budget - 10 ** (steps + 1)) < 0:
            continue
        for node in _select(page, selector):
            found.setdefault(node.mem_id, {}).update(declarations)
    return found


def read_declarations(text: str) -> dict[str, str]:
    """The declarations of a `style` attribute or a rule's body that matter here."""
    found = {}
    for part in text.split(";"):
        name, colon, value = part.partition(":")
        if colon and name.strip().lower() in _PROPERTIES:
            found[name.strip().lower()] = value.replace("!important", "").strip().lower()
    return found


def read_colour(value: str | None) -> str | None:
    """`#rrggbb` of a CSS or HTML colour; None for none, a see-through one or an unknown one."""
    text = (value or "").strip().lower()
    if hexed := _HEX.search(text):
        digits = hexed[1]
        return "#" + (digits if len(digits) == 6 else "".join(2 * d for d in digits))
    if rgb := _RGB.search(text):
        if rgb[4] is not None and _part(rgb[4], of=1) < 0.1:
            return None
        return "#" + "".join(f"{round(_part(rgb[i], of=255)):02x}" for i in (1, 2, 3))
    return next((_NAMED[word] for word in text.split() if word in _NAMED), None)


def _is_for_screen(style: LexborNode) -> bool:
    return _is_screen_condition(style.attributes.get("media") or "")


def _is_screen_condition(condition: str) -> bool:
    return "print" not in condition or "screen" in condition


def _rules(sheet: str) -> Iterator[tuple[str, dict[str, str]]]:
    """(selector, declarations) of the rules that say something of interest.

    @media blocks for the screen are entered when they set no width (wide or narrow
    screens hide what the other shows), other @-blocks are passed over.
    """
    passed: list[bool] = []
    selector, start = "", 0
    plain = _COMMENT.sub(" ", sheet)
    for brace in _BRACE.finditer(plain):
        text, start = plain[start : brace.start()], brace.end()
        if brace[0] == "{":
            selector = text.rsplit(";", 1)[-1].strip()
            passed.append(not selector.startswith("@") or _is_plain_media(selector))
            continue
        if passed and passed.pop() and all(passed) and not selector.startswith("@"):
            declarations = read_declarations(text)
            if declarations and selector:
                yield from ((part.strip(), declarations) for part in selector.split(","))
        selector = "@"


def _is_plain_media(selector: str) -> bool:
    is_media = selector.startswith("@media") and "width" not in selector
    return is_media and _is_screen_condition(selector)


def _select(page: LexborHTMLParser, selector: str) -> list[LexborNode]:
    """The elements of a selector; one that the library does not know holds for none."""
    try:
        return page.css(selector)
    except SelectolaxError:
        return []


def _part(text: str, *, of: float) -> float:
    """A number, or a share in per cent of `of`."""
    return min(float(text.rstrip("%")) / 100 * of if text.endswith("%") else float(text), of)
