"""The words of report pages: `messages/<language>.toml` in, plain text out."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Literal

Language = Literal["nb", "nn", "en"]


@dataclass(frozen=True, slots=True)
class Words:
    """What a page says in one language."""

    language: Language

    def say(self, key: str, **values: object) -> str:
        """The words of `key`; KeyError when there are none."""
        return _load(self.language)[key].format(**values)

    def count(self, key: str, number: int) -> str:
        """`key.one` or `key.many` with the number."""
        return self.say(f"{key}.{'one' if number == 1 else 'many'}", number=number)

    def day(self, value: date | None) -> str:
        """A date as people write it; a dash for none."""
        if value is None:
            return "–"
        if self.language == "en":
            return f"{value.day} {self.say(f'month.{value.month}')} {value.year}"
        return f"{value.day}. {self.say(f'month.{value.month}')} {value.year}"

    def moved(self, days: int) -> str:
        """Days with a sign, "+12 d": later is plus."""
        return f"{days:+d} {self.say('day-short')}".replace("-", "−")


@cache
def _load(language: str) -> dict[str, str]:
    text = (files("extract.report") / "messages" / f"{language}.toml").read_text(encoding="utf-8")
    return {str(key): str(value) for key, value in tomllib.loads(text).items()}
