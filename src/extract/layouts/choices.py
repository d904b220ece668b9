"""A form's choice of states -> the one that is ticked: "☐ I gang ☒ Ferdig" is "Ferdig"."""

from __future__ import annotations

import re

from extract.model import Passage
from extract.vocabulary import load, remembered


def ticked(text: Passage) -> Passage:
    """What stands behind the only ticked box of several; the whole text when it is no choice."""
    boxes = list(_boxes().finditer(text.text))
    chosen = [i for i, box in enumerate(boxes) if box["ticked"]]
    if len(boxes) < 2 or len(chosen) != 1:
        return text
    i = chosen[0]
    stop = boxes[i + 1].start() if i + 1 < len(boxes) else len(text.text)
    return text.cut(boxes[i].end(), stop) or text


@remembered()
def _boxes() -> re.Pattern[str]:
    empty, full = (
        "".join(map(re.escape, load().words(f"status.box_{kind}"))) for kind in ("empty", "ticked")
    )
    return re.compile(rf"(?P<ticked>[{full}])|[{empty}]")
