"""From the pages that a source names, along their links, to the documents."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field, replace

from extract.fetch import Refused, normalise_url
from extract.fetch.rules import check_url
from extract.listing import (
    Link,
    Verdict,
    file_words,
    find_next_pages,
    judge_link,
    promised_type,
    read_sitemap,
    read_url_list,
)
from extract.manifest import Entry, Role
from extract.pull.entries import entry_of_refusal, nearest_heading
from extract.pull.run import Run, key_of
from extract.pull.take import Taken, take_document, take_text

_MOST_SITEMAPS = 200
_ANSWERED = frozenset(("not_found",))


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """An address to fetch. `depth` counts the links from a listing page; `named`: the source
    itself names it; `searched`: its links are followed."""

    link: Link
    role: Role = "document"
    depth: int = 0
    named: bool = False
    searched: bool = False


@dataclass(slots=True)
class Walk:
    """What is still to be fetched, what has been seen, and what was left out."""

    run: Run
    queue: deque[Stop] = field(default_factory=deque)
    seen: set[str] = field(default_factory=set)
    left_out: dict[str, tuple[Link, str, bool]] = field(default_factory=dict)
    pages: int = 0
    documents: int = 0


def walk_web(run: Run) -> None:
    """Fetch the pages, sitemaps and lists that the source names and all that they lead to."""
    walk = Walk(run)
    rules = run.source.links
    for url in run.source.listings:
        role: Role = "document" if rules.page_is_plan else "page"
        _add(walk, Stop(link=Link(url=url, text=""), role=role, named=True, searched=True))
    for url in run.source.url_lists:
        _add_list(walk, url)
    for url in run.source.sitemaps:
        _add_sitemap(walk, url)
    while walk.queue:
        run.waiting = len(walk.queue) - 1
        _visit(walk, walk.queue.popleft())
    _note_left_out(walk)


def _add(walk: Walk, stop: Stop) -> None:
    """Queue `stop` unless its address was seen or is none."""
    try:
        url = normalise_url(stop.link.url)
    except Refused as refused:
        _leave_out(walk, stop.link, refused.refusal.code, is_near_miss=True)
        return
    if url in walk.seen:
        return
    limit = _limit_reached(walk, stop)
    if limit:
        _leave_out(walk, stop.link, limit, is_near_miss=True)
        walk.run.is_complete = False
        return
    walk.seen.add(url)
    walk.pages += stop.searched
    walk.documents += stop.role == "document"
    walk.queue.append(replace(stop, link=replace(stop.link, url=url)))


def _limit_reached(walk: Walk, stop: Stop) -> str:
    rules = walk.run.source.links
    if stop.named:
        return ""
    if stop.searched and walk.pages >= rules.max_pages:
        return "page_limit"
    return "file_limit" if walk.documents >= rules.max_documents else ""


def _visit(walk: Walk, stop: Stop) -> None:
    run = walk.run
    if run.dry and not stop.searched:
        _foresee(run, stop)
        return
    taken = take_document(run, stop.link, role=stop.role)
    if taken.entry.sha256 is None:
        _note_failure(run, stop, taken.entry)
        return
    if taken.page is not None and stop.named:
        run.site = run.site or taken.page.site
    if taken.page is not None and stop.searched:
        _follow(walk, stop, taken)


def _foresee(run: Run, stop: Stop) -> None:
    """What a dry run says of a document: nothing is asked for."""
    try:
        check_url(stop.link.url, run.rules)
    except Refused as refused:
        now = run.outside.now()
        run.note(entry_of_refusal(refused.refusal, role=stop.role, time=now, link=stop.link))
        return
    known = run.store.state.live.get(stop.link.url)
    entry = Entry(
        time=run.outside.now(),
        role=stop.role,
        outcome="unchanged" if known else "new",
        url=stop.link.url,
        link_text=stop.link.text,
        listing=stop.link.found_on or None,
    )
    run.note(entry)


def _note_failure(run: Run, stop: Stop, entry: Entry) -> None:
    if stop.named or (stop.searched and entry.reason not in _ANSWERED):
        run.is_complete = False
    if stop.named:
        item = run.items[key_of(entry)]
        run.problems.append(f"{entry.url}: {item.sentence}")


def _follow(walk: Walk, stop: Stop, taken: Taken) -> None:
    page, rules = taken.page, walk.run.source.links
    assert page is not None
    next_pages = find_next_pages(page.links, page_url=taken.base, wording=walk.run.wording)
    for url in next_pages if rules.pagination else ():
        link = Link(url=url, text="", found_on=stop.link.url)
        _add(walk, Stop(link=link, role="page", depth=stop.depth, searched=True))
    for link in page.links:
        if link.url.partition("#")[0] not in next_pages or not rules.pagination:
            _judge(walk, stop, link)


def _judge(walk: Walk, stop: Stop, link: Link) -> None:
    rules = walk.run.source.links
    verdict = judge_link(link, rules=rules, wording=walk.run.wording)
    if verdict.wanted and not _is_file(link) and 0 < stop.depth >= rules.depth:
        verdict = Verdict(False, "too_deep")
    if not verdict.wanted:
        _leave_out(walk, link, verdict.reason, is_near_miss=verdict.is_near_miss)
        return
    searched = not _is_file(link) and stop.depth < rules.depth
    _add(walk, Stop(link=link, depth=stop.depth + 1, searched=searched))


def _leave_out(walk: Walk, link: Link, reason: str, *, is_near_miss: bool) -> None:
    """The first reason counts for an address that was found several times."""
    try:
        url = normalise_url(link.url)
    except Refused:
        url = link.url
    walk.left_out.setdefault(url, (link, reason, is_near_miss))


def _is_file(link: Link) -> bool:
    return promised_type(link) not in (None, "html")


# ---------------------------------------------------------------- lists and sitemaps


def _add_list(walk: Walk, place: str) -> None:
    """Every address of a list is wanted: a person made it."""
    try:
        data = _read_place(walk, place)
        links = read_url_list(data.decode("utf-8", "replace")) if data is not None else ()
    except (OSError, ValueError) as error:
        _fail(walk.run, place, "broken_list", str(error))
        return
    for link in links:
        _add(walk, Stop(link=replace(link, found_on=place)))


def _read_place(walk: Walk, place: str) -> bytes | None:
    if place.startswith(("http://", "https://")):
        return _fetch_text(walk, place, is_named=True)
    return (walk.run.store.folder / place).read_bytes()


def _fetch_text(walk: Walk, url: str, *, is_named: bool) -> bytes | None:
    link = Link(url=url, text="")
    try:
        entry, data = take_text(walk.run, url)
    except Refused as refused:
        _leave_out(walk, link, refused.refusal.code, is_near_miss=True)
        walk.run.is_complete = False
        return None
    if data is None:
        _note_failure(walk.run, Stop(link=link, named=is_named, searched=True), entry)
    return data


def _add_sitemap(walk: Walk, url: str) -> None:
    """Sitemaps and those that they name; an address is wanted by the words in it."""
    waiting, done = [url], 0
    while waiting and done < _MOST_SITEMAPS:
        done += 1
        waiting += _read_sitemap(walk, waiting.pop(0), is_named=done == 1)
    if waiting:
        walk.run.is_complete = False
        _leave_out(walk, Link(url=waiting[0], text=""), "page_limit", is_near_miss=True)


def _read_sitemap(walk: Walk, url: str, *, is_named: bool) -> tuple[str, ...]:
    data = _fetch_text(walk, url, is_named=is_named)
    if data is None:
        return ()
    try:
        sitemap = read_sitemap(data)
    except ValueError as error:
        _fail(walk.run, url, "broken_sitemap", str(error))
        return ()
    if sitemap.is_index:
        return sitemap.urls
    for address in sitemap.urls:
        link = Link(url=address, text=file_words(address), found_on=url)
        _judge(walk, Stop(link=Link(url=url, text="")), link)
    return ()


def _fail(run: Run, place: str, reason: str, detail: str) -> None:
    entry = Entry(
        time=run.outside.now(), role="page", outcome="refused", url=place, reason=reason,
        detail=detail,
    )  # fmt: skip
    item = run.note(entry)
    run.is_complete = False
    run.problems.append(f"{place}: {item.sentence}")


def _note_left_out(walk: Walk) -> None:
    """Links that were found and not fetched."""
    for url, (link, reason, is_near_miss) in walk.left_out.items():
        if url in walk.seen:
            continue  # another page made it wanted, or it is a page that was read
        entry = Entry(
            time=walk.run.outside.now(),
            role="link",
            outcome="skipped",
            url=url[:2000],
            link_text=link.text,
            heading=nearest_heading(link),
            listing=link.found_on or None,
            reason=reason,
        )
        walk.run.note(entry, is_near_miss=is_near_miss)
