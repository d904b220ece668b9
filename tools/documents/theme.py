"""How a document looks: paper, fonts, colours, running header and footer."""

from __future__ import annotations

from dataclasses import dataclass

PAPERS = {"A4": (210.0, 297.0), "A3": (297.0, 420.0), "Letter": (215.9, 279.4)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """Lengths in mm, font sizes in points; `{page}` and `{pages}` in header and footer."""

    paper: str = "A4"
    landscape: bool = False
    margin: float = 20
    font: str = "Carlito"
    heading_font: str = ""
    size: float = 10.5
    heading_sizes: tuple[float, ...] = (20, 14.5, 12, 11)
    colour: str = "#1f3864"
    heading_italic: bool = False
    header: str = ""
    footer: str = ""
    bullet: str = "•"
    sub_bullet: str = "–"
    hyphens: bool = False
    justify: bool = False
    padding: float = 1.2
    leading: float = 1.25
    css: str = ""
    site: str = ""
    language: str = "nb"

    @property
    def head(self) -> str:
        return self.heading_font or self.font

    @property
    def page_size(self) -> tuple[float, float]:
        """Width and height in mm."""
        width, height = PAPERS[self.paper]
        return (height, width) if self.landscape else (width, height)

    def heading_size(self, level: int) -> float:
        return self.heading_sizes[min(level, len(self.heading_sizes)) - 1]
