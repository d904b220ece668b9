"""No plan: minutes of a meeting of a county's council for traffic and health, with decisions."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from documents.freehand_b import kit, wordkit
from documents.freehand_c import parts

CASES = (
    ("Sak 11/22 Godkjenning av innkalling", "Innkallinga vart godkjend utan merknader.", ""),
    (
        "Sak 12/22 Orientering frå sjukehuset",
        "Klinikksjefen fortalde om ventetidene i haust. Dei har gått ned frå 71 til 64 dagar. "
        "Utvalet spurde om dette gjeld alle fag. Svaret er nei: innan hud er det framleis 110 "
        "dagar.",
        "Utvalet tek saka til orientering.",
    ),
    (
        "Sak 13/22 Handlingsplan for 2023",
        "Sekretariatet viste eit utkast. Fleire meinte at planen har for mange tiltak, og at "
        "fristane må vere klarare. Det kom òg ønske om at kommunane skal få meir tid til høyring.",
        "Sekretariatet legg fram nytt utkast på møtet 9. februar.",
    ),
    (
        "Sak 14/22 Representant til forskingsnettverket",
        "Perioden til representanten frå kommunane går ut ved årsskiftet.",
        "Kommuneoverlegen i Sørbø held fram til sommaren 2023.",
    ),
    (
        "Sak 15/22 Møteplan",
        "Møta våren 2023 vert haldne 9. februar, 20. april og 15. juni, kl. 10–14.",
        "Møteplanen vart vedteken.",
    ),
    ("Sak 16/22 Ymse", "Ingen saker.", ""),
)


def build(folder: Path) -> Path:
    path = folder / "c14-mote-samarbeidsutval-referat.pdf"
    made = wordkit.new("Liberation Sans", 10.5, margin=25)
    made.add_heading("Møtebok", 1)
    table = made.add_table(0, 2, style="Table Grid")
    for words in (
        ("Utval", "Strategisk samarbeidsutval, Ytre lokalsjukehusområde"),
        ("Møtestad", "Teams"),
        ("Dato", "01.12.2022, kl. 10.00–12.10"),
        ("Til stades", "To frå sjukehuset, fem frå kommunane, ein brukarrepresentant"),
        ("Forfall", "Praksiskonsulenten"),
        ("Ansvarleg for referatet", "Sekretariatet"),
    ):
        for cell, text in zip(table.add_row().cells, words, strict=True):
            wordkit.put(cell, text)
    wordkit.widths(table, 45, 115)
    made.add_paragraph()
    for title, text, decision in CASES:
        made.add_heading(title, 3)
        made.add_paragraph(text)
        if decision:
            paragraph = made.add_paragraph()
            paragraph.add_run("Konklusjon: ").bold = True
            paragraph.add_run(decision)
    made.add_paragraph("Neste møte: 9. februar 2023")
    parts.footer(made, "Strategisk samarbeidsutval 01.12.2022")
    parts.office(made, path)
    plan = kit.plan(
        "Møtebok", "Strategisk samarbeidsutval", date(2022, 1, 1), date(2022, 12, 31),
        language="nn", family="negative", producer="python-docx + LibreOffice",
    )  # fmt: skip
    return kit.truth(path, [], plan=plan)
