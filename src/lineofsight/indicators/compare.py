"""One authority's figure among others: the nation, its region, its ten neighbours, with what chance could explain.

It knows what may stand beside what. It says better or worse only where the catalogue says which end is good, and says
nothing of why.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from statistics import median

from lineofsight.authorities import Authority, all_authorities
from lineofsight.errors import UsageError
from lineofsight.indicators.catalogue import Indicator, Kind, Polarity
from lineofsight.indicators.neighbours import Neighbour, edition_on, neighbours
from lineofsight.indicators.observation import NOWHERE_LISTED, Observation, Series, Status
from lineofsight.indicators.places import ENGLAND, Place, PlaceKind, place
from lineofsight.indicators.quirks import quirks
from lineofsight.indicators.ranks import Member, Rank, rank_of
from lineofsight.indicators.rates import Interval, interval_of, rests_on_few, why_no_interval
from lineofsight.indicators.store import Indicators

__all__ = ["Comparison", "Group", "NeighbourValue", "compare", "compare_board"]


@dataclass(frozen=True, slots=True)
class Group:
    """The middle of a group's figures, and how many it is the middle of."""

    name: str
    median: float | None
    count: int


@dataclass(frozen=True, slots=True)
class NeighbourValue:
    """A neighbour with its figure for the same period, None if it has no row."""

    neighbour: Neighbour
    name: str
    observation: Observation | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """A figure and those it stands among, all of the same period.

    `observation` is the authority's latest with a value, or its last gap if it never had one. `newer_gap` is the gap
    after it, if any. `no_interval` and `no_rank` say why there is none, and are empty where there is. `edition` is that
    of the neighbours. `statements` put it all into words.
    """

    authority: Place
    indicator: Indicator
    observation: Observation | None
    newer_gap: Observation | None
    interval: Interval | None
    no_interval: str
    rank: Rank | None
    no_rank: str
    rests_on_few: bool
    region: Group
    edition: int
    neighbours: tuple[NeighbourValue, ...]
    neighbour_group: Group
    england: float | None

    @property
    def statements(self) -> tuple[str, ...]:
        """The comparison in plain sentences."""
        return tuple(_statements(self))


def compare(
    indicators: Indicators, authority: str | Authority, indicator: str | Indicator, as_of: date | None = None
) -> Comparison:
    """The latest figure of an authority among others. Raises NotFoundError or UnknownAuthorityError as `series` does.

    Left out of ranks and medians are figures of the years an authority did not exist, those of the authorities too
    small to be ranked, and the second of two that make one return. Raises UsageError for a region or England.
    """
    where = _authority(authority, as_of)
    return _compared(indicators, where, indicators.series(authority, indicator, as_of), as_of)


def compare_board(indicators: Indicators, authority: str | Authority, as_of: date | None = None) -> list[Comparison]:
    """`compare` for every indicator of the catalogue for which the authority has any row."""
    where = _authority(authority, as_of)
    board = indicators.board(authority, as_of)
    return [_compared(indicators, where, series, as_of) for series in board if series.observations]


@cache
def _regions() -> dict[str, str]:
    """The region of every authority, by code."""
    return {one.code: one.region for one in all_authorities()}


def _authority(meant: str | Authority, as_of: date | None) -> Place:
    where = place(meant, as_of)
    if where.kind is not PlaceKind.AUTHORITY:
        raise UsageError(f"{where.name} is no authority. Only authorities are compared; see its series instead.")
    return where


def _compared(indicators: Indicators, where: Place, series: Series, as_of: date | None) -> Comparison:
    one, edition = series.indicator, edition_on(as_of)
    last = series.observations[-1] if series.observations else None
    seen = series.latest or last
    others = indicators.at(one, seen.period.year) if seen else {}
    among = _ranked(where.code, one, others)
    rank, no_rank = _rank(where.code, one, among)
    region = _regions()[where.code]
    near = tuple(
        NeighbourValue(neighbour, place(neighbour.authority, as_of).name, others.get(neighbour.authority))
        for neighbour in neighbours(where.code, edition)
    )
    england = others.get(ENGLAND)
    return Comparison(
        authority=where,
        indicator=one,
        observation=seen,
        newer_gap=last if last is not seen else None,
        interval=interval_of(seen, one) if seen else None,
        no_interval=why_no_interval(seen, one) if seen else "there is no figure",
        rank=rank,
        no_rank=no_rank,
        rests_on_few=bool(seen and rests_on_few(seen, one)),
        region=_group(region, (value for code, value in among.items() if _regions()[code] == region)),
        edition=edition,
        neighbours=near,
        neighbour_group=_group("its ten neighbours", (one.observation for one in near)),
        england=england.value if england else None,
    )


def _ranked(subject: str, one: Indicator, others: Mapping[str, Observation]) -> dict[str, Observation]:
    """The figures of authorities that can stand among others; of those that make one return only one, or `subject`."""
    known = quirks()
    apart = {entry.authority for entry in known.apart} - {subject}
    among: dict[str, Observation] = {}
    for code in (subject, *others):
        seen = others.get(code)
        if seen is None or not seen.status.comparable or code in apart or code not in _regions():
            continue
        partners = known.partners(code, one.collection) if seen.status is Status.SHARED_RETURN else ()
        if not any(partner in among for partner in partners):
            among[code] = seen
    return among


def _rank(subject: str, one: Indicator, among: Mapping[str, Observation]) -> tuple[Rank | None, str]:
    apart = next((entry for entry in quirks().apart if entry.authority == subject), None)
    if apart:
        return None, apart.reason
    if one.kind is Kind.COUNT:
        return None, "A count follows the size of the authority, so it is not ranked."
    if subject not in among:
        return None, "There is no figure to rank."
    members = [Member((seen.value or 0.0) / one.per, seen.denominator) for seen in among.values()]
    counted = one.kind in (Kind.PERCENTAGE, Kind.RATE)
    if not counted:
        members = [Member(member.value) for member in members]
    first = list(among).index(subject)
    highest_first = one.polarity is not Polarity.LOW
    return rank_of(first, members, highest_first=highest_first, share=one.kind is Kind.PERCENTAGE), ""


def _group(name: str, seen: Iterable[Observation | None]) -> Group:
    values = [one.value for one in seen if one and one.status.comparable and one.value is not None]
    return Group(name, median(values) if values else None, len(values))


def _statements(found: Comparison) -> Iterator[str]:
    one, seen = found.indicator, found.observation
    if seen is None or seen.value is None:
        yield f"{one.name}: no figure ({seen.status.words if seen else NOWHERE_LISTED})."
        return
    interval = found.interval
    spread = f", 95% interval {one.number(interval.low)} to {one.number(interval.high)}" if interval else ""
    yield f"{one.name}: {one.written(seen.value)} in {seen.period.label}{spread}."
    if found.rests_on_few:
        yield "It rests on few children: one more or less shows in it."
    if found.rank:
        yield _rank_words(found.rank, one)
    if one.kind is not Kind.COUNT:
        yield from _references(found, seen.value)
    if found.newer_gap:
        yield f"For {found.newer_gap.period.label} there is no figure: {found.newer_gap.status.words}."


def _references(found: Comparison, value: float) -> Iterator[str]:
    """The figure against its neighbours, its region and England."""
    one = found.indicator
    for name, reference in (
        ("the middle of its ten neighbours", found.neighbour_group.median),
        (f"the middle of {found.region.name}", found.region.median),
        ("England", found.england),
    ):
        if reference is not None:
            yield _against(found, value, reference, f"{name} ({one.written(reference)})")
    if not found.interval:
        yield f"What chance could explain is not known: {found.no_interval}."


def _rank_words(rank: Rank, one: Indicator) -> str:
    order = "highest first" if one.polarity is Polarity.NONE else "best first"
    tied = f", equal with {rank.tied} more" if rank.tied else ""
    chance = f"; chance alone could put it anywhere from {rank.low} to {rank.high}" if rank.low else ""
    return f"Rank {rank.position} of {rank.of}, {order}{tied}{chance}."


def _against(found: Comparison, value: float, reference: float, name: str) -> str:
    """Higher or lower; better or worse only where that means something and more than chance is at work."""
    if value == reference:
        return f"The same as {name}."
    higher = value > reference
    if found.interval and found.interval.holds(reference):
        judgement = ", by no more than chance could explain"
    elif found.interval is None or found.indicator.polarity is Polarity.NONE:
        judgement = ""
    else:
        judgement = f", which is {'better' if higher == (found.indicator.polarity is Polarity.HIGH) else 'worse'}"
    return f"{'Higher' if higher else 'Lower'} than {name}{judgement}."
