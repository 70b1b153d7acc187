"""What an authority's reports keep raising, and its statistical neighbours: how they stand, and who has improved."""

from dataclasses import dataclass
from datetime import date

from lineofsight.authorities import by_code
from lineofsight.pathway import Expected
from lineofsight.register.activity import Activity
from lineofsight.register.story import Story
from lineofsight.themes.choice import Choice
from lineofsight.themes.codebook import Code
from lineofsight.themes.over_time import Recurrence, recurring
from lineofsight.themes.own_history import CodeHistory, OwnHistory, own_history
from lineofsight.themes.peers import Lead, improved_on_the_same
from lineofsight.themes.prevalence import prevalence
from lineofsight.themes.readings import Reading, readings
from lineofsight.vocabulary import Area, Grade
from lineofsight.web.asking import Asked
from lineofsight.web.page import Table
from lineofsight.web.pages.authority_history import grade_labels
from lineofsight.web.site import Site

__all__ = ["LeadRow", "NeighbourRow", "NeighboursPart", "ThemesPart", "history_on", "neighbours_part", "themes_part"]

_MOST_LEADS, _MOST_COMPARED = 5, 4


@dataclass(frozen=True, slots=True)
class ThemesPart:
    """What its reports ask for, with how often what was asked twice is asked again elsewhere.

    `often` are the codes that more than one report, or the last, raises; `once` the others.
    """

    history: OwnHistory
    elsewhere: tuple[tuple[CodeHistory, Recurrence], ...]

    @property
    def often(self) -> tuple[CodeHistory, ...]:
        """The codes that more than one report, or the last, raises."""
        return tuple(item for item in self.history.codes if item.reports > 1 or item.is_latest)

    @property
    def once(self) -> tuple[CodeHistory, ...]:
        """The codes that one earlier report raised."""
        return tuple(item for item in self.history.codes if item not in self.often)

    @property
    def table(self) -> Table:
        """Passages by code and report."""
        reports = self.history.reports
        return Table(
            ("Code", *(f"{report.key}, published {report.known_from}" for report in reports)),
            [
                [item.code.name, *(mark.passages if mark else None for mark in item.marks)]
                for item in self.history.codes
            ],
        )


def history_on(site: Site, asked: Asked, told: Story) -> OwnHistory:
    """What its own reports ask for, as of the day asked for."""
    own = [step.activity for step in told.timeline if not step.is_predecessors]
    name = ("own history", told.authority.code, asked.day)
    return site.kept(name, lambda: own_history(site.register, own, asked.day))


def themes_part(site: Site, asked: Asked, told: Story) -> ThemesPart:
    """What its reports keep raising, beside what reports raise again elsewhere."""
    history = history_on(site, asked, told)
    if not history.repeated:
        return ThemesPart(history, ())
    found = site.kept(("recurring", asked.day), lambda: recurring(site.register, Choice(asked.day)))
    known = {item.id: item for item in found.found if item.repeated}
    pairs = ((item, known[item.code.id]) for item in history.repeated if item.code.id in known)
    return ThemesPart(history, tuple(pairs))


@dataclass(frozen=True, slots=True)
class NeighbourRow:
    """A statistical neighbour: how close, how it stands, what comes next, and what it shared then and left behind."""

    code: str
    name: str
    rank: int
    closeness: str
    standing: Activity | None
    next: Expected | None
    shared: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class LeadRow:
    """Another authority that was asked the same and is graded better since."""

    code: str
    name: str
    then: Grade | None
    now: Grade | None
    for_leaders: bool
    published: date | None
    shared: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class NeighboursPart:
    """The ten neighbours of an edition of the model, nearest first, and leads among the others."""

    edition: int
    is_later: bool
    rows: tuple[NeighbourRow, ...]
    leads: tuple[LeadRow, ...]
    is_coded: bool

    @property
    def nearest(self) -> tuple[str, ...]:
        """The codes of the nearest, as many as can be compared with it."""
        return tuple(row.code for row in self.rows[:_MOST_COMPARED])

    @property
    def table(self) -> Table:
        """The neighbours as figures."""
        columns = ("Rank", "Code", "Neighbour", "Closeness", "Overall grade", "For leaders", "Published")
        return Table(
            (*columns, "Shared then and not now"),
            [
                [
                    *(row.rank, row.code, row.name, row.closeness),
                    *grade_labels(row.standing, (Area.OVERALL, Area.LEADERS)),
                    row.standing.known_from if row.standing else None,
                    "; ".join(code.name for code in row.shared) or None,
                ]
                for row in self.rows
            ],
        )


def neighbours_part(site: Site, asked: Asked, told: Story) -> NeighboursPart:
    """How its neighbours stand, and who was asked the same and has improved."""
    from lineofsight.indicators.neighbours import edition_on, neighbours, published_on  # noqa: PLC0415  # loads large libraries

    edition = edition_on(asked.day)
    latest = site.view(asked.day).latest()
    coming = {answer.authority.code: answer.next_inspection for answer in site.pathways(asked.day)}
    own = _reading(site, asked, told.standing)
    leads = _leads(site, asked, own)
    shared = {lead.now.activity.authority_code: lead.shared for lead in leads}
    rows = tuple(
        NeighbourRow(
            code=item.authority,
            name=by_code(item.authority).label_on(asked.day),
            rank=item.rank,
            closeness=item.closeness_words,
            standing=latest.get(item.authority),
            next=coming.get(item.authority),
            shared=shared.get(item.authority, ()),
        )
        for item in neighbours(told.authority.code, edition)
    )
    near = {row.code for row in rows}
    others = [lead for lead in leads if lead.now.activity.authority_code not in near][:_MOST_LEADS]
    return NeighboursPart(
        edition=edition,
        is_later=asked.day < published_on(edition),
        rows=rows,
        leads=tuple(_lead(lead) for lead in others),
        is_coded=own is not None,
    )


def _reading(site: Site, asked: Asked, standing: Activity | None) -> Reading | None:
    """What the inspection it stands by asks for; None where that was not coded."""
    read = readings(site.register, [standing], Choice(asked.day)).read if standing else ()
    return read[0] if read else None


def _leads(site: Site, asked: Asked, own: Reading | None) -> tuple[Lead, ...]:
    if own is None:
        return ()
    everywhere = site.kept(("asked of all", asked.day), lambda: prevalence(site.register, Choice(asked.day)))
    return improved_on_the_same(site.register, own, everywhere.readings.read, asked.day)


def _lead(lead: Lead) -> LeadRow:
    activity = lead.now.activity
    return LeadRow(
        code=activity.authority_code or "",
        name=activity.authority_name or "",
        then=lead.then.activity.grade(lead.area),
        now=activity.grade(lead.area),
        for_leaders=lead.area is not Area.OVERALL,
        published=activity.known_from,
        shared=lead.shared,
    )
