"""What the record tells over time, as pictures: grades at the end of each year, and the timeline of one authority.

It turns answers of other rooms into what `charts` draws, and works nothing out.
"""

from collections.abc import Callable
from datetime import date

from lineofsight.briefings.words import capital, dated, named
from lineofsight.charts import Chart
from lineofsight.charts.drawing import WIDTH
from lineofsight.charts.grades_over_time import GradeColumn, grade_columns
from lineofsight.charts.timeline import timeline
from lineofsight.charts.timeline_items import TimelineEvent, TimelineWindow
from lineofsight.pathway.pathway import Pathway
from lineofsight.pathway.situation import Expected
from lineofsight.register.activity import GRADED_FAMILIES, Activity
from lineofsight.register.profiles_over_time import GradesOverTime, GradesPoint
from lineofsight.register.standing import headline_area
from lineofsight.register.story import Step, Story
from lineofsight.vocabulary import Area, Family

__all__ = ["grades_pictures", "timeline_picture"]

Link = Callable[[Activity], str]
"""What gives the address of an activity's page, empty where it has none."""

_LANES = {
    **dict.fromkeys(GRADED_FAMILIES, "Graded inspections"),
    Family.LOOKED_AFTER: "Graded inspections",
    Family.CHILD_PROTECTION: "Graded inspections",
    Family.FOCUSED_VISIT: "Focused visits",
    Family.MONITORING_VISIT: "Monitoring visits",
    Family.JTAI: "Joint targeted area inspections",
    Family.AREA_SEND: "Area SEND inspections",
    Family.UNKNOWN: "Other documents",
}


def grades_pictures(grades: GradesOverTime) -> tuple[Chart, ...]:
    """A chart for each area, in the order asked for."""
    note = f"31 December of each year; ’{grades.until:%y}: {dated(grades.until)}"
    return tuple(
        grade_columns(area.label, [_column(point) for point in grades.points(area)], grades.remarks(area), note)
        for area in grades.areas
    )


def _column(point: GradesPoint) -> GradeColumn:
    return GradeColumn(dated(point.as_of), f"’{point.as_of:%y}", point.grades, point.ungraded)


def timeline_picture(told: Story, ahead: Pathway, link: Link | None = None, width: float = WIDTH) -> Chart:
    """An authority's timeline: all in its story that has a date, and every window of its pathway."""
    events = [event for step in told.timeline if (event := _event(step, told.as_of, link))]
    windows = [
        TimelineWindow(entry.name, _lane_ahead(entry), entry.window.earliest, entry.window.latest, _likelihood(entry))
        for entry in ahead.expected
        if entry.window
    ]
    order = list(dict.fromkeys(_LANES.values()))
    events.sort(key=lambda event: order.index(event.family))
    return timeline(f"Inspections of {told.authority.label_on(told.as_of)}", events, windows, told.as_of, width)


def _event(step: Step, on: date, link: Link | None) -> TimelineEvent | None:
    activity = step.activity
    day = activity.fieldwork_start or activity.known_from
    if day is None:
        return None
    return TimelineEvent(
        day=day,
        name=capital(named(activity)) if activity.family is not Family.UNKNOWN else "Document of no known kind",
        family=_LANES[activity.family],
        outcome=_outcome(activity),
        grade=activity.grade(headline_area(activity)),
        letters=activity.outcome if activity.outcome and len(activity.outcome) <= 2 else "",
        before=step.authority.label_on(on) if step.is_predecessors else "",
        link=link(activity) if link else "",
    )


def _outcome(activity: Activity) -> str:
    grades = sorted(activity.judgements, key=lambda item: list(Area).index(item.area))
    if grades:
        return "; ".join(f"{item.area.label.lower()} {item.grade.label.lower()}" for item in grades)
    return f"outcome {activity.outcome}" if activity.outcome and activity.outcome != "narrative" else ""


def _lane_ahead(entry: Expected) -> str:
    if entry.is_graded:
        return "Graded inspections"
    return next((lane for family, lane in _LANES.items() if family == entry.activity), f"{entry.name}s")


def _likelihood(entry: Expected) -> str:
    return f"overdue since {entry.overdue_since:%b %Y}" if entry.overdue_since else entry.likelihood.label
