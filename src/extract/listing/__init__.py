"""A page that lists plans -> the links on it, and which of them lead to plans.

Nothing here fetches: pages come in parsed or as text, links and verdicts go out.
"""

from extract.listing.choose import REASONS, Verdict, judge_link
from extract.listing.links import Link, find_links
from extract.listing.paging import find_next_pages
from extract.listing.sitemap import Sitemap, read_sitemap
from extract.listing.types import file_words, promised_type
from extract.listing.url_list import read_url_list
from extract.listing.wording import Wording, find_years, read_wording

__all__ = [
    "REASONS",
    "Link",
    "Sitemap",
    "Verdict",
    "Wording",
    "file_words",
    "find_links",
    "find_next_pages",
    "find_years",
    "judge_link",
    "promised_type",
    "read_sitemap",
    "read_url_list",
    "read_wording",
]
