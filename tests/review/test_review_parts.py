"""The parts of the evidence pages, without a browser."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from extract.model import Block, Cell, Line, Passage
from extract.records import DocumentResult
from extract.review import words
from extract.review.lines import draw_series
from extract.review.passages import mark_passages
from extract.review.payload import to_script
from extract.review.problems import find_problems
from extract.review.views import view_documents
from extract.schema import LinkRecord
from tests.corrections.rows import M1, M2, M3, deadline, measure, plan, result, status

REVIEW = Path(words.__file__).parent


def text_of(folder: str, pattern: str) -> str:
    return "\n".join(p.read_text(encoding="utf-8") for p in (REVIEW / folder).glob(pattern))


def test_every_language_has_the_same_words():
    keys = [list(words.load_words(language)) for language in words.LANGUAGES]
    assert keys[0] == keys[1] == keys[2]
    gaps = [
        {
            key: sorted(re.findall(r"\{(\w+)\}", text))
            for key, text in words.load_words(one).items()
        }
        for one in words.LANGUAGES
    ]
    assert gaps[0] == gaps[1] == gaps[2]


def test_every_word_that_a_page_asks_for_is_there():
    known = set(words.load_words("nb"))
    templates, scripts = text_of("templates", "*.j2"), text_of("assets", "*.js")
    asked = set(re.findall(r'(?:\bt|label|say)\("([\w-]+)"[,)]', templates))
    asked |= set(re.findall(r'data-t(?:-\w+)?="([\w-]+)"', templates))
    asked |= set(re.findall(r'(?:\bsay|labelled|group)\("([\w-]+)"[,)]', scripts))
    asked |= set(re.findall(r'words: "([\w-]+)"', scripts))
    assert len(asked) > 80
    assert {key for key in asked if not key.endswith("-")} <= known


def test_scripts_never_write_markup():
    scripts = text_of("assets", "*.js")
    for way in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "fetch(",
    ):
        assert way not in scripts


def test_json_in_a_page_cannot_end_its_element():
    data = {"a": "</script><!-- & \u2028 'x' \"y\""}
    text = to_script(data)
    assert not set("<>&\u2028") & set(text)
    assert json.loads(text) == data


def parts_of(*numbers: str | None, dated: bool = True, confidence: float = 0.95):
    measures = [
        measure(f"m{i}", i, number=n, confidence=confidence) for i, n in enumerate(numbers)
    ]
    rows = DocumentResult(
        document=result().document,
        measures=tuple(measures),
        deadlines=tuple(deadline(m.measure_id, "2021") for m in measures[1:]) if dated else (),
    )
    from extract.corrections.parts import take_apart

    return take_apart(rows)


def test_problems_of_a_plan():
    found = find_problems(parts_of("1", None, "3", "4", "5", "6"))
    assert found[0] == ("deadline_missing",)
    assert found[1] == ("number_missing",)
    assert set(found[2:]) == {()}
    assert find_problems(parts_of("1", None, dated=False)) == ((), ())
    [low] = find_problems(parts_of("1", confidence=0.5, dated=False))
    assert low == ("low_confidence",)


def test_what_was_not_understood_is_a_problem_until_a_person_looked():
    base = parts_of("1")[0]
    unread = replace(
        base,
        deadlines=(deadline("m0", "snart", kind="unresolved"),),
        statuses=(status("m0", "?", state="unknown"),),
    )
    assert find_problems([unread]) == (("deadline_unresolved", "status_unknown"),)
    checked = replace(unread, measure=replace(unread.measure, checked=True))
    assert find_problems([checked]) == ((),)


def line(text: str) -> Line:
    return Line(passage=Passage(text))


def marked(blocks) -> dict[str, tuple[str, ...]]:
    [view] = view_documents([result()], (), {}, min_confidence=0.5)
    lines = [
        one
        for block in mark_passages(blocks, view.measures)
        for one in (*block.lines, *(r for row in block.rows for cell in row for r in cell.lines))
    ]
    assert "".join(run.text for runs in lines for run in runs)
    return {run.text: run.targets for runs in lines for run in runs if run.targets}


def test_passages_are_found_each_after_the_one_before():
    texts = ("1.1 Turlag  1", "Frist: Vår 2021. Byrja", "1.2 Turlag 2 innan Vår 2021", "Turlag 3")
    runs = marked([Block(kind="paragraph", lines=(line(text),)) for text in texts])
    assert runs == {
        "Turlag  1": ("m1",),
        "Vår 2021": ("m2/deadline-1",),
        "Byrja": ("m1/status-1",),
        "Turlag 2": ("m2",),
        "Turlag 3": ("m3",),
    }


def test_passages_in_the_cells_of_a_table():
    cells = (
        Cell(row=0, column=0, lines=(line("Turlag 1"),), column_span=2),
        Cell(row=1, column=0, lines=(line("Vår"), line("2021")), row_span=2),
        Cell(row=1, column=1, lines=(line("20210"),)),
    )
    runs = marked([Block(kind="table", cells=cells)])
    assert runs == {"Turlag 1": ("m1",), "Vår": ("m1/deadline-1",), "2021": ("m1/deadline-1",)}


def year_of(year: int, *ids: str) -> DocumentResult:
    base = result()
    name = f"{year:064d}"
    own = replace(plan(), plan_id=f"p{year}", document_id=name, year=year)
    return replace(
        base,
        document=replace(base.document, document_id=name),
        plans=(own,),
        measures=tuple(
            measure(i, n, plan_id=own.plan_id, document_id=name, year=year)
            for n, i in enumerate(ids, start=1)
        ),
        deadlines=(),
        statuses=(),
    )


def link(later: str, earlier: str, relation: str = "continued") -> LinkRecord:
    return LinkRecord(
        measure_id=later, previous_measure_id=earlier, relation=relation, score=0.9, explanation=""
    )


def test_a_line_for_each_measure_of_a_series():
    results = [year_of(2021, "a", "b"), year_of(2022, "c", "d"), year_of(2023, "e", "f")]
    links = [
        link("c", "a", "split"),
        link("d", "a", "split"),
        link("e", "c"),
        link("e", "d", "merged"),
    ]
    views = view_documents(results, links, {}, min_confidence=0.5)
    [series] = draw_series(views, links)
    ids = [
        [[stop.measure.parts.measure.measure_id for stop in cell] for cell in one.cells]
        for one in series.lines
    ]
    assert ids == [[["a"], ["c", "d"], ["e"]], [[], [], ["f"]], [["b"], [], []]]
    assert [p.plan.year for p in series.plans] == [2021, 2022, 2023]


def test_plans_that_nothing_joins_are_no_series():
    views = view_documents([year_of(2021, M1), year_of(2022, M2)], (), {}, min_confidence=0.5)
    assert draw_series(views, ()) == ()


def test_links_lead_to_the_measures_of_other_pages():
    links = [link(M2, M1), link(M3, M2)]
    results = [year_of(2021, M1), year_of(2022, M2)]
    views = view_documents(results, links, {}, min_confidence=0.5)
    [later] = views[0].measures[0].later
    [earlier] = views[1].measures[0].earlier
    assert (later.href, later.year) == (f"{'0' * 16}/index.html#m1", 2022)
    assert earlier.year == 2021
    assert views[1].measures[0].later == ()  # it leads out of the site


def test_a_rendition_leads_to_the_one_that_counts():
    results = [year_of(2021, M1), year_of(2022, M2)]
    again = replace(results[1].plans[0], same_as="p2021")
    results[1] = replace(results[1], plans=(again,))
    views = view_documents(results, (), {}, min_confidence=0.5)
    [plan_view] = views[1].plans
    assert plan_view.counts is not None
    assert plan_view.counts.href == f"{'0' * 16}/index.html"
    assert views[0].plans[0].counts is None


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_every_code_has_its_words(language):
    from extract.corrections.table import FIELDS
    from extract.schema import KINDS, OUTCOMES, RELATIONS, STATES

    known = words.load_words(language)
    codes = {"kind": KINDS, "state": STATES, "relation": RELATIONS, "outcome": OUTCOMES}
    codes["field"] = FIELDS
    assert all(f"{group}-{code}" in known for group, all_ in codes.items() for code in all_)
