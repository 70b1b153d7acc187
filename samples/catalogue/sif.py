"""Samples under the single inspection framework, 2014 to 2018, and a review of a board alone."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from lineofsight.vocabulary import Addressee, Area, Family, Grade, Kind, RecommendationKind
from samples.catalogue.making import advice, findings, judged, lower_case, misspelt, plain
from samples.facts import Days
from samples.sample import Advice, Layout, Place, Printing, Sample, Trap
from samples.wording import sentences

__all__ = ["samples"]

_TITLE = "Inspection of services for children in need of help and protection, children looked after and care leavers"
_SECTIONS: dict[str, int] = {
    Area.HELP_PROTECTION: 5,
    Area.CHILDREN_IN_CARE: 4,
    Area.ADOPTION: 2,
    Area.CARE_LEAVERS: 2,
    Area.LEADERS: 4,
}
_OUTSTANDING, _GOOD, _INADEQUATE = Grade.OUTSTANDING, Grade.GOOD, Grade.INADEQUATE
_THIRD = Grade.REQUIRES_IMPROVEMENT
_LSCB = Addressee.LSCB


def samples() -> tuple[Sample, ...]:
    """In order of their layouts."""
    return (
        _without_published_date(),
        _without_priority_action(),
        _with_priority_action(),
        _with_table_over_pages(),
        _with_nested_bullets(),
        _with_numeric_dates(),
        _reinspection(),
        _board_review(),
    )


def _without_published_date() -> Sample:
    """January 2014: the board's verdict in the box on page 1."""
    return _report(
        "sif-2014-no-published-date",
        Place("E06000051", "Shropshire", 80552),
        Printing("Shropshire Council", "14 January – 5 February 2014", lead="Jane Example"),
        days=(date(2014, 1, 14), date(2014, 2, 5)),
        published=None,
        listed=date(2014, 3, 24),
        grades=(_GOOD, _GOOD, _THIRD, _OUTSTANDING, _GOOD, _GOOD, _THIRD),
        items=(*advice("actions", 6, start=0, number=7), *advice("actions", 3, start=17, number=30, addressee=_LSCB)),
        layout=Layout.SIF_2014_EARLY,
    )


def _without_priority_action() -> Sample:
    """Summer 2014: lower-case grades in two lines around their labels, and a numbered item that asks nothing."""
    traps = frozenset({Trap.NO_PRIORITY_ITEM})
    return _report(
        "sif-2014-no-priority-action",
        Place("E09000029", "Sutton", 80515),
        Printing("London Borough of Sutton", "13 May – 4 June 2014", lead="Robin Sample HMI", traps=traps),
        days=(date(2014, 5, 13), date(2014, 6, 4)),
        published=date(2014, 7, 16),
        grades=(_THIRD, _THIRD, _THIRD, _THIRD, _GOOD, _THIRD, _GOOD),
        items=(*advice("actions", 7, start=5, number=9), *advice("actions", 3, start=20, number=34, addressee=_LSCB)),
        wording=lower_case,
        layout=Layout.SIF_2014_EARLY,
    )


def _with_priority_action() -> Sample:
    """Priority action and improvement in one run of numbers that goes on into strengths; so for the board too."""
    traps = frozenset({Trap.PREVIOUS_GRADE_IN_PROSE})
    priority = RecommendationKind.PRIORITY
    return _report(
        "sif-2015-priority-action",
        Place("E10000007", "Derbyshire", 80460),
        Printing("Derbyshire County Council", "12 January – 4 February 2015", lead="Sam Specimen HMI", traps=traps),
        days=(date(2015, 1, 12), date(2015, 2, 4)),
        published=date(2015, 3, 26),
        listed=date(2015, 3, 27),
        grades=(_THIRD, _THIRD, _THIRD, _GOOD, _INADEQUATE, _THIRD, _INADEQUATE),
        items=(
            *advice("actions", 3, start=1, kind=priority),
            *advice("actions", 6, start=4, number=4),
            *advice("actions", 2, start=12, number=30, kind=priority, addressee=_LSCB),
            *advice("actions", 3, start=14, number=32, addressee=_LSCB),
        ),
        layout=Layout.SIF_2014_LATE,
    )


def _with_table_over_pages() -> Sample:
    """The rows of the table stand on two pages."""
    authority = "Gateshead Metropolitan Borough Council"
    traps = frozenset({Trap.TABLE_OVER_PAGES, Trap.PREVIOUS_GRADE_IN_PROSE})
    return _report(
        "sif-2015-table-over-pages",
        Place("E08000037", "Gateshead", 80469),
        Printing(authority, "7 September 2015 – 1 October 2015", lead="Jane Example HMI", traps=traps),
        days=(date(2015, 9, 7), date(2015, 10, 1)),
        published=date(2015, 11, 19),
        grades=(_GOOD, _GOOD, _GOOD, _OUTSTANDING, _THIRD, _GOOD, _GOOD),
        items=(*advice("actions", 8, start=13), *advice("actions", 4, start=21, number=26, addressee=_LSCB)),
    )


def _with_nested_bullets() -> Sample:
    """Three numbered themes that hold bullets."""
    themes = ("Quality and reach of practice", "Management and oversight", "Leadership and partners")
    items = tuple(
        Advice(theme, number, nested=sentences("actions", 4 * number, 3))
        for number, theme in enumerate(themes, start=1)
    )
    return _report(
        "sif-2016-nested-bullets",
        Place("E06000014", "York", 80453),
        Printing("City of York Council", "11 April 2016 - 5 May 2016", lead="Robin Sample HMI"),
        days=(date(2016, 4, 11), date(2016, 5, 5)),
        published=date(2016, 6, 28),
        grades=(_INADEQUATE, _INADEQUATE, _THIRD, _THIRD, _THIRD, _INADEQUATE, _THIRD),
        items=(*items, *advice("actions", 3, start=2, number=21, addressee=_LSCB)),
    )


def _with_numeric_dates() -> Sample:
    """Dates in figures, day first, and a third grade without its s."""
    return _report(
        "sif-2016-numeric-dates",
        Place("E09000009", "Ealing", 80493),
        Printing("London Borough of Ealing", "05/09/2016 to 29/09/2016", lead="Sam Specimen HMI"),
        days=(date(2016, 9, 5), date(2016, 9, 29)),
        published=date(2016, 11, 18),
        grades=(_THIRD, _THIRD, _THIRD, _GOOD, _THIRD, _THIRD, _GOOD),
        items=(*advice("actions", 8, start=7), *advice("actions", 4, start=15, number=26, addressee=_LSCB)),
        wording=misspelt,
    )


def _reinspection() -> Sample:
    """No board, grades in lower case, published when the framework had already been replaced."""
    title = f"Re-inspection{_TITLE.removeprefix('Inspection')}"
    return _report(
        "sif-2018-reinspection",
        Place("E06000057", "Northumberland", 80532),
        Printing("Northumberland County Council", "6-16 November 2017", lead="Jane Example", title=title),
        days=(date(2017, 11, 6), date(2017, 11, 16)),
        published=date(2018, 4, 12),
        grades=(_GOOD, _THIRD, _GOOD, _GOOD, _OUTSTANDING, _GOOD),
        items=advice("actions", 9, start=9),
        wording=lower_case,
        kind=Kind.REINSPECTION,
    )


def _report(
    name: str,
    place: Place,
    printing: Printing,
    *,
    days: Days,
    published: date | None,
    listed: date | None = None,
    grades: tuple[Grade, ...],
    items: tuple[Advice, ...],
    wording: Callable[[Grade], str] = plain,
    layout: Layout = Layout.SIF_2015,
    kind: Kind = Kind.INSPECTION,
) -> Sample:
    """A report with `grades` for the whole, the five areas in the table's order and, if given, the board."""
    areas = (Area.OVERALL, *map(Area, _SECTIONS), Area.LSCB)[: len(grades)]
    board: dict[str, int] = {Area.LSCB: 3} if Area.LSCB in areas else {}
    label = "Inspection dates:" if kind is Kind.REINSPECTION else "Inspection date:"
    return Sample(
        name=name,
        layout=layout,
        family=Family.SIF,
        framework="sif-2013",
        kind=kind,
        place=place,
        printing=replace(printing, title=printing.title or _TITLE, dates_label=label),
        fieldwork=(days,),
        published=published,
        listed=listed or published or days[1],
        lead=printing.lead.removesuffix(" HMI"),
        judged=judged(dict(zip(areas, grades, strict=True)), wording),
        advice=items,
        findings=findings({**_SECTIONS, **board}),
    )


def _board_review() -> Sample:
    """A safeguarding board reviewed by itself; its recommendations are bullets."""
    return Sample(
        name="sif-2015-board-review",
        layout=Layout.SIF_BOARD,
        family=Family.SIF,
        framework="sif-2013",
        kind=Kind.REVIEW,
        place=Place("E06000054", "Wiltshire", 80580),
        printing=Printing(
            "Wiltshire Safeguarding Children Board",
            "20 July 2015 – 22 July 2015",
            dates_label="Inspection date:",
            lead="Robin Sample, HMI",
            bullet="\uf06e",
        ),
        fieldwork=((date(2015, 7, 20), date(2015, 7, 22)),),
        published=date(2015, 9, 10),
        listed=date(2015, 9, 10),
        lead="Robin Sample",
        judged=judged({Area.LSCB: _THIRD}),
        advice=advice("actions", 6, start=6, addressee=_LSCB),
        findings=findings({Area.LSCB: 7}),
    )
