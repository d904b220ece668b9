"""Layouts: plan -> nodes. Each is a function (plan, specification) -> Laid."""

from collections.abc import Callable

from documents.layouts.cards import cards
from documents.layouts.common import Laid, Spec
from documents.layouts.matrix import matrix
from documents.layouts.mixed import accordion, annex, boxes, chapters, slides
from documents.layouts.nested import nested
from documents.layouts.pillars import pillars
from documents.layouts.poster import poster
from documents.layouts.running import bullets, prose
from documents.layouts.table import table
from documents.plan import Plan


def nothing(plan: Plan, spec: Spec) -> Laid:
    """No measures at all: the document is only its running text."""
    return Laid(nodes=(), plan=plan)


LAYOUTS: dict[str, Callable[[Plan, Spec], Laid]] = {
    "accordion": accordion,
    "annex": annex,
    "boxes": boxes,
    "bullets": bullets,
    "cards": cards,
    "chapters": chapters,
    "matrix": matrix,
    "nested": nested,
    "none": nothing,
    "pillars": pillars,
    "poster": poster,
    "prose": prose,
    "slides": slides,
    "table": table,
}

__all__ = ["LAYOUTS", "Laid", "Spec"]
