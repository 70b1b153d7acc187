"""Samples of inspections made with other inspectorates: joint targeted area inspections and area SEND."""

from datetime import date

from lineofsight.vocabulary import Addressee, Family, Kind, RecommendationKind, Subject
from samples.catalogue.making import advice, findings
from samples.sample import Advice, Layout, Place, Printing, Sample, Trap

__all__ = ["samples"]

_PARTNERSHIP = Addressee.PARTNERSHIP
_PRIORITY = RecommendationKind.PRIORITY


def samples() -> tuple[Sample, ...]:
    """Letters first, then one report for each outcome of area SEND."""
    return (_jtai_2019(), _jtai_2023(), *_area_send())


def _jtai_2019() -> Sample:
    """Narrative bullets, and one that says there is nothing for priority action."""
    return Sample(
        name="jtai-2019",
        layout=Layout.JTAI_2016,
        family=Family.JTAI,
        framework="jtai-2016",
        kind=Kind.JTAI,
        place=Place("E10000007", "Derbyshire", 80460),
        printing=Printing(
            authority="Derbyshire",
            title="sexual abuse in the family",
            dates="Between 14 and 18 October 2019",
            traps=frozenset({Trap.NO_PRIORITY_ITEM}),
        ),
        fieldwork=((date(2019, 10, 14), date(2019, 10, 18)),),
        published=date(2019, 12, 5),
        listed=date(2019, 12, 5),
        outcome="narrative",
        subject=Subject.SEXUAL_ABUSE_IN_THE_FAMILY,
        advice=advice("actions", 5, start=6, addressee=_PARTNERSHIP),
    )


def _jtai_2023() -> Sample:
    """One area for priority action, short bullets, numbered findings."""
    return Sample(
        name="jtai-2023",
        layout=Layout.JTAI_2022,
        family=Family.JTAI,
        framework="jtai-2022",
        kind=Kind.JTAI,
        place=Place("E08000004", "Oldham", 80535),
        printing=Printing(authority="Oldham", title="serious youth violence", dates="13 to 17 November 2023"),
        fieldwork=((date(2023, 11, 13), date(2023, 11, 17)),),
        published=date(2024, 1, 18),
        listed=date(2024, 1, 18),
        outcome="narrative",
        subject=Subject.SERIOUS_YOUTH_VIOLENCE,
        advice=(
            *advice("partnership", 1, start=6, kind=_PRIORITY, addressee=_PARTNERSHIP),
            *advice("aspects", 4, start=1, addressee=_PARTNERSHIP),
        ),
        findings=findings({"main-findings": 8}),
    )


def _area_send() -> tuple[Sample, ...]:
    return (
        _send(
            "area-send-2023-outcome-1",
            Place("E06000006", "Halton", 80471),
            dates="2 to 6 October 2023",
            days=(date(2023, 10, 2), date(2023, 10, 6)),
            listed=date(2023, 12, 4),
            outcome="1",
            items=advice("partnership", 2, addressee=_PARTNERSHIP),
        ),
        _send(
            "area-send-2024-outcome-2",
            Place("E06000017", "Rutland", 80547),
            dates="17 to 21 June 2024",
            days=(date(2024, 6, 17), date(2024, 6, 21)),
            listed=date(2024, 8, 20),
            outcome="2",
            items=advice("partnership", 5, start=1, addressee=_PARTNERSHIP),
            traps=frozenset({Trap.ITEM_OVER_PAGES}),
        ),
        _send(
            "area-send-2025-outcome-3",
            Place("E06000010", "Kingston upon Hull", 80477),
            dates="27 to 31 January 2025",
            days=(date(2025, 1, 27), date(2025, 1, 31)),
            listed=date(2025, 4, 3),
            outcome="3",
            items=(
                *advice("partnership", 2, start=6, kind=_PRIORITY, addressee=_PARTNERSHIP),
                *advice("partnership", 3, start=2, addressee=_PARTNERSHIP),
            ),
        ),
    )


def _send(
    name: str,
    place: Place,
    *,
    dates: str,
    days: tuple[date, date],
    listed: date,
    outcome: str,
    items: tuple[Advice, ...],
    traps: frozenset[Trap] = frozenset(),
) -> Sample:
    return Sample(
        name=name,
        layout=Layout.AREA_SEND,
        family=Family.AREA_SEND,
        framework="area-send-2023",
        kind=Kind.AREA_SEND,
        place=place,
        printing=Printing(authority=place.name, dates=dates, lead="Robin Sample, Ofsted HMI", traps=traps),
        fieldwork=(days,),
        listed=listed,
        lead="Robin Sample",
        outcome=outcome,
        advice=items,
    )
