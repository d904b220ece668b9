"""A candidate measure with the place in its document that it was found at."""

from __future__ import annotations

from dataclasses import dataclass

from extract.model import Candidate


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A candidate and the position of the token that it was found at."""

    position: int
    candidate: Candidate
