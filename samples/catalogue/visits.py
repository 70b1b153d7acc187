"""Samples of letters: focused visits and monitoring visits."""

from datetime import date

from lineofsight.vocabulary import Family, Kind, RecommendationKind, Subject
from samples.catalogue.making import advice, findings, tagged
from samples.facts import Days
from samples.sample import Advice, Layout, Place, Printing, Sample, Trap

__all__ = ["samples"]


def samples() -> tuple[Sample, ...]:
    """Focused visits by period, then monitoring visits."""
    return (*_focused_visits_to_2020(), *_focused_visits_from_2021(), *_monitoring_visits())


def _focused_visits_to_2020() -> tuple[Sample, ...]:
    rochdale = _visit(
        "focused-visit-2018",
        Place("E08000005", "Rochdale", 80542),
        Printing(
            authority="Rochdale Borough Council",
            dates="6 June 2018",
            lead="The inspectors were Jane Example, HMI, and Robin Sample, HMI.",
            bullet="\uf06e",
        ),
        days=(date(2018, 6, 6), date(2018, 6, 6)),
        letter=date(2018, 7, 2),
        inspectors=("Jane Example", "Robin Sample"),
        subject=Subject.FRONT_DOOR,
        items=advice("aspects", 5, start=3),
    )
    torbay = _visit(
        "focused-visit-2020-priority-action",
        Place("E06000027", "Torbay", 80572),
        Printing(
            authority="Torbay",
            dates="22 and 23 January 2020",
            lead=(
                "The inspectors were Sam Specimen, Her Majesty’s Inspector, and Jane Example, Her Majesty’s Inspector."
            ),
        ),
        days=(date(2020, 1, 22), date(2020, 1, 23)),
        letter=date(2020, 2, 24),
        inspectors=("Sam Specimen", "Jane Example"),
        subject=Subject.CHILDREN_IN_NEED_OR_PROTECTION_PLAN,
        items=(
            *advice("actions", 2, start=4, kind=RecommendationKind.PRIORITY),
            *advice("aspects", 4, start=8),
        ),
    )
    return rochdale, torbay


def _focused_visits_from_2021() -> tuple[Sample, ...]:
    wirral = _visit(
        "focused-visit-2021-pandemic",
        Place("E08000015", "Wirral", 80581),
        Printing(
            authority="Wirral",
            dates="16 and 17 March 2021",
            lead="Her Majesty’s Inspectors were Robin Sample, Sam Specimen and Jane Example.",
            traps=frozenset({Trap.PANDEMIC_PREAMBLE}),
        ),
        days=(date(2021, 3, 16), date(2021, 3, 17)),
        letter=date(2021, 4, 26),
        inspectors=("Robin Sample", "Sam Specimen", "Jane Example"),
        subject=Subject.COVID_ARRANGEMENTS,
        items=advice("aspects", 3, start=12),
    )
    medway = _visit(
        "focused-visit-2025-national-framework",
        Place("E06000035", "Medway", 80522),
        Printing(
            authority="Medway Council",
            dates="25 and 26 November 2025",
            lead="His Majesty’s Inspectors for this visit were Jane Example and Sam Specimen.",
            traps=frozenset({Trap.PROSE_FINDINGS, Trap.ADDRESS_DRAWN_LAST}),
        ),
        days=(date(2025, 11, 25), date(2025, 11, 26)),
        letter=date(2026, 1, 8),
        inspectors=("Jane Example", "Sam Specimen"),
        subject=Subject.CARE_LEAVERS,
        framework="ilacs-2023",
        items=tagged(
            advice("aspects", 2, start=16),
            (("(outcome 4, national framework).", "outcome-4"), ("(enabler 2, national framework).", "enabler-2")),
        ),
    )
    return wirral, medway


def _monitoring_visits() -> tuple[Sample, ...]:
    redcar = _visit(
        "monitoring-visit-2017",
        Place("E06000003", "Redcar and Cleveland", 80541),
        Printing(
            authority="Redcar and Cleveland",
            title="Monitoring visit of Redcar and Cleveland children’s services",
            dates="21 and 22 March 2017",
            lead="The inspectors were Robin Sample, HMI, and Jane Example, HMI.",
            bullet="\uf06e",
        ),
        days=(date(2017, 3, 21), date(2017, 3, 22)),
        letter=date(2017, 4, 20),
        inspectors=("Robin Sample", "Jane Example"),
        subject=Subject.FRONT_DOOR,
        framework="sif-2013",
        kind=Kind.MONITORING_VISIT,
    )
    bury = _visit(
        "monitoring-visit-2022",
        Place("E08000002", "Bury", 80443),
        Printing(
            authority="Bury",
            title="Monitoring visit to Bury children’s services",
            dates="19 and 20 October 2022",
            lead="His Majesty’s Inspectors for this visit were Sam Specimen and Robin Sample.",
            traps=frozenset({Trap.PROSE_FINDINGS}),
        ),
        days=(date(2022, 10, 19), date(2022, 10, 20)),
        letter=date(2022, 11, 24),
        inspectors=("Sam Specimen", "Robin Sample"),
        subject=Subject.CHILDREN_IN_CARE,
        kind=Kind.MONITORING_VISIT,
    )
    return redcar, bury


def _visit(
    name: str,
    place: Place,
    printing: Printing,
    *,
    days: Days,
    letter: date,
    inspectors: tuple[str, ...],
    subject: Subject,
    items: tuple[Advice, ...] = (),
    kind: Kind = Kind.FOCUSED_VISIT,
    framework: str = "ilacs-2018",
) -> Sample:
    """A letter; the first inspector led the visit and signs."""
    focused = kind is Kind.FOCUSED_VISIT
    return Sample(
        name=name,
        layout=Layout.FOCUSED_VISIT if focused else Layout.MONITORING_VISIT,
        family=Family.FOCUSED_VISIT if focused else Family.MONITORING_VISIT,
        framework=framework,
        kind=kind,
        place=place,
        printing=printing,
        fieldwork=(days,),
        published=letter,
        listed=letter,
        lead=inspectors[0],
        inspectors=inspectors,
        outcome="narrative",
        subject=subject,
        advice=items,
        findings=findings({"findings": 6}),
    )
