"""Readings written as one cell of text, and read back.

A deadline is its printed text and, in brackets at the end, what it means:
`Vår 2021 [season 2021-01-01..2021-06-30]`, `innan 1. juli 2012 [date ..2012-07-01]`,
`løpande [ongoing]`, `31.12.2012 [date 2012-12-31; scope: første forløp]`. A status
likewise: `Avtale signert [completed]`, `I rute [in_progress; as_of: 2020-09-30;
party: Nes]`. Without the bracket the text alone is meant, and the program reads it.
Parties are parted by semicolons.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from extract.model import TimeWindow
from extract.schema import KINDS, STATES, DeadlineRecord, StatusRecord

_BRACKET = re.compile(r"(?P<text>.*?)\s*\[(?P<inside>[^\[\]]*)\]\s*\Z", re.S)
_DAY = r"\d{4}-\d{2}-\d{2}"
_WINDOW = re.compile(
    rf"(?P<kind>[a-z_]+)(?:\s+(?:(?P<day>{_DAY})|(?P<start>{_DAY})?\.\.(?P<end>{_DAY})?))?\Z"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlineValue:
    """A deadline as a person wrote it; `window` is None when the text alone is given."""

    text: str
    window: TimeWindow | None = None
    scope: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusValue:
    """A status as a person wrote it; `state` is None when the text alone is given."""

    text: str
    state: str | None = None
    as_of: date | None = None
    party: str | None = None


def format_deadline(record: DeadlineRecord) -> str:
    """The deadline as one cell, meaning in brackets."""
    days = _format_days(record.start_date, record.end_date)
    parts = [f"{record.kind} {days}".strip()]
    if record.scope:
        parts.append(f"scope: {_inside(record.scope)}")
    return f"{record.text} [{'; '.join(parts)}]".strip()


def format_status(record: StatusRecord) -> str:
    """The status as one cell, meaning in brackets."""
    parts = [record.state]
    if record.as_of:
        parts.append(f"as_of: {record.as_of.isoformat()}")
    if record.party:
        parts.append(f"party: {_inside(record.party)}")
    return f"{record.text} [{'; '.join(parts)}]".strip()


def format_parties(parties: tuple[str, ...]) -> str:
    """The parties as one cell."""
    return "; ".join(party.replace(";", ",") for party in parties)


def parse_deadline(cell: str) -> DeadlineValue:
    """What `cell` says; ValueError when its bracket starts as a reading and is none."""
    text, head, extras = _split(cell, KINDS)
    if head is None:
        return DeadlineValue(text=text)
    found = _WINDOW.match(head)
    if not found:
        raise ValueError(f"[{head}] is no time; write it as [date 2021-03-01..2021-03-31]")
    start, end = (found["day"] or found["start"]), (found["day"] or found["end"])
    window = TimeWindow(kind=found["kind"], start=_day(start), end=_day(end))
    if window.start and window.end and window.start > window.end:
        raise ValueError(f"[{head}]: the first day is after the last")
    return DeadlineValue(text=text, window=window, scope=extras.get("scope"))


def parse_status(cell: str) -> StatusValue:
    """What `cell` says; ValueError when its bracket starts as a state and goes wrong."""
    text, head, extras = _split(cell, STATES)
    if head is None:
        return StatusValue(text=text)
    if head not in STATES:
        raise ValueError(f"[{head}] is no state; the states are {', '.join(STATES)}")
    return StatusValue(
        text=text, state=head, as_of=_day(extras.get("as_of")), party=extras.get("party")
    )


def parse_parties(cell: str) -> tuple[str, ...]:
    """The parties of a cell."""
    return tuple(party.strip() for party in cell.split(";") if party.strip())


def _split(cell: str, words: tuple[str, ...]) -> tuple[str, str | None, dict[str, str]]:
    """Text, first part of the bracket and its further `name: value` parts.

    A bracket that does not start with one of `words` belongs to the text.
    """
    found = _BRACKET.match(cell)
    head, *rest = found["inside"].split(";") if found else ("",)
    if found is None or head.strip().split(" ")[0] not in words:
        return cell.strip(), None, {}
    extras = dict(part.split(":", 1) for part in rest if ":" in part)
    return found["text"], head.strip(), {k.strip(): v.strip() for k, v in extras.items()}


def _format_days(start: date | None, end: date | None) -> str:
    if start is None and end is None:
        return ""
    if start == end:
        return str(start)
    return f"{start or ''}..{end or ''}"


def _inside(text: str) -> str:
    return text.translate(str.maketrans("[];", "(),"))


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
