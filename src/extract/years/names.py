"""The analyst's table of names of organisations: TOML in, one name for each body out.

    [[organisation]]
    name = "Samarbeidsrådet for Sildrefjorden"
    also = ["Sildre samarbeidsforum", "SRS"]     # spellings, former names, merged bodies
    note = "optional remark for people"

Spellings that differ by inflection, language, word order or a misprint need no row.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from extract.vocabulary import fold


class NamesError(ValueError):
    """The table of names breaks a rule; the message says which row and what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Folded name -> the name that stands for the body."""

    known: Mapping[str, str] = field(default_factory=dict)

    def resolve(self, name: str) -> str:
        """The name that stands for the body; the name itself when the table has no row."""
        return self.known.get(fold(name), name)


NO_NAMES = Names()
DEFAULT_NAMES = Path("data/raw/organisations.toml")
"""Where the table lies when nobody says otherwise; it need not be there."""


def load_names(path: Path) -> Names:
    """The table at `path`; no names when there is no such file.

    Raises NamesError for a table that breaks the form above or gives one name to two bodies.
    """
    if not path.is_file():
        return NO_NAMES
    try:
        tree = tomllib.loads(path.read_text(encoding="utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise NamesError(f"{path.name}: not a TOML file: {error}") from error
    rows = tree.get("organisation", [])
    if not isinstance(rows, list) or set(tree) - {"organisation"}:
        raise NamesError(f"{path.name}: only [[organisation]] tables are read")
    return Names(known=_collect(map(_check_row, rows), source=path.name))


def _check_row(row: object) -> tuple[str, list[str]]:
    table = row if isinstance(row, dict) else {}
    name, also = table.get("name"), table.get("also", [])
    if not isinstance(name, str) or not name.strip() or set(table) - {"name", "also", "note"}:
        raise NamesError(f"an organisation has name, also and note, not {row!r}")
    if not isinstance(also, list) or not all(isinstance(each, str) for each in also):
        raise NamesError(f"organisation {name!r}: `also` must be a list of quoted names")
    return name, also


def _collect(rows: Iterable[tuple[str, list[str]]], *, source: str) -> dict[str, str]:
    known: dict[str, str] = {}
    for name, also in rows:
        for each in (name, *also):
            if known.setdefault(fold(each), name) != name:
                raise NamesError(
                    f"{source}: {each!r} stands for {known[fold(each)]!r} and {name!r}"
                )
    return known
