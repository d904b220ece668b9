"""The site's folder on disk: whole files, what they were made of, what is left over."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from extract.readers import page_images
from extract.readers.page_images import PageImage
from extract.review.views import DocumentView
from extract.review.words import script_of_words

_HERE = Path(__file__).parent
_STATE = "state.json"
_FOLDER = re.compile(r"[0-9a-f]{16}\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What a document's folder was made of; `page` and `drawing` are digests."""

    page: str = ""
    drawing: str = ""
    images: tuple[PageImage, ...] = ()


def claim(out: Path) -> None:
    """Make the site's folder; FileExistsError when it holds something else."""
    out.mkdir(parents=True, exist_ok=True)
    if any(out.iterdir()) and not (out / "assets" / "words.js").exists():
        raise FileExistsError(f"{out} holds other files; give a new or empty folder with --out")


def write_assets(folder: Path) -> None:
    """Style and scripts, the same for every page."""
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(folder / "words.js", script_of_words())
    for path in sorted((_HERE / "assets").iterdir()):
        write_whole(folder / path.name, path.read_text(encoding="utf-8"))


def write_whole(path: Path, text: str) -> None:
    """A browser sees the old file or the new one; an unchanged file is left alone."""
    data = text.encode("utf-8")
    if path.exists() and path.read_bytes() == data:
        return
    aside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        aside.write_bytes(data)
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


def digest_page(view: DocumentView) -> str:
    """Changes with anything that the page shows, and with the program that shows it."""
    return hashlib.sha256(f"{_program()}{view!r}".encode()).hexdigest()


def digest_drawing(view: DocumentView) -> str:
    """Changes with the bytes of the document and with the program that draws it."""
    program = Path(page_images.__file__).read_bytes()
    return hashlib.sha256(view.document.document_id.encode() + program).hexdigest()


def read_state(folder: Path) -> State:
    """What the folder was made of; an empty state when that is not known, or files are gone."""
    try:
        raw: dict[str, Any] = json.loads((folder / _STATE).read_text(encoding="utf-8"))
        images = tuple(PageImage(**image) for image in raw["images"])
        state = State(page=raw["page"], drawing=raw["drawing"], images=images)
    except (OSError, ValueError, KeyError, TypeError):
        return State()
    names = ["index.html", *(image.file_name for image in images if image.file_name)]
    return state if all((folder / name).is_file() for name in names) else State()


def write_state(folder: Path, state: State) -> None:
    """Last of all files: without it the folder is made again."""
    write_whole(folder / _STATE, json.dumps(asdict(state), sort_keys=True) + "\n")


def remove_others(plans: Path, keep: Iterable[str]) -> None:
    """Remove the folders of documents that are not in the dataset any more."""
    kept = set(keep)
    for folder in plans.iterdir():
        if _FOLDER.match(folder.name) and folder.name not in kept:
            shutil.rmtree(folder, ignore_errors=True)


@cache
def _program() -> str:
    parts = [p for p in sorted(_HERE.rglob("*")) if p.is_file() and "__pycache__" not in p.parts]
    digest = hashlib.sha256()
    for path in parts:
        digest.update(path.read_bytes())
    return digest.hexdigest()
