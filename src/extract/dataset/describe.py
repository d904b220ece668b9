"""What the dataset says of itself: `datapackage.json` and the data dictionary.

Both are made from the declaration in `schema`; the first also lists the files
with sizes and digests, so that a copy can be checked.
"""

from __future__ import annotations

import hashlib
import inspect
import json
import os
from collections.abc import Iterator
from dataclasses import Field, fields
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from extract.schema import KEYS, REFERENCES, TABLES, YEARLY_TABLES

DATAPACKAGE = "datapackage.json"
NAME = "tiltak"


def write_datapackage(root: Path) -> None:
    """Write `datapackage.json` (Frictionless Data Package) for the tables under `root`."""
    package = {
        "name": NAME,
        "title": "Measures of Norwegian action plans",
        "resources": [_resource(root, table) for table in TABLES],
    }
    text = json.dumps(package, ensure_ascii=False, indent=1) + "\n"
    with (root / DATAPACKAGE).open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def dictionary() -> dict[str, Any]:
    """The data dictionary as plain data: tables, their columns, keys and references."""
    return {table: _table(table) for table in TABLES}


def dictionary_markdown() -> str:
    """The data dictionary as a Markdown page (`docs/data-dictionary.md`)."""
    return "\n".join(_markdown_lines()) + "\n"


def file_digest(path: Path) -> str:
    """SHA-256 of a file, hex."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _resource(root: Path, table: str) -> dict[str, Any]:
    paths = sorted((root / table).rglob("*.parquet"))
    return {
        "name": table,
        "description": _summary(table),
        "path": [p.relative_to(root).as_posix() for p in paths],
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "rows": sum(pq.read_metadata(p).num_rows for p in paths),
        "files": [
            {
                "path": p.relative_to(root).as_posix(),
                "bytes": p.stat().st_size,
                "sha256": file_digest(p),
            }
            for p in paths
        ],
        "schema": {k: v for k, v in _table(table).items() if k not in ("description", "folders")},
    }


def _table(table: str) -> dict[str, Any]:
    references = [r for r in REFERENCES if r[0] == table]
    return {
        "description": _summary(table),
        "folders": "a folder for each first plan year" if table in YEARLY_TABLES else "one folder",
        "fields": [_column(f) for f in fields(TABLES[table])],
        "primaryKey": list(KEYS[table]),
        "foreignKeys": [
            {"fields": [column], "reference": {"resource": other, "fields": [key]}}
            for _, column, other, key in references
        ],
    }


def _summary(table: str) -> str:
    return inspect.getdoc(TABLES[table]) or ""


def _column(declared: Field[Any]) -> dict[str, Any]:
    meta = declared.metadata
    column: dict[str, Any] = {
        "name": declared.name,
        "type": _plain_type(meta["arrow"]),
        "arrowType": str(meta["arrow"]),
        "description": meta["description"],
    }
    if meta["unit"]:
        column["unit"] = meta["unit"]
    constraints: dict[str, Any] = {"required": meta["required"]}
    if meta["one_of"]:
        constraints["enum"] = list(meta["one_of"])
    return {**column, "constraints": constraints}


def _plain_type(arrow: pa.DataType) -> str:
    """The Table Schema type of a column."""
    checks = (
        (pa.types.is_boolean, "boolean"),
        (pa.types.is_integer, "integer"),
        (pa.types.is_floating, "number"),
        (pa.types.is_date, "date"),
        (pa.types.is_timestamp, "datetime"),
        (pa.types.is_list, "array"),
    )
    return next((name for is_type, name in checks if is_type(arrow)), "string")


def _markdown_lines() -> Iterator[str]:
    yield "# Data dictionary"
    yield ""
    yield "Made by `tiltak schema --markdown` from the declaration in `src/extract/schema.py`."
    yield "Boxes are PDF points from the top left corner of the page; days are inclusive."
    for table, described in dictionary().items():
        yield ""
        yield f"## {table}"
        yield ""
        yield f"{described['description']}"
        yield f"Key: {', '.join(f'`{name}`' for name in described['primaryKey'])};"
        yield f"{described['folders']}."
        yield ""
        yield "| column | type | null | meaning | unit or values |"
        yield "|---|---|---|---|---|"
        yield from (_markdown_row(column) for column in described["fields"])
        yield from _markdown_references(described["foreignKeys"])


def _markdown_row(column: dict[str, Any]) -> str:
    constraints = column["constraints"]
    values = column.get("unit") or ", ".join(constraints.get("enum", ()))
    null = "no" if constraints["required"] else "yes"
    cells = (column["name"], column["arrowType"], null, column["description"], values)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _markdown_references(keys: list[dict[str, Any]]) -> Iterator[str]:
    if keys:
        yield ""
    for key in keys:
        other = key["reference"]
        yield f"`{key['fields'][0]}` stands in `{other['resource']}.{other['fields'][0]}`."
