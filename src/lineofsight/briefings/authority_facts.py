"""What a briefing on one authority speaks of: its story, what comes next, and what its reports raise.

It asks the register, the pathway and the theme statistics, each thing once. How it is said is for the sections.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from lineofsight.authorities import Authority
from lineofsight.briefings.document import Source
from lineofsight.briefings.ledger import Ledger, Passage
from lineofsight.pathway import Pathway, pathway_of
from lineofsight.register.activity import GRADED_FAMILIES, Activity
from lineofsight.register.codings import Coding, Part
from lineofsight.register.standing import headline_area
from lineofsight.register.store import Register
from lineofsight.register.story import Story, story
from lineofsight.register.view import by_publication
from lineofsight.reports.record import Recommendation
from lineofsight.themes.choice import Choice, Told
from lineofsight.themes.coder import coder
from lineofsight.themes.peers import codes_of
from lineofsight.themes.prevalence import Prevalences, prevalence
from lineofsight.themes.readings import Reading, readings
from lineofsight.vocabulary import Addressee, Area

__all__ = ["Asked", "AuthorityFacts", "authority_facts", "called", "codes_of"]


@dataclass(frozen=True, slots=True)
class Asked:
    """A recommendation with the passage it is, coded or not."""

    item: Recommendation
    passage: Passage


@dataclass(frozen=True)
class AuthorityFacts:
    """The facts of one authority's briefing, as known on a day."""

    register: Register
    as_of: date
    since: date | None
    story: Story
    pathway: Pathway
    ledger: Ledger

    @property
    def name(self) -> str:
        """The authority's name, with the year it ended if that was before the day."""
        return called(self.story.authority, self.as_of)

    @property
    def standing(self) -> Activity | None:
        """The graded inspection by which it stands; None before the first of its own."""
        return self.story.standing

    @property
    def headline(self) -> Area:
        """The area that stands for the whole of the inspection it stands by."""
        return headline_area(self.standing) if self.standing else Area.OVERALL

    @cached_property
    def before(self) -> Activity | None:
        """Its own graded inspection before the one it stands by."""
        own = [item for item in self._own if item.is_graded and item.family in GRADED_FAMILIES]
        return next(iter(sorted(own, key=by_publication)[-2:-1]), None)

    @property
    def later(self) -> list[Activity]:
        """Its own activities after the inspection it stands by, or published since the day asked for."""
        if self.since:
            return [item for item in self._own if item.known_from and item.known_from >= self.since]
        return self._own[self._own.index(self.standing) + 1 :] if self.standing else self._own

    def asked(self, activity: Activity) -> list[Asked]:
        """What a report or letter asks for, but for what it asks of a safeguarding board."""
        (record,) = self.register.records([activity])
        identity = activity.identities[0]
        return [
            Asked(item, Passage(activity, _coding(identity, place, item), ""))
            for place, item in enumerate(record.recommendations)
            if item.addressee is not Addressee.LSCB
        ]

    def places(self, asked: Sequence[Asked]) -> list[Source]:
        """Where these recommendations stand, with their words if they are here."""
        return self.ledger.passages([item.passage for item in asked])

    def reading(self, activity: Activity | None, told: Told = Told.RECOMMENDATIONS) -> Reading | None:
        """What an activity raises; None where it was not coded."""
        read = readings(self.register, [activity], Choice(self.as_of, told)).read if activity else ()
        return read[0] if read else None

    @cached_property
    def raised(self) -> Reading | None:
        """What the report it stands by asks for."""
        return self.reading(self.standing)

    @cached_property
    def everywhere(self) -> Prevalences:
        """What the latest inspections of all authorities ask for."""
        return prevalence(self.register, Choice(self.as_of), coder().reliability)

    @cached_property
    def nearby(self) -> Prevalences:
        """The same for the authorities of its region."""
        return prevalence(self.register, Choice(self.as_of, region=self.story.authority.region), coder().reliability)

    @cached_property
    def _own(self) -> list[Activity]:
        return [step.activity for step in self.story.timeline if not step.is_predecessors]


def authority_facts(
    register: Register, name: str, as_of: date, since: date | None, reports: Path | None
) -> AuthorityFacts:
    """Gather them. Raises UnknownAuthorityError for a name that is no authority's on the day."""
    view = register.as_of(as_of)
    told = story(view, name, register.records)
    return AuthorityFacts(register, as_of, since, told, pathway_of(view, told.authority), Ledger(register, reports))


def called(place: Authority, on: date) -> str:
    """An authority's name as of a day: the year it ended is added only once it has."""
    return place.label_on(on)


def _coding(identity: str, place: int, item: Recommendation) -> Coding:
    return Coding(identity, Part.RECOMMENDATION, place, item.addressee, item.page, item.themes)
