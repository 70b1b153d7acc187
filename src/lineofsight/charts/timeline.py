"""One authority's inspections on one line of time, a lane for each family, and the windows in which more are expected.

It puts the picture together with its words and its table; how it is laid out is for `timeline_picture`.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from lineofsight.charts.chart import Chart
from lineofsight.charts.drawing import NARROW, WIDTH
from lineofsight.charts.svg import finish
from lineofsight.charts.timeline_items import TimelineEvent, TimelineWindow, short_date
from lineofsight.charts.timeline_picture import TimelinePicture

__all__ = ["timeline"]


def timeline(
    title: str,
    events: Sequence[TimelineEvent],
    windows: Sequence[TimelineWindow],
    today: date,
    width: float = WIDTH,
) -> Chart:
    """The events and windows, lanes in the order first met; events before a reorganisation stand last.

    `width` is in units in which letters are 12 high.
    """
    ordered = sorted(events, key=lambda event: event.day)
    alternative = " ".join(_alternative(ordered, windows, today))
    return Chart(
        title=title,
        alternative=alternative,
        columns=("Date", "Until", "Activity", "Family", "Authority before", "Outcome"),
        rows=(
            *((_iso(one.day), None, one.name, one.family, one.before or None, one.outcome or None) for one in ordered),
            *((_iso(one.earliest), _iso(one.latest), one.name, one.family, None, one.likelihood) for one in windows),
        ),
        svg=finish(TimelinePicture(events, windows, today, width).drawn(), title, alternative),
        narrow=finish(TimelinePicture(events, windows, today, NARROW).drawn(), title, alternative),
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _alternative(events: Sequence[TimelineEvent], windows: Sequence[TimelineWindow], today: date) -> Iterator[str]:
    yield f"Timeline, standing on {short_date(today)}, a lane for each family of inspection."
    for lane in dict.fromkeys(event.lane for event in sorted(events, key=lambda event: bool(event.before))):
        told = [event.told for event in events if event.lane == lane]
        yield f"{lane}: {len(told)}, the last {told[-1]}." if len(told) > 1 else f"{lane}: {told[0]}."
    if not events:
        yield "Nothing has taken place."
    yield f"Expected: {'; '.join(window.told for window in windows)}." if windows else "No window is known."
