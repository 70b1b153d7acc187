"""Who was asked the same as an authority, is graded better since, and is not asked for it again.

It finds leads for asking how they did it. It refuses to say that one led to the other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lineofsight.authorities import by_code
from lineofsight.register.changes import changes
from lineofsight.register.standing import headline_area
from lineofsight.register.store import Register
from lineofsight.themes.choice import Choice
from lineofsight.themes.codebook import Code, codebook
from lineofsight.themes.readings import Reading, readings
from lineofsight.vocabulary import Area

__all__ = ["Lead", "codes_of", "improved_on_the_same"]


@dataclass(frozen=True, slots=True)
class Lead:
    """An authority graded better `now` than `then`, by so many `steps`, with the codes that it `shared` then.

    It is not asked for these now. `area` is that of both grades: overall, or leaders where one of the two inspections
    gave no overall grade. `is_near` says that it is of the same region.
    """

    then: Reading
    now: Reading
    shared: tuple[Code, ...]
    area: Area
    steps: int
    is_near: bool

    @property
    def order(self) -> tuple[int, bool, int, str]:
        """Most in common first, then the same region, then the longest way, then by name."""
        return -len(self.shared), not self.is_near, -self.steps, self.now.activity.authority_name or ""


def codes_of(reading: Reading) -> list[Code]:
    """The codes that it raises, as in the codebook, but for those that take what fits no other."""
    return [code for code in codebook().codes if code.id in reading.raised and not code.residual]


def improved_on_the_same(
    register: Register, own: Reading, everywhere: Sequence[Reading], as_of: date
) -> tuple[Lead, ...]:
    """The leads for what `own` raises, among the latest inspections `everywhere`, the most alike first."""
    latest = {item.activity.key: item for item in everywhere}
    first = min((item.activity.known_from for item in everywhere if item.activity.known_from), default=as_of)
    pairs = {
        change.previous.key: (change.previous, latest[change.activity.key])
        for change in changes(register, first, as_of)
        if change.previous and change.activity.key in latest
    }
    before = readings(register, [previous for previous, _ in pairs.values()], Choice(as_of)).read
    found = [_lead(own, then, pairs[then.activity.key][1]) for then in before]
    return tuple(sorted((lead for lead in found if lead.steps > 0 and lead.shared), key=lambda lead: lead.order))


def _lead(own: Reading, then: Reading, now: Reading) -> Lead:
    shared = tuple(code for code in codes_of(own) if code.id in then.raised and code.id not in now.raised)
    told = {headline_area(then.activity), headline_area(now.activity)}
    area = Area.LEADERS if Area.LEADERS in told else Area.OVERALL
    was, grade = then.activity.grade(area), now.activity.grade(area)
    steps = was.rank - grade.rank if was and grade else 0
    return Lead(then, now, shared, area, steps, _region(now) is not None and _region(now) == _region(own))


def _region(reading: Reading) -> str | None:
    code = reading.activity.authority_code
    return by_code(code).region if code else None
