"""Health plan's action part printed from a browser: two-storey rows with labels over values."""

from __future__ import annotations

from documents.freehand.printing import chromium
from documents.freehand.truth import due, measure, plan, years

FILE = "a/helse-omsorg-handlingsdel-vestmarka-2023-2026.pdf"

AREAS: list[tuple[str, list[tuple[str, ...]]]] = [
    ("Tidlig innsats og mestring", [
        ("1.1", "Hverdagsrehabilitering i alle soner", "Et tverrfaglig team gir trening hjemme i "
         "inntil seks uker.", "Enhet mestring", "2023", "2,4 mill.", "PP-midler"),
        ("1.2", "Frisklivssentral med tilbud til barn", "", "Frisklivskoordinator",
         "Innen 1. august 2024", "700 000", "Egne midler"),
        ("1.3", "Forebyggende hjemmebesøk til alle 78-åringer", "", "Hjemmetjenesten",
         "Årlig", "–", "–"),
        ("1.4", "Lavterskel psykisk helsehjelp", "Ventetiden skal være under to uker.",
         "Enhet psykisk helse og rus", "Etablert", "", ""),
        ("1.5", "Digitalt treningstilbud", "", "Fysioterapitjenesten og IKT", "3. kv. 2023",
         "90 000", "Tilskudd"),
    ]),
    ("Trygg og aktiv hjemme", [
        ("2.1", "Responssenter for trygghetsalarmer", "Avtale med interkommunalt senter.",
         "Velferdsteknologikoordinator", "1.3.2023", "450 000", "Egne midler"),
        ("2.2", "Medisindispensere", "50 nye brukere i året.", "Hjemmetjenesten", "2023-2026",
         "220 000", "Egne midler"),
        ("2.3", "Primærkontaktrollen skal styrkes", "Alle skal ha fast kontakt, og rollen skal "
         "være beskrevet.", "Avdelingsledere", "Høst 2023", "", ""),
        ("2.4", "Matombringing fem dager i uka", "", "Kjøkkenet", "Fra 2025", "310 000",
         "Brukerbetaling"),
        ("2.5", "Plan for pårørendestøtte", "", "Fagutvikler", "Mai 2024", "", ""),
    ]),
    ("Gode institusjonsplasser", [
        ("3.1", "12 nye plasser i Vestmarka helsehus", "Prosjektet er delt i to byggetrinn.",
         "Eiendom, helse og omsorg", "2024-2026", "142 mill.", "Lån/Husbanken"),
        ("3.2", "Ernæringskartlegging ved innkomst", "", "Avdelingssykepleier", "Løpende", "", ""),
        ("3.3", "Musikk som miljøbehandling", "Opplæring av ressurspersoner på hver avdeling.",
         "Fagutvikler i samarbeid med kulturskolen", "Vår 2024", "60 000", "Gavefond"),
        ("3.4", "Nytt pasientvarslingsanlegg", "", "IKT", "I løpet av 2025", "3,1 mill.", "Lån"),
    ]),
    ("Kompetanse og ledelse", [
        ("4.1", "Årsturnus", "Prøves ut på to avdelinger før det tas stilling til videre bruk.",
         "Kommunalsjef", "Oppstart januar 2024", "", ""),
        ("4.2", "Rekrutteringsstilling for leger", "", "Kommuneoverlege", "Snarest mulig",
         "1,1 mill.", "Tilskudd"),
        ("4.3", "Fagdager to ganger i året", "", "Fagutvikler", "Hvert halvår", "40 000",
         "Egne midler"),
        ("4.4", "Innføring av kvalitetsregister", "", "Alle enheter", "", "", ""),
    ]),
]  # fmt: skip
_LABEL = "Når"
_FROM = [("unresolved", None, None)]
_DUE = {
    "Innen 1. august 2024": due("Innen 1. august 2024", _LABEL, "date", None, "2024-08-01"),
    "Årlig": due("Årlig", _LABEL, "recurring"),
    "Etablert": due(
        "Etablert", _LABEL, "unresolved", accept=[("done", None, None)]
    ),
    "3. kv. 2023": due("3. kv. 2023", _LABEL, "quarter", "2023-07-01", "2023-09-30"),
    "1.3.2023": due("1.3.2023", _LABEL, "date", "2023-03-01", "2023-03-01"),
    "Høst 2023": due("Høst 2023", _LABEL, "season", "2023-07-01", "2023-12-31"),
    "Fra 2025": due("Fra 2025", _LABEL, "unresolved", accept=[
        ("year", "2025-01-01", "2025-12-31"), ("year", "2025-01-01", None),
        ("range", "2025-01-01", None), ("range", "2025-01-01", "2026-12-31"),
        ("ongoing", "2025-01-01", None), ("ongoing", "2025-01-01", "2026-12-31")]),
    "Mai 2024": due("Mai 2024", _LABEL, "month", "2024-05-01", "2024-05-31"),
    "Løpende": due("Løpende", _LABEL, "ongoing"),
    "Vår 2024": due("Vår 2024", _LABEL, "season", "2024-01-01", "2024-06-30"),
    "I løpet av 2025": due("I løpet av 2025", _LABEL, "year", "2025-01-01", "2025-12-31"),
    "Oppstart januar 2024": due("Oppstart januar 2024", _LABEL, "month", "2024-01-01",
                                "2024-01-31", accept=[*_FROM, ("month", "2024-01-01", None),
                                                      ("range", "2024-01-01", None),
                                                      ("range", "2024-01-01", "2026-12-31")]),
    "Snarest mulig": due("Snarest mulig", _LABEL, "unresolved"),
    "Hvert halvår": due("Hvert halvår", _LABEL, "recurring"),
}  # fmt: skip
_WHO = {
    "Fysioterapitjenesten og IKT": ["Fysioterapitjenesten", "IKT"],
    "Eiendom, helse og omsorg": ["Eiendom", "helse og omsorg"],
    "Fagutvikler i samarbeid med kulturskolen": ["Fagutvikler", "kulturskolen"],
}


def _due(text: str) -> list[dict[str, object]]:
    if not text:
        return []
    return [_DUE[text] if text in _DUE else years(text, _LABEL)]


TRUTH = plan(
    "Handlingsdel 2023–2026",
    "Vestmarka kommune",
    (2023, 2026),
    *[
        measure(
            row[1],
            row[2],
            number=row[0],
            area=name,
            who=_WHO.get(row[3], [row[3]]),
            due=_due(row[4]),
            status=[
                {
                    "text": "Etablert",
                    "party": None,
                    "as_of": None,
                    "state": "completed",
                    "optional": True,
                }
            ]
            if row[4] == "Etablert"
            else [],
            area_also=[f"Innsatsområde {index}: {name}", f"Innsatsområde {index} {name}"],
            responsible_also=["kulturskolen", row[3], "helse", "omsorg"] if " og " in row[3] or
            " i samarbeid " in row[3] else [],
        )
        for index, (name, rows) in enumerate(AREAS, 1)
        for row in rows
    ],
    language="nb",
    family="rows_of_two_storeys",
    producer="Chromium print",
    first_page=2,
)  # fmt: skip

_CSS = """
@page { size: A4; margin: 18mm 15mm 16mm; @bottom-right { content: "Side " counter(page) " av "
  counter(pages); font: 8pt Carlito }
  @top-left { content: "Vestmarka kommune"; font: 8pt Carlito } }
* { -webkit-print-color-adjust: exact }
body { font: 10pt/1.4 Carlito; margin: 0; color: #222 }
h1 { font-size: 30pt; color: #274b7a; margin: 40mm 0 0 }
.sub { font-size: 16pt; color: #6b86ab }
.break { page-break-before: always }
h2 { font-size: 15pt; background: #274b7a; color: #fff; padding: 1.5mm 3mm; margin: 7mm 0 2mm;
  page-break-after: avoid }
.row { border-left: 2mm solid #c3d2e6; margin: 0 0 3mm; padding-left: 3mm;
  page-break-inside: avoid }
.row strong { font-size: 11.5pt } .row em { color: #555 }
.cells { display: flex; margin-top: 1mm; background: #f1f5fa }
.cells div { padding: 1mm 2mm; width: 25% } .cells div:first-child { width: 40% }
.cells span { display: block; font-size: 7pt; text-transform: uppercase; color: #777;
  letter-spacing: .5pt }
"""


def make() -> bytes:
    """The PDF."""
    parts = "".join(_area(index, *area) for index, area in enumerate(AREAS, 1))
    return chromium(
        f'<!DOCTYPE html><html lang="nb"><meta charset="utf-8"><title>Handlingsdel</title>'
        f"<style>{_CSS}</style><body>{_INTRO}{parts}</body></html>"
    )


def _area(index: int, name: str, rows: list[tuple[str, ...]]) -> str:
    start = ' class="break"' if index == 1 else ""
    return f"<h2{start}>Innsatsområde {index}: {name}</h2>" + "".join(_row(*r) for r in rows)


def _row(number: str, title: str, text: str, who: str, when: str, cost: str, paid: str) -> str:
    cells = zip(("Ansvarlig", "Når", "Kostnad", "Finansiering"), (who, when, cost, paid),
                strict=True)  # fmt: skip
    told = f"<br><em>{text}</em>" if text else ""
    return (
        f'<div class="row"><strong>{number} {title}</strong>{told}<div class="cells">'
        + "".join(f"<div><span>{label}</span>{value or '&nbsp;'}</div>" for label, value in cells)
        + "</div></div>"
    )


_INTRO = """
<h1>Handlingsdel 2023–2026</h1><p class="sub">Kommunedelplan for helse og omsorg</p>
<p>Vestmarka kommune, vedtatt 15.12.2022</p>
<p>Kommunedelplanen gjelder fram til 2034. Handlingsdelen rulleres årlig og viser hvilke tiltak
som skal gjennomføres de neste fire årene. Tiltakene er delt i fire innsatsområder. Rekkefølgen
sier ikke noe om hva som er viktigst.</p>
<p>Tiltak med kostnad er lagt inn i økonomiplanen. Der feltet for kostnad er tomt, skal tiltaket
gjennomføres innenfor gjeldende ramme. Beløpene er i 2023-kroner og gjelder per år dersom ikke
annet er sagt.</p>
"""
