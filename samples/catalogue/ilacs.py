"""Samples of inspections of local authority children's services (ILACS) in the layout of 2021 and after."""

from datetime import date

from lineofsight.vocabulary import Area, Family, Grade, Kind
from samples.catalogue.making import advice, findings, judged, tagged, to_be_good
from samples.facts import Days
from samples.sample import Layout, Place, Printing, Sample, Trap

__all__ = ["samples"]

_OUTSTANDING, _GOOD, _INADEQUATE = Grade.OUTSTANDING, Grade.GOOD, Grade.INADEQUATE
_THIRD = Grade.REQUIRES_IMPROVEMENT
_FOUR: dict[str, int] = {Area.HELP_PROTECTION: 5, Area.CHILDREN_IN_CARE_AND_CARE_LEAVERS: 6, Area.LEADERS: 4}
_FIVE: dict[str, int] = {Area.HELP_PROTECTION: 5, Area.CHILDREN_IN_CARE: 4, Area.CARE_LEAVERS: 3, Area.LEADERS: 4}


def samples() -> tuple[Sample, ...]:
    """In order of time."""
    return (*_combined_care(), *_separate_care(), _without_overall())


def _combined(leaders: Grade, help_protection: Grade, care: Grade, overall: Grade) -> dict[Area, Grade]:
    return {
        Area.LEADERS: leaders,
        Area.HELP_PROTECTION: help_protection,
        Area.CHILDREN_IN_CARE_AND_CARE_LEAVERS: care,
        Area.OVERALL: overall,
    }


def _separate(leaders: Grade, help_protection: Grade, care: Grade, leavers: Grade) -> dict[Area, Grade]:
    return {
        Area.LEADERS: leaders,
        Area.HELP_PROTECTION: help_protection,
        Area.CHILDREN_IN_CARE: care,
        Area.CARE_LEAVERS: leavers,
    }


def _combined_care() -> tuple[Sample, ...]:
    """2021 and 2022: one title, four rows."""
    darlington = _report(
        "ilacs-2021-four-rows",
        Place("E06000005", "Darlington", 80458),
        title="Inspection of Darlington local authority children’s services",
        dates="29 November to 10 December 2021",
        days=(date(2021, 11, 29), date(2021, 12, 10)),
        listed=date(2022, 2, 4),
        grades=_combined(_GOOD, _GOOD, _THIRD, _GOOD),
        framework="ilacs-2018",
        lead="Jane Example, Her Majesty’s Inspector",
    )
    kent = _report(
        "ilacs-2022-county-council",
        Place("E10000016", "Kent", 80476),
        title="Inspection of Kent County Council children’s services",
        dates="12 to 16 December 2022",
        days=(date(2022, 12, 12), date(2022, 12, 16)),
        listed=date(2023, 2, 7),
        grades=_combined(_OUTSTANDING, _GOOD, _GOOD, _OUTSTANDING),
        framework="ilacs-2018",
        kind=Kind.SHORT,
        lead="Robin Sample, His Majesty’s Inspector",
    )
    return darlington, kent


def _separate_care() -> tuple[Sample, ...]:
    """2023 to March 2026: five rows."""
    dudley = _report(
        "ilacs-2023-footer-contradicts-cover",
        Place("E08000027", "Dudley", 80464),
        title="Inspection of Dudley local authority children’s services",
        dates="15 to 26 May 2023",
        days=(date(2023, 5, 15), date(2023, 5, 26)),
        listed=date(2023, 7, 10),
        grades={**_separate(_THIRD, _THIRD, _GOOD, _INADEQUATE), Area.OVERALL: _THIRD},
        footer_dates="8 to 19 May 2023",
    )
    suffolk = _report(
        "ilacs-2025-national-framework",
        Place("E10000029", "Suffolk", 80565),
        title="Inspection of Suffolk local authority children’s services",
        dates="3 February to 7 February 2025",
        days=(date(2025, 2, 3), date(2025, 2, 7)),
        listed=date(2025, 4, 1),
        grades={**_separate(_GOOD, _GOOD, _OUTSTANDING, _GOOD), Area.OVERALL: _GOOD},
        kind=Kind.SHORT,
        tags=(
            ("(Outcome four, National Framework)", "outcome-4"),
            ("(Outcome one, National Framework)", "outcome-1"),
            ("(outcome 3, national framework)", "outcome-3"),
        ),
        traps=frozenset({Trap.ITEM_OVER_PAGES, Trap.NOTE_NUMBER_APART}),
    )
    southend = _report(
        "ilacs-2025-paused",
        Place("E06000033", "Southend-on-Sea", 80559),
        title="Inspection of Southend-on-Sea local authority children’s services",
        dates="4 to 15 November 2024 and 27 to 29 January 2025",
        days=(date(2024, 11, 4), date(2024, 11, 15)),
        again=(date(2025, 1, 27), date(2025, 1, 29)),
        listed=date(2025, 3, 20),
        grades={**_separate(_THIRD, _INADEQUATE, _THIRD, _THIRD), Area.OVERALL: _INADEQUATE},
    )
    return dudley, suffolk, southend


def _without_overall() -> Sample:
    """From April 2026: four rows, no overall grade; the prose quotes the previous one."""
    return _report(
        "ilacs-2026-no-overall",
        Place("E09000022", "Lambeth", 80506),
        title="Inspection of London Borough of Lambeth local authority children’s services",
        dates="11 May to 22 May 2026",
        days=(date(2026, 5, 11), date(2026, 5, 22)),
        listed=date(2026, 7, 7),
        grades=_separate(_GOOD, _THIRD, _OUTSTANDING, _GOOD),
        framework="ilacs-2026",
        tags=(
            ("(outcome 1, national framework)", "outcome-1"),
            ("(enabler: leaders drive conditions for effective practice, national framework)", "enabler-2"),
            ("(enabler 3, national framework).", "enabler-3"),
        ),
        traps=frozenset({Trap.PREVIOUS_GRADE_IN_PROSE, Trap.ITEM_OVER_PAGES}),
    )


def _report(
    name: str,
    place: Place,
    *,
    title: str,
    dates: str,
    days: Days,
    again: Days | None = None,
    listed: date,
    grades: dict[Area, Grade],
    framework: str = "ilacs-2023",
    kind: Kind = Kind.STANDARD,
    lead: str = "Sam Specimen, His Majesty’s Inspector",
    footer_dates: str | None = None,
    tags: tuple[tuple[str, str], ...] = (),
    traps: frozenset[Trap] = frozenset(),
) -> Sample:
    """A report of that time. With `tags` there is one item for each."""
    items = advice("aspects", len(tags) or 5, start=place.urn)
    authority = title.removeprefix("Inspection of ").removesuffix(" children’s services")
    return Sample(
        name=name,
        layout=Layout.ILACS_2021,
        family=Family.ILACS,
        framework=framework,
        kind=kind,
        place=place,
        printing=Printing(authority, dates, lead=lead, title=title, footer_dates=footer_dates, traps=traps),
        fieldwork=(days, again) if again else (days,),
        listed=listed,
        lead=lead.partition(",")[0],
        judged=judged(grades, to_be_good),
        advice=tagged(items, tags) if tags else items,
        findings=findings(_FIVE if Area.CARE_LEAVERS in grades else _FOUR),
        problems=frozenset({"dates-disagree"}) if footer_dates else frozenset(),
    )
