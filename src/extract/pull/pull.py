"""One pull of one source, from its source.toml to its summary."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from extract.fetch import Client, Outside, Rules, turns_folder
from extract.listing import read_url_list
from extract.manifest import Entry
from extract.pull.captures import walk_archives
from extract.pull.expect import find_shortfall, mark_gone
from extract.pull.local import walk_folders
from extract.pull.rules import make_rules
from extract.pull.run import RobotsShelf, Run, start_run
from extract.pull.store import Store, open_store
from extract.pull.summary import PullSummary, Step, Tell
from extract.pull.walk import walk_web
from extract.pull.warcs import walk_warcs
from extract.sources import Source, load_source


def pull(
    folder: Path,
    *,
    dry_run: bool = False,
    accept_fewer: bool = False,
    outside: Outside | None = None,
    tell: Tell = lambda step: None,
    make_client: Callable[[Rules, RobotsShelf, Outside], Client] | None = None,
) -> PullSummary:
    """Bring the archive of the source in `folder` up to date.

    Nothing that a server does raises: it is in the summary's items. When fewer documents
    are found than the source had or expects, the summary says so in `problems` and the
    folder is as it was before, unless `accept_fewer`. `dry_run` reads listing pages and
    changes nothing. `tell` is called after each address. `outside` and `make_client` are
    for tests: the clock, the resolver, the certificates.

    Raises SourceError for a source.toml that cannot be used, ManifestError, BusyError when
    another run pulls the same source, OSError when the folder cannot be written. A run
    that is cut off is taken up by the next one.
    """
    source = load_source(folder)
    world = outside or Outside(turns=turns_folder())
    rules = make_rules(source, listed=_listed_urls(source, folder))
    with open_store(folder, dry=dry_run) as store:
        run = start_run(
            source, rules, store, outside=world, tell=tell, dry=dry_run,
            make_client=lambda r, shelf: (make_client or _client)(r, shelf, world),
        )  # fmt: skip
        _walk(run)
        return _end(run, store, accept_fewer=accept_fewer)


def _client(rules: Rules, shelf: RobotsShelf, outside: Outside) -> Client:
    return Client(rules, outside=outside, shelf=shelf)


def _listed_urls(source: Source, folder: Path) -> tuple[str, ...]:
    """Addresses in the lists beside source.toml: a person wrote them, so their hosts are meant."""
    found: list[str] = []
    for place in source.url_lists:
        if place.startswith(("http://", "https://")):
            continue
        try:
            found += [link.url for link in read_url_list((folder / place).read_text("utf-8"))]
        except (OSError, ValueError):
            continue  # the walk says what is wrong with it
    return tuple(found)


def _walk(run: Run) -> None:
    named = (*run.source.listings, *run.source.sitemaps, *run.source.url_lists)
    run.tell(Step(done=0, total=max(1, len(named)), url=next(iter(named), "")))
    walk_web(run)
    walk_folders(run)
    walk_warcs(run)
    walk_archives(run)


def _end(run: Run, store: Store, *, accept_fewer: bool) -> PullSummary:
    mark_gone(run)
    shortfall = find_shortfall(run)
    is_kept = shortfall is None or accept_fewer
    if is_kept:
        is_changed = store.has_news and not run.dry
        summary = _summary(run, is_kept=not run.dry, is_changed=is_changed)
        counts = tuple((name, count) for name, count in summary.counts.items() if count)
        store.close(Entry(time=run.outside.now(), role="run", outcome="complete", counts=counts))
        return summary
    store.roll_back()
    unchanged = "nothing was changed; if it is right, go on with --accept-fewer"
    run.problems.insert(0, f"{shortfall}; {unchanged}")
    return _summary(run, is_kept=False, is_changed=False)


def _summary(run: Run, *, is_kept: bool, is_changed: bool) -> PullSummary:
    return PullSummary(
        source=run.source.name,
        items=tuple(run.items.values()),
        problems=tuple(run.problems),
        is_kept=is_kept,
        is_changed=is_changed,
        dry_run=run.dry,
        site=run.site,
    )
