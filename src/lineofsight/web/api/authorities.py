"""Questions about authorities: found and listed, one with its story, what comes next, and its indicators."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query

from lineofsight.authorities import by_code, in_region
from lineofsight.authorities.searching import search_names
from lineofsight.pathway import pathway_of, plain_pathway
from lineofsight.register import story
from lineofsight.register.plain import plain_authority, plain_story
from lineofsight.vocabulary import Area
from lineofsight.web.api.answers.indicators import Board
from lineofsight.web.api.answers.pathway import Pathway
from lineofsight.web.api.answers.record import Authority, Story
from lineofsight.web.api.answers.shape import Listed
from lineofsight.web.api.describing import answering
from lineofsight.web.api.negotiation import Here, Plain, at, listed, tabled
from lineofsight.web.api.questions import AsOf, AuthoritiesAsked, Tabled

__all__ = ["router"]

router = APIRouter(prefix="/authorities", tags=["Authorities"])

Code = Annotated[str, Path(description="ONS code (E06000059), DfE number (838) or Ofsted number of an authority.")]

_COLUMNS = {
    **{name: at(name) for name in ("code", "name", "label", "region", "opened", "closed")},
    **{area.value: at(f"judgements.{area.value}") for area in Area},
    **{name: at(name) for name in ("judgements_published", "latest")},
}
_BOARD = {
    **{name: at(name) for name in ("indicator", "name", "group", "unit", "polarity")},
    "period": at("observation.period.label"),
    **{name: at(f"observation.{name}") for name in ("value", "status", "numerator", "denominator", "published")},
    **{name: at(f"interval.{name}") for name in ("low", "high")},
    **{f"change_{name}": at(f"change.{name}") for name in ("since", "difference", "low", "high")},
    **{f"rank{end}": at(f"rank.{name}") for end, name in (("", "position"), ("_of", "of"), ("_low", "low"))},
    "rank_high": at("rank.high"),
    "neighbours_median": at("neighbours_median"),
    "region_median": at("region.median"),
    "england": at("england"),
    "flag": at("flag.statement"),
    "not_judged": at("not_judged"),
}


@router.get("", summary="List or find authorities", **answering(Listed[Authority], tabled=True))
def authorities(here: Here, asked: Annotated[AuthoritiesAsked, Query()]) -> Any:
    """The authorities of the day with their current judgements: by name, or those that fit `q`, best first."""
    day = here.day(asked)
    view = here.site.view(day)
    found = search_names(asked.q or "", day)
    if asked.region:
        there = in_region(asked.region, day)
        found = tuple(place for place in found if place in there)
    return listed(here, asked, found, lambda place: plain_authority(place, view), _COLUMNS)


@router.get("/{code}", summary="One authority's story", **answering(Story))
def authority(here: Here, code: Code, asked: Annotated[AsOf, Query()]) -> Plain:
    """An authority as known on the day: judgements, activities, its predecessors', priority actions, what is next."""
    view = here.site.view(here.day(asked))
    place = by_code(code)
    found = story(view, place, here.site.register.records)
    return {**plain_story(found, view), "next": plain_pathway(pathway_of(view, place))}


@router.get("/{code}/next", summary="What comes next for one authority", **answering(Pathway))
def next_of_authority(here: Here, code: Code, asked: Annotated[AsOf, Query()]) -> Plain:
    """What to expect, when, how likely and why by which rule; what falls due; and what cannot be told.

    As of an earlier day only reports public by then count; how long it usually takes was measured to date.
    """
    return plain_pathway(pathway_of(here.site.view(here.day(asked)), by_code(code)))


@router.get("/{code}/board", summary="One authority's indicators", **answering(Board, tabled=True))
def board(here: Here, code: Code, asked: Annotated[Tabled, Query()]) -> Any:
    """Every indicator of an authority among others: figure, change, rank, and what moved more than chance explains."""
    from lineofsight.indicators.plain import plain_board  # noqa: PLC0415  # slow to import, and rarely needed here

    day = here.day(asked)
    value = plain_board(here.site.board(by_code(code), day if asked.as_of else None))
    return tabled(here, asked, value, value["rows"], _BOARD)
