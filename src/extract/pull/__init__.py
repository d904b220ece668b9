"""Pull a source: from the places that its source.toml names to files that can be trusted.

In: a folder with a source.toml. Out: documents in `files/`, a manifest of all that was
asked and found, and a summary. Here the rooms meet that read source.toml, fetch, find
links, and read web archives.
"""

from extract.pull.documents import archived_documents, find_sources, sources_in
from extract.pull.pull import pull
from extract.pull.summary import REASONS, Item, PullSummary, Step

__all__ = [
    "REASONS",
    "Item",
    "PullSummary",
    "Step",
    "archived_documents",
    "find_sources",
    "pull",
    "sources_in",
]
