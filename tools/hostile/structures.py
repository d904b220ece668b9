"""Loops, depths and lies in the structure of a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tools.hostile.case import BROKEN, HEAVY, READ, Case
from tools.hostile.raw import FONT, TEXT, leaf, page, pdf, stream, tree

_ANY = READ | BROKEN | HEAVY
_DEEP = 60_000
_SLOW_DEPTHS = ("brackets-in-text", "dictionaries", "forms-doubling", "references")


def trees() -> Iterator[Case]:
    """Page trees that loop, branch without end, or lie about their size."""
    makers: dict[str, Callable[[], bytes]] = {
        "self": lambda: tree({2: b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>"}),
        "loop": lambda: tree(
            {
                2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
                3: b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 4 0 R] /Count 1 >>",
                4: leaf(3),
            }
        ),
        "parent-loop": lambda: tree(
            {
                2: b"<< /Type /Pages /Parent 3 0 R /Kids [3 0 R] /Count 1 >>",
                3: b"<< /Type /Page /Parent 2 0 R /Contents 90 0 R >>",
            }
        ),
        "doubling": lambda: tree(
            {2: b"<< /Type /Pages /Kids [10 0 R 10 0 R] /Count 1 >>"}
            | {
                n: b"<< /Type /Pages /Kids [%d 0 R %d 0 R] /Count 1 >>" % (n + 1, n + 1)
                for n in range(10, 40)
            }
            | {40: leaf(39)}
        ),
        "deep": lambda: tree(
            {2: b"<< /Type /Pages /Kids [100 0 R] /Count 1 >>"}
            | {
                n: b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (n + 1)
                for n in range(100, 3100)
            }
            | {3100: leaf(3099)}
        ),
        "count-huge": lambda: tree(
            {2: b"<< /Type /Pages /Kids [3 0 R] /Count 2147483647 >>", 3: leaf()}
        ),
        "count-negative": lambda: tree(
            {2: b"<< /Type /Pages /Kids [3 0 R] /Count -5 >>", 3: leaf()}
        ),
        "count-too-small": lambda: tree(
            {2: b"<< /Type /Pages /Kids [3 0 R 4 0 R 5 0 R] /Count 1 >>"}
            | {n: leaf() for n in (3, 4, 5)}
        ),
        "no-kids": lambda: tree({2: b"<< /Type /Pages /Count 3 >>"}),
        "kid-is-number": lambda: tree({2: b"<< /Type /Pages /Kids [7 (a) null] /Count 3 >>"}),
        "same-page": lambda: tree(
            {2: b"<< /Type /Pages /Kids [%s] /Count 2000 >>" % (b"3 0 R " * 2000), 3: leaf()}
        ),
    }
    for name, make in makers.items():
        yield Case(
            name=f"tree-{name}.pdf",
            make=make,
            expected=_ANY | {"too_many_pages"},
            is_slow=name == "same-page",
        )
    yield Case(
        name="tree-too-many-pages.pdf",
        make=lambda: tree(
            {2: b"<< /Type /Pages /Kids [%s] /Count 5000 >>" % _kids(5000)}
            | {n: leaf() for n in range(100, 5100)}
        ),
        expected=frozenset({"too_many_pages"}),
    )


def depths() -> Iterator[Case]:
    """Things in things in things."""
    makers: dict[str, Callable[[], bytes]] = {
        "arrays-in-contents": lambda: page(stream(b"[" * _DEEP + b"]" * _DEEP + TEXT)),
        "arrays-in-object": lambda: page(more={6: b"[" * _DEEP + b"]" * _DEEP}),
        "arrays-in-page": lambda: page(entries=b"/Odd " + b"[" * _DEEP + b"]" * _DEEP),
        "dictionaries": lambda: page(entries=b"/A " + b"<< /A " * _DEEP + b"1 " + b">> " * _DEEP),
        "brackets-in-text": lambda: page(
            stream(b"BT /F1 9 Tf 9 9 Td " + b"(" * _DEEP + b"a" + b")" * _DEEP + b" Tj ET")
        ),
        "form-in-itself": lambda: page(
            stream(TEXT + b" /X1 Do"),
            resources=b"/XObject << /X1 6 0 R >>",
            more={6: _form(b"/X1 Do", b"/XObject << /X1 6 0 R >>")},
        ),
        "forms-doubling": lambda: page(
            stream(TEXT + b" /X1 Do"),
            resources=b"/XObject << /X1 10 0 R >>",
            more={
                n: _form(b"/X1 Do /X1 Do", b"/XObject << /X1 %d 0 R >>" % (n + 1))
                for n in range(10, 40)
            }
            | {40: _form(TEXT, b"/Font << /F1 5 0 R >>")},
        ),
        "references": lambda: page(
            entries=b"/Rotate 6 0 R", more={6: b"7 0 R", 7: b"8 0 R", 8: b"6 0 R"}
        ),
        "length-of-itself": lambda: page(b"<< /Length 4 0 R >>\nstream\n" + TEXT + b"\nendstream"),
        "outlines": lambda: page(
            catalog=b"/Outlines 6 0 R",
            more={6: b"<< /First 7 0 R /Last 7 0 R >>", 7: b"<< /Title (a) /Next 7 0 R >>"},
        ),
    }
    for name, make in makers.items():
        yield Case(name=f"deep-{name}.pdf", make=make, expected=_ANY, is_slow=name in _SLOW_DEPTHS)


def sizes() -> Iterator[Case]:
    """Numbers that no page, font or table has."""
    makers: dict[str, Callable[[], bytes]] = {
        "box-huge": lambda: page(box=b"[0 0 999999999 999999999]"),
        "box-empty": lambda: page(box=b"[0 0 0 0]"),
        "box-turned": lambda: page(box=b"[595 842 0 0]"),
        "box-of-words": lambda: page(box=b"[(a) /b null true]"),
        "box-endless": lambda: page(box=b"[0 0 1e400 -1e400]"),
        "matrix-endless": lambda: page(
            stream(b"1e300 0 0 1e300 0 0 cm 1e300 0 0 1 1 1 cm " + TEXT)
        ),
        "font-size": lambda: page(stream(b"BT /F1 1e30 Tf 1 1 Td (stor) Tj ET " + TEXT)),
        "to-unicode-range": lambda: page(
            font=FONT.replace(b">>", b"/ToUnicode 6 0 R >>"),
            more={
                6: stream(
                    b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange\n"
                    b"<00000000> <ffffffff> endcodespacerange\n"
                    b"1 beginbfrange <00000000> <7fffffff> <0041> endbfrange endcmap"
                )
            },
        ),
        "widths-range": lambda: page(
            stream(b"BT /F1 12 Tf 72 700 Td <00410042> Tj ET"),
            font=b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H"
            b" /DescendantFonts [6 0 R] >>",
            more={
                6: b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /CIDSystemInfo"
                b" << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
                b" /W [0 2147483647 500] /DW 1000 >>"
            },
        ),
        "first-char": lambda: page(
            font=FONT.replace(b">>", b"/FirstChar 0 /LastChar 2147483647 /Widths [500] >>")
        ),
        "glyph-in-itself": lambda: page(
            font=b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0]"
            b" /FirstChar 65 /LastChar 72 /Widths [9] /Encoding << /Differences [65 /A] >>"
            b" /CharProcs << /A 6 0 R >> /Resources << /Font << /F1 5 0 R >> >> >>",
            more={6: stream(b"BT /F1 9 Tf (AAAA) Tj ET")},
        ),
    }
    for name, make in makers.items():
        yield Case(
            name=f"size-{name}.pdf",
            make=make,
            expected=_ANY,
            is_slow=name == "to-unicode-range",
        )


def tables() -> Iterator[Case]:
    """Cross-reference tables that lie."""
    good = page()
    start = good.rindex(b"startxref")
    makers: dict[str, Callable[[], bytes]] = {
        "offsets": lambda: good.replace(b" 00000 n", b" 00000 f"),
        "shifted": lambda: good.replace(b"%PDF-1.7\n", b"%PDF-1.7\n" + b"%" * 60 + b"\n"),
        "startxref-beyond": lambda: good[:start] + b"startxref\n99999999999\n%%EOF\n",
        "startxref-negative": lambda: good[:start] + b"startxref\n-1\n%%EOF\n",
        "startxref-missing": lambda: good[:start] + b"%%EOF\n",
        "previous-loop": lambda: good.replace(
            b"/Root", b"/Prev %d /Root" % good.rindex(b"xref\n0")
        ),
        "size-huge": lambda: good.replace(b"xref\n0 6", b"xref\n0 2147483647"),
        "root-missing": lambda: good.replace(b"/Root 1 0 R", b""),
        "root-is-page": lambda: pdf({3: leaf(), 90: stream(TEXT), 91: FONT}, root=3),
        "table-missing": lambda: good[: good.rindex(b"xref\n0")] + b"%%EOF\n",
    }
    for name, make in makers.items():
        yield Case(name=f"xref-{name}.pdf", make=make, expected=_ANY)


def _kids(count: int) -> bytes:
    return b" ".join(b"%d 0 R" % n for n in range(100, 100 + count))


def _form(content: bytes, resources: bytes) -> bytes:
    return stream(
        content, b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << %s >>" % resources
    )
