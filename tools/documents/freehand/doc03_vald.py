"""Plan against violence, drawn with ReportLab: a page bar for each measure, prose, a foot line."""

from __future__ import annotations

import io

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_JUSTIFY
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    BaseDocTemplate,
    Flowable,
    Frame,
    KeepTogether,
    ListFlowable,
    PageBreak,
    PageTemplate,
    Paragraph,
    Spacer,
    Table,
)

from documents.fonts import font_file
from documents.freehand.truth import due, measure, plan, years
from documents.stable import stabilise

FILE = "a/vald-naere-relasjonar-ytre-strand-2021-2024.pdf"

_INK, _PALE = HexColor("#4b3b78"), HexColor("#ece8f5")
_PARTS = ("Førebygging og kunnskap", "Avdekking", "Hjelp og vern")

MEASURES = [
    (0, "1", "Kompetansepakke om vald til alle som arbeider med barn",
     "Mange tilsette seier at dei er uvisse på kva dei skal gjere når dei blir urolege for eit "
     "barn. Ein felles pakke skal gjere oss tryggare.",
     ["nettkurs på 45 minutt for alle tilsette", "fagdag annakvart år", "rettleiing til leiarane"],
     "Kommunalsjef oppvekst", "2021–2022", "Innanfor ramma"),
    (0, "2", "Tema i konfirmantundervisning og på kveldssamling i ungdomsklubben",
     "Kjærastevald er lite omtala. Vi vil ta opp temaet der ungdomen er.", [],
     "Ungdomskontakten i samarbeid med kyrkjelydane", "Kvar vår", "15 000 kr pr. år"),
    (1, "3", "Rutine for å spørje alle gravide om vald",
     "Jordmor skal stille spørsmål om vald til alle gravide ved første konsultasjon. Svaret skal "
     "journalførast, og det skal finnast ein plan for oppfølging.", [],
     "Leiande helsesjukepleiar og jordmor", "Frå 1. september 2021", "Ingen ekstra kostnad"),
    (1, "4", "Tverrfagleg drøftingsteam",
     "Teamet møtest kvar tredje veke. Tilsette kan ta opp saker anonymt.",
     ["barnevernstenesta leier teamet", "politiet og legekontoret deltek ved behov"],
     "Barnevernleiar, PPT, helsestasjonen", "Oppretta innan 31.12.2021",
     "20 % stilling, jf. økonomiplanen"),
    (2, "5", "Avtale med krisesenteret om dagtilbod",
     "Avstanden til krisesenteret er to timar med ferje. Eit dagtilbod i kommunen vil gjere det "
     "lettare å ta kontakt.", [], "Rådmannen", "1. halvår 2022", "Om lag 350 000 kr"),
    (2, "6", "Mellombels bustad for vaksne som må flytte ut på kort varsel", "",
     ["to husvære blir haldne av til føremålet", "møblar og utstyr blir lagra på Nausttunet"],
     "Bustadkontoret/NAV", "Avklarast", ""),
    (2, "7", "Samtaletilbod for den som utøver vald",
     "Behandling verkar. Familievernkontoret i regionen har tilbod, men få i kommunen kjenner "
     "til det. Informasjonen skal liggje på nettsida og på alle venterom.", [],
     "Kommuneoverlegen", "2023", "Innanfor ramma"),
]  # fmt: skip

_DUE = [
    years("2021–2022", "Tidsramme"),
    due("Kvar vår", "Tidsramme", "recurring"),
    due(
        "Frå 1. september 2021",
        "Tidsramme",
        "unresolved",
        accept=[
            ("date", "2021-09-01", "2021-09-01"),
            ("date", "2021-09-01", None),
            ("range", "2021-09-01", "2024-12-31"),
            ("ongoing", "2021-09-01", None),
            ("ongoing", "2021-09-01", "2024-12-31"),
            ("range", "2021-09-01", None),
        ],
    ),
    due("Oppretta innan 31.12.2021", "Tidsramme", "date", None, "2021-12-31"),
    due("1. halvår 2022", "Tidsramme", "half_year", "2022-01-01", "2022-06-30"),
    due("Avklarast", "Tidsramme", "unresolved"),
    years("2023", "Tidsramme"),
]
_WHO = [
    ["Kommunalsjef oppvekst"],
    ["Ungdomskontakten", "kyrkjelydane"],
    ["Leiande helsesjukepleiar", "jordmor"],
    ["Barnevernleiar", "PPT", "helsestasjonen"],
    ["Rådmannen"],
    ["Bustadkontoret", "NAV"],
    ["Kommuneoverlegen"],
]

TRUTH = plan(
    "Handlingsplan mot vald i nære relasjonar 2021–2024",
    "Ytre Strand kommune",
    (2021, 2024),
    *[
        measure(
            m[2],
            "\n".join(x for x in (m[3], *m[4]) if x),
            number=m[1],
            area=_PARTS[m[0]],
            who=who,
            due=[when],
            area_also=[f"{m[0] + 3}. {_PARTS[m[0]]}"],
            responsible_also=["kyrkjelydane", "Ungdomskontakten i samarbeid med kyrkjelydane"]
            if m[1] == "2"
            else [],
        )
        for m, who, when in zip(MEASURES, _WHO, _DUE, strict=True)
    ],
    language="nn",
    family="prose_foot_line",
    producer="ReportLab",
    first_page=3,
)


def make() -> bytes:
    """The PDF."""
    for name, style in (("Body", "Regular"), ("Strong", "Bold"), ("Slanted", "Italic")):
        pdfmetrics.registerFont(TTFont(name, str(font_file("Liberation Serif", style))))
    out = io.BytesIO()
    template = BaseDocTemplate(out, pagesize=A4, title="Handlingsplan", invariant=1)
    frame = Frame(25 * mm, 24 * mm, 160 * mm, 245 * mm, id="page")
    template.addPageTemplates(
        [
            PageTemplate(id="cover", frames=[frame], onPage=_cover, autoNextPageTemplate="page"),
            PageTemplate(id="page", frames=[frame], onPage=_running),
        ]
    )
    template.build(_story())
    return stabilise(out.getvalue())


def _cover(canvas: Canvas, _: BaseDocTemplate) -> None:
    width, height = A4
    canvas.setFillColor(_INK)
    canvas.rect(0, height - 95 * mm, width, 95 * mm, stroke=0, fill=1)
    canvas.setFillColor(HexColor("#ffffff"))
    canvas.setFont("Strong", 27)
    canvas.drawString(25 * mm, height - 55 * mm, "Handlingsplan mot vald")
    canvas.drawString(25 * mm, height - 67 * mm, "i nære relasjonar 2021–2024")
    canvas.setFont("Slanted", 13)
    canvas.drawString(25 * mm, height - 82 * mm, "Ytre Strand kommune")
    canvas.setStrokeColor(HexColor("#c9a24b"))
    canvas.setLineWidth(3)
    for radius in (12, 20, 28):
        canvas.arc(
            width - 60 * mm, 40 * mm, width - 60 * mm + radius * 2 * mm, 40 * mm + radius * mm
        )


def _running(canvas: Canvas, template: BaseDocTemplate) -> None:
    canvas.setFont("Slanted", 8.5)
    canvas.drawString(25 * mm, 284 * mm, "Ytre Strand kommune – vedteken 17.06.2021, K-sak 44/21")
    canvas.drawRightString(185 * mm, 14 * mm, f"– {template.page} –")


class _Bar(Flowable):
    """A full-width coloured bar with the number in a white circle and the title beside it."""

    def __init__(self, number: str, title: str, style: ParagraphStyle) -> None:
        super().__init__()
        self.number, self.text = number, Paragraph(title, style)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        _, self.inner = self.text.wrap(width - 26 * mm, height)
        self.across = width
        return width, max(self.inner + 4 * mm, 12 * mm)

    def draw(self) -> None:
        _, height = self.wrap(self.across, 500)
        self.canv.setFillColor(_INK)
        self.canv.rect(0, 0, self.across, height, stroke=0, fill=1)
        self.canv.setFillColor(HexColor("#ffffff"))
        self.canv.circle(9 * mm, height / 2, 4.2 * mm, stroke=0, fill=1)
        self.canv.setFillColor(_INK)
        self.canv.setFont("Strong", 13)
        self.canv.drawCentredString(9 * mm, height / 2 - 4.5, self.number)
        self.text.drawOn(self.canv, 18 * mm, (height - self.inner) / 2)


def _story() -> list[Flowable]:
    body = ParagraphStyle("body", fontName="Body", fontSize=11, leading=15, alignment=TA_JUSTIFY)
    small = ParagraphStyle("small", parent=body, fontSize=9.5, leading=12, alignment=0)
    head = ParagraphStyle(
        "head", fontName="Strong", fontSize=17, leading=24, textColor=_INK, spaceBefore=16
    )
    white = ParagraphStyle(
        "white", fontName="Strong", fontSize=13, leading=16, textColor=HexColor("#ffffff")
    )
    story: list[Flowable] = [PageBreak()]
    for title, text in _BEFORE:
        story += [Paragraph(title, head), *(Paragraph(t, body) for t in text)]
    story.append(PageBreak())
    part = -1
    for m in MEASURES:
        if m[0] != part:
            part = m[0]
            story.append(Paragraph(f"{part + 3}. {_PARTS[part]}", head))
            story.append(Spacer(1, 3 * mm))
        block: list[Flowable] = [_Bar(m[1], m[2], white), Spacer(1, 2 * mm)]
        if m[3]:
            block.append(Paragraph(m[3], body))
        if m[4]:
            items = [Paragraph(t, body) for t in m[4]]
            block.append(ListFlowable(items, bulletType="bullet", start="•", leftIndent=14))
        line = Table(
            [
                [Paragraph(f"<font name='Strong'>Ansvar:</font> {m[5]}", small),
                 Paragraph(f"<font name='Strong'>Tidsramme:</font> {m[6]}", small),
                 Paragraph(f"<font name='Strong'>Økonomi:</font> {m[7]}", small)]
            ],
            colWidths=[62 * mm, 49 * mm, 49 * mm],
            style=[("BACKGROUND", (0, 0), (-1, -1), _PALE), ("VALIGN", (0, 0), (-1, -1), "TOP")],
        )  # fmt: skip
        story.append(KeepTogether([*block, Spacer(1, 2 * mm), line, Spacer(1, 7 * mm)]))
    return story


_BEFORE = [
    ("1. Om planen", [
        "Vald i nære relasjonar finst i alle lag av folket og i alle bygder. Å bli utsett for "
        "vald av ein som skal vere trygg, set spor for livet. Kommunestyret bad i 2019 om ein "
        "eigen plan, og ei tverrfagleg gruppe har arbeidd fram denne.",
        "I planen tyder vald fysisk, psykisk, seksuell, materiell og økonomisk vald. Negativ "
        "sosial kontroll høyrer òg med. Målgruppa er alle innbyggjarar, både den som blir utsett, "
        "barn som er vitne, og den som utøver valden."]),
    ("2. Stoda i kommunen", [
        "I 2020 tok barnevernstenesta imot 41 meldingar. I ni av dei var vald hovudgrunnen. "
        "Krisesenteret hadde fire vaksne og seks barn frå kommunen i dagbruk eller som bebuarar. "
        "Vi reknar med store mørketal.",
        "Tiltaka i planen er samla i tre kapittel. Status blir lagd fram for utvalget for "
        "oppvekst og omsorg i februar kvart år."]),
]  # fmt: skip
