"""Which grade and which findings speak for a judgement area, although frameworks divide areas differently.

It knows where one area's grade or section stands in for another's; what is counted with them is decided above.
"""

from lineofsight.register.activity import Activity
from lineofsight.vocabulary import Area, Grade

__all__ = ["grade_in", "sections_of"]

_TOGETHER = Area.CHILDREN_IN_CARE_AND_CARE_LEAVERS
_STANDS_IN = {
    Area.OVERALL: Area.LEADERS,
    Area.CHILDREN_IN_CARE: _TOGETHER,
    Area.CARE_LEAVERS: _TOGETHER,
}
_SECTIONS = {
    Area.CHILDREN_IN_CARE: frozenset({Area.CHILDREN_IN_CARE, _TOGETHER}),
    Area.CARE_LEAVERS: frozenset({Area.CARE_LEAVERS, _TOGETHER}),
    _TOGETHER: frozenset({_TOGETHER, Area.CHILDREN_IN_CARE, Area.CARE_LEAVERS}),
}


def grade_in(activity: Activity, area: Area) -> Grade | None:
    """The grade of an area; where it has none, that of leaders for overall, of both for children in care or leavers."""
    instead = _STANDS_IN.get(area)
    return activity.grade(area) or (activity.grade(instead) if instead else None)


def sections_of(area: Area) -> frozenset[Area]:
    """The sections of findings that tell of an area: its own, and the one on children in care and care leavers."""
    return _SECTIONS.get(area, frozenset({area}))
