"""Small questions to the XML of a DOCX: names without their namespace, values of children."""

from __future__ import annotations

from collections.abc import Iterator

from docx.oxml.ns import qn

from extract.readers.docx_package import Xml

_OFF = frozenset({"0", "false", "off", "none"})


def name_of(element: Xml) -> str:
    """The name without its namespace; empty for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: Xml | None, name: str | None = None) -> Iterator[Xml]:
    """The child elements, all or those with a name."""
    if element is not None:
        yield from (child for child in element if name is None or name_of(child) == name)


def child(element: Xml | None, *path: str) -> Xml | None:
    """The first element at the end of a path of names; None where a step is missing."""
    for name in path:
        element = next(children(element, name), None)
    return element


def value(element: Xml | None, *path: str, key: str = "val") -> str | None:
    """An attribute (`w:val` if not said) of the element at the end of a path."""
    found = child(element, *path)
    if found is None:
        return None
    given: str | None = found.get(qn(f"w:{key}"), found.get(key))
    return given


def number(element: Xml | None, *path: str, key: str = "val") -> int | None:
    """The same as a whole number; None for what is not one."""
    text = value(element, *path, key=key) or ""
    try:
        return int(float(text)) if len(text) < 12 else None
    except (ValueError, OverflowError):
        return None


def flag(element: Xml | None, *path: str) -> bool | None:
    """A switch: on when it is there without a value; None when it is not there."""
    found = child(element, *path)
    if found is None:
        return None
    return (value(found) or "1").lower() not in _OFF
