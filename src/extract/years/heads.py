"""What belongs together, told pair by pair: each name leads to the head of its group."""

from __future__ import annotations


def find_head(heads: dict[str, str], name: str) -> str:
    """The head of the group that `name` is in; itself when nothing was joined to it.

    Shortens the way for the next time.
    """
    while (above := heads.get(name, name)) != name:
        heads[name] = heads.get(above, above)
        name = above
    return name


def join_heads(heads: dict[str, str], kept: str, gone: str) -> None:
    """Put the groups of both together, under the head of `kept`."""
    heads[find_head(heads, gone)] = find_head(heads, kept)
