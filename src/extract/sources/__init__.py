"""source.toml: where a source's plans are listed, what it may fetch, what to expect of it."""

from extract.sources.load import load_source, read_source
from extract.sources.model import (
    FILE_NAME,
    Expectation,
    LinkRules,
    Manners,
    Source,
    SourceError,
    WebArchive,
)
from extract.sources.naming import name_source
from extract.sources.write import write_source

__all__ = [
    "FILE_NAME",
    "Expectation",
    "LinkRules",
    "Manners",
    "Source",
    "SourceError",
    "WebArchive",
    "load_source",
    "name_source",
    "read_source",
    "write_source",
]
