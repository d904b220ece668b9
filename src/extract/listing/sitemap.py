"""A sitemap in (XML or text, perhaps gzipped), its URLs out (sitemaps.org, protocol 0.9)."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from html import unescape

_LONGEST = 64 * 1024 * 1024
_LOC = re.compile(r"<(?:\w+:)?loc\s*>\s*(?:<!\[CDATA\[)?\s*([^<\]]{1,4000})", re.I)
_INDEX = re.compile(r"<(?:\w+:)?sitemapindex[\s>]", re.I)
_XML = re.compile(r"<(?:\w+:)?(?:urlset|sitemapindex)[\s>]", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sitemap:
    """`is_index`: the URLs are those of further sitemaps."""

    urls: tuple[str, ...]
    is_index: bool = False


def read_sitemap(data: bytes) -> Sitemap:
    """The URLs that a sitemap names, in its order.

    Only the places are wanted, so they are picked out of the text and no XML parser runs
    over it: there is nothing to expand. Raises ValueError when `data` is no sitemap or
    grows beyond 64 MiB when opened.
    """
    text = _open(data).decode("utf-8-sig", errors="replace")
    if _XML.search(text[:100_000]):
        urls = tuple(dict.fromkeys(unescape(found).strip() for found in _LOC.findall(text)))
        return Sitemap(urls=urls, is_index=bool(_INDEX.search(text[:100_000])))
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if lines and all(line.startswith(("http://", "https://")) for line in lines):
        return Sitemap(urls=tuple(dict.fromkeys(lines)))
    raise ValueError("neither a sitemap nor a list of addresses")


def _open(data: bytes) -> bytes:
    if not data.startswith(b"\x1f\x8b"):
        return data
    inflater = zlib.decompressobj(16 + zlib.MAX_WBITS)
    try:
        opened = inflater.decompress(data, _LONGEST)
    except zlib.error as error:
        raise ValueError(f"damaged gzip: {error}") from None
    if inflater.unconsumed_tail:
        raise ValueError(f"grows beyond {_LONGEST:,} bytes when it is opened")
    return opened
