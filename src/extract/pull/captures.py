"""Older versions of pages and plans, out of a web archive's server (CDX or Memento)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from urllib.parse import quote, urlencode

from extract.fetch import Answer, Client, Refusal, Refused, Request, normalise_url
from extract.fetch.rules import check_url
from extract.listing import Link, judge_link
from extract.manifest import Entry
from extract.pull.captured import Captured, is_taken, keep_captured, refuse_captured
from extract.pull.entries import entry_of_refusal, nearest_heading
from extract.pull.page import WebPage
from extract.pull.rules import rules_for
from extract.pull.run import Run
from extract.sources import WebArchive
from extract.webarchive import Version, read_cdx, read_memento_time, read_timemap, unwrap

_LIST_BYTES = 8 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Visit:
    """One web archive; `asked` are the addresses whose versions were asked for."""

    run: Run
    archive: WebArchive
    client: Client
    asked: set[str] = field(default_factory=set)


def walk_archives(run: Run) -> None:
    """Take every version of the wanted pages, and of the plans that they link to."""
    for archive in run.source.web_archives:
        places = [place for place in (archive.cdx, archive.replay, archive.timemap) if place]
        rules = rules_for(map(_without_holes, places), run.source.requests)
        _walk(Visit(run, archive, run.make_client(rules)))


def _walk(visit: Visit) -> None:
    found: dict[str, Link] = {}
    for url in visit.archive.pages or visit.run.source.listings:
        for page in _take_versions(visit, Link(url=normalise_url(url), text="")):
            for link in _wanted(visit.run, page):
                found.setdefault(link.url, link)
    for link in found.values():
        _take_versions(visit, link)


def _without_holes(template: str) -> str:
    return template.replace("{url}", "").replace("{timestamp}", "0")


def _wanted(run: Run, page: WebPage) -> Iterator[Link]:
    """Links to plans on an old page, to hosts that the source allows."""
    for raw in page.links:
        link = replace(raw, url=unwrap(raw.url), found_on=unwrap(raw.found_on))
        if not judge_link(link, rules=run.source.links, wording=run.wording).wanted:
            continue
        try:
            url = normalise_url(link.url)
            check_url(url, run.rules)
        except Refused as refused:
            _skip(run, link, refused.refusal.code)
        else:
            yield replace(link, url=url)


def _take_versions(visit: Visit, link: Link) -> list[WebPage]:
    """Take all versions of one address; those that are web pages."""
    if link.url in visit.asked:
        return []
    visit.asked.add(link.url)
    pages = [_take(visit, link, version) for version in _list_versions(visit, link)]
    return [page for page in pages if page is not None]


# ---------------------------------------------------------------- the index


def _list_versions(visit: Visit, link: Link) -> list[Version]:
    """The versions that the archive lists, each content once, oldest first."""
    text = _fetch_index(visit, link)
    if text is None:
        return []
    try:
        listed = _read_index(visit.archive, text, link.url)
    except ValueError as error:
        _refuse_index(visit.run, link, "broken_index", str(error))
        return []
    kept = _choose(visit.archive, listed)
    most = visit.archive.max_versions
    if not kept or len(kept) > most:
        _skip(visit.run, link, "version_limit" if kept else "no_versions")
    return kept[-most:]


def _read_index(archive: WebArchive, text: str, url: str) -> tuple[Version, ...]:
    if not text.strip():
        return ()
    return read_timemap(text, url=url) if archive.timemap else read_cdx(text)


def _choose(archive: WebArchive, listed: tuple[Version, ...]) -> list[Version]:
    kept = list[Version]()
    for version in listed:
        is_same = bool(kept) and version.digest != "" and version.digest == kept[-1].digest
        year = version.captured_at.year
        is_in_years = (archive.since or 0) <= year <= (archive.until or year)
        if version.status in (None, 200) and not is_same and is_in_years:
            kept.append(version)
    return kept


def _fetch_index(visit: Visit, link: Link) -> str | None:
    """The text of the index; empty when the archive does not know the address."""
    archive = visit.archive
    if archive.timemap is not None:
        address = archive.timemap.replace("{url}", link.url)
    else:
        mark = "&" if "?" in (archive.cdx or "") else "?"
        query = urlencode({"url": link.url, "output": "json"}, quote_via=quote)
        address = f"{archive.cdx}{mark}{query}"
    outcome, data = _get(visit, address, limit=_LIST_BYTES)
    if isinstance(outcome, Answer):
        return data.decode("utf-8", "replace")
    if outcome.code in ("not_found", "empty_body"):
        return ""
    _refuse_index(visit.run, link, outcome.code, outcome.detail)
    return None


def _get(visit: Visit, address: str, *, limit: int) -> tuple[Answer | Refusal, bytes]:
    try:
        request = Request(url=normalise_url(address), limit=limit)
    except Refused as refused:
        return refused.refusal, b""
    with visit.run.store.receive() as incoming:
        outcome = visit.client.get(request, into=incoming)
        if not isinstance(outcome, Answer):
            assert isinstance(outcome, Refusal), "nothing was asked on a condition"
            return outcome, b""
        incoming.seek(0)
        return outcome, incoming.read()


# ---------------------------------------------------------------- the copies


def _take(visit: Visit, link: Link, version: Version) -> WebPage | None:
    captured = Captured(link=link, captured_at=version.captured_at, origin="archive")
    is_known, page = is_taken(visit.run, captured)
    if is_known:
        return page
    if visit.run.dry:
        visit.run.note(replace(captured.entry(visit.run), outcome="new"))
        return None
    limit = visit.run.rules.limits.document_bytes
    outcome, data = _get(visit, _replay(visit.archive, version), limit=limit)
    if isinstance(outcome, Refusal):
        refuse_captured(visit.run, captured, outcome.code, outcome.detail)
        return None
    said = read_memento_time(outcome.header("memento-datetime"))
    if said is not None and said != version.captured_at:
        captured = replace(captured, captured_at=said)
        is_known, page = is_taken(visit.run, captured)
        if is_known:
            return page
    return keep_captured(visit.run, replace(captured, answer=outcome), data)


def _replay(archive: WebArchive, version: Version) -> str:
    if version.memento:
        return version.memento
    template = (archive.replay or "").replace("{timestamp}", version.timestamp)
    return template.replace("{url}", version.url)


def _refuse_index(run: Run, link: Link, reason: str, detail: str) -> None:
    refusal = Refusal(code=reason, url=link.url, detail=detail)
    entry = entry_of_refusal(refusal, role="page", time=run.outside.now(), link=link)
    item = run.note(replace(entry, origin="archive"))
    run.problems.append(f"{link.url} in the web archive: {item.sentence}")


def _skip(run: Run, link: Link, reason: str) -> None:
    run.note(
        Entry(
            time=run.outside.now(),
            role="link",
            outcome="skipped",
            origin="archive",
            url=link.url,
            link_text=link.text,
            heading=nearest_heading(link),
            listing=link.found_on or None,
            reason=reason,
        ),
        is_near_miss=True,
    )
