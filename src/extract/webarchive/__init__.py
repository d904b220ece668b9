"""Web archives: WARC files and lists of versions (CDX, Memento) in, captures and versions out.

The one door of warcio. Nothing here fetches.
"""

from extract.webarchive.cdx import read_cdx
from extract.webarchive.memento import read_memento_time, read_timemap, unwrap
from extract.webarchive.version import Version
from extract.webarchive.warc import BrokenWarcError, Capture, read_captures

__all__ = [
    "BrokenWarcError",
    "Capture",
    "Version",
    "read_captures",
    "read_cdx",
    "read_memento_time",
    "read_timemap",
    "unwrap",
]
