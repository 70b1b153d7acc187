"""What the forms of several pages offer to choose from, each as value and label."""

from collections.abc import Iterable

from lineofsight.authorities import regions
from lineofsight.register.standing import GRADE_GROUPS
from lineofsight.vocabulary import Area, Grade

__all__ = ["AREAS", "Options", "area_options", "grade_options", "region_options"]

Options = tuple[tuple[str, str], ...]

AREAS = (Area.OVERALL, Area.LEADERS, Area.HELP_PROTECTION, Area.CHILDREN_IN_CARE, Area.CARE_LEAVERS)
"""The judgement areas of today, in the order of reports."""

_GRADES = (Grade.OUTSTANDING, Grade.GOOD, Grade.REQUIRES_IMPROVEMENT, Grade.INADEQUATE)


def area_options(areas: Iterable[Area] = AREAS) -> Options:
    """Judgement areas."""
    return tuple((area.value, area.label) for area in areas)


def grade_options() -> Options:
    """The grades of today, and groups of them."""
    groups = ((name, name.replace("-", " ").capitalize()) for name in GRADE_GROUPS)
    return (*((grade.value, grade.label) for grade in _GRADES), *groups)


def region_options() -> Options:
    """The regions of England."""
    return tuple((name, name) for name in regions())
