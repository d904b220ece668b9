"""Writing a free-hand document and its truth: producers, pages, scans."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from documents.freehand_b.notes import Note, measure
from documents.pages import find_pages, letters, page_texts
from documents.stable import stabilise
from documents.treatments import scan as _scan
from documents.truth import MEDIA


def truth(
    path: Path,
    notes: Sequence[Note],
    *,
    plan: dict[str, Any],
    label: str = "Frist",
    searched: Path | None = None,
    first: int = 1,
    any_order: bool = False,
    **more: Any,
) -> Path:
    """Writes `path`.truth.json with the pages found in `searched` (or the document itself).

    `more` goes into the truth as it is (`optional`, `notes`). Raises LookupError for a title
    that the PDF does not print.
    """
    pages = _pages(notes, searched or path, first, any_order)
    stem = path.name.partition("-")[0]
    made = {
        "document": path.name,
        "media_type": MEDIA[path.suffix],
        "plan": plan,
        "measures": [
            measure(n, key=f"{stem}:{i}", page=p, label=n.more.get("label", label))
            for i, (n, p) in enumerate(zip(notes, pages, strict=True), 1)
        ],
        **more,
    }
    text = json.dumps(made, ensure_ascii=False, indent=1)
    path.with_name(path.name + ".truth.json").write_text(text + "\n", encoding="utf-8")
    return path


def plan(
    title: str, organisation: str | None, start: date, end: date, **more: Any
) -> dict[str, Any]:
    """The plan's own fields; `more` has language, family, producer, and `period_also`."""
    return {
        "title": title,
        "organisation": organisation,
        "year": start.year,
        "period_start": start.isoformat(),
        "period_end": end.isoformat(),
        **more,
    }


def _pages(notes: Sequence[Note], searched: Path, first: int, any_order: bool) -> list[int | None]:
    if searched.suffix != ".pdf":
        return [None] * len(notes)
    texts = page_texts(searched)
    wanted = [_needles(n) for n in notes]
    if any_order:
        return [find_pages([w], texts, first=first)[0] for w in wanted]
    return list(find_pages(wanted, texts, first=first))


def _needles(note: Note) -> tuple[str, ...]:
    if "find" in note.more:
        return (note.more["find"],)
    joined = f"{note.number or ''} {note.title}"
    start = f"{note.number or ''} {' '.join(note.title.split()[:3])}"
    return (joined, note.title, start) if len(letters(note.title)) > 8 else (joined,)


def weasy(html: str, path: Path) -> Path:
    """A PDF by WeasyPrint."""
    from weasyprint import HTML

    HTML(string=html).write_pdf(path)
    path.write_bytes(stabilise(path.read_bytes()))
    return path


def chrome(html: str, path: Path, *, header: bool = False) -> Path:
    """A PDF as a browser prints it; `header` with the browser's own date and address lines."""
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch) / "page.html"
        source.write_text(html, encoding="utf-8")
        command = ["chromium", "--headless", "--no-sandbox", "--disable-gpu"]
        command += ["--disable-background-networking", f"--user-data-dir={scratch}/profile"]
        command += [] if header else ["--no-pdf-header-footer"]
        command += [f"--print-to-pdf={path}", source.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    path.write_bytes(stabilise(path.read_bytes()))
    return path


def typeset(source: str, path: Path) -> Path:
    """A PDF by typst."""
    import typst

    dateless = "#set document(date: none)\n" + source
    path.write_bytes(stabilise(typst.compile(dateless.encode(), format="pdf")))
    return path


def scanned(source: Path, path: Path, **how: Any) -> Path:
    """The pages of a PDF as pictures; options of `documents.treatments.scan`."""
    _scan(source, path, how)
    return path
