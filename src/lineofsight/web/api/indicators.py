"""Questions about official statistics: the list of indicators, and the figures of one."""

from typing import TYPE_CHECKING, Annotated, Any

from fastapi import APIRouter, Path, Query

from lineofsight.errors import UsageError
from lineofsight.web.api.answers.indicators import Figure, Indicator
from lineofsight.web.api.answers.shape import Listed
from lineofsight.web.api.describing import answering
from lineofsight.web.api.negotiation import Here, at, listed
from lineofsight.web.api.questions import IndicatorsAsked, ValuesAsked

if TYPE_CHECKING:
    from lineofsight.indicators import Observation

__all__ = ["router"]

router = APIRouter(prefix="/indicators", tags=["Indicators"])

_LIST = {name: at(name) for name in Indicator.model_fields}
_VALUES = {
    "indicator": at("indicator"),
    "authority": at("authority"),
    "name": at("name"),
    **{f"period_{name}" if name != "label" else "period": at(f"period.{name}") for name in ("label", "start", "end")},
    **{name: at(name) for name in ("value", "status", "numerator", "denominator", "published", "source", "note")},
}


@router.get("", summary="List indicators", **answering(Listed[Indicator], tabled=True))
def indicators(here: Here, asked: Annotated[IndicatorsAsked, Query()]) -> Any:
    """The curated indicators: what each is in plain words, its unit, which end is good, and its sources."""
    here.day(asked)
    book = here.site.indicators.book
    shown = book.indicators if asked.all else book.board
    return listed(here, asked, shown, lambda one: one.model_dump(mode="json"), _LIST)


@router.get("/{indicator}", summary="Figures of one indicator", **answering(Listed[Figure], tabled=True))
def figures(
    here: Here,
    indicator: Annotated[str, Path(description="Its id, as the list has it.")],
    asked: Annotated[ValuesAsked, Query()],
) -> Any:
    """Every figure usually published by the day, and every gap with its reason: by place, then in time."""
    from lineofsight.indicators import place  # noqa: PLC0415  # slow to import, and rarely needed here
    from lineofsight.indicators.plain import plain_observation  # noqa: PLC0415

    first, last = asked.since or 0, asked.until or 9999
    if not first <= (asked.year or first) <= last:
        raise UsageError("These years leave none: since must not be after until, and year must lie between them.")
    codes = [place(asked.authority).code] if asked.authority else None
    found = here.site.indicators.values(indicator, here.day(asked), codes=codes)
    fitting = [seen for seen in found if _fits(seen, asked)]
    return listed(
        here, asked, fitting, lambda seen: {**plain_observation(seen), "name": place(seen.authority).name}, _VALUES
    )


def _fits(seen: "Observation", asked: ValuesAsked) -> bool:
    year = seen.period.year
    return asked.year in (None, year) and (asked.since or year) <= year <= (asked.until or year)
