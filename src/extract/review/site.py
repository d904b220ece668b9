"""The evidence site: a dataset and its archive in, a folder of web pages out.

The pages open by double click, with no server and no network. A document whose
rows, corrections and neighbours did not change is not built again; its page images
are made once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from extract.corrections import Correction, Outcome, judge_standing, share_out
from extract.readers.page_images import PageImage
from extract.readers.sniff import PDF
from extract.records import DocumentResult
from extract.review.files import (
    State,
    claim,
    digest_drawing,
    digest_page,
    read_state,
    remove_others,
    write_assets,
    write_state,
    write_whole,
)
from extract.review.images import ImageOrder, make_images, open_pool
from extract.review.lines import draw_series
from extract.review.pages import attention_page, document_page, plans_page, years_page
from extract.review.problems import MIN_CONFIDENCE
from extract.review.tables import needs_attention
from extract.review.texts import read_text
from extract.review.views import DocumentView, view_documents
from extract.schema import LinkRecord

MAX_PAGES = 600
"""Page images made of one document; its further pages are left out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """What the site is made of. `files` are the archived files by document id.

    `is_part`: other documents of the dataset are left out, and their old pages stay.
    """

    results: Sequence[DocumentResult]
    links: Sequence[LinkRecord] = ()
    corrections: Sequence[Correction] = ()
    files: Mapping[str, Path] = field(default_factory=dict)
    is_part: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteReport:
    """What a build did: documents on the site, those built again, pages drawn and not."""

    index: Path
    documents: int
    built: int
    images: int
    missing_images: int


Progress = Callable[[int, int], None]
"""Called with documents done and documents to do."""


def build_site(
    source: Source,
    out: Path,
    *,
    min_confidence: float = MIN_CONFIDENCE,
    workers: int = 2,
    progress: Progress = lambda done, todo: None,
) -> SiteReport:
    """Write the site to `out`. Raises FileExistsError or OSError when that is not possible."""
    views, homeless = _look(source, min_confidence=min_confidence)
    claim(out)
    plans = out / "plans"
    plans.mkdir(exist_ok=True)
    write_assets(out / "assets")
    states = {view.folder: read_state(plans / view.folder) for view in views}
    stale = [view for view in views if states[view.folder].page != digest_page(view)]
    new = list[PageImage]()
    drawn = _draw(stale, states, source.files, plans, workers=workers)
    for done, (view, images) in enumerate(drawn, start=1):
        _build(view, images, source.files.get(view.document.document_id), plans / view.folder)
        new.extend(image for image in images if image not in states[view.folder].images)
        progress(done, len(stale))
    if not source.is_part:
        remove_others(plans, [view.folder for view in views])
    write_whole(out / "years.html", years_page(draw_series(views, source.links)))
    write_whole(out / "attention.html", attention_page(needs_attention(views, homeless)))
    write_whole(out / "index.html", plans_page(views))
    return SiteReport(
        index=out / "index.html",
        documents=len(views),
        built=len(stale),
        images=sum(bool(image.file_name) for image in new),
        missing_images=sum(not image.file_name for image in new),
    )


def _look(
    source: Source, *, min_confidence: float
) -> tuple[tuple[DocumentView, ...], tuple[Outcome, ...]]:
    """The views of all documents, and the corrections that belong to none of them."""
    documents = [result.document for result in source.results]
    shares, homeless = share_out(documents, source.corrections)
    outcomes = {
        documents[place].document_id: judge_standing(
            source.results[place], [source.corrections[i] for i in own]
        )
        for place, own in shares.items()
    }
    views = view_documents(source.results, source.links, outcomes, min_confidence=min_confidence)
    return views, tuple(homeless.values())


def _draw(
    stale: Sequence[DocumentView],
    states: Mapping[str, State],
    files: Mapping[str, Path],
    plans: Path,
    *,
    workers: int,
) -> Iterator[tuple[DocumentView, tuple[PageImage, ...]]]:
    """Each document with the images of its pages, those kept from last time or new ones."""
    orders = {
        view.folder: order
        for view in stale
        if states[view.folder].drawing != digest_drawing(view)
        and (order := _order(view, files, plans))
    }
    if not orders:
        yield from ((view, states[view.folder].images) for view in stale)
        return
    with open_pool(workers) as pool:
        made = make_images(pool, list(orders.values()))
        for view in stale:
            order = orders.get(view.folder)
            images = _all_pages(order, next(made)) if order else states[view.folder].images
            yield view, images


def _order(view: DocumentView, files: Mapping[str, Path], plans: Path) -> ImageOrder | None:
    path, count = files.get(view.document.document_id), view.document.page_count
    if path is None or not count or view.document.media_type != PDF:
        return None
    folder = plans / view.folder
    folder.mkdir(parents=True, exist_ok=True)
    return ImageOrder(path=path, page_count=min(count, MAX_PAGES), folder=folder)


def _all_pages(order: ImageOrder, made: Sequence[PageImage]) -> tuple[PageImage, ...]:
    """One entry for each page; a page that could not be drawn has no file name."""
    by_number = {image.number: image for image in made}
    blank = PageImage(number=0, width=0.0, height=0.0, file_name="", byte_size=0)
    return tuple(
        by_number.get(number) or replace(blank, number=number)
        for number in range(1, order.page_count + 1)
    )


def _build(
    view: DocumentView, images: tuple[PageImage, ...], path: Path | None, folder: Path
) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    blocks = read_text(path, view) if path and not images else ()
    write_whole(folder / "index.html", document_page(view, images, blocks))
    state = State(page=digest_page(view), drawing=digest_drawing(view), images=images)
    write_state(folder, state)
