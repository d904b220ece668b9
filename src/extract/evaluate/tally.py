"""Counts of true, predicted and right values, and the ratios made of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many values the truth has, how many were predicted, how many of these are right."""

    true: int = 0
    predicted: int = 0
    right: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            true=self.true + other.true,
            predicted=self.predicted + other.predicted,
            right=self.right + other.right,
        )

    @property
    def is_right(self) -> bool:
        return self.true == self.predicted == self.right

    @property
    def precision(self) -> float | None:
        """None when nothing was predicted."""
        return self.right / self.predicted if self.predicted else None

    @property
    def recall(self) -> float | None:
        """None when the truth has nothing."""
        return self.right / self.true if self.true else None

    @property
    def f1(self) -> float | None:
        """None when there is nothing to score."""
        both = self.true + self.predicted
        return 2 * self.right / both if both else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """The tally of one field of one measure, and the wanted and given texts where it is wrong."""

    field: str
    tally: Tally
    wanted: str = ""
    given: str = ""


def judge(
    field: str, wanted: object, given: object, *, is_right: bool, scored: bool = True
) -> Finding:
    """The finding of a field with one value; None and "" are no value. Not `scored`: no counts."""
    tally = Tally(
        true=int(wanted not in (None, "") and scored),
        predicted=int(given not in (None, "") and scored),
        right=int(is_right and given not in (None, "") and scored),
    )
    if tally.is_right:
        return Finding(field=field, tally=tally)
    return Finding(field=field, tally=tally, wanted=_shown(wanted), given=_shown(given))


def _shown(value: object) -> str:
    return "–" if value in (None, "") else str(value)
