"""Documents out of WARC files: those that a page in them links to as plans."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urljoin

from extract.fetch import Refused, normalise_url
from extract.listing import Link, judge_link
from extract.manifest import Entry
from extract.pull.captured import Captured, is_taken, keep_captured, refuse_captured
from extract.pull.page import WebPage, read_page
from extract.pull.run import Run
from extract.readers.sniff import HTML, sniff
from extract.webarchive import BrokenWarcError, Capture, read_captures

_MOST_REDIRECTS = 5


@dataclass(slots=True)
class Wanted:
    """Addresses that pages in the files call plans, and where redirects in them lead."""

    links: dict[str, Link] = field(default_factory=dict)
    redirects: dict[str, str] = field(default_factory=dict)


def walk_warcs(run: Run) -> None:
    """Take the plans out of the WARC files that the source names.

    The files are read twice: first for the pages and their links, then for the documents.
    """
    files = [file for pattern in run.source.warcs for file in _find(run, pattern)]
    wanted = Wanted()
    for file in files:
        for capture in _read(run, file, is_first=True):
            _look_for_links(run, wanted, capture)
    _follow_redirects(wanted)
    for file in files:
        _take_wanted(run, wanted, file)


def _find(run: Run, pattern: str) -> list[Path]:
    path = Path(pattern)
    top, rest = (Path(path.anchor), path.relative_to(path.anchor)) if path.anchor else (
        run.store.folder, path,
    )  # fmt: skip
    found = sorted(file for file in top.glob(str(rest)) if file.is_file())
    if not found:
        _refuse_file(run, pattern, "nothing_there", str(top / rest))
        run.problems.append(f"{top / rest}: there is no such file")
    return found


def _read(run: Run, file: Path, *, is_first: bool) -> Iterator[Capture]:
    try:
        yield from read_captures(file, limit=run.rules.limits.document_bytes)
    except (BrokenWarcError, OSError) as error:
        if is_first:
            _refuse_file(run, file.name, "broken_warc", str(error)[:200])
            run.problems.append(f"{file}: the file cannot be read to its end")


def _look_for_links(run: Run, wanted: Wanted, capture: Capture) -> None:
    url = _normal(capture.url)
    if url is None:
        return
    if capture.location:
        target = _normal(urljoin(url, capture.location))
        if target is not None and target != url:
            wanted.redirects[url] = target
    if capture.body is None or sniff(capture.body[:4096]) != HTML:
        return
    page = read_page(capture.body, url=url)
    if page is None:
        return
    if url in run.named or _is_plan(run, page):
        wanted.links.setdefault(url, Link(url=url, text=page.title))
    for link in page.links:
        if judge_link(link, rules=run.source.links, wording=run.wording).wanted:
            target = _normal(link.url)
            if target is not None:
                wanted.links.setdefault(target, replace(link, url=target))


def _is_plan(run: Run, page: WebPage) -> bool:
    return any(map(run.wording.names_plan, (page.title, *page.headings[:1])))


def _normal(url: str) -> str | None:
    try:
        return normalise_url(url)
    except Refused:
        return None


def _follow_redirects(wanted: Wanted) -> None:
    for url, link in tuple(wanted.links.items()):
        target = url
        for _ in range(_MOST_REDIRECTS):
            target = wanted.redirects.get(target, target)
        wanted.links.setdefault(target, replace(link, url=target))


def _take_wanted(run: Run, wanted: Wanted, file: Path) -> None:
    others = 0
    for capture in _read(run, file, is_first=False):
        link = wanted.links.get(_normal(capture.url) or "")
        if link is None:
            others += capture.status == 200
        elif not capture.location:
            _take(run, link, capture, file)
    if others:
        _skip(run, file, others)


def _take(run: Run, link: Link, capture: Capture, file: Path) -> None:
    captured = Captured(
        link=link, captured_at=capture.captured_at, origin="warc", container=file.name
    )
    is_known, _ = is_taken(run, captured)
    if is_known:
        return
    if capture.body is None:
        refuse_captured(run, captured, "too_large")
    else:
        keep_captured(run, captured, capture.body)


def _skip(run: Run, file: Path, count: int) -> None:
    run.note(
        Entry(
            time=run.outside.now(),
            role="link",
            outcome="skipped",
            url=file.name,
            reason="not_a_plan",
            detail=f"{count} captures",
        )
    )


def _refuse_file(run: Run, name: str, reason: str, detail: str) -> None:
    run.note(
        Entry(
            time=run.outside.now(),
            role="page",
            outcome="refused",
            url=name,
            reason=reason,
            detail=detail,
        )
    )
