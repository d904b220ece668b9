"""Signs set in symbol fonts in, the Unicode signs that they look like out.

Word keeps such a sign as a code of the font, mostly in the private area F000-F0FF; the
same code is a tick in one font and a letter in another.
"""

from __future__ import annotations

_WINGDINGS = {
    0x4A: "☺", 0x4B: "😐", 0x4C: "☹", 0x6C: "●", 0x6D: "❍", 0x6E: "■", 0x6F: "☐", 0x71: "❑",
    0x72: "❒", 0x73: "⬧", 0x74: "◆", 0x75: "◆", 0x76: "❖", 0x77: "⬥", 0x78: "☒", 0xA1: "○",
    0xA7: "▪", 0xA8: "☐", 0xAB: "★", 0xD8: "➢", 0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓",
    0xE8: "➔", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑", 0x9F: "•", 0x9E: "·", 0xF0: "⇨",
}  # fmt: skip
_WINGDINGS_2 = {
    0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒", 0x96: "•", 0x97: "●",
    0x98: "●", 0xA3: "☐", 0x2A: "☐", 0x30: "☑",
}  # fmt: skip
_WEBDINGS = {0x61: "✓", 0x6E: "●", 0x63: "☐", 0x67: "■", 0x72: "✗", 0x79: "⛔"}
_SYMBOL = {0xB7: "•", 0xA8: "♦", 0xAE: "→", 0xAC: "←", 0xB3: "≥", 0xA3: "≤", 0x2D: "−", 0xD7: "⋅"}
_FONTS = {
    "wingdings": _WINGDINGS,
    "wingdings 2": _WINGDINGS_2,
    "webdings": _WEBDINGS,
    "symbol": _SYMBOL,
}
_ANY = _SYMBOL | _WEBDINGS | _WINGDINGS


def is_sign_font(font: str | None) -> bool:
    """Whether the letters of a font are signs."""
    return (font or "").lower() in _FONTS


def read_sign(character: str, font: str | None) -> str:
    """The sign that a character of a font shows; the character itself where it is not known."""
    if not character:
        return ""
    code = ord(character)
    is_private = 0xF000 <= code <= 0xF0FF
    known = _FONTS.get((font or "").lower(), _ANY if is_private else {})
    return known.get(code - 0xF000 if is_private else code, character)


def read_signs(text: str, font: str | None) -> str:
    """A run's text with the signs of its font, and private codes of any font, made plain."""
    if is_sign_font(font):
        return "".join(read_sign(c, font) for c in text)
    return "".join(read_sign(c, font) if "\uf000" <= c <= "\uf0ff" else c for c in text)
