"""What to count: which inspections of whom, and what in them. The same words and rules as the profile of grades.

It chooses activities and says so in a sentence; what they raise is read in `readings`.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from lineofsight.authorities import all_authorities
from lineofsight.register.activity import GRADED_FAMILIES, Activity
from lineofsight.register.profile import profile
from lineofsight.register.standing import grade_in
from lineofsight.register.store import Register
from lineofsight.register.view import by_publication, select
from lineofsight.vocabulary import Area, Family, Grade, Kind

__all__ = ["By", "Choice", "Chosen", "Told", "chosen"]

_VISITS = frozenset({Family.FOCUSED_VISIT, Family.MONITORING_VISIT, Family.JTAI, Family.AREA_SEND})
"""Families without grades: of these the latest activity counts, graded or not."""
_PARTNERS_ONLY = frozenset({Family.JTAI, Family.AREA_SEND})


class Told(StrEnum):
    """What counts: what is asked for, what findings call weak, or what they call strong."""

    RECOMMENDATIONS = "recommendations"
    WEAKNESSES = "weaknesses"
    STRENGTHS = "strengths"


class By(StrEnum):
    """What is counted: each code, or whole themes."""

    CODES = "codes"
    THEMES = "themes"


@dataclass(frozen=True, slots=True)
class Choice:
    """What to count, as of a day; without a limit, everything the profile of grades counts.

    `area` limits what counts to one judgement area: findings by their section, recommendations (which stand in none)
    by the area their code mostly bears on. `grades` limits the inspections to those so graded in `graded_area`; without
    one in `area`, else overall. `partners` takes in recommendations to boards and partnerships; left open, only of
    inspections that address nobody else.
    """

    as_of: date
    told: Told = Told.RECOMMENDATIONS
    by: By = By.CODES
    area: Area | None = None
    grades: frozenset[Grade] = frozenset()
    graded_area: Area | None = None
    region: str | None = None
    framework: str | None = None
    family: Family | None = None
    kind: Kind | None = None
    partners: bool | None = None

    def takes_partners(self, family: Family) -> bool:
        """Whether recommendations to boards and partnerships count in an inspection of this family."""
        return family in _PARTNERS_ONLY if self.partners is None else self.partners

    def fits(self, activity: Activity) -> bool:
        """Whether it has one of the grades asked for."""
        return not self.grades or grade_in(activity, self._graded) in self.grades

    def sentence(self) -> str:
        """What counts within an inspection, in words."""
        what = {
            Told.RECOMMENDATIONS: "recommendations",
            Told.WEAKNESSES: "weaknesses told by findings",
            Told.STRENGTHS: "strengths told by findings",
        }[self.told]
        if self.told is Told.RECOMMENDATIONS and not self.partners:
            unless = ", unless an inspection addresses nobody else" if self.partners is None else ""
            what += f" (not those to boards or partnerships{unless})"
        parts = [f"Looked at are {what}"]
        if self.area:
            how = "the area their code bears on" if self.told is Told.RECOMMENDATIONS else "their section"
            parts.append(f"of {self.area.label.lower()}, by {how}")
        if self.grades:
            parts.append(f"in inspections graded {self.grade_words()}")
        return f"{', '.join(parts)}."

    def grade_words(self) -> str:
        """The grades asked for, in words."""
        grades = " or ".join(grade.label.lower() for grade in Grade if grade in self.grades)
        return f"{grades} ({self._graded.label.lower()})"

    @property
    def _graded(self) -> Area:
        return self.graded_area or self.area or Area.OVERALL


@dataclass(frozen=True, slots=True)
class Chosen:
    """The activities that count, in order of publication, and by which rules, in words."""

    activities: tuple[Activity, ...]
    sentence: str


def chosen(register: Register, choice: Choice, *, every: bool = False) -> Chosen:
    """The latest inspection of each authority that is there on the day; `every` inspection ever, if asked for.

    Raises NotFoundError for an unknown region or framework.
    """
    families = _families(choice)
    if _VISITS.issuperset(families):
        activities, sentence = _visits(register, choice, families, every)
    else:
        found = profile(
            register,
            as_of=choice.as_of,
            counting="reports" if every else "authorities",
            region=choice.region,
            framework=choice.framework,
            family=choice.family,
            kind=choice.kind,
            abolished="include" if every else "exclude",
        )
        activities, sentence = found.counted, found.rules.sentence(choice.as_of)
    fitting = sorted(filter(choice.fits, activities), key=by_publication)
    return Chosen(tuple(fitting), f"{sentence} {choice.sentence()}")


def _families(choice: Choice) -> tuple[Family, ...]:
    if choice.family:
        return (choice.family,)
    if choice.framework is None:
        return GRADED_FAMILIES
    from lineofsight.frameworks import get_framework  # noqa: PLC0415  # slow to import, and rarely needed here

    return get_framework(choice.framework).families


def _visits(
    register: Register, choice: Choice, families: Collection[Family], every: bool
) -> tuple[Sequence[Activity], str]:
    """Activities without grades, by the same rules as the profile has for graded ones."""
    known = select(register.as_of(choice.as_of).activities, region=choice.region, kind=choice.kind)
    there = {place.code for place in all_authorities(choice.as_of)}
    found = [
        item
        for item in sorted(known, key=by_publication)
        if item.family in families
        and choice.framework in (None, item.framework)
        and item.authority_code
        and (every or item.authority_code in there)
    ]
    if not every:
        found = list({item.authority_code: item for item in found}.values())
    which = "every one" if every else "the latest one"
    left = "counted as they last stood" if every else "left out"
    limits = "".join(f", {limit} only" for limit in (choice.framework, choice.kind, choice.region) if limit)
    return found, (
        f"Counts authorities by {which} ({' or '.join(family.label for family in families)}) published by "
        f"{choice.as_of.day} {choice.as_of:%B %Y}{limits}; "
        f"authorities abolished by then are {left}."
    )
