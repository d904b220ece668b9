"""A small archive with its dataset and its evidence site, for the tests of the pages.

The example archive's own documents go down the whole line, without the flow around
it: what the pages show is what the program reads.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from extract.corrections import Outcome, judge_dataset, load_corrections
from extract.dataset import hold_lock, places, read_results, store
from extract.decisions import load_decisions
from extract.pipeline import extract_document
from extract.runs import curate, find_archived, results_folder, survey

EXAMPLES = Path(__file__).parents[2] / "data" / "raw"


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """A working folder: `data/raw`, `data/curated` and `build/review` lie in it."""

    home: Path

    @property
    def raw(self) -> Path:
        return self.home / "data" / "raw"

    @property
    def curated(self) -> Path:
        return self.home / "data" / "curated"

    @property
    def site(self) -> Path:
        return self.home / "build" / "review"

    def page_of(self, file_name: str) -> str:
        """The page of a document, relative to the site."""
        pages = self.site.glob("plans/*/index.html")
        [found] = [p for p in pages if f">{file_name}<" in p.read_text(encoding="utf-8")]
        return found.relative_to(self.site).as_posix()

    def url(self, page: str = "index.html") -> str:
        return f"{self.site.as_uri()}/{page}"


def make_world(home: Path, examples: Iterable[str]) -> World:
    """A world with the named documents of the example archive."""
    world = World(home=home)
    for name in examples:
        found = next(EXAMPLES.rglob(name))
        folder = world.raw / found.parent.name
        folder.mkdir(parents=True, exist_ok=True)
        shutil.copy(found, folder / name)
    return world


def ingest(world: World) -> tuple[Outcome, ...]:
    """Read what is new and make the dataset; what became of the corrections.

    The working folder is the world's home: the project's own archive is `data/raw` there.
    """
    at = places(world.curated)
    with hold_lock(at):
        found = survey(find_archived([world.raw]), results=results_folder(at))
        for one in found.pending:
            place = one.document
            result = extract_document(
                place.path, file_name=place.file_name, source_name=place.source
            )
            store.save(results_folder(at), one.key, result)
        decided = load_decisions(found, [world.raw])
        curate(found, at, amend=decided.amend, join=decided.join, inputs=decided.digest)
    return judge_dataset(read_results(world.curated), load_corrections(world.raw))
