"""PDFium's calls bound for speed: handles are plain integers, results land in given memory.

pypdfium2's own bindings make an object of every handle and every number. A page has
thousands of characters, so here a call takes and gives integers, and a run of calls over
all characters writes into one array. pypdfium2 loads the library and keeps documents,
pages and text pages alive; a handle is good for as long as they are.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Callable, Iterable
from typing import Any

import numpy.typing as npt
import pypdfium2.raw as pdfium

_HANDLE = ctypes.c_void_p
_INT = ctypes.c_int
_UINT = ctypes.c_uint
_FLOAT = ctypes.c_float
_DOUBLE = ctypes.c_double

Call = Callable[..., Any]


def handle_of(thing: Any) -> int:
    """The handle of a document, page or text page of pypdfium2, as an integer."""
    return ctypes.cast(thing.raw, _HANDLE).value or 0


def run_over(call: Call, *arguments: Iterable[float]) -> None:
    """The call once for each set of arguments; what it gives is in the memory named in them."""
    deque(map(call, *arguments), maxlen=0)


def rows_of(array: npt.NDArray[Any], offset: int = 0) -> range:
    """The address of each row of a whole array, moved by `offset` bytes."""
    start, step = array.ctypes.data + offset, array.itemsize * array.shape[-1]
    return range(start, start + step * len(array), step)


def _bound(name: str, result: Any, *arguments: Any) -> Call:
    """A call of the library that keeps the interpreter's lock: PDFium knows one thread."""
    address = ctypes.cast(getattr(pdfium, name), _HANDLE).value
    if address is None:
        raise ImportError(f"PDFium has no {name}")
    return ctypes.PYFUNCTYPE(result, *arguments)(address)


count_chars = _bound("FPDFText_CountChars", _INT, _HANDLE)
char_unicode = _bound("FPDFText_GetUnicode", _UINT, _HANDLE, _INT)
char_origin = _bound("FPDFText_GetCharOrigin", _INT, _HANDLE, _INT, _HANDLE, _HANDLE)
char_loose_box = _bound("FPDFText_GetLooseCharBox", _INT, _HANDLE, _INT, _HANDLE)
char_tight_box = _bound("FPDFText_GetCharBox", _INT, _HANDLE, _INT, *[_HANDLE] * 4)
char_object = _bound("FPDFText_GetTextObject", ctypes.c_size_t, _HANDLE, _INT)
"""0 where a character is of no text object."""
char_is_unmapped = _bound("FPDFText_HasUnicodeMapError", _INT, _HANDLE, _INT)
char_size = _bound("FPDFText_GetFontSize", _DOUBLE, _HANDLE, _INT)
char_matrix = _bound("FPDFText_GetMatrix", _INT, _HANDLE, _INT, _HANDLE)

text_size = _bound("FPDFTextObj_GetFontSize", _INT, _HANDLE, _HANDLE)
text_font = _bound("FPDFTextObj_GetFont", _HANDLE, _HANDLE)
font_name = _bound("FPDFFont_GetBaseFontName", ctypes.c_size_t, _HANDLE, _HANDLE, ctypes.c_size_t)
glyph_width = _bound("FPDFFont_GetGlyphWidth", _INT, _HANDLE, _UINT, _FLOAT, _HANDLE)

count_objects = _bound("FPDFPage_CountObjects", _INT, _HANDLE)
page_object = _bound("FPDFPage_GetObject", _HANDLE, _HANDLE, _INT)
count_form_objects = _bound("FPDFFormObj_CountObjects", _INT, _HANDLE)
form_object = _bound("FPDFFormObj_GetObject", _HANDLE, _HANDLE, ctypes.c_ulong)
object_type = _bound("FPDFPageObj_GetType", _INT, _HANDLE)
object_bounds = _bound("FPDFPageObj_GetBounds", _INT, _HANDLE, *[_HANDLE] * 4)
object_matrix = _bound("FPDFPageObj_GetMatrix", _INT, _HANDLE, _HANDLE)
fill_colour = _bound("FPDFPageObj_GetFillColor", _INT, _HANDLE, *[_HANDLE] * 4)
stroke_colour = _bound("FPDFPageObj_GetStrokeColor", _INT, _HANDLE, *[_HANDLE] * 4)

draw_mode = _bound("FPDFPath_GetDrawMode", _INT, _HANDLE, _HANDLE, _HANDLE)
count_segments = _bound("FPDFPath_CountSegments", _INT, _HANDLE)
path_segment = _bound("FPDFPath_GetPathSegment", _HANDLE, _HANDLE, _INT)
segment_type = _bound("FPDFPathSegment_GetType", _INT, _HANDLE)
segment_point = _bound("FPDFPathSegment_GetPoint", _INT, _HANDLE, _HANDLE, _HANDLE)
segment_closes = _bound("FPDFPathSegment_GetClose", _INT, _HANDLE)

TEXT, PATH, IMAGE, SHADING, FORM = 1, 2, 3, 4, 5
"""Types of page objects."""
LINE_TO, BEZIER_TO, MOVE_TO = 0, 1, 2
"""Types of path segments."""
