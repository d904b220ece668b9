"""One stem for a word in both languages and every inflection; numbers that name or count."""

from __future__ import annotations

import pytest

from extract.years.changes import changed_words, shared_words
from extract.years.wording import read_object, read_stems, skeleton, stem_word


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("nettsida", "nettsiden"),
        ("kommunane", "kommunene"),
        ("særavtalar", "særavtaler"),
        ("tenesteavtalen", "tjenesteavtaler"),
        ("skrøpelege", "skrøpelige"),
        ("kartleggje", "kartlegge"),
        ("utarbeiding", "utarbeidelse"),
        ("sjukehusa", "sykehusene"),
        ("heimetenesta", "hjemmetjenesten"),
        ("avvikshandtering", "avvikshåndteringen"),
        ("ladepunkt", "ladepunkter"),
        ("straumforsyning", "strømforsyningen"),
        ("leiaropplæring", "lederopplæring"),
        ("deltaking", "deltakelse"),
        ("førebyggjande", "forebyggende"),
        ("pårørande", "pårørende"),
        ("kvardagsrehabilitering", "hverdagsrehabilitering"),
        ("øvingar", "øvelser"),
    ],
)
def test_both_languages_share_a_stem(first: str, second: str) -> None:
    assert stem_word(first) == stem_word(second)


@pytest.mark.parametrize(
    ("first", "second"), [("barnehage", "barnevern"), ("veg", "vegg"), ("heim", "helse")]
)
def test_other_words_have_other_stems(first: str, second: str) -> None:
    assert stem_word(first) != stem_word(second)


def test_a_number_after_a_noun_names_and_any_other_counts() -> None:
    named = {s.text for s in read_stems("Revisjon av avtale 3 og 5 om innlegging")}
    assert {"avtal#3", "avtal#5"} <= named
    counted = {s.text: s.weight for s in read_stems("Byte ut 16 bilar")}
    assert counted["16"] < 1
    assert "2021" not in {s.text for s in read_stems("Handlingsplan 2021")}


def test_what_is_done_and_to_what() -> None:
    head, named = read_object("Fagdag om demens for tilsette")
    assert [s.text for s in head] == ["fagdag"]
    assert [s.text for s in named] == [stem_word("demens")]
    assert read_object("Samhandlingskonferanse") == ((), ())


def test_print_without_case_space_and_hyphens() -> None:
    assert skeleton("Samarbeids-\u00adavtalar  (nye)") == skeleton("samarbeidsavtalar nye")


def test_changed_words_leave_case_and_order_aside() -> None:
    assert changed_words("Oppdatere nettsida", "Ny nettside") == (
        ("Oppdatere", "nettsida"),
        ("Ny", "nettside"),
    )
    assert changed_words("Tvang og samtykke", "Samtykke og tvang") == ((), ())
    assert shared_words("Oppdatere nettsida", "Ny nettside") == ("nettside",)
