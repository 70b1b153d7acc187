"""Questions about themes: in what share of inspections each is raised, and the passages behind a share."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Query

from lineofsight.register.standing import grades_named
from lineofsight.themes.choice import By, Choice
from lineofsight.web.api.answers.figures import Passage, Themes
from lineofsight.web.api.answers.shape import Listed
from lineofsight.web.api.describing import answering
from lineofsight.web.api.negotiation import Here, at, listed, tabled
from lineofsight.web.api.questions import PassagesAsked, ThemesAsked

__all__ = ["router"]

router = APIRouter(prefix="/themes", tags=["Themes"])

_SHARES = {
    **{name: at(name) for name in ("id", "name", "raised", "of", "share", "low", "high", "sure", "most")},
    **{f"adjusted_{name}": at(f"adjusted.{name}") for name in ("share", "low", "high")},
    "activities": at("activities"),
}
_PASSAGES = {
    "authority_code": at("authority.code"),
    "authority_name": at("authority.name"),
    **{name: at(name) for name in ("activity", "family", "published", "document", "identity", "part", "position")},
    **{name: at(name) for name in ("page", "section", "weaknesses", "strengths", "unsure", "decided", "text")},
}


@router.get("", summary="Shares of codes and themes", **answering(Themes, tabled=True))
def themes(here: Here, asked: Annotated[ThemesAsked, Query()]) -> Any:
    """In what share of authorities, each counted once by its latest inspection, each code or theme is raised.

    Shares have intervals; `agreement` says how far the coder can be leant on.
    """
    from lineofsight.themes import coder, prevalence  # noqa: PLC0415  # slow to import, and rarely needed here
    from lineofsight.themes.plain import plain_agreement  # noqa: PLC0415

    register, own = here.site.register, coder()
    value = prevalence(register, _choice(here, asked, asked.by), own.reliability).to_json()
    value["agreement"] = plain_agreement(register, own)
    return tabled(here, asked, value, value["found"], _SHARES)


@router.get("/{code}/passages", summary="Passages behind a share", **answering(Listed[Passage], tabled=True))
def passages(
    here: Here,
    code: Annotated[str, Path(description="A code or a theme of the codebook.")],
    asked: Annotated[PassagesAsked, Query()],
) -> Any:
    """The recommendations or findings that raise a code or theme, the newest inspection first, with their pages.

    Words are there where the register was built from the reports.
    """
    from lineofsight.themes.passages import passages_behind  # noqa: PLC0415  # slow to import, and rarely needed here
    from lineofsight.themes.plain import plain_behind  # noqa: PLC0415

    found = passages_behind(here.site.register, _choice(here, asked, By.CODES), [code])
    return listed(here, asked, found, plain_behind, _PASSAGES)


def _choice(here: Here, asked: ThemesAsked | PassagesAsked, by: By) -> Choice:
    return Choice(
        as_of=here.day(asked),
        told=asked.part,
        by=by,
        area=asked.area,
        grades=grades_named(asked.grade) if asked.grade else frozenset(),
        graded_area=asked.grade_of,
        region=asked.region,
        framework=asked.framework,
        family=asked.family,
        kind=asked.kind,
        partners=asked.partners,
    )
