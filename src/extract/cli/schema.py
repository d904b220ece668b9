"""`tiltak schema`: the data dictionary, from the declaration itself."""

from __future__ import annotations

from extract.cli.terminal import print_json, stdout
from extract.cli.terminal import table as as_table
from extract.dataset.describe import dictionary, dictionary_markdown
from extract.errors import TiltakError


def schema(table: str | None = None, /, *, json: bool = False, markdown: bool = False) -> int:
    """Print every table and column of the dataset with type, meaning and unit.

    Parameters
    ----------
    table
        Only this table.
    json
        The dictionary as JSON.
    markdown
        The dictionary as the page in docs/.
    """
    tables = dictionary()
    if table is not None:
        if table not in tables:
            raise TiltakError(f"no table {table!r}; there are {', '.join(tables)}")
        tables = {table: tables[table]}
    if json:
        print_json(tables)
    elif markdown:
        print(dictionary_markdown(), end="")
    else:
        _show(tables)
    return 0


def _show(tables: dict[str, dict[str, list[dict[str, object]]]]) -> None:
    console = stdout()
    for name, described in tables.items():
        rows = (
            (c["name"], c["arrowType"], c["description"], c.get("unit", ""))
            for c in described["fields"]
        )
        heads = ("column", "type", "meaning", "unit")
        console.print(as_table(heads, rows, title=f"{name}: {described['description']}"))
