"""What may be asked of the interface: the parameters of each question, bounded; any other is refused.

It knows names and limits. What an authority or a region is called is for the library to know.
"""

import re
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from lineofsight.charts.svg import printable
from lineofsight.register.entries import Source
from lineofsight.themes.choice import By, Told
from lineofsight.vocabulary import Area, Family, Grade, Kind

__all__ = [
    "ActivitiesAsked",
    "AsOf",
    "AuthoritiesAsked",
    "Counting",
    "DueAsked",
    "Form",
    "IndicatorsAsked",
    "Inspections",
    "Paged",
    "PassagesAsked",
    "ProfileAsked",
    "Tabled",
    "ThemesAsked",
    "ValuesAsked",
]

_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def _written(value: object) -> object:
    """A day written out; numbers, which would be taken for seconds, are none."""
    if isinstance(value, str) and not _ISO.fullmatch(value):
        raise ValueError(f"{printable(value)[:40]!r} is not a date. Write it as 2024-03-31.")
    return value


Day = Annotated[date, BeforeValidator(_written)]


def _tidy(value: object) -> object:
    return printable(value).strip() or None if isinstance(value, str) else value


Words = Annotated[Annotated[str, Field(max_length=200)] | None, BeforeValidator(_tidy)]
"""Words as people write them. An empty value is none."""


Graded = Grade | Literal["good-or-better", "less-than-good"]
"""A grade or a group of grades."""


class Form(StrEnum):
    """The form of an answer."""

    JSON = "json"
    CSV = "csv"


class Counting(StrEnum):
    """What a profile counts."""

    AUTHORITIES = "authorities"
    REPORTS = "reports"


class Dated(StrEnum):
    """Which date decides what had happened by a day."""

    PUBLISHED = "published"
    FIELDWORK = "fieldwork"


class Inspections(StrEnum):
    """Which inspections count."""

    LATEST = "latest"
    FIRST = "first"
    ALL = "all"


class Abolished(StrEnum):
    """What becomes of authorities that no longer existed."""

    EXCLUDE = "exclude"
    INCLUDE = "include"


class AsOf(BaseModel):
    """A question about the record on a day."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    as_of: Day | None = Field(
        None, description="Only what had been published by this day, 2000 to today; without it, today."
    )


class Tabled(AsOf):
    """One whose answer can be had as a table."""

    format: Form | None = Field(None, description="`csv` for a table, whatever the request accepts.")


class Paged(Tabled):
    """One whose answer is a list. As CSV the whole list is given, whatever page is asked for."""

    page: int = Field(1, ge=1, le=10_000, description="The page of the list.")
    per_page: int = Field(50, ge=1, le=200, description="How many items a page has.")


class AuthoritiesAsked(Paged):
    """Which authorities."""

    q: Words = Field(None, description="Part of a name, an alias or a code.")
    region: Words = Field(None, description="One region of England.")


class ActivitiesAsked(Paged):
    """Which activities."""

    authority: Words = Field(None, description="An authority, by name or code.")
    region: Words = Field(None, description="One region of England.")
    family: Family | None = Field(None, description="One family of inspections.")
    kind: Kind | None = Field(None, description="One kind of activity.")
    framework: Words = Field(None, description="One framework, by its identifier.")
    since: Day | None = Field(None, description="The first day of publication.")
    until: Day | None = Field(None, description="The last day of publication.")
    source: Source | None = Field(None, description="Which source speaks for the activity.")


class ProfileAsked(Tabled):
    """By which rules grades are counted."""

    region: Words = Field(None, description="One region of England.")
    framework: Words = Field(None, description="One framework, by its identifier.")
    family: Family | None = Field(None, description="One family of inspections; by default ilacs and sif.")
    kind: Kind | None = Field(None, description="One kind of inspection.")
    counting: Counting = Field(Counting.AUTHORITIES, description="What counts as one.")
    by: Dated = Field(Dated.PUBLISHED, description="Which date decides what had happened by the day.")
    inspections: Inspections | None = Field(
        None, description="Which inspections count: by default the latest, or all where reports are counted."
    )
    abolished: Abolished = Field(Abolished.EXCLUDE, description="Authorities that no longer existed.")


class _Chosen(BaseModel):
    """Which inspections and what in them, as shares of themes take it."""

    part: Told = Field(Told.RECOMMENDATIONS, description="What counts: what is asked for, or what findings say.")
    area: Area | None = Field(
        None, description="Findings of this section, or recommendations whose code bears on this judgement area."
    )
    grade: Graded | None = Field(None, description="Inspections with this grade, or one of these grades.")
    grade_of: Area | None = Field(None, description="What the grade is of; by default `area`, else overall.")
    region: Words = Field(None, description="One region of England.")
    framework: Words = Field(None, description="One framework, by its identifier.")
    family: Family | None = Field(None, description="One family of inspections; by default ilacs and sif.")
    kind: Kind | None = Field(None, description="One kind of inspection.")
    partners: bool | None = Field(None, description="Recommendations to boards and partnerships.")


class ThemesAsked(_Chosen, Tabled):
    """What to count, and whether by code or by theme."""

    by: By = Field(By.CODES, description="Count each code, or whole themes.")


class PassagesAsked(_Chosen, Paged):
    """Which passages."""


class IndicatorsAsked(Paged):
    """Which indicators."""

    as_of: Day | None = Field(None, description="Taken as everywhere; the list is the same on every day.")
    all: bool = Field(False, description="Also the counts behind rates and shares.")


class ValuesAsked(Paged):
    """Which figures of an indicator."""

    authority: Words = Field(None, description="An authority, a region or England, by name or code.")
    year: int | None = Field(None, ge=1990, le=2100, description="The year in which the period ends.")
    since: int | None = Field(None, ge=1990, le=2100, description="The first year.")
    until: int | None = Field(None, ge=1990, le=2100, description="The last year.")


class DueAsked(Paged):
    """What may begin or falls due, within how long."""

    within: Words = Field("6m", description="How far ahead: 90d, 8w, 6m or 1y.")
    region: Words = Field(None, description="One region of England.")
