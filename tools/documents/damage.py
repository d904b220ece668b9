"""Damage to the words themselves, as text layers have it: ligatures split from what follows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from typing import Any

from documents.nodes import Nodes


def broken(nodes: Nodes, pairs: Sequence[str]) -> Nodes:
    """The nodes with a space behind each second of the letter pairs (`ti` in "tiltak")."""
    if not pairs:
        return nodes
    return tuple(_mapped(node, tuple(pairs)) for node in nodes)


def _mapped(value: Any, pairs: tuple[str, ...]) -> Any:
    if isinstance(value, tuple):
        return tuple(_mapped(v, pairs) for v in value)
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            f.name: _mapped(getattr(value, f.name), pairs)
            for f in fields(value)
            if f.name in _HOLDING
        }
        return replace(value, **changed)
    if isinstance(value, str):
        return _split(value, pairs)
    return value


_HOLDING = {"text", "items", "children", "rows", "inner", "nodes", "places", "table", "title"}


def _split(text: str, pairs: tuple[str, ...]) -> str:
    """Only inside words, and only each second time, so that a word is found both ways."""
    out, seen = "", 0
    for index, letter in enumerate(text):
        out += letter
        inside = index + 1 < len(text) and text[index + 1].isalpha()
        if inside and text[max(0, index - 1) : index + 1] in pairs:
            seen += 1
            out += " " if seen % 2 else ""
    return out
