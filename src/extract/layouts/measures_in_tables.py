"""Measures in the tables and cards of a document.

In come its tokens; out come candidates, each with the position of its table.
"""

from __future__ import annotations

from collections.abc import Sequence

from extract.layouts.calendar import with_calendar
from extract.layouts.card import is_card, is_wide_card, read_wide_cards
from extract.layouts.card_surroundings import cards_with_surroundings, nameless_cards
from extract.layouts.chapters import is_background, is_earlier
from extract.layouts.columns import Columns, read_columns
from extract.layouts.found import Found
from extract.layouts.headings import Headings
from extract.layouts.plan_names import subject_of
from extract.layouts.table import read_table
from extract.layouts.tokens import Token
from extract.layouts.view import TableView


def find_in_tables(
    tokens: Sequence[Token], *, first_year: int | None, strict: bool, is_plan: bool
) -> list[Found]:
    """Measures of all tables; `strict` wants a header that says so, with a time or a party.

    In a document that names no plan, one list of labels alone says something of the document.
    """
    found: list[Found] = []
    headings = Headings()
    inherited: Columns | None = None
    for i, token in enumerate(tokens):
        if token.kind == "heading":
            headings = headings.under(token.level, token.passage, recurs=token.recurs)
        if token.kind != "table" or token.block is None:
            continue
        view = with_calendar(TableView(token.block))
        columns = read_columns(view, inherited=inherited)
        if strict and not (columns and columns.is_named and _tells_twice(columns)):
            continue
        in_background = any(is_background(t.text) for _, t in headings.stack[-1:])
        if in_background and not (columns and columns.is_named):
            continue
        if columns is not None and _is_earlier(columns, headings, first_year=first_year):
            continue
        if is_wide_card(view):
            candidates = read_wide_cards(view, heading=subject_of(headings))
        elif is_card(view):
            if not is_plan and nameless_cards(tokens) == [i]:
                continue
            candidates = cards_with_surroundings(view, tokens, i, headings)
        elif columns is not None:
            inherited = columns
            candidates = read_table(view, columns, heading=subject_of(headings))
        else:
            continue
        found += [Found(position=i, candidate=c) for c in candidates]
    return found


def _tells_twice(columns: Columns) -> bool:
    """Whether a table says two of when, by whom and how it went: a plan's, whatever is around."""
    told = {columns.roles[c] for c in columns.of("deadline", "responsible", "status")}
    return len(told) >= 2


def _is_earlier(columns: Columns, headings: Headings, *, first_year: int | None) -> bool:
    """Whether a table lists the measures of an earlier plan."""
    column = columns.first("measure")
    label = columns.labels[column] if column is not None else None
    named = [t.text for _, t in headings.stack[-1:]] + ([label.text] if label else [])
    return any(is_earlier(text, first_year=first_year) for text in named)
