"""One document down the whole line: bytes in, rows out. The program on one screen.

    bytes -> media type -> pages -> blocks -> candidates -> readings -> records

A document that cannot be read is an outcome with a reason, never an exception.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from extract.blocks.document import read_blocks
from extract.gaps import NO_GAPS, Gaps
from extract.layouts.document import find_candidates
from extract.layouts.legend import find_legend
from extract.model import (
    Block,
    Candidate,
    Line,
    Page,
    PageState,
    PlanContext,
    ReaderChoice,
    TextLayer,
)
from extract.opening import Base, open_source
from extract.plan import PlanFacts, read_plan_facts
from extract.plan.status_day import find_status_day
from extract.progress import enter, here
from extract.readers.errors import SENTENCES, Code, Unreadable
from extract.readers.sniff import refusal, sniff
from extract.reading.rows import key_of, read_candidates
from extract.records import OWN_WORD, DocumentResult, Note
from extract.schema import PlanRecord
from extract.vocabulary import OwnWords, load, load_with, using
from extract.vocabulary_use import find_own_words

_APART = ("table", "furniture")
_RANKS = (24.0, 18.0, 14.0, 12.0)
"""Sizes in which browsers show the headings h1 to h4, in points."""

PDF = "application/pdf"
HTML = "text/html"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadDocument:
    """The blocks of a document; `page_count` is None for formats without pages."""

    blocks: tuple[Block, ...]
    page_count: int | None
    text_layer: TextLayer
    gaps: Gaps = NO_GAPS


def extract_document(
    source: Path | str | bytes,
    *,
    file_name: str | None = None,
    source_name: str = "",
    uri: str | None = None,
    retrieved_at: datetime | None = None,
    reader: ReaderChoice = "fast",
    words: OwnWords | None = None,
) -> DocumentResult:
    """All rows of one document, given as a path or as its bytes.

    `reader` is for PDFs: `fast` leaves to pdfplumber what it doubts, `plain` everything.
    `words` are an analyst's own, beside those of the program. Bad input, and a fault of this
    program, give a result with the outcome `quarantined` and a reason. Raises OSError only
    when a path cannot be opened, and VocabularyError for words that break a rule.
    """
    data, name, retrieved_at = open_source(source, file_name, retrieved_at)
    base = Base(
        document_id=hashlib.sha256(data).hexdigest(),
        source=source_name,
        uri=uri or name,
        file_name=name,
        byte_size=len(data),
        retrieved_at=retrieved_at,
    )
    media_type = "application/octet-stream"
    load_with(words)
    try:
        enter("open")
        media_type = sniff(data)
        with using(words):
            return _extract(read_document(data, media_type, reader=reader), base, media_type)
    except Unreadable as problem:
        return _quarantined(base, media_type, problem)
    except MemoryError:
        return _quarantined(
            base, media_type, Unreadable("memory_limit", _at_place("memory_limit"))
        )
    except Exception as problem:
        # a fault of this program costs this document alone, and its name leads to the place
        sentence = _at_place("internal_error", f" ({type(problem).__name__})")
        return _quarantined(base, media_type, Unreadable("internal_error", sentence))


def read_document(data: bytes, media_type: str, *, reader: ReaderChoice = "fast") -> ReadDocument:
    """The blocks of a document of a known type. Raises Unreadable with a reason."""
    if media_type == PDF:
        from extract.readers.ocr import is_available
        from extract.readers.pdf import open_pages

        pages = open_pages(data, reader=reader)
        layers: set[TextLayer] = set()
        states: dict[int, PageState] = {}
        blocks = read_blocks(_watched(pages, layers, states))
        layer: TextLayer = "ocr" if "ocr" in layers else "native" if "native" in layers else "none"
        gaps = Gaps(states=states, missing=pages.missing, is_cut=pages.is_cut)
        if layer == "none":
            _refuse_empty(gaps, is_ocr_there=is_available())
        return ReadDocument(blocks=blocks, page_count=pages.count, text_layer=layer, gaps=gaps)
    if media_type == HTML:
        from extract.readers.html import read_html

        return ReadDocument(blocks=read_html(data), page_count=None, text_layer="native")
    if media_type == DOCX:
        from extract.readers.docx import read_docx

        return ReadDocument(blocks=read_docx(data), page_count=None, text_layer="native")
    raise refusal(media_type) or Unreadable("not_a_plan_format")


def _quarantined(base: Base, media_type: str, problem: Unreadable) -> DocumentResult:
    """A file that is named .pdf and is none of the formats is told so first."""
    code, sentence = problem.code, problem.sentence
    if code == "not_a_plan_format" and base.file_name.lower().endswith(".pdf"):
        code, sentence = "not_a_pdf", f"It is named .pdf and is no PDF. {sentence}"
    reason = f"{code}: {sentence}"
    return DocumentResult(document=base.record(media_type, outcome="quarantined", reason=reason))


def _at_place(code: Code, detail: str = "") -> str:
    """The sentence of `code` with the place where the reading is."""
    return f"{here()}: {SENTENCES[code]}{detail}"


def _watched(
    pages: Iterable[Page], layers: set[TextLayer], states: dict[int, PageState]
) -> Iterator[Page]:
    """The pages as they come, with their text layers and states noted."""
    for page in pages:
        layers.add(page.text_layer)
        if page.state != "whole":
            states[page.number] = page.state
        yield page
    enter("blocks")


def _refuse_empty(gaps: Gaps, *, is_ocr_there: bool) -> None:
    """A document without any text: because it could not be read, or because it has none."""
    reason = gaps.reason()
    if reason is not None and gaps.has_lost:
        code: Code = "truncated" if gaps.is_cut else "unreadable_pages"
        raise Unreadable(code, reason.partition(": ")[2])
    if not is_ocr_there:
        raise Unreadable("image_only_without_ocr")


def _extract(read: ReadDocument, base: Base, media_type: str) -> DocumentResult:
    enter("layouts")
    candidates = find_candidates(read.blocks)
    enter("rows")
    facts = read_plan_facts(
        _front_lines(read.blocks),
        source_name=base.source,
        file_name=base.file_name,
        body=_table_lines(read.blocks),
    )
    outcome, reason = _outcome(read, candidates)
    record = base.record(
        media_type,
        outcome=outcome,
        reason=reason,
        page_count=read.page_count,
        language=facts.language,
        text_layer=read.text_layer,
    )
    remarks = (*read.gaps.notes(), *_own_words(read.blocks))
    if not candidates:
        return DocumentResult(document=record, notes=remarks)
    plan_id = key_of(base.document_id, "1")
    context = PlanContext(
        year=facts.year,
        period_start=facts.period_start,
        period_end=facts.period_end,
        language=facts.language,
    )
    front = [line.text for line in _front_lines(read.blocks)]
    rows = read_candidates(
        candidates,
        plan_id=plan_id,
        document_id=base.document_id,
        context=replace(context, status_day=find_status_day(front, context=context)),
        legend=find_legend(read.blocks),
        text_layer=read.text_layer,
    )
    plan = _plan_record(facts, plan_id=plan_id, base=base, candidates=candidates)
    return DocumentResult(
        document=record,
        plans=(plan,),
        measures=tuple(rows.measures),
        deadlines=tuple(rows.deadlines),
        statuses=tuple(rows.statuses),
        notes=remarks + tuple(rows.notes),
    )


def _table_lines(blocks: Sequence[Block]) -> list[str]:
    """The lines of all tables: text that tells the language, not what the plan is called."""
    return [line.text for b in blocks for cell in b.cells for line in cell.lines]


def _front_lines(blocks: Sequence[Block]) -> list[Line]:
    """The lines of running text, furniture last: what a plan says of itself."""
    text = [_ranked(line, b) for b in blocks if b.kind not in _APART for line in b.lines]
    margins = [line for b in blocks if b.kind == "furniture" for line in b.lines]
    return text + margins


def _own_words(blocks: Sequence[Block]) -> list[Note]:
    """Which of an analyst's own words the document prints, once each."""
    lines = [line.text for line in _front_lines(blocks)] + _table_lines(blocks)
    used = find_own_words(" ".join(lines), load())
    return [Note(kind=OWN_WORD, text=word, hint=concept) for concept, word in used]


def _ranked(line: Line, block: Block) -> Line:
    """A heading of a web page, which has a rank and no size, in the size of its rank."""
    if line.size is not None or block.kind != "heading" or not block.level:
        return line
    return replace(line, size=_RANKS[min(block.level, len(_RANKS)) - 1])


def _outcome(read: ReadDocument, candidates: Sequence[Candidate]) -> tuple[str, str | None]:
    missing = read.gaps.reason()
    if candidates:
        return "extracted", missing
    if read.text_layer == "none":
        return "quarantined", f"no_text: {SENTENCES['no_text']}"
    if missing:
        return "quarantined", missing
    return "no_measures", "no_measures: The document was read, and no measure is set out in it."


def _plan_record(
    facts: PlanFacts, *, plan_id: str, base: Base, candidates: Sequence[Candidate]
) -> PlanRecord:
    layouts = Counter(c.layout for c in candidates)
    return PlanRecord(
        plan_id=plan_id,
        document_id=base.document_id,
        title=facts.title,
        organisation=facts.organisation or base.source or None,
        year=facts.year,
        period_start=facts.period_start,
        period_end=facts.period_end,
        adopted=facts.adopted,
        layout=layouts.most_common(1)[0][0],
        same_as=None,
    )
