"""Pages that stand alone: what a comparison found, with plots, in one HTML file.

No script, no network: styles and plots are inside, and the page says so to the
browser (Content-Security-Policy). All text of documents is escaped.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache
from itertools import groupby

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from extract.report.plots import count_flow, plot_kinds, plot_lives, plot_slips
from extract.report.words import Language, Words
from extract.schema import STATES
from extract.years.compare import KINDS, Change
from extract.years.histories import History
from extract.years.library import Series

SIGNS = {
    "not_started": "○",
    "in_progress": "◐",
    "delayed": "!",
    "paused": "‖",
    "completed": "✓",
    "ongoing": "∞",
    "cancelled": "×",
    "referred": "→",
    "unknown": "?",
    "none": "",
}
"""The sign of each state, so that no plot speaks by colour alone."""


def render_comparison(
    series: Series,
    changes: Sequence[Change],
    histories: Sequence[History],
    *,
    language: Language = "nb",
) -> str:
    """The page of one comparison as HTML text."""
    words = Words(language)
    years = sorted({year for change in changes for year in change.compared})
    lives = [h for h in histories if {m.year for m in h.measures} & set(years)]
    flow = count_flow(changes)
    return _template().render(
        words=words,
        say=words.say,
        series=series,
        years=years,
        counts=_count(changes),
        kinds=KINDS,
        signs=SIGNS,
        states=[state for state in STATES if any(state in pair for pair in flow)],
        flow=flow,
        most=max(flow.values(), default=1),
        steps=[(y, list(own)) for y, own in groupby(changes, key=lambda c: c.compared)],
        kinds_plot=plot_kinds(changes),
        lives_plot=plot_lives(lives, series.years),
        slips_plot=plot_slips(changes),
        mark_words=mark_words,
    )


def mark_words(earlier: str, later: str) -> list[tuple[str, str]]:
    """Runs of words as (same, gone or came; text), to show what changed in a title."""
    ours, theirs = earlier.split(), later.split()
    matcher = SequenceMatcher(
        None, [w.casefold() for w in ours], [w.casefold() for w in theirs], autojunk=False
    )
    runs: list[tuple[str, str]] = []
    for edit, i, j, k, m in matcher.get_opcodes():
        if edit == "equal":
            runs.append(("same", " ".join(theirs[k:m])))
            continue
        runs += [("gone", " ".join(ours[i:j]))] if j > i else []
        runs += [("came", " ".join(theirs[k:m]))] if m > k else []
    return runs


def _count(changes: Sequence[Change]) -> dict[str, int]:
    kinds = Counter(change.kind for change in changes)
    ends = {(c.compared, c.earlier.record.measure_id) for c in changes if c.earlier and c.later}
    return {
        "kept": len(ends),
        "new": kinds["new"],
        "dropped": kinds["dropped"],
        "moved": sum(c.is_deadline_moved for c in changes),
        "changed": sum(c.is_status_changed for c in changes),
    }


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("extract.report"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("compare.html.j2")
