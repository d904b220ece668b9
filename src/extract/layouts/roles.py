"""The roles of labels and columns that are fields of a measure."""

from __future__ import annotations

FIELD_ROLES = frozenset(
    {"deadline", "start", "status", "comment", "responsible", "partner", "cost", "priority"}
)
