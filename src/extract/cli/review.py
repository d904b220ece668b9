"""`tiltak review`: pages that show each value of a dataset where it was read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from extract.archive import DEFAULT_ARCHIVE, ArchiveError, resolve_argument
from extract.cli.terminal import plain, print_json, stderr, stdout
from extract.corrections import load_corrections
from extract.dataset import DEFAULT_ROOT, places, read_arrow, read_results, store
from extract.dataset.nested import from_nested
from extract.errors import TiltakError
from extract.records import DocumentResult, Note
from extract.review import MIN_CONFIDENCE, SiteReport, Source, build_site
from extract.run_memory import results_of_dataset
from extract.runs import find_archived, results_folder, survey
from extract.schema import LinkRecord
from extract.workers import default_processes

DEFAULT_OUT = Path("build/review")


def review(
    *archive: str,
    dataset: Path = DEFAULT_ROOT,
    out: Path = DEFAULT_OUT,
    source: tuple[str, ...] = (),
    min_confidence: float = MIN_CONFIDENCE,
    processes: int | None = None,
    json: bool = False,
) -> int:
    """Make a web site of a dataset that opens by double click, with no server and no network.

    Each plan beside its measures: choose a value and see where it was read, correct it,
    save the corrections to a file, and give that to `tiltak correct`.

    Parameters
    ----------
    archive
        Folders, files, or names of sources that the dataset was read from; all of data/raw
        when left out.
    dataset
        The folder of the dataset.
    out
        The folder of the site; new, empty, or a site.
    source
        Only documents of these sources.
    min_confidence
        Measures that are less certain than this are marked, and come first.
    processes
        How many processes draw pages; as many as cores when left out.
    json
        What was built, as JSON.
    """
    folders = [resolve_argument(name) for name in archive or [str(DEFAULT_ARCHIVE)]]
    made_of = _source(folders, dataset, source)
    try:
        report = _build(made_of, out, min_confidence, processes or default_processes())
    except FileExistsError as problem:
        raise TiltakError(str(problem)) from problem
    if json:
        print_json({**asdict(report), "index": str(report.index)})
    else:
        _show(
            report,
            missing=sum(r.document.document_id not in made_of.files for r in made_of.results),
        )
    return 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Archived:
    """Where documents lie, and what was not understood of them, by document id."""

    files: Mapping[str, Path]
    notes: Mapping[str, tuple[Note, ...]]


def _source(folders: Sequence[Path], dataset: Path, wanted: Sequence[str]) -> Source:
    archived = _look_up(folders, dataset)
    results = [
        replace(result, notes=archived.notes.get(result.document.document_id, ()))
        for result in read_results(dataset)
        if not wanted or result.document.source in wanted
    ]
    if wanted and not results:
        raise TiltakError(f"{dataset} holds no document of the source {', '.join(wanted)}")
    corrections = load_corrections(DEFAULT_ARCHIVE, [f for f in folders if f.is_dir()])
    return Source(
        results=sorted(results, key=_order),
        links=[LinkRecord(**row) for row in read_arrow("links", dataset).to_pylist()],
        corrections=[c for c in corrections if not wanted or c.source in wanted],
        files=archived.files,
        is_part=bool(wanted),
    )


def _look_up(folders: Sequence[Path], dataset: Path) -> _Archived:
    """A dataset is worth seeing without its archive too: then there are no page images."""
    at = places(dataset)
    results = results_of_dataset(at) or results_folder(at)
    try:
        found = survey(find_archived(folders), results=results)
    except ArchiveError as problem:
        stderr().print(plain(f"{problem}; the pages show no images"), markup=False)
        return _Archived(files={}, notes={})
    wanted = {d.key for d in found.documents}
    kept = (r for table in store.stream(results, wanted) for r in from_nested(table))
    return _Archived(
        files={d.document_id: d.document.path for d in found.documents},
        notes={result.document.document_id: result.notes for result in kept},
    )


def _order(result: DocumentResult) -> tuple[str, str]:
    return result.document.source, result.document.uri


def _build(made_of: Source, out: Path, min_confidence: float, workers: int) -> SiteReport:
    columns = (TextColumn("building"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=stderr()) as bar:
        shown = bar.add_task("", total=None)
        return build_site(
            made_of,
            out,
            min_confidence=min_confidence,
            workers=workers,
            progress=lambda done, todo: bar.update(shown, completed=done, total=todo),
        )


def _show(report: SiteReport, *, missing: int) -> None:
    console = stdout()
    console.print(
        f"{report.documents} documents, {report.built} of them built now, "
        f"{report.images} pages drawn"
    )
    if report.missing_images:
        console.print(f"{report.missing_images} pages could not be drawn")
    if missing:
        console.print(f"{missing} documents are not in the archive that was given: no page images")
    console.print(plain(f"Open {report.index}"), markup=False, soft_wrap=True)
