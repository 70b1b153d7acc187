"""What the pages on themes have in common: their filters, the choices of their forms, and shares as rows of a chart.

It turns a question into a `Choice`; counting is for the library.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from lineofsight.authorities import Authority, find
from lineofsight.authorities.searching import search_names
from lineofsight.charts import IntervalGroup, Share, TrendSeries
from lineofsight.frameworks import all_frameworks
from lineofsight.register.activity import GRADED_FAMILIES
from lineofsight.register.standing import grades_named
from lineofsight.themes.choice import By, Choice, Told
from lineofsight.themes.intervals import Interval
from lineofsight.themes.over_time import Trend, Trends, trend
from lineofsight.vocabulary import Area, Family
from lineofsight.web.asking import Asked
from lineofsight.web.page import Cell
from lineofsight.web.pages.choices import AREAS, Options, area_options, grade_options, region_options
from lineofsight.web.site import Site

__all__ = [
    "ASKED_FOR",
    "FILTERS",
    "SHARE_CELLS",
    "ThemeForm",
    "asked_authority",
    "asked_choice",
    "group",
    "judging_frameworks",
    "share_cells",
    "theme_form",
    "trends",
    "years_of",
]

FILTERS = ("told", "framework", "family", "grade", "area", "region")
"""What narrows a count, on the list of themes and on the page of each alike."""

ASKED_FOR = {
    Told.RECOMMENDATIONS: "Recommendations",
    Told.WEAKNESSES: "Weaknesses in findings",
    Told.STRENGTHS: "Strengths in findings",
}
_FAMILIES = {
    Family.ILACS: "Inspections of children’s services (ILACS)",
    Family.SIF: "Single inspections (SIF)",
    Family.FOCUSED_VISIT: "Focused visits",
    Family.MONITORING_VISIT: "Monitoring visits",
    Family.JTAI: "Joint targeted area inspections",
    Family.AREA_SEND: "Area SEND inspections",
    Family.LOOKED_AFTER: "Inspections of services for children in care (2013)",
    Family.CHILD_PROTECTION: "Inspections of child protection (2012 and 2013)",
}

SHARE_CELLS = ("Raised", "Of", "Share %", "Low %", "High %")


class Counted(Protocol):
    """Anything that so many of so many inspections raise."""

    @property
    def raised(self) -> int:
        """How many raise it."""

    @property
    def of(self) -> int:
        """Of how many."""

    @property
    def interval(self) -> Interval:
        """Their share."""


@dataclass(frozen=True, slots=True)
class ThemeForm:
    """The choices of the form, each as value and label, and what was chosen besides the form's own page."""

    told: Options
    frameworks: Options
    families: Options
    grades: Options
    areas: Options
    regions: Options
    kept: Mapping[str, str]

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the kind of passage was chosen."""
        return bool(self.kept.keys() - {"told"})


def asked_choice(asked: Asked, by: By = By.CODES) -> Choice:
    """What to count, as the address says. Raises UsageError for a value that is none of those it names."""
    framework = asked.among("framework", [item.id for item in all_frameworks() if item.families])
    grade, region = asked.one("grade"), asked.one("region")
    return Choice(
        as_of=asked.day,
        told=asked.option("told", Told) or Told.RECOMMENDATIONS,
        by=by,
        area=asked.option("area", Area),
        grades=grades_named(grade) if grade else frozenset(),
        region=region or None,
        framework=framework or None,
        family=asked.option("family", Family),
    )


def asked_authority(asked: Asked) -> Authority | None:
    """The one authority asked about, by code, name or a part that only one has; None where none was named.

    Raises UnknownAuthorityError for anything else.
    """
    named = asked.one("authority")
    if not named:
        return None
    fitting = search_names(named, asked.day)
    return fitting[0] if len(fitting) == 1 else find(named, asked.day)


def theme_form(site: Site, asked: Asked) -> ThemeForm:
    """The form's choices: only frameworks of which an inspection was published by the day."""
    activities = site.view(asked.day).activities
    seen = {item.framework for item in activities} | {asked.one("framework")}
    there = {item.family for item in activities} | {asked.option("family", Family)}
    known = [item for item in all_frameworks() if item.id in seen and set(item.families) & _FAMILIES.keys()]
    return ThemeForm(
        told=tuple((told.value, label) for told, label in ASKED_FOR.items()),
        frameworks=tuple((item.id, item.title) for item in known),
        families=tuple((family.value, label) for family, label in _FAMILIES.items() if family in there),
        grades=grade_options(),
        areas=area_options(AREAS[1:]),
        regions=region_options(),
        kept={name: asked.one(name) for name in FILTERS if asked.one(name)},
    )


def judging_frameworks(site: Site, asked: Asked) -> Options:
    """The frameworks under which authorities were graded by the day, the earliest first."""
    seen = {item.framework for item in site.view(asked.day).activities if item.family in GRADED_FAMILIES}
    return tuple((item.id, item.title) for item in all_frameworks() if item.id in seen)


def trends(site: Site, choice: Choice) -> Trends:
    """Each code or theme through the years. Without filters it is kept for all pages that show one of them."""
    if choice == Choice(choice.as_of, choice.told, choice.by):
        return site.kept(("trends", choice), lambda: trend(site.register, choice))
    return trend(site.register, choice)


def group(label: str, item: Counted, series: str = "Authorities") -> IntervalGroup:
    """A share as a row of a chart."""
    return IntervalGroup(label, [(series, _share(item))])


def years_of(item: Trend) -> TrendSeries:
    """Shares by year as a line of a chart."""
    return TrendSeries(item.name, [(year.year, _share(year)) for year in item.years])


def share_cells(item: Counted) -> tuple[Cell, ...]:
    """A share as cells under `SHARE_CELLS`."""
    return (item.raised, item.of, *_percents(item.interval))


def _percents(interval: Interval) -> Iterable[float]:
    return (round(100 * part, 1) for part in (interval.share, interval.low, interval.high))


def _share(item: Counted) -> Share:
    return Share(item.raised, item.of, max(0.0, item.interval.low), min(1.0, item.interval.high))
