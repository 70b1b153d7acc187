"""What stands on a timeline: events that took place and windows ahead, each with its lane and its words.

It knows what they say, and refuses to know where they are drawn.
"""

from dataclasses import dataclass
from datetime import date

from lineofsight.vocabulary import Grade

__all__ = ["TimelineEvent", "TimelineWindow", "short_date"]


def short_date(day: date) -> str:
    """A day with its month shortened: "9 May 2025"."""
    return f"{day.day} {day:%b %Y}"


@dataclass(frozen=True, slots=True)
class TimelineEvent:
    """One inspection or visit: `day` is its first, `family` the lane it stands in, `outcome` told in words.

    `grade` colours the mark, `letters` (two at most) stand in the mark of one without a grade. `before` names the
    predecessor whose it was: these stand in a lane of their own. `link` is where the mark leads.
    """

    day: date
    name: str
    family: str
    outcome: str = ""
    grade: Grade | None = None
    letters: str = ""
    before: str = ""
    link: str = ""

    @property
    def lane(self) -> str:
        """The lane it stands in."""
        return f"Before reorganisation: {self.before}" if self.before else self.family

    @property
    def told(self) -> str:
        """The event in words."""
        what = f"{short_date(self.day)}: {self.name}"
        return f"{what}, {self.outcome}" if self.outcome else what


@dataclass(frozen=True, slots=True)
class TimelineWindow:
    """Days in which something is expected, both inclusive; `latest` None where no last day is known.

    `likelihood` says in a word or two how sure that is, `family` is the lane.
    """

    name: str
    family: str
    earliest: date
    latest: date | None
    likelihood: str

    @property
    def lane(self) -> str:
        """The lane it stands in."""
        return self.family

    @property
    def days(self) -> str:
        """The days in words."""
        first = short_date(self.earliest)
        if self.latest is None:
            return f"from {first}"
        return first if self.latest == self.earliest else f"{first} to {short_date(self.latest)}"

    @property
    def told(self) -> str:
        """The window in words."""
        return f"{self.name}, {self.likelihood}, {self.days}"

    @property
    def label(self) -> tuple[str, str]:
        """The window in two short lines: "Short inspection, expected", "Sep 2027 to Jan 2029".

        Its name is left out where that of its lane says it.
        """
        what = self.likelihood if self.lane.startswith(self.name) else f"{self.name}, {self.likelihood}"
        months = dict.fromkeys(f"{day:%b %Y}" for day in (self.earliest, self.latest) if day)
        return f"{what[:1].upper()}{what[1:]}", " to ".join(months) if self.latest else f"From {next(iter(months))}"
