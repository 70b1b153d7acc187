"""One authority: its judgements, what comes next and why, its history, themes, figures and neighbours, on one page.

It puts the parts in order; each part is made in a module of its own, and none of them works anything out.
"""

from dataclasses import dataclass

from lineofsight.authorities import Authority
from lineofsight.briefings.over_time import timeline_picture
from lineofsight.charts import Chart
from lineofsight.pathway import Pathway
from lineofsight.register.activity import Activity
from lineofsight.register.standing import headline_area
from lineofsight.register.story import Story
from lineofsight.vocabulary import Area
from lineofsight.web.asking import Asked
from lineofsight.web.page import Answer, Page, Route, Table
from lineofsight.web.pages.authority_address import at_its_code, pathway_on, story_on
from lineofsight.web.pages.authority_history import (
    Actions,
    Judgements,
    StepRow,
    actions,
    judgements,
    steps,
    steps_table,
)
from lineofsight.web.pages.authority_next import NextPart, next_part
from lineofsight.web.pages.authority_numbers import NumbersPart, numbers_part
from lineofsight.web.pages.authority_others import NeighboursPart, ThemesPart, neighbours_part, themes_part
from lineofsight.web.pages.compare import comparison_address
from lineofsight.web.site import Site

__all__ = ["ROUTES", "AuthorityContent", "NotYetContent"]


@dataclass(frozen=True, slots=True)
class AuthorityContent:
    """What the page shows. `name` is the one of the day; what was not known or not there on the day is None."""

    place: Authority
    name: str
    story: Story
    pathway: Pathway
    judgements: Judgements | None
    actions: Actions
    next: NextPart
    steps: tuple[StepRow, ...]
    themes: ThemesPart
    numbers: NumbersPart
    neighbours: NeighboursPart
    compare: str

    @property
    def headline(self) -> Area:
        """The area whose grade tells how it stands."""
        return headline_area(self.story.standing) if self.story.standing else Area.OVERALL

    @property
    def is_closed(self) -> bool:
        """Whether it was abolished before the day."""
        return self.place.is_closed_on(self.story.as_of)


@dataclass(frozen=True, slots=True)
class NotYetContent:
    """Said of an authority on a day before it was created, with those that were there in its place."""

    place: Authority
    before: tuple[Authority, ...]


def _authority(site: Site, asked: Asked, place: Authority) -> Answer:
    trail = (("Authorities", "/authorities"),)
    if place.opened and asked.day < place.opened:
        before = tuple(step for step in story_on(site, asked, place).predecessors if step.existed_on(asked.day))
        return Page("authority_not_yet.html.j2", place.name, "authorities", NotYetContent(place, before), trail)
    told, ahead = story_on(site, asked, place), pathway_on(site, asked, place)
    name, neighbours = place.label_on(asked.day), neighbours_part(site, asked, told)
    content = AuthorityContent(
        place=place,
        name=name,
        story=told,
        pathway=ahead,
        judgements=judgements(site.register, told),
        actions=actions(told),
        next=next_part(ahead),
        steps=steps(told),
        themes=themes_part(site, asked, told),
        numbers=numbers_part(site, asked, place, name),
        neighbours=neighbours,
        compare=comparison_address(asked, (place.code, *neighbours.nearest)),
    )
    return Page("authority.html.j2", name, "authorities", content, trail, _downloads(asked, content))


def _downloads(asked: Asked, content: AuthorityContent) -> dict[str, Chart | Table]:
    def link(activity: Activity) -> str:
        return asked.link(f"/reports/{activity.key}")

    found: dict[str, Chart | Table] = {
        "timeline": timeline_picture(content.story, content.pathway, link),
        "activities": steps_table(content.steps),
        "neighbours": content.neighbours.table,
    }
    if content.themes.history.codes:
        found["themes"] = content.themes.table
    if content.numbers.picture:
        found["flagged"] = content.numbers.picture
    if content.judgements:
        found["grades"] = content.judgements.table
    return found


ROUTES = (Route("/authorities/{code}", at_its_code(_authority)),)
