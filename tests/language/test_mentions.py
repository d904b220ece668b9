"""The spaCy pipeline: its tokens, its mentions, saved and loaded, with an analyst's words."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.language.cues import KINDS
from extract.language.mentions import build_pipeline, find_mentions, load_pipeline

TOKENS = {
    "Frist:31.12.2021": ["Frist", ":", "31.12.2021"],
    "2021–2024": ["2021", "–", "2024"],
    "jf.tiltak 2.3": ["jf.", "tiltak", "2.3"],
    "Vår/haust": ["Vår", "/", "haust"],
}
MENTIONS = {
    "Arbeidet er i gang.": ["status: i gang"],
    "Ikkje starta, ventar på midlar": ["status: Ikkje starta", "status: ventar på"],
    "Ferdig innan utgangen av mai 2022.": [
        "status: Ferdig",
        "time: innan utgangen av mai 2022",
    ],
    "Kurs hausten 2021 – våren 2022": ["time: hausten 2021 – våren 2022"],
    "Kurset er ope. Rektor har ansvar for tiltaket.": ["party: Rektor har ansvar for tiltaket"],
    "Fleire benker i parken": [],
}


@pytest.mark.parametrize(("text", "tokens"), TOKENS.items())
@pytest.mark.parametrize("language", ["nb", "nn"])
def test_norwegian_print_comes_apart(language: str, text: str, tokens: list[str]) -> None:
    assert [token.text for token in build_pipeline(language)(text)] == tokens


@pytest.mark.parametrize("language", ["nb", "nn"])
def test_a_figure_glued_to_its_word_comes_off(language: str) -> None:
    assert "kvartal" in [token.text for token in build_pipeline(language)("2.kvartal 2020")]


@pytest.mark.parametrize(("text", "expected"), MENTIONS.items())
def test_mentions(text: str, expected: list[str]) -> None:
    found = find_mentions(text, "nn")
    assert [f"{m.kind}: {text[m.start : m.stop]}" for m in found] == expected


def test_a_pipeline_is_saved_and_loaded(tmp_path: Path) -> None:
    nlp = build_pipeline("nn")
    nlp.to_disk(tmp_path / "pipeline")
    loaded = load_pipeline(tmp_path / "pipeline")
    assert loaded.pipe_names == ["tiltak_cues", "tiltak_mentions"]
    for text in (*MENTIONS, *TOKENS):
        one, other = nlp(text), loaded(text)
        assert [token.text for token in one] == [token.text for token in other]
        assert [str(span) for span in one.spans["mentions"]] == [
            str(span) for span in other.spans["mentions"]
        ]


def test_an_analysts_own_words_are_found(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text('[status.paused]\nboth = ["i dvale"]\n', encoding="utf-8")
    doc = build_pipeline("nn", extra_words=own)("Arbeidet ligg i dvale")
    assert [span.text for span in doc.spans["mentions"]] == ["i dvale"]
    assert not build_pipeline("nn")("Arbeidet ligg i dvale").spans["mentions"]


def test_only_norwegian_has_a_pipeline() -> None:
    with pytest.raises(ValueError, match="nb or nn"):
        build_pipeline("sv")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
def test_any_text_has_its_mentions_inside(text: str) -> None:
    mentions = find_mentions(text, None)
    assert all(0 <= m.start < m.stop <= len(text) and m.kind in KINDS for m in mentions)
