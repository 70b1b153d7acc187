"""What a national briefing speaks of: whose inspections count, how they stood before, and what they raise.

It asks the register and the theme statistics, each thing once. How it is said is for the sections.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from lineofsight.briefings.ledger import Ledger
from lineofsight.errors import NotFoundError
from lineofsight.register.activity import Activity
from lineofsight.register.changes import Change, changes
from lineofsight.register.profile import Profile, profile
from lineofsight.register.standing import GRADE_GROUPS, grade_in
from lineofsight.register.store import Register
from lineofsight.themes.choice import By, Choice, Told
from lineofsight.themes.coder import coder
from lineofsight.themes.prevalence import Prevalences, prevalence
from lineofsight.vocabulary import Area, Grade

__all__ = ["LESS_THAN_GOOD", "Facts", "facts"]

LESS_THAN_GOOD = GRADE_GROUPS["less-than-good"]


@dataclass(frozen=True)
class Facts:
    """The facts of one national briefing, as of a day. `counted` are the inspections, one an authority."""

    register: Register
    as_of: date
    since: date | None
    framework: str | None
    profile: Profile
    ledger: Ledger

    @property
    def counted(self) -> Sequence[Activity]:
        """The inspections that count, one an authority."""
        return self.profile.counted

    @property
    def areas(self) -> list[Area]:
        """The areas that were graded, as the reports order them; a safeguarding board's apart."""
        return [item.area for item in self.profile.areas if item.area is not Area.LSCB]

    @property
    def headline(self) -> Area:
        """The area that stands for the whole: overall effectiveness, or leaders where most have no such grade."""
        with_overall = sum(item.grade(Area.OVERALL) is not None for item in self.counted)
        return Area.OVERALL if 2 * with_overall >= len(self.counted) else Area.LEADERS

    def graded(self, area: Area, grades: frozenset[Grade]) -> list[Activity]:
        """The inspections with one of these grades in an area."""
        return [item for item in self.counted if grade_in(item, area) in grades]

    def judged(self, area: Area) -> list[Activity]:
        """The inspections with any grade in an area."""
        return [item for item in self.counted if grade_in(item, area)]

    def choice(
        self,
        told: Told = Told.RECOMMENDATIONS,
        *,
        area: Area | None = None,
        grades: frozenset[Grade] = frozenset(),
        by: By = By.CODES,
    ) -> Choice:
        """What to count among these inspections."""
        graded = area if area or not grades else self.headline
        return Choice(self.as_of, told, by, area=area, grades=grades, graded_area=graded, framework=self.framework)

    def shares(self, choice: Choice) -> Prevalences:
        """How often everything is raised; each choice is counted once."""
        if choice not in self._counted_shares:
            self._counted_shares[choice] = prevalence(self.register, choice, coder().reliability)
        return self._counted_shares[choice]

    @cached_property
    def _counted_shares(self) -> dict[Choice, Prevalences]:
        return {}

    @cached_property
    def changes(self) -> dict[str, Change]:
        """Each counted inspection beside the authority's one before, by key."""
        first = min(item.known_from for item in self.counted if item.known_from)
        told = changes(self.register, first, self.as_of)
        keys = {item.key for item in self.counted}
        return {item.activity.key: item for item in told if item.activity.key in keys}

    @property
    def lately(self) -> list[Activity]:
        """The inspections published since the day asked for; without one, all."""
        return [
            item for item in self.counted if self.since is None or (item.known_from and item.known_from >= self.since)
        ]


def facts(register: Register, as_of: date, since: date | None, framework: str | None, reports: Path | None) -> Facts:
    """Gather them. Raises NotFoundError if nothing had been published by the day, or for an unknown framework."""
    found = profile(register, as_of=as_of, framework=framework)
    if not found.counted:
        under = f" under {framework}" if framework else ""
        raise NotFoundError(f"No graded inspection{under} had been published by {as_of}. Choose a later day.")
    return Facts(register, as_of, since, framework, found, Ledger(register, reports))
