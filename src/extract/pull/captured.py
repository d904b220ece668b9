"""A capture out of a web archive: judged, stored and written down, once."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime

from extract.fetch import Answer
from extract.listing import Link, file_words, find_years, promised_type
from extract.manifest import Entry, Origin
from extract.pull.content import NotWanted, Wish, judge_content
from extract.pull.entries import nearest_heading
from extract.pull.page import WebPage, read_page
from extract.pull.run import Run
from extract.readers.sniff import HTML, MHTML


@dataclass(frozen=True, slots=True, kw_only=True)
class Captured:
    """One version of what `link` (its URL normalised) leads to. `container` is the WARC file,
    `answer` that of an archive's server."""

    link: Link
    captured_at: datetime
    origin: Origin
    container: str | None = None
    answer: Answer | None = None

    def entry(self, run: Run) -> Entry:
        """Its entry, without what came of it."""
        answer = self.answer
        return Entry(
            time=run.outside.now(),
            role="document",
            outcome="refused",
            origin=self.origin,
            url=self.link.url,
            final_url=answer.final_url if answer else None,
            redirects=answer.redirects if answer else (),
            status=answer.status if answer else 200,
            headers=answer.headers if answer else (),
            link_text=self.link.text,
            heading=nearest_heading(self.link),
            listing=self.link.found_on or None,
            captured_at=self.captured_at,
            container=self.container,
        )


def is_taken(run: Run, captured: Captured) -> tuple[bool, WebPage | None]:
    """Whether the capture is in the archive already, and the page that it is, if it is one."""
    known = run.store.state.captures.get((captured.link.url, captured.captured_at))
    if known is None or not run.store.has(known):
        return False, None
    run.note(replace(known, outcome="unchanged"))
    if known.media_type not in (HTML, MHTML):
        return True, None
    return True, read_page(run.store.read(known), url=known.url)


def keep_captured(run: Run, captured: Captured, body: bytes) -> WebPage | None:
    """Store `body` when it is what the source wants; the page that it is, if it is one."""
    link = captured.link
    wish = Wish(
        types=run.source.links.types,
        url=link.url,
        final_url=link.url,
        promised=promised_type(link),
        page_bytes=run.rules.limits.page_bytes,
    )
    judged = judge_content(body, wish, wording=run.wording)
    if isinstance(judged, NotWanted):
        refuse_captured(run, captured, judged.reason, judged.detail)
        return None
    path, digest = store_bytes(run, body, ending=judged.ending)
    run.note(
        replace(
            captured.entry(run),
            outcome="new",
            media_type=judged.media_type,
            size=len(body),
            sha256=digest,
            path=path,
        )
    )
    years = judged.page.years if judged.page else ()
    run.years.update((*years, *find_years(f"{link.text} {file_words(link.url)}")))
    return judged.page


def refuse_captured(run: Run, captured: Captured, reason: str, detail: str = "") -> None:
    """Write down why a capture is not kept."""
    run.note(replace(captured.entry(run), reason=reason, detail=detail))


def store_bytes(run: Run, data: bytes, *, ending: str) -> tuple[str, str]:
    """Put a document's bytes into the archive: path relative to the folder, and SHA-256."""
    digest = hashlib.sha256(data).hexdigest()
    with run.store.receive() as incoming:
        incoming.write(data)
        return run.store.place(incoming, sha256=digest, ending=ending, room="files"), digest
