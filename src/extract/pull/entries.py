"""Answers of a server in, entries of the manifest out, and back to what a request needs."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from extract.fetch import Answer, Refusal, Unchanged, Validators
from extract.listing import Link
from extract.manifest import Entry, Outcome, Role


def entry_of_answer(
    answer: Answer, *, role: Role, time: datetime, before: Entry | None, path: str, link: Link
) -> Entry:
    """The entry of a body that came; `before` is the copy that was there."""
    return Entry(
        time=time,
        role=role,
        outcome=compare(before, answer.sha256),
        url=answer.url,
        final_url=answer.final_url,
        redirects=answer.redirects,
        status=answer.status,
        headers=answer.headers,
        size=answer.size,
        sha256=answer.sha256,
        path=path,
        link_text=link.text,
        heading=nearest_heading(link),
        listing=link.found_on or None,
    )


def entry_of_unchanged(
    answer: Unchanged, *, role: Role, time: datetime, before: Entry, link: Link
) -> Entry:
    """The entry of a 304: the copy of before, seen again."""
    return replace(
        before,
        role=role,
        time=time,
        outcome="unchanged",
        status=answer.status,
        final_url=answer.final_url,
        redirects=answer.redirects,
        link_text=link.text,
        heading=nearest_heading(link),
        listing=link.found_on or None,
    )


def entry_of_refusal(refusal: Refusal, *, role: Role, time: datetime, link: Link) -> Entry:
    """The entry of an address that gave nothing."""
    return Entry(
        time=time,
        role=role,
        outcome="refused",
        url=refusal.url,
        final_url=refusal.final_url,
        redirects=refusal.redirects,
        status=refusal.status,
        reason=refusal.code,
        detail=refusal.detail,
        link_text=link.text,
        heading=nearest_heading(link),
        listing=link.found_on or None,
    )


def compare(before: Entry | None, sha256: str) -> Outcome:
    """What bytes with this digest are beside the copy of before, if there is one."""
    if before is None:
        return "new"
    return "unchanged" if before.sha256 == sha256 else "changed"


def validators_of(entry: Entry) -> Validators | None:
    """What a conditional request for `entry` is made of; None when its server gave nothing."""
    etag, modified = entry.header("etag"), entry.header("last-modified")
    if not (etag or modified):
        return None
    return Validators(final_url=entry.final_url or entry.url, etag=etag, last_modified=modified)


def nearest_heading(link: Link) -> str:
    """The heading that a link stands under; empty without one."""
    return link.headings[0] if link.headings else ""
