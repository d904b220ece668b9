"""source.toml: defaults, mistakes, and there and back again."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.sources import (
    Expectation,
    LinkRules,
    Manners,
    Source,
    SourceError,
    WebArchive,
    load_source,
    name_source,
    read_source,
    write_source,
)

LISTING = 'listings = ["https://www.example.no/planar/"]\n'


def test_one_address_is_enough() -> None:
    source = read_source(LISTING, name="example")
    assert source == Source(name="example", listings=("https://www.example.no/planar/",))
    assert source.links.types == ("pdf", "docx", "html")
    assert source.requests.delay_seconds == 1.0


MISTAKES = {
    "nothing to look at": ('organisation = "X"', "names no place"),
    "not TOML": ("listings = [", "is not TOML"),
    "an unknown key": (LISTING + "listing = 3", "did you mean 'listings'"),
    "an unknown key in a table": (LISTING + "[requests]\ndelay = 3", "delay_seconds"),
    "no list": ('listings = "https://example.no"', "must be a list"),
    "no address": ('listings = ["example.no/planar"]', "http or https address"),
    "a password": ('listings = ["https://a:b@example.no/"]', "never sent"),
    "a wrong type": (LISTING + '[links]\ntypes = ["exe"]', "one of pdf, docx, html"),
    "a bad pattern": (LISTING + '[links]\npatterns = ["("]', "no regular expression"),
    "a bad host": (LISTING + '[requests]\nhosts = ["https://x.no/"]', "a host name like"),
    "a bad address": (LISTING + '[requests]\nallow_addresses = ["localhost"]', "an IP address"),
    "a text for a number": (LISTING + '[requests]\ndelay_seconds = "2"', "a number from"),
    "a contact of two lines": (LISTING + '[requests]\ncontact = "a\\nb"', "a mail or web address"),
    "true for a number": (LISTING + "[expect]\ndocuments = true", "a whole number"),
    "a number too high": (LISTING + "[links]\ndepth = 99", "from 0 to 5"),
    "one bracket": (LISTING + "[web_archives]\ntimemap = 'https://x.no/{url}'", "two brackets"),
    "an archive of nothing": ("[[web_archives]]\npages = ['https://x.no/']", "either `cdx`"),
    "no replay": ("[[web_archives]]\ncdx = 'https://x.no/'", "needs `replay`"),
    "no hole": ("[[web_archives]]\ntimemap = 'https://x.no/'", "with {url}"),
    "no pages": ("[[web_archives]]\ntimemap = 'https://x.no/{url}'", "needs `pages`"),
}  # fmt: skip


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_named_with_its_remedy(mistake: str) -> None:
    text, message = MISTAKES[mistake]
    with pytest.raises(SourceError) as raised:
        read_source(text, name="x", where="data/raw/x/source.toml")
    assert message in str(raised.value)
    assert str(raised.value).startswith("data/raw/x/source.toml")


def test_a_folder_without_the_file(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="tiltak source add"):
        load_source(tmp_path)


_texts = st.text(st.characters(codec="utf-8", exclude_characters="\r"), min_size=1).filter(
    str.strip
)


_lists = st.lists(_texts, max_size=3).map(tuple)
_contacts = st.from_regex(r"\Amailto:[a-z]{1,9}@example\.no\Z")
_years = st.lists(st.integers(1990, 2040), max_size=3).map(tuple)


@given(
    st.builds(
        Source,
        name=st.just("x"),
        organisation=st.none() | _texts,
        listings=st.just(("https://example.no/å?a=b",)),
        folders=_lists,
        web_archives=st.just((WebArchive(timemap="https://a.no/{url}", since=2010),)),
        links=st.builds(LinkRules, words=_lists, menus=st.booleans()),
        requests=st.builds(Manners, delay_seconds=st.floats(0, 60), contact=st.none() | _contacts),
        expect=st.builds(Expectation, years=_years),
    )
)  # fmt: skip
def test_there_and_back(source: Source) -> None:
    assert read_source(write_source(source), name="x") == source


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.example.no/om-oss/planar/", "example-planar"),
        ("https://fjord.kommune.no/", "fjord-kommune"),
        ("https://www.example.no/Plan%20f%C3%B8r%202020.html?x=1", "example-plan-for-2020"),
        ("http://127.0.0.1:8000/plan.html", "127-0-0-1-plan"),
        ("https://blåfjell.kommune.no/index.html", "blafjell-kommune"),
        ("https://example.no/../../etc/passwd", "example-passwd"),
        ("https://example.no/%2e%2e%2f%2e%2e", "example"),
        ("http://[::1]/", "1"),
    ],
)  # fmt: skip
def test_a_name_for_a_source(url: str, name: str) -> None:
    assert name_source(url) == name
