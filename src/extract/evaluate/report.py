"""The evaluation for people: a table of scores and a list of differences, as plain text lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher

from extract.evaluate.compare import CORE, DETAILS, UNSTRICT
from extract.evaluate.plans import PLAN_FIELDS
from extract.evaluate.score import (
    ScoredDocument,
    ScoredMeasure,
    Scores,
    by_family,
    counts,
    total,
)
from extract.evaluate.tally import Finding, Tally
from extract.evaluate.texts import Mode

_SHORT = {
    "responsible": "respons",
    "description": "descrip",
    "organisation": "organ",
    "deadline_text": "dl.text",
    "deadline_scope": "dl.scope",
    "deadline_label": "dl.label",
    "status_text": "st.text",
    "status_party": "st.party",
    "status_as_of": "st.as_of",
}
_NAME = 44


def table(documents: Sequence[ScoredDocument]) -> Iterator[str]:
    """F1 in per cent for each document, family and in total; `·` where nothing is to be scored."""
    shown = (*CORE, *DETAILS, *UNSTRICT)
    heads = ["measures", "core", "STRICT", *(_SHORT.get(name, name) for name in shown)]
    yield _row("document (F1, %)", heads)
    for document in documents:
        yield _row(document.truth.name, _cells(counts(document), shown))
    yield ""
    for family, scores in by_family(documents).items():
        yield _row(f"family {family} ({scores.documents})", _cells(scores, shown))
    yield ""
    everything = total(documents)
    yield _row("TOTAL", _cells(everything, shown))
    yield ""
    yield from _measures_lines(everything)
    yield from _plan_lines(documents, everything)


def differences(documents: Iterable[ScoredDocument]) -> Iterator[str]:
    """For each document with a difference: its facts, then each measure that is not right."""
    for document in documents:
        lines = [*_plan_differences(document), *_measure_differences(document)]
        if lines:
            yield f"━━ {document.truth.name}"
            yield from lines


def modes_lines(totals: Mapping[Mode, Scores]) -> Iterator[str]:
    """The totals side by side for each way of comparing texts."""
    shown = ("title", "area", "description", "responsible", "deadline_text", "status_text")
    yield ""
    yield _row(
        "texts are the same when (F1, %)",
        ["measures", "core", "STRICT", *(_SHORT.get(name, name) for name in shown)],
    )
    for mode, scores in totals.items():
        yield _row(mode, _cells(scores, shown))


def _cells(scores: Scores, shown: Iterable[str]) -> list[str]:
    tallies = [scores.measures, scores.core, scores.strict]
    return [_percent(t.f1) for t in (*tallies, *(scores.fields[name] for name in shown))]


def _row(name: str, cells: Iterable[str]) -> str:
    return f"{name[:_NAME]:<{_NAME}}" + "".join(f"{cell:>9}" for cell in cells)


def _percent(ratio: float | None) -> str:
    return "·" if ratio is None else f"{100 * ratio:.1f}"


def _measures_lines(scores: Scores) -> Iterator[str]:
    for name in ("measures", "core", "strict"):
        tally: Tally = getattr(scores, name)
        yield (
            f"{name:<9} precision {_percent(tally.precision)}  recall {_percent(tally.recall)}"
            f"  F1 {_percent(tally.f1)}  ({tally.right} right of {tally.true},"
            f" {tally.predicted - tally.right} false)"
        )


def _plan_lines(documents: Iterable[ScoredDocument], scores: Scores) -> Iterator[str]:
    facts = [
        f"{name} {scores.plan[name].right}/{scores.plan[name].true}"
        for name in PLAN_FIELDS
        if name in scores.plan
    ]
    yield "plans     " + "  ".join(facts)
    missing = [d.truth.name for d in documents if d.result is None]
    if missing:
        yield f"not in the dataset: {', '.join(missing)}"


def _plan_differences(document: ScoredDocument) -> Iterator[str]:
    if document.result is None:
        yield "  not in the dataset"
    elif document.result.document.outcome == "quarantined":
        yield f"  quarantined: {document.result.document.reason}"
    for finding in document.plan:
        yield from _difference(finding, name=f"plan {finding.field}", indent=2)


def _measure_differences(document: ScoredDocument) -> Iterator[str]:
    for line in document.measures:
        if line.true is None or line.predicted is None:
            yield _lonely(line)
            continue
        wrong = [f for f in line.findings if not f.tally.is_right]
        if wrong:
            true = line.true
            yield f"  {true.number or '–'} «{_short(true.title)}» p{true.page or '–'}"
            for finding in wrong:
                yield from _difference(finding, name=finding.field, indent=6)


def _lonely(line: ScoredMeasure) -> str:
    if line.true is not None:
        return f"  MISSING {line.true.number or '–'} «{_short(line.true.title)}» p{line.true.page}"
    assert line.predicted is not None  # a line has at least one side
    measure = line.predicted.measure
    return f"  FALSE   {measure.number or '–'} «{_short(measure.title)}» p{measure.page}"


def _difference(finding: Finding, *, name: str, indent: int) -> Iterator[str]:
    if finding.tally.is_right:
        return
    wanted, given = _around_change(finding.wanted, finding.given)
    label = f"{' ' * indent}{name}: "
    if len(label) + len(wanted) + len(given) < 110:
        yield f"{label}want {wanted}  got {given}"
    else:
        yield f"{label}want {wanted}"
        yield f"{' ' * (len(label) - 1)} got  {given}"


def _around_change(
    wanted: str, given: str, *, room: int = 30, width: int = 160
) -> tuple[str, str]:
    """Both texts from a little before the first change on, line breaks shown as ⏎."""
    wanted, given = wanted.replace("\n", "⏎"), given.replace("\n", "⏎")
    match = SequenceMatcher(None, wanted, given, autojunk=False)
    blocks = match.get_matching_blocks()
    first = blocks[0].size if blocks[0].a == blocks[0].b == 0 else 0
    skip = max(0, first - room)
    return _window(wanted, skip, width), _window(given, skip, width)


def _window(text: str, skip: int, width: int) -> str:
    head = "…" if skip else ""
    tail = "…" if len(text) > skip + width else ""
    return f"{head}{text[skip : skip + width]}{tail}"


def _short(text: str, *, width: int = 60) -> str:
    return text if len(text) <= width else text[: width - 1] + "…"
