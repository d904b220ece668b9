"""The pieces of a document that the layouts read: headings, items, paragraphs, fields, tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from extract.layouts.paragraphs import Paragraph
from extract.model import Block, Passage

TokenKind = Literal["heading", "item", "paragraph", "field", "table"]
NOTHING = Passage("")
"""The passage of a token without text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A piece of running text. `role` and `label` are those of a field; `level` of a
    heading is its rank (1 is the highest), of an item its depth (0 is the outermost)."""

    kind: TokenKind
    passage: Passage = NOTHING
    level: int = 0
    role: str | None = None
    label: str | None = None
    bold: bool = False
    marker: str | None = None
    block: Block | None = None
    recurs: bool = False
    """Whether a heading stands under several higher ones, in the same words."""

    @property
    def text(self) -> str:
        return self.passage.text

    def as_paragraph(self) -> Paragraph:
        return Paragraph(
            passage=self.passage, marker=self.marker, level=self.level, bold=self.bold
        )
