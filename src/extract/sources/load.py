"""A source.toml in, a checked `Source` out; every mistake is named with its key and remedy."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Callable, Mapping
from ipaddress import ip_network
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from extract.sources.model import (
    FILE_NAME,
    TYPES,
    Expectation,
    LinkRules,
    Manners,
    Source,
    SourceError,
    WebArchive,
)

Check = Callable[[object, str], object]


def load_source(folder: Path) -> Source:
    """The source whose folder this is. Raises SourceError, also when there is no source.toml."""
    file = folder / FILE_NAME
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise SourceError(
            f"{file} is not there; make it with `tiltak source add URL`, or write it by hand"
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise SourceError(f"{file} cannot be read: {error}") from None
    return read_source(text, name=folder.name, where=str(file))


def read_source(text: str, *, name: str, where: str = FILE_NAME) -> Source:
    """The source that the TOML `text` describes; `where` goes in front of every message."""
    try:
        tree = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SourceError(f"{where} is not TOML: {error}") from None
    known = {key: value for key, value in tree.items() if key not in _TABLES}
    tables = {
        key: _read_table(tree.get(key, {}), kind, checks, f"{where}: [{key}]")
        for key, (kind, checks) in _TABLES.items()
        if key != "web_archives"
    }
    archives = _read_archives(tree.get("web_archives", []), where)
    plain = _checked(known, _SOURCE_CHECKS, where)
    source = Source(name=name, **plain, **tables, web_archives=archives)
    _check_whole(source, where)
    return source


# ---------------------------------------------------------------- single values


def _fail(where: str, must: str, value: object) -> SourceError:
    return SourceError(f"{where} must be {must}, not {value!r}")


def _text(value: object, where: str) -> str:
    if not isinstance(value, str) or not value.strip():
        raise _fail(where, "a text in quotes", value)
    return value


def _flag(value: object, where: str) -> bool:
    if not isinstance(value, bool):
        raise _fail(where, "true or false", value)
    return value


def _whole(low: int, high: int) -> Check:
    def check(value: object, where: str) -> int:
        if not isinstance(value, int) or isinstance(value, bool) or not low <= value <= high:
            raise _fail(where, f"a whole number from {low} to {high}", value)
        return value

    return check


def _number(low: float, high: float) -> Check:
    def check(value: object, where: str) -> float:
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if not is_number or not low <= float(value) <= high:  # type: ignore[arg-type]
            raise _fail(where, f"a number from {low:g} to {high:g}", value)
        return float(value)  # type: ignore[arg-type]

    return check


def _each(check: Check) -> Check:
    def check_list(value: object, where: str) -> tuple[object, ...]:
        if not isinstance(value, list):
            raise _fail(where, "a list in [ ]", value)
        return tuple(check(item, where) for item in value)

    return check_list


def _url(value: object, where: str) -> str:
    text = _text(value, where)
    try:
        parts = urlsplit(text)
    except ValueError:
        raise _fail(where, "an http or https address", value) from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise _fail(where, "an http or https address", value)
    if parts.username is not None:
        raise SourceError(f"{where}: take user name and password out; they are never sent")
    return text


def _template(*holes: str) -> Check:
    def check(value: object, where: str) -> str:
        text = _url(value, where)
        missing = [hole for hole in holes if f"{{{hole}}}" not in text]
        if missing:
            raise _fail(
                where, f"an address with {' and '.join(f'{{{m}}}' for m in missing)}", value
            )
        return text

    return check


def _pattern(value: object, where: str) -> str:
    text = _text(value, where)
    try:
        re.compile(text)
    except re.error as error:
        raise SourceError(f"{where}: {text!r} is no regular expression: {error}") from None
    return text


def _contact(value: object, where: str) -> str:
    text = _text(value, where)
    if not re.fullmatch(r"[\x21-\x7e]+", text):
        raise _fail(where, "a mail or web address in plain letters", value)
    return text


def _type(value: object, where: str) -> str:
    if value not in TYPES:
        raise _fail(where, f"one of {', '.join(TYPES)}", value)
    return str(value)


def _host(value: object, where: str) -> str:
    text = _text(value, where)
    if not re.fullmatch(r"(?:\*\.)?(?:[\w.-]+|\[[0-9a-fA-F:.]+\])(?::\d{1,5})?", text):
        raise _fail(where, "a host name like arkiv.example.no, *.example.no or host:8080", value)
    return text


def _network(value: object, where: str) -> str:
    text = _text(value, where)
    try:
        ip_network(text, strict=False)
    except ValueError:
        raise _fail(where, "an IP address or a network like 10.1.0.0/16", value) from None
    return text


# ---------------------------------------------------------------- tables

_YEAR = _whole(1900, 2100)
_SOURCE_CHECKS: Mapping[str, Check] = {
    "organisation": _text,
    "listings": _each(_url),
    "sitemaps": _each(_url),
    "url_lists": _each(_text),
    "folders": _each(_text),
    "warcs": _each(_text),
}
_LINK_CHECKS: Mapping[str, Check] = {
    "words": _each(_text),
    "not_words": _each(_text),
    "patterns": _each(_pattern),
    "not_patterns": _each(_pattern),
    "types": _each(_type),
    "all_files": _flag,
    "menus": _flag,
    "depth": _whole(0, 5),
    "pagination": _flag,
    "page_is_plan": _flag,
    "max_pages": _whole(1, 10_000),
    "max_documents": _whole(1, 1_000_000),
}
_REQUEST_CHECKS: Mapping[str, Check] = {
    "hosts": _each(_host),
    "allow_addresses": _each(_network),
    "contact": _contact,
    "delay_seconds": _number(0, 3600),
    "read_seconds": _number(0.1, 600),
    "total_seconds": _number(0.1, 7200),
    "page_mib": _number(0.001, 64),
    "document_mib": _number(0.001, 1024),
    "attempts": _whole(1, 10),
}
_EXPECT_CHECKS: Mapping[str, Check] = {
    "documents": _whole(1, 1_000_000),
    "years": _each(_YEAR),
}
_ARCHIVE_CHECKS: Mapping[str, Check] = {
    "cdx": _url,
    "replay": _template("timestamp", "url"),
    "timemap": _template("url"),
    "pages": _each(_url),
    "since": _YEAR,
    "until": _YEAR,
    "max_versions": _whole(1, 10_000),
}
_TABLES: Mapping[str, tuple[type[Any], Mapping[str, Check]]] = {
    "links": (LinkRules, _LINK_CHECKS),
    "requests": (Manners, _REQUEST_CHECKS),
    "expect": (Expectation, _EXPECT_CHECKS),
    "web_archives": (WebArchive, _ARCHIVE_CHECKS),
}


def _read_table(value: object, kind: type[Any], checks: Mapping[str, Check], where: str) -> Any:
    if not isinstance(value, dict):
        raise SourceError(f"{where} must be a table")
    return kind(**_checked(value, checks, where))


def _read_archives(value: object, where: str) -> tuple[WebArchive, ...]:
    if not isinstance(value, list):
        raise SourceError(f"{where}: write [[web_archives]], in two brackets")
    read = (
        _read_table(item, WebArchive, _ARCHIVE_CHECKS, f"{where}: [[web_archives]]")
        for item in value
    )
    return tuple(read)


def _checked(table: Mapping[str, object], checks: Mapping[str, Check], where: str) -> Any:
    for key in table:
        if key not in checks:
            names = [*checks, *_TABLES] if checks is _SOURCE_CHECKS else [*checks]
            near = difflib.get_close_matches(key, names, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"it may have {', '.join(names)}"
            raise SourceError(f"{where} has an unknown key {key!r}; {hint}")
    return {key: checks[key](value, f"{where}: {key}") for key, value in table.items()}


def _check_whole(source: Source, where: str) -> None:
    """What must hold between keys."""
    places = (
        source.listings, source.sitemaps, source.url_lists, source.folders, source.warcs,
        source.web_archives,
    )  # fmt: skip
    if not any(places):
        raise SourceError(
            f"{where} names no place to look: give listings, sitemaps, url_lists, folders, "
            "warcs or web_archives"
        )
    for archive in source.web_archives:
        _check_archive(source, archive, f"{where}: [[web_archives]]")


def _check_archive(source: Source, archive: WebArchive, where: str) -> None:
    if (archive.cdx is None) == (archive.timemap is None):
        raise SourceError(f"{where} needs either `cdx` (with `replay`) or `timemap`")
    if archive.cdx is not None and archive.replay is None:
        raise SourceError(f"{where}: `cdx` needs `replay`, where the copies are")
    if not archive.pages and not source.listings:
        raise SourceError(f"{where} needs `pages`: the source has no listing pages")
