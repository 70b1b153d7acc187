"""Which grade and which findings speak for a judgement area, although frameworks divide areas differently.

It knows where one area's grade or section stands in for another's; what is counted with them is decided above.
"""

from lineofsight.errors import UsageError
from lineofsight.register.activity import Activity
from lineofsight.vocabulary import Area, Grade

__all__ = ["GRADE_GROUPS", "grade_in", "grades_named", "headline_area", "sections_of"]

GRADE_GROUPS = {
    "good-or-better": frozenset({Grade.OUTSTANDING, Grade.GOOD}),
    "less-than-good": frozenset({Grade.REQUIRES_IMPROVEMENT, Grade.ADEQUATE, Grade.INADEQUATE}),
}
"""Names for several grades at once."""

_TOGETHER = Area.CHILDREN_IN_CARE_AND_CARE_LEAVERS
_STANDS_IN = {
    Area.CHILDREN_IN_CARE: _TOGETHER,
    Area.CARE_LEAVERS: _TOGETHER,
}
_SECTIONS = {
    Area.CHILDREN_IN_CARE: frozenset({Area.CHILDREN_IN_CARE, _TOGETHER}),
    Area.CARE_LEAVERS: frozenset({Area.CARE_LEAVERS, _TOGETHER}),
    _TOGETHER: frozenset({_TOGETHER, Area.CHILDREN_IN_CARE, Area.CARE_LEAVERS}),
}


def grade_in(activity: Activity, area: Area) -> Grade | None:
    """The grade of an area; where children in care and care leavers were graded together, that grade for either.

    Nothing stands in for overall: an inspection that gives no overall grade has none.
    """
    instead = _STANDS_IN.get(area)
    return activity.grade(area) or (activity.grade(instead) if instead else None)


def headline_area(activity: Activity) -> Area:
    """The area whose grade tells of a whole inspection: overall, or leaders where it gave no overall grade."""
    return Area.OVERALL if activity.grade(Area.OVERALL) else Area.LEADERS


def sections_of(area: Area) -> frozenset[Area]:
    """The sections of findings that tell of an area: its own, and the one on children in care and care leavers."""
    return _SECTIONS.get(area, frozenset({area}))


def grades_named(text: str) -> frozenset[Grade]:
    """A grade or a group of grades by its name. Raises UsageError naming them all for anything else."""
    name = "-".join(text.strip().lower().split())
    if name in GRADE_GROUPS:
        return GRADE_GROUPS[name]
    try:
        return frozenset({Grade(name)})
    except ValueError:
        known = ", ".join((*Grade, *GRADE_GROUPS))
        raise UsageError(f"{text!r} is no grade. Use one of {known}.") from None
