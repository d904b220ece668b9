"""Are the files whole that people write for the program? Said before any document is read.

A word that is misspelt in form would otherwise be a fault in every document.
"""

from __future__ import annotations

from importlib.resources import files

from extract.errors import ConfigurationError
from extract.fields.time_grammar.lexicon import build_lexicon
from extract.vocabulary import Vocabulary, VocabularyError, load


def check_words() -> None:
    """Raise ConfigurationError, with the file and what to do, for words that cannot be used."""
    try:
        build_lexicon(load())
    except VocabularyError as problem:
        raise words_error(problem) from problem


def words_error(problem: VocabularyError) -> ConfigurationError:
    """What a person is told of `problem`."""
    folder = files("extract") / "words"
    named = f" ({' and '.join(sources)})" if (sources := _sources_named(str(problem))) else ""
    return ConfigurationError(
        f"a file of words breaks a rule: {problem}{named}. Nothing was read, and the dataset is "
        f"as it was. Mend the file in {folder} as it says, or take your change back, and run again"
    )


def _sources_named(message: str) -> list[str]:
    """The files of the concepts in a message that names no file itself."""
    concepts = _concepts() if ".toml" not in message else None
    if concepts is None:
        return []
    words = message.replace("'", " ").split()
    return sorted({concepts.concepts[word].source for word in words if word in concepts.concepts})


def _concepts() -> Vocabulary | None:
    try:
        return load()
    except VocabularyError:
        return None
