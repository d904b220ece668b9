"""A `Source` in, its source.toml out: only what differs from the defaults, with remarks."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

from extract.sources.model import Expectation, LinkRules, Manners, Source

_REMARKS = {
    "organisation": "who made the plans; used where a plan does not say so itself",
    "listings": "pages that link to plans; each page is archived too",
    "requests": "where requests may go: hosts, allow_addresses; how: delay_seconds, contact",
    "links": "which links are plans: words, not_words, patterns, not_patterns, types, depth",
    "expect": "a run that finds less fails and changes nothing: documents, years",
}


def write_source(source: Source) -> str:
    """The TOML text; `read_source` of it gives an equal source (but for the name)."""
    lines = list[str]()
    for name in ("organisation", "listings", "sitemaps", "url_lists", "folders", "warcs"):
        value = getattr(source, name)
        if value:
            lines += [*_remark(name), f"{name} = {_toml(value)}"]
    for archive in source.web_archives:
        lines += ["", "[[web_archives]]", *_settings(archive, None)]
    lines += _table("links", source.links, LinkRules())
    lines += _table("requests", source.requests, Manners())
    lines += _table("expect", source.expect, Expectation())
    return "\n".join(lines) + "\n"


def _table(name: str, value: Any, default: Any) -> list[str]:
    return ["", *_remark(name), f"[{name}]", *_settings(value, default)]


def _settings(value: Any, default: Any) -> list[str]:
    plain = default if default is not None else type(value)()
    names = [f.name for f in fields(value)]
    return [
        f"{name} = {_toml(getattr(value, name))}"
        for name in names
        if getattr(value, name) != getattr(plain, name)
    ]


def _remark(name: str) -> list[str]:
    return [f"# {_REMARKS[name]}"] if name in _REMARKS else []


def _toml(value: object) -> str:
    if isinstance(value, tuple):
        inner = ", ".join(map(_toml, value))
        return (
            f"[{inner}]"
            if len(inner) < 80
            else "[\n    " + ",\n    ".join(map(_toml, value)) + ",\n]"
        )
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        # JSON strings are TOML strings, but for DEL, which TOML wants escaped
        return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    return repr(value)
