"""Are the files whole that people write for the program? Said before any document is read.

A word that is misspelt in form would otherwise be a fault in every document.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from pathlib import Path

from extract.archive import DEFAULT_ARCHIVE
from extract.errors import ConfigurationError, TiltakError
from extract.fields.time_grammar.lexicon import build_lexicon
from extract.vocabulary import OwnWords, Vocabulary, VocabularyError, load_with, program_words

OWN_WORDS = "words.toml"
"""An analyst's own words, when they lie in the folder of an archive."""


def find_own_words(path: Path | None, folders: Sequence[Path] = ()) -> OwnWords | None:
    """The file at `path`; else the words.toml of the first of `folders` that has one, or of
    the project's archive; None when there is none.

    Raises TiltakError when there is no file at `path`, OSError when it cannot be read.
    """
    if path is not None and not path.is_file():
        raise TiltakError(f"{path}: no such file; --words names a file of your own words (TOML)")
    places = [path] if path else [folder / OWN_WORDS for folder in (*folders, DEFAULT_ARCHIVE)]
    found = next((place for place in places if place.is_file()), None)
    return OwnWords(source=str(found), data=found.read_bytes()) if found else None


def check_words(own: OwnWords | None = None) -> None:
    """Raise ConfigurationError, with the file and what to do, for words that cannot be used."""
    try:
        build_lexicon(program_words())
    except VocabularyError as problem:
        raise words_error(problem) from problem
    try:
        build_lexicon(load_with(own))
    except VocabularyError as problem:
        raise _own_error(problem, own) from problem


def words_error(problem: VocabularyError) -> ConfigurationError:
    """What a person is told of `problem` in the program's own words."""
    folder = files("extract") / "words"
    named = f" ({' and '.join(sources)})" if (sources := _sources_named(str(problem))) else ""
    return ConfigurationError(
        f"a file of words breaks a rule: {problem}{named}. Nothing was read, and the dataset is "
        f"as it was. Mend the file in {folder} as it says, or take your change back, and run again"
    )


def _own_error(problem: VocabularyError, own: OwnWords | None) -> ConfigurationError:
    """What a person is told when the program's words are whole and their own are not."""
    source = own.source if own else OWN_WORDS
    where = "" if str(problem).startswith(source) else f"{source}: "
    told = f"{problem}" if str(problem).endswith("?") else f"{problem}."
    return ConfigurationError(
        f"your file of words breaks a rule: {where}{told} Nothing was read, and the dataset "
        "is as it was. Mend it as it says (`tiltak words` lists what may stand there), and run "
        "again"
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
        return program_words()
    except VocabularyError:
        return None
