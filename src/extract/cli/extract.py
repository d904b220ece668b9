"""`tiltak extract`: the measures of one document, at once and without a run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from extract.cli.terminal import plain, print_json, stderr, stdout, table
from extract.errors import TiltakError
from extract.records import OWN_WORD, DocumentResult
from extract.schema import DeadlineRecord, MeasureRecord


def extract(file: Path, /, *, words: Path | None = None, json: bool = False) -> int:
    """Print the measures of one document: a PDF, a saved web page or a DOCX.

    Parameters
    ----------
    file
        The document.
    words
        A file of your own words (docs/words.md); the words.toml beside the document, or of the
        archive, when left out.
    json
        Everything about every measure, as JSON.
    """
    if not file.is_file():
        raise TiltakError(f"{file}: no such file; give a PDF, a saved web page or a DOCX")
    from extract.configuration import check_words, find_own_words
    from extract.pipeline import extract_document

    own = find_own_words(words, [file.parent])
    check_words(own)
    result = extract_document(file, file_name=file.name, words=own)
    if json:
        print_json(asdict(result))
    else:
        _show(result, file)
    return 2 if result.document.outcome == "quarantined" else 0


def _show(result: DocumentResult, file: Path) -> None:
    console, remarks = stdout(), stderr()
    if result.document.outcome != "extracted":
        reason = result.document.reason or "no measures in it"
        remarks.print(plain(f"{file}: {reason}"), markup=False, soft_wrap=True)
    for plan in result.plans:
        facts = (plan.title, plan.organisation, plan.year, f"layout {plan.layout}")
        title = " · ".join(str(fact) for fact in facts if fact)
        measures = [m for m in result.measures if m.plan_id == plan.plan_id]
        heads = ("no.", "measure", "area", "deadline", "status", "responsible", "page", "conf.")
        rows = (_row(measure, result) for measure in measures)
        console.print(table(heads, rows, title=title))
        console.print(f"{len(measures)} measures")
    printed = [note for note in result.notes if note.kind == OWN_WORD]
    if printed:
        words = ", ".join(f"{note.text} ({note.hint})" for note in printed)
        remarks.print(plain(f"own words in it: {words}"), markup=False, soft_wrap=True)
    for note in (note for note in result.notes if note.kind != OWN_WORD):
        text = f"not understood ({note.kind}): {note.text}" + (
            f" – {note.hint}" if note.hint else ""
        )
        remarks.print(plain(text), markup=False, soft_wrap=True)


def _row(measure: MeasureRecord, result: DocumentResult) -> tuple[object, ...]:
    deadlines = [d for d in result.deadlines if d.measure_id == measure.measure_id]
    statuses = [s for s in result.statuses if s.measure_id == measure.measure_id]
    return (
        measure.number,
        "\n".join(text for text in (measure.title, measure.description) if text),
        measure.area,
        "\n".join(_deadline_lines(deadlines)),
        "\n".join(f"{s.party + ': ' if s.party else ''}{s.state} «{s.text}»" for s in statuses),
        "\n".join(measure.responsible),
        measure.page,
        f"{measure.confidence:.2f}",
    )


def _deadline_lines(deadlines: list[DeadlineRecord]) -> Iterator[str]:
    for deadline in deadlines:
        days = [str(day) for day in (deadline.start_date, deadline.end_date) if day]
        window = "–".join(dict.fromkeys(days)) or deadline.kind
        yield f"{window} «{deadline.text}»" + (f" ({deadline.scope})" if deadline.scope else "")
