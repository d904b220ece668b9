"""What a link says that it leads to: a link or a URL in, a kind of file or its words out."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit

from extract.listing.links import Link, squeeze

TYPES_BY_ENDING = {
    "pdf": "pdf", "docx": "docx", "html": "html", "htm": "html", "xhtml": "html", "php": "html",
    "asp": "html", "aspx": "html", "jsp": "html", "cfm": "html", "doc": "doc", "odt": "odt",
    "rtf": "rtf", "xlsx": "sheet", "xls": "sheet", "ods": "sheet", "csv": "sheet",
    "pptx": "slides", "ppt": "slides", "odp": "slides", "zip": "packed", "gz": "packed",
    "jpg": "image", "jpeg": "image", "png": "image", "gif": "image", "svg": "image",
    "webp": "image", "tif": "image", "tiff": "image", "mp4": "media", "mp3": "media",
    "mov": "media", "avi": "media", "ics": "other", "xml": "other", "rss": "other",
    "json": "other", "js": "other", "css": "other", "exe": "other", "epub": "other",
    "txt": "other",
}  # fmt: skip
_TYPES_BY_MEDIA = {"application/pdf": "pdf", "text/html": "html", "application/msword": "doc"}
_NAMED_TYPE = re.compile(
    r"(?:\(|\[|,|\.|^)\s*(pdf|docx)\b|\b(pdf|docx)(?:-fil)?\s*(?:\)|\]|$)", re.I
)


def promised_type(link: Link) -> str | None:
    """What the link says that it leads to: a value of TYPES_BY_ENDING; None when it does not."""
    named = _NAMED_TYPE.search(link.text)
    return (
        ending_type(link.url)
        or _TYPES_BY_MEDIA.get(link.media_type.split(";")[0].strip().lower())
        or (str(named[1] or named[2]).lower() if named else None)
    )


def ending_type(url: str) -> str | None:
    """The type that the ending of the URL's path names; None when it names none."""
    ending = urlsplit(url).path.rpartition("/")[2].rpartition(".")
    return TYPES_BY_ENDING.get(ending[2].lower()) if ending[1] else None


def file_words(url: str) -> str:
    """The last part of a URL's path as words: `klima%20plan_2020.pdf` gives `klima plan 2020`."""
    path = unquote(urlsplit(url).path).rstrip("/")
    name = path.rpartition("/")[2]
    stem = name.rpartition(".")[0] if ending_type(url) else name
    return squeeze(re.sub(r"[-_+.]+", " ", stem))
