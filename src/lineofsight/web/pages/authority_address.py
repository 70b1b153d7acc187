"""Which authority an address names, and what its pages ask of it: its story and its pathway on the day."""

from collections.abc import Callable

from lineofsight.authorities import Authority, find_any_day
from lineofsight.pathway import Pathway, pathway_of
from lineofsight.register.story import Story, story
from lineofsight.web.asking import Asked
from lineofsight.web.page import Answer, Redirect
from lineofsight.web.site import Site

__all__ = ["at_its_code", "pathway_on", "story_on"]


def at_its_code(answer: Callable[[Site, Asked, Authority], Answer]) -> Callable[[Site, Asked], Answer]:
    """An answer about the authority that the address names; by any name or code but its own the way there is shown.

    Raises UnknownAuthorityError, with suggestions, for a name that is none.
    """

    def answered(site: Site, asked: Asked) -> Answer:
        place = find_any_day(asked.place["code"], asked.day)
        if asked.place["code"] != place.code:
            rest = asked.path.split("/")[3:]
            return Redirect(asked.link("/".join(("/authorities", place.code, *rest))))
        return answer(site, asked, place)

    return answered


def story_on(site: Site, asked: Asked, place: Authority) -> Story:
    """The story of an authority as of the day asked for."""
    name = ("story", place.code, asked.day)
    return site.kept(name, lambda: story(site.view(asked.day), place, site.register.records))


def pathway_on(site: Site, asked: Asked, place: Authority) -> Pathway:
    """What to expect next of an authority, standing on the day asked for."""
    return site.kept(("pathway", place.code, asked.day), lambda: pathway_of(site.view(asked.day), place))
