"""One paragraph of a DOCX in, its runs of text and its text boxes out.

What the author has deleted (tracked changes), hidden text, the code of fields and the
marks of footnotes are left out. A drawing that the file holds in a new and an old form
is read once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from extract.readers.docx_package import Xml
from extract.readers.docx_signs import read_sign, read_signs
from extract.readers.docx_styles import Look, Styles, read_look
from extract.readers.docx_xml import child, children, flag, name_of, value
from extract.readers.runs import Run

# containers of runs; not among them: del, moveFrom (deleted), rt (reading aids)
_WRAPPERS = frozenset({
    "ins", "moveTo", "hyperlink", "smartTag", "fldSimple", "sdtContent", "customXml", "dir",
    "bdo", "oMath", "oMathPara", "Choice", "Fallback", "ruby", "rubyBase",
})  # fmt: skip
_BREAKS = {"br": "\n", "cr": "\n", "tab": " ", "ptab": " ", "noBreakHyphen": "-"}
_YEAR_BEFORE = re.compile(r"(?:19|20)\d\d\s*\Z")
_FIGURE = re.compile(r"[\d()-]{1,4}")
_RAISED = str.maketrans("0123456789+-()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾")
_DRAWINGS = frozenset({"drawing", "pict", "object"})


@dataclass(slots=True, kw_only=True)
class Text:
    """What a paragraph holds: runs, text boxes, names of its pictures, colours behind runs."""

    runs: list[Run] = field(default_factory=list)
    boxes: list[Xml] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    highlights: set[str | None] = field(default_factory=set)


def read_text(paragraph: Xml, *, base: Look, styles: Styles) -> Text:
    """The text of a paragraph whose style looks like `base`."""
    found = Text()
    for element in _inline(paragraph):
        if name_of(element) == "t":
            found.runs.append(_make_run(element.text or "", base))
        else:
            _read_run(element, base, styles, found)
    return found


def _inline(parent: Xml | None) -> Iterator[Xml]:
    """Runs in order, those in links, insertions, fields and controls too; texts of formulas."""
    for element in children(parent):
        name = name_of(element)
        if name == "sdt":
            if not flag(element, "sdtPr", "showingPlcHdr"):
                yield from _inline(child(element, "sdtContent"))
        elif name == "AlternateContent":
            yield from _inline(_one_form(element))
        elif name in _WRAPPERS:
            yield from _inline(element)
        elif name == "r":
            yield from children(element, "t") if "/math" in element.tag else [element]


def _read_run(run: Xml, base: Look, styles: Styles, found: Text) -> None:
    properties = child(run, "rPr")
    look = base.under(styles.character(value(properties, "rStyle"))).under(read_look(properties))
    if look.hidden:
        return
    for element in _contents(run):
        name = name_of(element)
        if name in _DRAWINGS:
            found.boxes += _boxes(element)
            found.pictures += _picture_names(element)
            continue
        text = _text_of(element, name, look)
        if look.raised and _FIGURE.fullmatch(text):
            text = _raised(text, before=found.runs[-1].text if found.runs else "")
        if text:
            found.runs.append(_make_run(text, look))
            found.highlights |= {look.highlight} if text.strip() else set()


def _contents(run: Xml) -> Iterator[Xml]:
    for element in run:
        if name_of(element) == "AlternateContent":
            yield from children(_one_form(element))
        else:
            yield element


def _text_of(element: Xml, name: str, look: Look) -> str:
    """What one part of a run prints; empty for what prints nothing."""
    if name == "t":
        return read_signs((element.text or "").replace("\n", " "), look.font)
    if name == "sym":
        return _symbol(element)
    if name == "fldChar" and (box := child(element, "ffData", "checkBox")) is not None:
        checked = flag(box, "checked")
        return "☒" if (flag(box, "default") if checked is None else checked) else "☐"
    return _BREAKS.get(name, "")


def _symbol(element: Xml) -> str:
    try:
        code = int(value(element, key="char") or "", 16)
        return read_sign(chr(code), value(element, key="font"))
    except (ValueError, OverflowError):
        return ""


def _raised(text: str, *, before: str) -> str:
    """A power stays as one; a figure after a year is the mark of a footnote and goes."""
    return "" if _YEAR_BEFORE.search(before) else text.translate(_RAISED)


def _make_run(text: str, look: Look) -> Run:
    return Run(
        text=text,
        bold=bool(look.bold),
        italic=bool(look.italic),
        size=look.size,
        colour=look.colour,
    )


def _one_form(alternate: Xml) -> Xml | None:
    """The newer form of what a file holds in two, or the older one where only that has text."""
    forms = [form for form in children(alternate) if name_of(form) in ("Choice", "Fallback")]
    texts = ("{*}txbxContent", "{*}t", "{*}sym")
    told = (form for form in forms if next(form.iter(*texts), None) is not None)
    return next(told, forms[0] if forms else None)


def _boxes(element: Xml) -> Iterator[Xml]:
    """The contents of text boxes inside a drawing, each once."""
    for part in children(element):
        if name_of(part) == "txbxContent":
            yield part
        elif name_of(part) == "AlternateContent":
            form = _one_form(part)
            yield from _boxes(form) if form is not None else ()
        else:
            yield from _boxes(part)


def _picture_names(element: Xml) -> Iterator[str]:
    """What the author calls a picture, for those who do not see it."""
    if name_of(element) == "drawing":
        for part in element.iter("{*}docPr"):
            if next(element.iter("{*}txbxContent"), None) is None and part.get("descr"):
                yield part.get("descr")
