"""The table of statuses, and the frame in which each entry of the words file is read."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

CASES: dict[str, Any] = tomllib.loads(
    (Path(__file__).parent.parent / "cases" / "statuses.toml").read_text(encoding="utf-8")
)

# What a text says that is nothing but an entry of the concept in its frame.
FRAMES = {
    "finished": ("{}", "completed"),
    "done": ("{}", "completed"),
    "participle": ("dette er {}", "completed"),
    "past": ("vi {} skulen", "completed"),
    "started": ("{}", "in_progress"),
    "starting": ("{}", "not_started"),
    "going": ("{}", "in_progress"),
    "funded": ("{}", "not_started"),
    "lacking": ("{}", "not_started"),
    "prelude": ("{} er gjort, noko meir skal gjerast", "in_progress"),
    "running": ("{}", "in_progress"),
    "on_track": ("{}", "in_progress"),
    "preparing": ("{}", "in_progress"),
    "draft": ("{} er gjort", "in_progress"),
    "delayed": ("{}", "delayed"),
    "paused": ("{}", "paused"),
    "waiting": ("{}", "paused"),
    "cancelled": ("{}", "cancelled"),
    "ongoing": ("{}", "ongoing"),
    "habit": ("{}", "ongoing"),
    "kept": ("{}", "ongoing"),
    "pointer": ("{} sak 3", "referred"),
    "pointed": ("{} 3", "referred"),
    "place": ("sjå {}", "referred"),
    "unknown": ("{}", "unknown"),
    "negation": ("{} starta", "not_started"),
    "activity": ("ikkje {}", "not_started"),
    "wanted": ("ikkje {}", "cancelled"),
    "remaining": ("kurs {}", "in_progress"),
    "planned": ("{} gjennomført", "not_started"),
    "partial": ("{} gjennomført", "in_progress"),
    "all": ("{} gjennomført", "completed"),
    "counted": ("etablert i to {}", "in_progress"),
    "figure": ("{} av 50 er gjennomført", "in_progress"),
    "turn": ("forsinka, {} gjennomført", "completed"),
    "around_share": ("{} 60 %", "in_progress"),
}
# Concepts that another test reads, or that only a whole text shows.
ELSEWHERE = {"auxiliary", "date_lead", "not_party", "not_participle", "work_noun",
             "plain_participle", "single_participle", "passive", "not_passive"}  # fmt: skip


def spell(word: str) -> str:
    """A stem of the words file as a word: "under *sjon" -> "under produksjon"."""
    for stem, whole in (("*sjon", "produksjon"), ("*else", "ledelse"), ("*ing", "prøving")):
        word = word.replace(" " + stem, " " + whole)
    word = word.replace(" *plan", " tidsplan").replace("*dato", "sluttdato")
    word = word.replace("*møte", "lagsmøte")
    word = word.replace("* ", " ").replace(" *", " dag").replace("…", "svært")
    return "ny" + word[1:] if word.startswith("*") else word.rstrip("*")
