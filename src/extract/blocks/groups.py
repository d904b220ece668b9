"""Numbered things that belong together, joined pair by pair (union-find)."""

from __future__ import annotations


class Groups:
    """The numbers from 0 to `size - 1`, each in a group of its own until it is joined."""

    def __init__(self, size: int) -> None:
        self._above = list(range(size))

    def root(self, item: int) -> int:
        """The number that stands for the group of `item`."""
        above = self._above
        while above[item] != item:
            above[item] = above[above[item]]
            item = above[item]
        return item

    def join(self, one: int, other: int) -> None:
        """Make one group of two."""
        self._above[self.root(one)] = self.root(other)

    def listed(self) -> list[list[int]]:
        """All groups, by their first numbers."""
        groups: dict[int, list[int]] = {}
        for item in range(len(self._above)):
            groups.setdefault(self.root(item), []).append(item)
        return list(groups.values())
