"""Statuses: the printed text of a status's place in, one state for each party out.

A text is cut into parties ("- Voss: ...") and dated parts ("Mars 2021: ...");
the newest dated part decides, otherwise the text as a whole. What the clauses
say (status_clauses) is put together by ordered rules. The words are in
words/statuses.toml.
"""

from __future__ import annotations

from datetime import date

from extract.fields.status_cues import cue_index
from extract.fields.status_marks import Mark, read_marks
from extract.fields.status_parts import Part, date_of_heading, split_dated, split_parties
from extract.fields.status_signs import state_of_sign
from extract.model import PlanContext, StatusReading
from extract.vocabulary import Vocabulary, load

_OVER = {"finished", "done", "prelude"}
_BEGUN = {"begun", "going", "running", "on_track", "progress", "partly", "unfinished", "finishing"}
_LONGEST_SUMMARY = 3
"""Words of a first sentence that sums up."""
_NO_CONTEXT = PlanContext()


def read_statuses(
    text: str,
    *,
    label: str | None = None,
    context: PlanContext = _NO_CONTEXT,
    ongoing: bool = False,
    measure: str = "",
    vocabulary: Vocabulary | None = None,
) -> tuple[StatusReading, ...]:
    """One reading for each party of the text, or one for the whole; never empty.

    `ongoing` says that the measure's deadline never ends: what only goes on is
    then `ongoing`. `measure` is the measure's title, if known. The date comes
    from the label ("Status, pr. september") or from the deciding dated part.
    """
    words = vocabulary or load()
    as_of = status_date(label, context=context, vocabulary=words) if label else None
    parties = split_parties(text, words) or (Part(start=0, stop=len(text)),)
    return tuple(
        _read_part(text, part, as_of, context, words, ongoing=ongoing, measure=measure)
        for part in parties
    )


def status_date(
    label: str,
    *,
    context: PlanContext = _NO_CONTEXT,
    vocabulary: Vocabulary | None = None,
) -> date | None:
    """The last day that a heading names: "Status, pr. september" of a 2020 plan is 2020-09-30."""
    return date_of_heading(label, context, vocabulary or load())


def read_state(
    text: str, *, ongoing: bool = False, measure: str = "", vocabulary: Vocabulary | None = None
) -> str:
    """The state that one text without parties or dated parts tells."""
    words = vocabulary or load()
    sign = state_of_sign(text, words)
    if sign:
        return sign
    marks = read_marks(text, index=cue_index(words), measure=measure)
    state = "in_progress" if _sums_up(text, words) else decide(marks)
    said = any(c.isalpha() for c in text) and not text.rstrip().endswith("?")
    runs = state == "in_progress" and {m.kind for m in marks} <= {"running", "on_track"}
    unsaid = state == "unknown" and said and "unknown" not in {m.kind for m in marks}
    return "ongoing" if ongoing and (runs or unsaid) else state


def _sums_up(text: str, words: Vocabulary) -> bool:
    """Whether a short first sentence says that all is on track: "I rute. Elleve har fullført." """
    first, _, rest = text.strip().partition(". ")
    if not rest or len(first.split()) > _LONGEST_SUMMARY:
        return False
    return {m.kind for m in read_marks(first, index=cue_index(words))} == {"on_track"}


def is_understood(text: str, *, vocabulary: Vocabulary | None = None) -> bool:
    """Whether `unknown` is what a text says: a question, figures alone, "Ikkje rapportert".

    Where it is not, no word of the text is known, for the run's report.
    """
    if not any(c.isalpha() for c in text) or text.rstrip().endswith("?"):
        return True
    marks = read_marks(text, index=cue_index(vocabulary or load()))
    return any(mark.kind == "unknown" for mark in marks)


def decide(marks: tuple[Mark, ...]) -> str:
    """The state that the marks of a text make together; the first rule that holds wins."""
    kinds = [mark.kind for mark in marks]
    said = set(kinds)
    last = marks[-1] if marks else Mark("")
    if last.turned and last.kind in _OVER and not said & {"partly", "remaining"}:
        return "completed"
    for kind, state in (("cancelled", "cancelled"), ("paused", "paused"), ("delayed", "delayed")):
        if kind in said and not _is_past(kind, marks):
            return state
    if "unstarted" in said:
        return "in_progress" if said & (_BEGUN | _OVER) else "not_started"
    if "waiting" in said:
        return "in_progress" if "progress" in said or said & _OVER else "paused"
    return _decide_running(kinds, said)


def _decide_running(kinds: list[str], said: set[str]) -> str:
    over = [kind for kind in kinds if kind in _OVER | {"progress"}]
    later = {"planned", "starting"} if "prelude" in over[-1:] else {"starting"}
    if said & {"partly", "unfinished", "remaining"}:
        return "in_progress"
    if "ongoing" in said:
        return "completed" if "finished" in said else "ongoing"
    if said & {"going", "running"} or ("begun" in said and "finished" not in said):
        return "in_progress"
    if over and over[-1] in _OVER:
        if "kept" in said:
            return "ongoing"
        return "in_progress" if said & later and "finished" not in said else "completed"
    if said & (_BEGUN | _OVER):
        return "in_progress"
    if "kept" in said:
        return "ongoing"
    if said & {"planned", "starting"}:
        return "not_started"
    return "referred" if "pointer" in said else "unknown"


def _is_past(kind: str, marks: tuple[Mark, ...]) -> bool:
    """Whether what was late or stopped goes on again: "var forseinka, men er no i gang"."""
    at = max(i for i, mark in enumerate(marks) if mark.kind == kind)
    later = marks[at + 1 :]
    return kind != "delayed" and any(m.turned and m.kind in _BEGUN | _OVER for m in later)


def _read_part(
    text: str,
    part: Part,
    as_of: date | None,
    context: PlanContext,
    words: Vocabulary,
    *,
    ongoing: bool,
    measure: str,
) -> StatusReading:
    inner = text[part.start : part.stop]
    dated = split_dated(inner, context, words)
    newest = max(dated, key=lambda p: p.day) if dated else None
    deciding = inner[newest.start : newest.stop] if newest else inner
    state = read_state(deciding, ongoing=ongoing, measure=measure, vocabulary=words)
    if newest and state == "unknown":
        state = read_state(inner, ongoing=ongoing, measure=measure, vocabulary=words)
    day = as_of or (newest.day if newest else None)
    return StatusReading(
        start=part.start, stop=part.stop, state=state, party=part.party, as_of=day
    )
