"""`tiltak words`: the concepts that words can be added to, and the words that they have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from extract.cli.terminal import print_json, stdout, table
from extract.configuration import check_words, find_own_words
from extract.dataset import DEFAULT_ROOT, read_arrow
from extract.errors import TiltakError
from extract.vocabulary import Concept, Vocabulary, load_with, program_remarks
from extract.vocabulary_use import find_unused_words

_SHOWN = 12
"""Words of a concept that a list of several concepts shows."""

_SPOKEN = ("time.", "deadline.", "status.", "party.")
_PRINTED = {
    "measures": ["title", "description", "responsible"],
    "deadlines": ["label", "text"],
    "statuses": ["text"],
}


def words(
    concept: str | None = None,
    /,
    *,
    words: Path | None = None,
    unused: bool = False,
    dataset: Path = DEFAULT_ROOT,
    json: bool = False,
) -> int:
    """List the concepts that words stand for, with what they mean and their words.

    Parameters
    ----------
    concept
        Only this one and those below it, such as status or time.ongoing; with all their words.
    words
        A file of your own words; its words are listed first and marked with +. The words.toml
        of the archive when left out.
    unused
        Instead, words of times, deadlines, statuses and parties that no measure of a dataset
        prints; stems are left out.
    dataset
        The folder of that dataset.
    json
        All words as JSON.
    """
    own = find_own_words(words)
    check_words(own)
    vocabulary = load_with(own)
    found = _below(vocabulary.concepts, concept or "")
    if not found:
        groups = sorted({name.partition(".")[0] for name in vocabulary.concepts})
        raise TiltakError(f"no concept {concept!r}; there are those of {', '.join(groups)}")
    if unused:
        return _list_unused(vocabulary, frozenset(found), dataset, json=json)
    if json:
        lists = {name: {"both": c.both, "nb": c.nb, "nn": c.nn} for name, c in found.items()}
        print_json(lists)
        return 0
    added = frozenset(vocabulary.added)
    shown = _SHOWN if len(found) > 1 else None
    rows = ((name, _remark(name), _listed(c, added, shown)) for name, c in found.items())
    stdout().print(table(("concept", "what it means", "words"), rows))
    return 0


def _list_unused(
    vocabulary: Vocabulary, wanted: frozenset[str], dataset: Path, *, json: bool
) -> int:
    by_concept: dict[str, list[str]] = {}
    for name, word in find_unused_words(_texts(dataset), vocabulary):
        if name in wanted and name.startswith(_SPOKEN) and not {"*", "…"} & set(word):
            by_concept.setdefault(name, []).append(word)
    if json:
        print_json(by_concept)
    else:
        rows = ((name, ", ".join(listed)) for name, listed in by_concept.items())
        stdout().print(table(("concept", "words that no measure prints"), rows))
    return 0


def _texts(dataset: Path) -> Iterator[str]:
    """All that measures of a dataset say."""
    for name, columns in _PRINTED.items():
        for row in read_arrow(name, dataset).select(columns).to_pylist():
            for value in row.values():
                yield from value if isinstance(value, list) else [value or ""]


def _below(concepts: Mapping[str, Concept], prefix: str) -> dict[str, Concept]:
    """The concept of that name and those below it; all when the name is empty."""
    return {
        name: concept
        for name, concept in concepts.items()
        if not prefix or name == prefix or name.startswith(f"{prefix}.")
    }


def _remark(name: str) -> str:
    return program_remarks().get(name, "")


def _listed(concept: Concept, added: frozenset[tuple[str, str]], at_most: int | None) -> str:
    """Own words first, marked; of the program's `at_most` so many."""
    own = [f"+{word}" for word in concept.words() if (concept.name, word) in added]
    known = [word for word in concept.words() if (concept.name, word) not in added]
    more = len(known) - at_most if at_most is not None else 0
    rest = f" … and {more} more" if more > 0 else ""
    return ", ".join([*own, *known[:at_most]]) + rest
