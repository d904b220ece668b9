"""A URL in, a folder name for its source out."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote, urlsplit

_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ð": "d", "þ": "th"})
_LONGEST = 60


def name_source(url: str) -> str:
    """A short name of lower-case letters, digits and hyphens: host and name of the page.

    `https://www.example.no/om-oss/planar/` gives `example-planar`; nothing from outside
    becomes a path that leads anywhere else.
    """
    parts = urlsplit(url)
    host = (parts.hostname or "").removeprefix("www.")
    is_number = re.fullmatch(r"[\d.:a-f]*", host) is not None
    labels = [host] if is_number else host.split(".")[: max(1, host.count("."))]
    last = unquote(parts.path).rstrip("/").rpartition("/")[2]
    page = re.sub(r"\.\w{2,5}$", "", last)
    words = [*labels] if page.lower() in ("index", "default", "home", "") else [*labels, page]
    return slug(" ".join(words)) or "source"


def slug(text: str) -> str:
    """Lower-case ASCII letters and digits with single hyphens between; perhaps empty."""
    plain = unicodedata.normalize("NFKD", text.lower().translate(_LETTERS))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST].strip("-")
