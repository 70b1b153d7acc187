"""A made-up document of about two pages with every kind of block; nothing in it was ever published."""

from functools import cache

from lineofsight.briefings.document import (
    Block,
    Document,
    Evidence,
    Figure,
    Heading,
    Inline,
    ListOfPoints,
    NoteBox,
    Paragraph,
    Picture,
    Quotation,
    Source,
    Strong,
    Table,
)
from lineofsight.charts import Chart, IntervalGroup, Share, TrendSeries, grade_bars, interval_dots, trend_lines
from lineofsight.vocabulary import Grade

REPORTS, OVERSIGHT, PLANS = "reports", "oversight", "plans"

_PLACES = ("Ambleford", "Brackenshire", "Castlemere", "Dunwick", "Eastmoor", "Farrowdale", "Glenhythe", "Harbourne")
_GRADES = (Grade.OUTSTANDING, Grade.GOOD, Grade.REQUIRES_IMPROVEMENT, Grade.INADEQUATE)


@cache
def sample_document() -> Document:
    """Every block, inline and in a note; figures mentioned twice; evidence with and without words and addresses."""
    return Document(
        title="What inspectors found in eight made-up places",
        subtitle="Reports published from January 2023 to March 2025",
        summary=[
            ["Oversight by managers was criticised in ", Figure("5 of 8 reports", OVERSIGHT), "."],
            [Strong("Plans"), " were praised in ", Figure("3", PLANS), " and criticised in none."],
        ],
        blocks=[*_what_was_found(), *_how_it_changed()],
        evidence=_evidence(),
        made=[("Register", "made-up reports"), ("As of", "1 April 2025"), ("Version", "0.0")],
    )


def _what_was_found() -> list[Block]:
    return [
        Heading("What was found"),
        Paragraph(["All ", Figure("8 reports", REPORTS), " were read. ", Strong("Five"), " speak of oversight."]),
        Picture(_bars(), "How the eight places were graded, by judgement area. One place was not graded overall."),
        Heading("Oversight by managers", level=2),
        Paragraph(["Of ", Figure("8", REPORTS), " reports, ", Figure("5", OVERSIGHT), " found that it varied."]),
        ListOfPoints([["Too seldom: ", Figure("3", OVERSIGHT)], ["Not written down"], [Strong("Both"), " in two"]]),
        Quotation("Managers meet social workers, but what they decide is rarely written down.", "Dunwick, page 4"),
        Table(
            caption="How often each theme was met",
            columns=("Theme", "Strength", "Needs to improve"),
            rows=[
                [["Oversight by managers"], ["1"], [Figure("5", OVERSIGHT)]],
                [["Plans for children"], [Figure("3", PLANS)], ["0"]],
            ],
            right=("Strength", "Needs to improve"),
            note="A report counts once for each theme.",
        ),
    ]


def _how_it_changed() -> list[Block]:
    return [
        Heading("How it changed"),
        Picture(_dots(), "Share of reports in which a theme was met, with its 95% interval."),
        Picture(_lines(), "The same, year by year."),
        NoteBox(
            "How the figures were made",
            [
                Paragraph(["Each report was coded once; ", Figure("8 reports", REPORTS), " are few."]),
                ListOfPoints([["No cause can be inferred."], ["Intervals are wide."]]),
            ],
        ),
        Heading("What it means", level=2),
        Paragraph(["Little on its own. A figure whose evidence is lost is plain: ", Figure("12", "lost"), "."]),
    ]


def _evidence() -> list[Evidence]:
    return [
        Evidence("uncited", "Nothing points here.", []),
        Evidence(REPORTS, "Reports read, one for each place.", [_source(place) for place in _PLACES]),
        Evidence(
            OVERSIGHT,
            "Reports that say oversight by managers varies, is weak or is not recorded.",
            [_source(place, f"In {place} oversight is uneven & too rare.") for place in _PLACES[:3]]
            + [_source(place) for place in _PLACES[3:5]],
        ),
        Evidence(PLANS, "Reports that call plans clear.", [_source(place, address=None) for place in _PLACES[5:]]),
    ]


def _source(place: str, words: str = "", address: str | None = "https://reports.example/") -> Source:
    link = address and f"{address}{place.lower()}.pdf"
    return Source(place, "Inspection of children's services", "9 May 2024", 2 + len(place), words, link)


def _bars() -> Chart:
    counts = {"Overall effectiveness": (1, 3, 2, 1), "Help and protection": (2, 3, 2, 1), "Care leavers": (1, 5, 2, 0)}
    areas = [(area, list(zip(_GRADES, found, strict=True))) for area, found in counts.items()]
    return grade_bars("Grades by judgement area", areas)


def _dots() -> Chart:
    oversight = [("Needs to improve", Share(5, 8, 0.31, 0.86)), ("Strength", Share(1, 8, 0.02, 0.47))]
    plans = [("Needs to improve", Share(0, 8, 0.0, 0.32)), ("Strength", Share(3, 8, 0.14, 0.69))]
    rows = [IntervalGroup("Oversight by managers", oversight), IntervalGroup("Plans for children", plans)]
    return interval_dots("Themes in eight reports", rows, axis="Share of reports, with its 95% interval")


def _lines() -> Chart:
    years = [(2023, Share(2, 4, 0.15, 0.85)), (2024, Share(2, 3, 0.2, 0.94)), (2025, Share(1, 1, 0.2, 1.0))]
    names = ("Oversight by managers", "Plans for children")
    return trend_lines("Themes by year", [TrendSeries(name, years) for name in names], axis="Share of reports")


HOSTILE = '<script>alert("x")</script> & #import "x" $y$ [z] *b* _i_ `c` {{ j }} \\u{41} \x07\x00\ufffe]]> ' + "w" * 200


def hostile_document(words: str = HOSTILE) -> Document:
    """A document that says the same words wherever it says anything, charts included."""
    chart = grade_bars(words, [(words, [(Grade.GOOD, 1)])])
    run: list[Inline] = [words, Figure(words, "key"), Strong(words)]
    blocks: list[Block] = [
        Heading(words),
        Paragraph(run),
        ListOfPoints([run]),
        Table(words, (words, f"{words}2"), [[run, run]], right=(words,), note=words),
        Picture(chart, words),
        Quotation(words, words),
    ]
    source = Source(words, words, words, 1, words, words)
    return Document(
        title=words,
        subtitle=words,
        summary=[run],
        blocks=[*blocks, NoteBox(words, blocks[1:3])],
        evidence=[Evidence("key", words, [source])],
        made=[(words, words)],
    )
