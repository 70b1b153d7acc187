"""How far ahead somebody looks: a span of time as people write it, and the day on which it ends.

It knows spans and calendars. What comes within one is for `coming`.
"""

import re
from datetime import date

from lineofsight.errors import UsageError
from lineofsight.frameworks import later

__all__ = ["last_day"]

_UNITS = {"d": "days", "w": "weeks", "m": "months", "y": "years"}


def last_day(start: date, span: str) -> date:
    """The last day of a span such as 90d, 8w, 6m or 1y. Raises UsageError for anything else."""
    written = re.fullmatch(r"([0-9]{1,4}) ?([dwmy])", span.strip().lower())
    if written is None:
        raise UsageError(f"{span!r} is not a span of time. Write 90d, 8w, 6m or 1y.")
    try:
        return later(start, int(written[1]), _UNITS[written[2]])
    except (ValueError, OverflowError):
        raise UsageError(f"{span!r} reaches beyond any calendar. Choose a shorter span.") from None
