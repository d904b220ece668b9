"""What a source.toml says, as frozen values. Every field but the places has a default."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.errors import TiltakError

FILE_NAME = "source.toml"
TYPES = ("pdf", "docx", "html")


class SourceError(TiltakError):
    """A source.toml that cannot be used; the message names the file, the key and the remedy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkRules:
    """[links]: which links lead to plans, and how far they are followed.

    `words` name plans besides the program's own words (words/links.toml), `not_words`
    what is none. `patterns` and `not_patterns` are regular expressions searched in the
    URL: a match decides, whatever the words say. `all_files` takes every file of the
    wanted `types`, also without words. `menus` takes web pages that only a menu links to.
    `depth` is how many links lie between a listing page and the farthest page that is
    searched for files. `page_is_plan`: the listing page is archived too.
    """

    words: tuple[str, ...] = ()
    not_words: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    not_patterns: tuple[str, ...] = ()
    types: tuple[str, ...] = TYPES
    all_files: bool = False
    menus: bool = False
    depth: int = 1
    pagination: bool = True
    page_is_plan: bool = True
    max_pages: int = 50
    max_documents: int = 5000


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """[requests]: what may be asked, and how gently.

    `hosts` and `allow_addresses` are empty for the default: the hosts of the places that
    the source names, and no address inside a network. `contact` is a mail or web address
    that goes into the user agent; None for none.
    """

    hosts: tuple[str, ...] = ()
    allow_addresses: tuple[str, ...] = ()
    contact: str | None = None
    delay_seconds: float = 1.0
    read_seconds: float = 30.0
    total_seconds: float = 300.0
    page_mib: float = 8.0
    document_mib: float = 64.0
    attempts: int = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """[expect]: at least so many documents, and at least one for each of these years."""

    documents: int | None = None
    years: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class WebArchive:
    """[[web_archives]]: a server with older versions of pages.

    Either `cdx` (the address of a CDX server) with `replay` (where its copies are, with
    `{timestamp}` and `{url}`), or `timemap` (a Memento TimeMap, with `{url}`). `pages` are
    the addresses whose versions are wanted, empty for the source's listing pages; `since`
    and `until` are years.
    """

    cdx: str | None = None
    replay: str | None = None
    timemap: str | None = None
    pages: tuple[str, ...] = ()
    since: int | None = None
    until: int | None = None
    max_versions: int = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One source. `name` is its folder's name; `organisation` None when the file has none.

    `listings` and `sitemaps` are URLs; `url_lists` are files or URLs; `folders` and `warcs`
    are paths, `warcs` with wildcards. Paths are relative to the source's folder.
    """

    name: str
    organisation: str | None = None
    listings: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    url_lists: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()
    warcs: tuple[str, ...] = ()
    web_archives: tuple[WebArchive, ...] = ()
    links: LinkRules = field(default_factory=LinkRules)
    requests: Manners = field(default_factory=Manners)
    expect: Expectation = field(default_factory=Expectation)
