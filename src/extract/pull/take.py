"""One address of the web: asked for, judged by its content, stored, written down."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import BinaryIO

from extract.fetch import Answer, Refusal, Request, Unchanged, normalise_url
from extract.listing import Link, file_words, find_years, promised_type
from extract.manifest import Entry, Role
from extract.pull.content import NotWanted, Wish, judge_content
from extract.pull.entries import (
    entry_of_answer,
    entry_of_refusal,
    entry_of_unchanged,
    validators_of,
)
from extract.pull.page import WebPage, read_page
from extract.pull.run import Run
from extract.pull.store import Room
from extract.readers.sniff import HTML, MHTML

_ACCEPT = (
    "application/pdf, text/html, "
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document, */*;q=0.5"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What became of an address; `page` is given for web pages that are there."""

    entry: Entry
    page: WebPage | None = None

    @property
    def base(self) -> str:
        """The address that links on the page are relative to."""
        return self.entry.final_url or self.entry.url


def take_document(run: Run, link: Link, *, role: Role = "document") -> Taken:
    """Fetch what `link` (its URL normalised) leads to, when it is not here or has changed.

    As a `page` it may be up to the limit of pages, must be a web page and is kept apart
    from the documents.
    """
    fresh = run.fresh.get((role, link.url))
    if fresh is not None and run.store.has(fresh):
        return _finish(run, fresh, _stored_page(run, fresh))
    before = _copy_of(run, role, link.url)
    with run.store.receive() as incoming:
        outcome = run.client.get(_request(run, link, role, before), into=incoming)
        if isinstance(outcome, Answer):
            return _keep(run, outcome, link, role=role, before=before, incoming=incoming)
    entry = _entry_without_body(run, outcome, link, role=role, before=before)
    page = _stored_page(run, entry) if isinstance(outcome, Unchanged) else None
    return _finish(run, entry, page)


def take_text(run: Run, url: str) -> tuple[Entry, bytes | None]:
    """Fetch a sitemap, a list or an index, whatever its type; its bytes, None when refused.

    Raises Refused when `url` is no address.
    """
    link = Link(url=normalise_url(url), text="")
    before = _copy_of(run, "page", link.url)
    with run.store.receive() as incoming:
        outcome = run.client.get(_request(run, link, "page", before), into=incoming)
        data = _read_all(incoming) if isinstance(outcome, Answer) else None
        if isinstance(outcome, Answer):
            path = run.store.place(incoming, sha256=outcome.sha256, ending="txt", room="pages")
            entry = entry_of_answer(
                outcome, role="page", time=run.outside.now(), before=before, path=path, link=link
            )
        else:
            entry = _entry_without_body(run, outcome, link, role="page", before=before)
    run.note(entry)
    return entry, run.store.read(entry) if isinstance(outcome, Unchanged) else data


def _copy_of(run: Run, role: Role, url: str) -> Entry | None:
    before = run.store.state.copies.get((role, url))
    return before if before is not None and run.store.has(before) else None


def _request(run: Run, link: Link, role: Role, before: Entry | None) -> Request:
    limits = run.rules.limits
    return Request(
        url=link.url,
        limit=limits.document_bytes if role == "document" else limits.page_bytes,
        accept=_ACCEPT,
        validators=validators_of(before) if before else None,
    )


def _keep(
    run: Run, answer: Answer, link: Link, *, role: Role, before: Entry | None, incoming: BinaryIO
) -> Taken:
    data = _read_all(incoming)
    wish = Wish(
        types=("html",) if role == "page" else run.source.links.types,
        url=answer.url,
        final_url=answer.final_url,
        promised=promised_type(link),
        page_bytes=run.rules.limits.page_bytes,
    )
    judged = judge_content(data, wish, wording=run.wording)
    now = run.outside.now()
    if isinstance(judged, NotWanted):
        refusal = Refusal(
            code=judged.reason,
            url=answer.url,
            detail=judged.detail,
            status=answer.status,
            final_url=answer.final_url,
            redirects=answer.redirects,
        )
        return _finish(run, entry_of_refusal(refusal, role=role, time=now, link=link), None)
    room: Room = "files" if role == "document" else "pages"
    path = run.store.place(incoming, sha256=answer.sha256, ending=judged.ending, room=room)
    entry = entry_of_answer(answer, role=role, time=now, before=before, path=path, link=link)
    return _finish(run, replace(entry, media_type=judged.media_type), judged.page)


def _entry_without_body(
    run: Run, outcome: Unchanged | Refusal, link: Link, *, role: Role, before: Entry | None
) -> Entry:
    """A document that was there and is not found any more is gone; the rest is refused."""
    now = run.outside.now()
    if isinstance(outcome, Unchanged):
        assert before is not None, "a 304 without a copy is refused by the client"
        return entry_of_unchanged(outcome, role=role, time=now, before=before, link=link)
    entry = entry_of_refusal(outcome, role=role, time=now, link=link)
    was_there = (role, link.url) in run.store.state.copies
    if role == "document" and outcome.code == "not_found" and was_there:
        return replace(entry, outcome="gone")
    return entry


def _finish(run: Run, entry: Entry, page: WebPage | None) -> Taken:
    run.note(entry)
    if entry.role == "document" and entry.sha256 is not None:
        words = " ".join((entry.link_text, entry.heading, file_words(entry.url)))
        run.years.update(find_years(words))
        run.years.update(page.years if page else ())
    return Taken(entry=entry, page=page)


def _stored_page(run: Run, entry: Entry) -> WebPage | None:
    if entry.media_type not in (HTML, MHTML):
        return None
    return read_page(run.store.read(entry), url=entry.final_url or entry.url)


def _read_all(incoming: BinaryIO) -> bytes:
    incoming.seek(0)
    return incoming.read()
