"""Samples of the inspections of 2012 and 2013, with the grade "adequate"."""

from dataclasses import replace
from datetime import date

from lineofsight.vocabulary import Area, Family, Grade, Kind
from samples.catalogue.making import advice, clauses, findings, judged
from samples.sample import Advice, Layout, Place, Printing, Sample

__all__ = ["samples"]


def samples() -> tuple[Sample, ...]:
    """One sample of each family."""
    return (_child_protection(), _looked_after())


def _child_protection() -> Sample:
    return Sample(
        name="child-protection-2012",
        layout=Layout.CHILD_PROTECTION_2012,
        family=Family.CHILD_PROTECTION,
        framework="child-protection-2012",
        kind=Kind.INSPECTION,
        place=Place("E06000055", "Bedford", 80428),
        printing=Printing(
            authority="Bedford Borough Council",
            dates="14 – 23 May 2012",
            lead="Jane Example HMI",
            bullet="\uf0a7",
        ),
        fieldwork=((date(2012, 5, 14), date(2012, 5, 23)),),
        published=date(2012, 6, 27),
        listed=date(2012, 6, 27),
        lead="Jane Example",
        judged=judged(
            {
                Area.OVERALL: Grade.ADEQUATE,
                Area.HELP_PROTECTION: Grade.ADEQUATE,
                Area.QUALITY_OF_PRACTICE: Grade.INADEQUATE,
                Area.LEADERS: Grade.GOOD,
            }
        ),
        advice=_by_term(clauses(advice("actions", 8, start=2)), immediately=2, three_months=4),
        findings=findings({Area.OVERALL: 2, Area.HELP_PROTECTION: 4, Area.QUALITY_OF_PRACTICE: 3, Area.LEADERS: 3}),
    )


def _looked_after() -> Sample:
    return Sample(
        name="looked-after-2013",
        layout=Layout.LOOKED_AFTER_2013,
        family=Family.LOOKED_AFTER,
        framework="looked-after-2013",
        kind=Kind.INSPECTION,
        place=Place("E10000003", "Cambridgeshire", 80445),
        printing=Printing(
            authority="Cambridgeshire County Council",
            dates="17–21 June 2013",
            lead="Robin Sample HMI",
            bullet="\uf0a7",
        ),
        fieldwork=((date(2013, 6, 17), date(2013, 6, 21)),),
        published=date(2013, 7, 26),
        listed=date(2013, 7, 26),
        lead="Robin Sample",
        judged=judged(
            {
                Area.OVERALL: Grade.ADEQUATE,
                Area.CAPACITY_TO_IMPROVE: Grade.GOOD,
                Area.OUTCOMES: Grade.ADEQUATE,
                Area.QUALITY_OF_PROVISION: Grade.INADEQUATE,
                Area.LEADERS: Grade.ADEQUATE,
            }
        ),
        advice=_by_term(clauses(advice("actions", 11, start=10)), immediately=3, three_months=5),
        findings=findings(
            {
                Area.OVERALL: 3,
                Area.CAPACITY_TO_IMPROVE: 2,
                Area.OUTCOMES: 5,
                Area.QUALITY_OF_PROVISION: 4,
                Area.LEADERS: 3,
            }
        ),
    )


def _by_term(items: tuple[Advice, ...], immediately: int, three_months: int) -> tuple[Advice, ...]:
    """The items with the time allowed for each; those left over have six months."""
    terms = ["Immediately"] * immediately + ["Within three months"] * three_months
    terms += ["Within six months"] * (len(items) - len(terms))
    return tuple(replace(item, term=term) for item, term in zip(items, terms, strict=True))
