"""The `tiltak` command. Each command is a function of its own module, imported when it is called.

A new command is a module here and a line in `COMMANDS`. Exit codes: 0 done, 1 the
run found something that it was asked to fail on, 2 wrong usage or input, 3 a file
of words breaks its form.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass

from cyclopts import App, Parameter

from extract.errors import TiltakError
from extract.vocabulary import VocabularyError


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """Where a command is, its line in `tiltak --help`, and what its own help ends with."""

    place: str
    summary: str
    examples: tuple[str, ...]


COMMANDS: dict[str, Command] = {
    "extract": Command(
        place="extract.cli.extract:extract",
        summary="Print the measures of one document; ends with 2 when it cannot be read.",
        examples=(
            "tiltak extract plan.pdf",
            "tiltak extract plan.html --json",
            "tiltak extract plan.pdf --words my-words.toml",
        ),
    ),
    "source": Command(
        place="extract.cli.source:source",
        summary="Name a page that lists plans, once, as a source of the archive.",
        examples=(
            "tiltak source add https://www.example.no/planar/",
            "tiltak source add https://www.example.no/planar/ --host filer.example.no",
        ),
    ),
    "fetch": Command(
        place="extract.cli.fetch:fetch",
        summary="Pull what is new at the sources of the archive; ends with 1 when too little is.",
        examples=("tiltak fetch", "tiltak fetch example-planar --dry-run"),
    ),
    "ingest": Command(
        place="extract.cli.ingest:ingest",
        summary="Read an archive into the dataset; what did not change is not read again.",
        examples=(
            "tiltak ingest",
            "tiltak ingest my-archive --out my-dataset",
            "tiltak ingest data/raw more-plans --fail-on-quarantined",
            "tiltak ingest my-archive --words my-words.toml",
        ),
    ),
    "status": Command(
        place="extract.cli.status:status",
        summary="List the documents of a dataset with outcome, measures and reason.",
        examples=("tiltak status", "tiltak status --quarantined --json"),
    ),
    "retry": Command(
        place="extract.cli.retry:retry",
        summary="Read the quarantined documents of an archive once more.",
        examples=("tiltak retry", "tiltak retry my-archive --reason time_limit"),
    ),
    "releases": Command(
        place="extract.cli.releases:releases",
        summary="List the datasets that were kept, or go back to one of them.",
        examples=("tiltak releases", "tiltak releases --restore 3"),
    ),
    "review": Command(
        place="extract.cli.review:review",
        summary="Make a web site that shows where on its page each value was read.",
        examples=("tiltak review", "tiltak review my-archive --dataset my-dataset --out my-site"),
    ),
    "correct": Command(
        place="extract.cli.correct:correct",
        summary="Check corrections by hand and keep them; the next ingest applies them.",
        examples=("tiltak correct corrections.csv", "tiltak correct corrections.csv --dry-run"),
    ),
    "words": Command(
        place="extract.cli.words:words",
        summary="List the concepts that words stand for, to add your own to them.",
        examples=("tiltak words", "tiltak words status", "tiltak words time.ongoing"),
    ),
    "schema": Command(
        place="extract.cli.schema:schema",
        summary="Print every table and column of the dataset with type, meaning and unit.",
        examples=("tiltak schema measures", "tiltak schema --markdown > docs/data-dictionary.md"),
    ),
    "compare": Command(
        place="extract.cli.compare:compare",
        summary="Say what became of each measure from one year's plan to another's.",
        examples=(
            "tiltak compare sildrefjorden",
            "tiltak compare sildrefjorden 2022 2023",
            "tiltak compare sildrefjorden --html years.html --csv years.csv",
        ),
    ),
    "evaluate": Command(
        place="extract.cli.evaluate:evaluate",
        summary="Score a dataset against the truth of a folder.",
        examples=(
            "tiltak evaluate data/raw",
            "tiltak evaluate data/raw --diff",
            "tiltak evaluate data/raw --json --fail-under 0.95",
            "tiltak evaluate --corrections",
        ),
    ),
}
"""The commands by name; the name is what is typed."""

_FIRST_STEPS = (
    "tiltak extract plan.pdf     the measures of one plan",
    "tiltak ingest my-archive    a folder of plans into data/curated",
    "tiltak status               what became of each document",
)


def main() -> None:
    """Run the command line and leave with its exit code."""
    try:
        sys.exit(build_app()())
    except TiltakError as problem:
        _fail(str(problem), problem.exit_code)
    except VocabularyError as problem:
        from extract.configuration import words_error

        _fail(str(words_error(problem)), words_error(problem).exit_code)
    except OSError as problem:
        _fail(_describe(problem), 2)
    except KeyboardInterrupt:
        _fail("stopped; what was read so far is kept, and the dataset is as it was", 130)


def build_app() -> App:
    """The command line with all its commands, none of them imported yet."""
    app = App(
        name="tiltak",
        help="Reads archived Norwegian action plans into one dataset of their measures.",
        help_epilogue=_examples(_FIRST_STEPS),
        help_format="plaintext",
        default_parameter=Parameter(negative=()),
        version=_version,
        result_action="return_int_as_exit_code_else_zero",
    )
    for name, command in COMMANDS.items():
        app.command(
            command.place,
            name=name,
            help=command.summary,
            help_epilogue=_examples(command.examples),
        )
    return app


def _examples(lines: Iterable[str]) -> str:
    return "\n".join(("Examples:", *(f"  {line}" for line in lines)))


def _version() -> str:
    from importlib.metadata import version

    return version("tiltak")


def _describe(problem: OSError) -> str:
    where = f"{problem.filename}: " if problem.filename else ""
    return f"{where}{problem.strerror or problem}"


def _fail(sentence: str, code: int) -> None:
    from extract.cli.terminal import plain

    print(f"tiltak: {plain(sentence)}", file=sys.stderr)
    sys.exit(code)
