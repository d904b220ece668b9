"""Lines that announce measures: "Tiltak:", "Vi skal:", "Derfor vil kommunen"."""

from __future__ import annotations

from extract.labels import label_role
from extract.vocabulary import fold, load, remembered

_MOST_WORDS_OF_WILL = 7


def announces_measures(text: str) -> bool:
    """Whether a line says that measures follow: "Tiltak:", "Vi skal:"."""
    words = fold(text).rstrip(" :")
    return (
        label_role(words) == "measure"
        or any(word in _measure_words() for word in words.replace(",", " ").split())
        or says_who_will(text)
    )


def says_who_will(text: str) -> bool:
    """ "Regjeringen vil:", "Derfor vil kommunen": a will without saying yet what."""
    words = text.strip(" :").split()
    modal = next((i for i, w in enumerate(words) if fold(w) in _modals()), None)
    if modal is None or len(words) > _MOST_WORDS_OF_WILL or text.rstrip()[-1:] in ".?!,":
        return False
    after = words[modal + 1 :]
    named = bool(after) and (after[0][:1].isupper() or fold(after[0]) in _actors())
    return modal > 0 and (not after or (named and len(after) <= 2))


@remembered()
def _modals() -> frozenset[str]:
    return frozenset(map(fold, load().words("heading.will")))


@remembered()
def _actors() -> frozenset[str]:
    return frozenset(map(fold, load().words("heading.actor")))


@remembered()
def _measure_words() -> frozenset[str]:
    return frozenset(fold(w) for w in load().words("label.measure") if " " not in w)
