"""Which links lead to plans: a link in, a verdict with its reason out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urldefrag, urlsplit

from extract.listing.links import Link
from extract.listing.types import file_words, promised_type
from extract.listing.wording import Wording, find_years
from extract.sources import LinkRules

REASONS: dict[str, str] = {
    "same_page": "The link stays on its own page.",
    "not_web": "The link is no web address (mail, telephone, script).",
    "excluded_pattern": "A pattern of the source leaves it out.",
    "excluded_word": "Its words say that it is something else than a plan.",
    "type_not_wanted": "Its type of file is not one that the source takes.",
    "menu_link": "It stands in a menu, in the head or in the foot of the page.",
    "no_plan_words": "Neither its words nor its heading name a plan.",
    "too_deep": "It was found as deep as links are followed.",
    "page_limit": "The source has reached its highest number of pages.",
    "file_limit": "The source has reached its highest number of documents.",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """`wanted`, or why not (a key of REASONS)."""

    wanted: bool
    reason: str = ""

    @property
    def is_near_miss(self) -> bool:
        """Whether a person should see it: something that a plan link could have been."""
        return self.reason in ("type_not_wanted", "too_deep", "page_limit", "file_limit")


def judge_link(link: Link, *, rules: LinkRules, wording: Wording) -> Verdict:
    """Whether the source wants what `link` leads to."""
    return _judge_address(link, rules) or _judge_words(link, rules, wording)


def _judge_address(link: Link, rules: LinkRules) -> Verdict | None:
    try:
        scheme = urlsplit(link.url).scheme.lower()
    except ValueError:
        return Verdict(False, "not_web")
    if scheme not in ("http", "https"):
        return Verdict(False, "not_web")
    if urldefrag(link.url)[0] == urldefrag(link.found_on)[0]:
        return Verdict(False, "same_page")
    if any(re.search(pattern, link.url) for pattern in rules.not_patterns):
        return Verdict(False, "excluded_pattern")
    if any(re.search(pattern, link.url) for pattern in rules.patterns):
        return Verdict(True)
    return None


def _judge_words(link: Link, rules: LinkRules, wording: Wording) -> Verdict:
    promised = promised_type(link)
    is_file = promised is not None and promised != "html"
    if wording.names_other(link.text):
        return Verdict(False, "excluded_word")
    if not _names_plan(link, wording, is_file=is_file):
        return Verdict(is_file and rules.all_files and promised in rules.types, "no_plan_words")
    if link.in_menu and not is_file and not rules.menus:
        return Verdict(False, "menu_link")
    if (promised or "html") not in rules.types and not _may_be_file(promised, rules):
        return Verdict(False, "type_not_wanted")
    return Verdict(True)


def _may_be_file(promised: str | None, rules: LinkRules) -> bool:
    """An address without an ending may lead to a file: its content will tell."""
    return promised is None and any(kind != "html" for kind in rules.types)


def _names_plan(link: Link, wording: Wording, *, is_file: bool) -> bool:
    """The link's own words count most; a link without any is read with those around it."""
    own = link.text
    nearest = link.headings[0] if link.headings else ""
    if wording.is_generic(own):
        near = (f"{own} {link.context}", file_words(link.url), *link.headings)
        return any(map(wording.is_plan_like if is_file else wording.names_plan, near))
    if wording.names_plan(own):
        return True
    if is_file:
        return any(map(wording.is_plan_like, (own, nearest, file_words(link.url))))
    is_under_plans = wording.is_plan_like(nearest)
    has_year = bool(find_years(own))
    if wording.is_plan_like(own):
        return is_under_plans or has_year
    return wording.names_plan(nearest) and has_year
