"""The words of the pages in three languages: `messages/<language>.toml` in, plain text out."""

from __future__ import annotations

import json
import tomllib
from functools import cache
from pathlib import Path

LANGUAGES = ("nb", "nn", "en")
DEFAULT = "nb"
"""What a page says until its reader chooses; the pages switch by themselves, offline."""

_FOLDER = Path(__file__).with_name("messages")


@cache
def load_words(language: str) -> dict[str, str]:
    """Key to text of one language; FileNotFoundError when there is no such file."""
    text = (_FOLDER / f"{language}.toml").read_text(encoding="utf-8")
    return {str(key): str(value) for key, value in tomllib.loads(text).items()}


def say(key: str, **values: object) -> str:
    """The words of `key` in the default language; KeyError when there are none."""
    return load_words(DEFAULT)[key].format(**values)


def script_of_words() -> str:
    """All words as a script that the pages load; it holds no text of any document."""
    words = {language: load_words(language) for language in LANGUAGES}
    return (
        f"window.Tiltak = {{ words: {json.dumps(words, ensure_ascii=True, sort_keys=True)} }};\n"
    )
