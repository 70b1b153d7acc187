"""Samples of the first inspections of local authority children's services (ILACS), 2018 to 2020."""

from datetime import date

from lineofsight.vocabulary import Area, Family, Grade, Kind
from samples.catalogue.making import advice, clauses, findings, judged, to_be_good
from samples.facts import Days
from samples.sample import Advice, Judged, Layout, Place, Printing, Sample, Trap

__all__ = ["samples"]

_OUTSTANDING, _GOOD, _INADEQUATE = Grade.OUTSTANDING, Grade.GOOD, Grade.INADEQUATE
_THIRD = Grade.REQUIRES_IMPROVEMENT


def samples() -> tuple[Sample, ...]:
    """In order of time."""
    return (_leaders_third(), _grade_between_label_lines(), _two_line_grades())


def _leaders_third() -> Sample:
    """Early 2018: the leaders' row comes third, and the list runs on in clauses."""
    third = {
        Area.HELP_PROTECTION: _THIRD,
        Area.CHILDREN_IN_CARE_AND_CARE_LEAVERS: _GOOD,
        Area.LEADERS: _THIRD,
        Area.OVERALL: _THIRD,
    }
    return _report(
        "ilacs-2018-leaders-third",
        Place("E06000006", "Halton", 80471),
        Printing("Halton Borough Council", "16 April to 27 April 2018", lead="Jane Example HMI", bullet="\uf06e"),
        days=(date(2018, 4, 16), date(2018, 4, 27)),
        listed=date(2018, 6, 5),
        judgements=judged(third),
        items=clauses(advice("aspects", 7, start=0)),
        layout=Layout.ILACS_2018_EARLY,
    )


def _grade_between_label_lines() -> Sample:
    """A grade of one line stands halfway between the two lines of its label."""
    return _report(
        "ilacs-2018-grade-between-label-lines",
        Place("E06000017", "Rutland", 80547),
        Printing(
            "Rutland County Council",
            "12 November 2018 to 16 November 2018",
            lead="Robin Sample, Her Majesty's Inspector",
            bullet="\uf06e",
            traps=frozenset({Trap.CENTRED_CELLS}),
        ),
        days=(date(2018, 11, 12), date(2018, 11, 16)),
        listed=date(2018, 12, 19),
        judgements=judged(_grades(_GOOD, _GOOD, _OUTSTANDING, _GOOD)),
        items=advice("aspects", 4, start=6),
        kind=Kind.SHORT,
    )


def _two_line_grades() -> Sample:
    """Long grades in two lines around their labels, and the inspector's rank on a line of its own."""
    return _report(
        "ilacs-2019-two-line-grades",
        Place("E06000032", "Luton", 80520),
        Printing(
            "Luton Borough Council",
            "1 July 2019 to 12 July 2019",
            lead="Sam Specimen\nHer Majesty’s Inspector",
            traps=frozenset({Trap.CENTRED_CELLS}),
        ),
        days=(date(2019, 7, 1), date(2019, 7, 12)),
        listed=date(2019, 8, 21),
        judgements=judged(_grades(_INADEQUATE, _THIRD, _GOOD, _THIRD), to_be_good),
        items=advice("aspects", 6, start=10),
    )


def _report(
    name: str,
    place: Place,
    printing: Printing,
    *,
    days: Days,
    listed: date,
    judgements: tuple[Judged, ...],
    items: tuple[Advice, ...],
    layout: Layout = Layout.ILACS_2018,
    kind: Kind = Kind.STANDARD,
) -> Sample:
    """A report of that time; the lead inspector's name is the first two words of the line."""
    return Sample(
        name=name,
        layout=layout,
        family=Family.ILACS,
        framework="ilacs-2018",
        kind=kind,
        place=place,
        printing=printing,
        fieldwork=(days,),
        listed=listed,
        lead=" ".join(printing.lead.replace(",", "").split()[:2]),
        judged=judgements,
        advice=items,
        findings=findings({Area.HELP_PROTECTION: 5, Area.CHILDREN_IN_CARE_AND_CARE_LEAVERS: 6, Area.LEADERS: 4}),
    )


def _grades(leaders: Grade, help_protection: Grade, care: Grade, overall: Grade) -> dict[Area, Grade]:
    return {
        Area.LEADERS: leaders,
        Area.HELP_PROTECTION: help_protection,
        Area.CHILDREN_IN_CARE_AND_CARE_LEAVERS: care,
        Area.OVERALL: overall,
    }
