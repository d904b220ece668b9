"""The tree of a page in, its blocks in reading order out.

Each function reads one kind of element and gives drafts: blocks that do not know
yet which rank their headings have.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from extract.model import Block, Line
from extract.readers.html_folds import fold_label, has_fold_bar
from extract.readers.html_furniture import is_furniture, is_link_list, is_link_only, is_page_talk
from extract.readers.html_inline import read_runs
from extract.readers.html_labels import find_pair, is_label_text, join_texts, read_pairs
from extract.readers.html_ranks import Draft
from extract.readers.html_tables import frames_tables, is_layout, is_table, parts_of, read_cells
from extract.readers.html_tree import Element
from extract.readers.nested import as_heading_beside, flat_lines
from extract.readers.runs import TYPED_RANK, make_blocks, make_lines, split_paragraphs

_RANKS = {f"h{level}": level for level in range(1, 7)}
_LISTS = frozenset({"ul", "ol", "menu", "dir"})
_CARDS = frozenset({*_RANKS, "table", "details"})
_TYPED = frozenset({
    "html", "body", "main", "article", "section", "div", "p", "td", "th", "center", "font",
    "dd", "blockquote",
})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What is around an element: the page, whether it counts, how deep lists and folds are.

    `tabs` are the labels of tabs by id, `panels` the ids of what bars open; `aloud`
    says that pictures and signs are read by their names.
    """

    page: Element
    main: Element | None = None
    tabs: Mapping[str, Element] = field(default_factory=dict)
    panels: frozenset[str] = frozenset()
    furniture: bool = False
    in_main: bool = False
    in_cell: bool = False
    in_item: bool = False
    aloud: bool = False
    depth: int = -1
    folds: int = 0

    @property
    def is_flow(self) -> bool:
        """Not in a table or a list: where folds, links and bold lines have their meaning."""
        return not self.in_cell and not self.in_item


def walk(element: Element, around: Around) -> Iterator[Draft]:
    """The blocks of one element, with those of all that stands in it."""
    inner = _enter(element, around)
    if element.spoken and not inner.in_cell:
        return
    if (rank := _heading_rank(element)) is not None:
        yield from _heading(element, inner, rank=rank)
    elif is_table(element):
        yield from _table(element, inner)
    elif element.tag in _LISTS or element.get("role") == "list":
        yield from _list(element, inner)
    elif element.tag == "dl":
        for term, details in read_pairs(element):
            yield from _labelled(term, details, inner)
    elif (pair := find_pair(element)) is not None:
        yield from _labelled(*pair, inner)
    else:
        yield from _panel_heading(element, around)
        yield from _flow(element.children, element, inner)


def _enter(element: Element, around: Around) -> Around:
    if element is around.main:
        return replace(around, furniture=False, in_main=True)
    if around.furniture or around.in_cell:
        return around
    in_main = around.in_main or element.tag == "article"
    if is_furniture(element, page=around.page, in_main=in_main):
        return replace(around, furniture=True)
    is_panel = element.get("id") in around.panels or element.get("role") == "tabpanel"
    return replace(around, in_main=in_main, folds=around.folds + is_panel)


def _panel_heading(element: Element, around: Around) -> Iterator[Draft]:
    """The name of a tab's panel, which is printed on the tab."""
    tab = around.tabs.get(element.get("aria-labelledby"))
    if tab is not None and element.get("role") == "tabpanel":
        lines = _seen(_lines(tab.children, tab, around))
        if lines:
            yield _draft(Block(kind="heading", lines=lines), around, is_fold=True)


def _heading_rank(element: Element) -> int | None:
    """1 to 6; None for what is no heading, and for one wrapped around half the page by a slip."""
    if element.inside & {"p", "ul", "ol", "table"}:
        return None
    if element.get("role") == "heading":
        level = element.get("aria-level")
        return int(level) if level in ("1", "2", "3", "4", "5", "6") else 2
    return _RANKS.get(element.tag)


def _heading(element: Element, around: Around, *, rank: int) -> Iterator[Draft]:
    lines = _seen(_lines(element.children, element, around))
    if lines:
        block = Block(kind="heading", lines=lines, level=rank)
        yield _draft(block, around, is_fold=has_fold_bar(element))


def _flow(children: Iterable[Element | str], parent: Element, around: Around) -> Iterator[Draft]:
    """Blocks of mixed content: what stands in line between two blocks is a paragraph."""
    waiting: list[Element | str] = []
    for child in children:
        label = fold_label(child) if isinstance(child, Element) and around.is_flow else None
        if isinstance(child, str) or not (child.is_block or child.holds_blocks or label):
            waiting.append(child)
            continue
        yield from _paragraphs(waiting, parent, around)
        waiting = []
        if label is not None and _heading_rank(child) is None:
            yield from _fold(child, label, around)
        else:
            yield from walk(child, around)
    yield from _paragraphs(waiting, parent, around)


def _fold(element: Element, label: Element, around: Around) -> Iterator[Draft]:
    """A heading that opens and closes what comes after it, or what stands in it."""
    rank = next((r for tag, r in _RANKS.items() if tag in label.inside), 0)
    lines = _seen(_lines(label.children, label, around))
    if lines and not is_page_talk(lines):
        block = Block(kind="heading", lines=lines, level=rank)
        yield _draft(block, around, is_fold=True)
    if element is not label:
        rest = tuple(child for child in element.children if child is not label)
        yield from _flow(rest, element, replace(around, folds=around.folds + 1))


def _paragraphs(
    children: Sequence[Element | str], parent: Element, around: Around
) -> Iterator[Draft]:
    shown = [c for c in children if not isinstance(c, str) or c.strip()]
    if not shown:
        return
    is_tool = all(
        not isinstance(c, str) and (c.tag in ("button", "br") or is_link_only(c)) for c in shown
    )
    if is_tool and around.is_flow:
        around = replace(around, furniture=True)
    for lines in split_paragraphs(_lines(children, parent, around)):
        if around.is_flow and is_page_talk(lines):
            around = replace(around, furniture=True)
        typed = around.is_flow and parent.tag in _TYPED
        for block in make_blocks(lines, typed_headings=typed):
            yield _draft(block, around)


def _lines(children: Iterable[Element | str], parent: Element, around: Around) -> tuple[Line, ...]:
    return tuple(make_lines(read_runs(children, parent, aloud=around.aloud)))


def _seen(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(line for line in lines if line.text)


def _draft(block: Block, around: Around, *, is_fold: bool = False) -> Draft:
    shown = replace(block, kind="furniture") if around.furniture else block
    return Draft(block=shown, folds=around.folds, is_fold=is_fold)


# ---------------------------------------------------------------- lists and labels


def _list(element: Element, around: Around) -> Iterator[Draft]:
    inner = replace(around, depth=around.depth + 1)
    if not around.in_cell and is_link_list(element):
        inner = replace(inner, furniture=True)
    for child in element.children:
        if isinstance(child, str) or child.tag == "br":
            yield from _flow([child], element, around)
        elif child.tag in _LISTS:
            yield from _list(child, inner)
        else:
            yield from _item(child, inner)


def _item(element: Element, around: Around) -> Iterator[Draft]:
    """A list item: its lines up to a list inside it, then that list one level deeper.

    An item without a text of its own only indents; one with headings or tables is a
    card and is read as any part of the page.
    """
    if element.inside & _CARDS and not around.in_cell:
        yield from walk(element, replace(around, depth=-1, in_item=False))
        return
    drafts = list(_flow(element.children, element, replace(around, in_item=True)))
    inner = next((i for i, draft in enumerate(drafts) if _is_item(draft)), len(drafts))
    lines = list(_flat(drafts[:inner]))
    if lines:
        yield _draft(_item_block(lines, level=around.depth), around)
    for draft in drafts[inner:]:
        yield draft if lines else _outdented(draft)


def _is_item(draft: Draft) -> bool:
    return bool(draft.block.lines) and draft.block.lines[0].marker == ""


def _item_block(lines: Sequence[Line], *, level: int) -> Block:
    first, *rest = (replace(line, level=level) for line in lines)
    marked = replace(first, marker="" if first.marker is None else first.marker)
    return Block(kind="item", lines=(marked, *rest), level=level)


def _outdented(draft: Draft) -> Draft:
    block = draft.block
    if not _is_item(draft) or block.level == 0:
        return draft
    lines = tuple(replace(line, level=block.level - 1) for line in block.lines)
    return replace(draft, block=replace(block, lines=lines, level=block.level - 1))


def _labelled(term: Element | None, details: Sequence[Element], around: Around) -> Iterator[Draft]:
    """`term: details` as one paragraph; a term that is a title is the heading of its details."""
    label = _seen(_lines(term.children, term, around)) if term is not None else ()
    drafts = [d for detail in details for d in _flow(detail.children, detail, around)]
    first = drafts[0].block if drafts else None
    if not is_label_text(label) or first is None or not first.lines:
        if label:
            kind = "heading" if drafts else "paragraph"
            level = TYPED_RANK if drafts else 0
            yield _draft(Block(kind=kind, lines=label, level=level), around)  # type: ignore[arg-type]
        yield from drafts
        return
    value = first.lines[0]
    joined = replace(value, passage=join_texts(label[0], value), marker=None, level=0, bold=False)
    block = Block(kind="paragraph", lines=(joined, *first.lines[1:]))
    yield _draft(block, around)
    yield from drafts[1:]


# ---------------------------------------------------------------- tables


def _table(element: Element, around: Around) -> Iterator[Draft]:
    if is_layout(element):
        is_frame = frames_tables(element)
        for part in parts_of(element):
            drafts = _flow(part.children, part, _enter(part, around))
            is_beside = is_frame and "table" not in part.inside
            yield from _beside(drafts, is_header=part.tag == "th") if is_beside else drafts
        return
    for caption in (child for child in element.elements if child.tag == "caption"):
        lines = _seen(_lines(caption.children, caption, around))
        if lines:
            yield _draft(Block(kind="heading", lines=lines, level=TYPED_RANK), around)
    inner = replace(around, in_cell=True, in_item=False, depth=-1, furniture=False)
    cells = read_cells(element, read_lines=lambda cell: _cell_lines(cell, inner))
    lines = tuple(line for cell in cells for line in cell.lines)
    if lines and around.furniture:
        yield _draft(Block(kind="furniture", lines=lines), around)
    elif lines:
        yield _draft(Block(kind="table", cells=cells), around)


def _beside(drafts: Iterable[Draft], *, is_header: bool) -> Iterator[Draft]:
    listed = list(drafts)
    blocks = list(as_heading_beside((draft.block for draft in listed), is_header=is_header))
    return (replace(draft, block=block) for draft, block in zip(listed, blocks, strict=True))


def _cell_lines(cell: Element, around: Around) -> tuple[Line, ...]:
    """The lines of a cell; one without text is read by the names of its signs and pictures."""
    lines = tuple(_flat(_flow(cell.children, cell, around)))
    return lines or tuple(_flat(_flow(cell.children, cell, replace(around, aloud=True))))


def _flat(drafts: Iterable[Draft]) -> Iterator[Line]:
    return (line for draft in drafts for line in flat_lines(draft.block))
