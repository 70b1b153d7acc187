"""Official statistics against reports: each row's activity, and every disagreement with the page that decides it.

A report is right about itself; a difference is explained when the page that prints the report's value is known.
Rows without a report in the register tell it of activities it did not know.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from lineofsight.register.activity import Activity
from lineofsight.register.entries import Entry, Source
from lineofsight.register.official import OfficialRow, read_official
from lineofsight.register.store import Register, put
from lineofsight.reports.record import InspectionRecord
from lineofsight.vocabulary import Family

__all__ = ["Difference", "Reconciliation", "reconcile"]

_DAYS_APART = 7
"""Days by which a row may misdate the start of the activity it means."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One value on which a row and its report disagree.

    `page` is the page of the report that prints its value and `evidence` what it prints there; without them the
    difference is unexplained.
    """

    row: OfficialRow
    activity: Activity
    field: str
    official: str
    report: str
    page: int | None = None
    evidence: str = ""

    @property
    def is_explained(self) -> bool:
        """Whether a page shows who is right."""
        return self.page is not None

    def __str__(self) -> str:
        where = f"page {self.page} prints “{self.evidence}”" if self.is_explained else "no page decides it"
        document = self.activity.documents[0].filename if self.activity.documents else self.activity.key
        return (
            f"{self.row.authority.name} {self.row.started}, {self.field}: {self.row.place} says {self.official}, "
            f"{document} says {self.report}; {where}."
        )


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """What came of comparing.

    `without_report` are rows of which no report is in the register; `unlisted` are
    reports of the period the statistics cover that no row lists.
    """

    rows: tuple[OfficialRow, ...]
    matched: int
    without_report: tuple[OfficialRow, ...]
    differences: tuple[Difference, ...]
    unlisted: tuple[Activity, ...]

    @property
    def unexplained(self) -> tuple[Difference, ...]:
        """The differences that no page decides."""
        return tuple(difference for difference in self.differences if not difference.is_explained)


def reconcile(register: Register, path: Path, *, add: bool = True) -> Reconciliation:
    """Compare the spreadsheet at `path` with the register; with `add`, keep what its rows say in the register.

    Kept rows never speak before a report. Raises DataError for a spreadsheet that cannot be used.
    """
    rows = read_official(path)
    if add:
        with register.writing() as session:
            for entry in _entries(rows):
                put(session, entry)
    reports = _Reports(register)
    pairs = [(row, reports.find(row)) for row in rows]
    found = {activity.key for _, activity in pairs if activity}
    return Reconciliation(
        rows=tuple(rows),
        matched=sum(activity is not None for _, activity in pairs),
        without_report=tuple(_events(row for row, activity in pairs if activity is None)),
        differences=tuple(
            difference for row, activity in pairs if activity for difference in _compare(row, activity, reports)
        ),
        unlisted=tuple(activity for activity in reports.within(rows) if activity.key not in found),
    )


def _entries(rows: Iterable[OfficialRow]) -> list[Entry]:
    """One entry per event: of several rows about one, the first that names its type."""
    entries: dict[str, Entry] = {}
    for row in sorted(rows, key=lambda row: row.kind is None):
        entry = row.entry()
        entries.setdefault(entry.key, entry)
    return list(entries.values())


def _events(rows: Iterable[OfficialRow]) -> list[OfficialRow]:
    """One row per event, in order."""
    events = {(row.authority.code, row.family, row.started): row for row in reversed(list(rows))}
    return sorted(events.values(), key=lambda row: (row.started, row.authority.name))


class _Reports:
    """The register's activities that rest on a report, found by what a row says of them."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self._by_authority: defaultdict[tuple[str | None, Family], list[Activity]] = defaultdict(list)
        for activity in register.activities(source=Source.REPORT):
            self._by_authority[activity.authority_code, activity.family].append(activity)

    def find(self, row: OfficialRow) -> Activity | None:
        """The activity a row means: the nearest in time, else the one published on the row's day."""
        candidates = self._by_authority[row.authority.code, row.family]
        near = [
            (abs((activity.fieldwork_start - row.started).days), activity.key, activity)
            for activity in candidates
            if activity.fieldwork_start
        ]
        if near and min(near)[0] <= _DAYS_APART:
            return min(near)[2]
        return next((activity for activity in candidates if activity.known_from == row.published), None)

    def record(self, activity: Activity) -> InspectionRecord:
        """The whole record behind an activity."""
        return next(self._register.records([activity]))

    def within(self, rows: Sequence[OfficialRow]) -> Iterator[Activity]:
        """Reports of each family that started in the period in which the rows list that family."""
        for family in sorted({row.family for row in rows}):
            days = [row.started for row in rows if row.family is family]
            for (_, other), activities in self._by_authority.items():
                if other is family:
                    yield from (
                        activity
                        for activity in activities
                        if activity.fieldwork_start and min(days) <= activity.fieldwork_start <= max(days)
                    )


def _compare(row: OfficialRow, activity: Activity, reports: _Reports) -> Iterator[Difference]:
    """Every value of a row that its report contradicts."""
    for area, grade in row.grades.items():
        judgement = next((item for item in activity.judgements if item.area is area), None)
        if judgement is None:
            yield Difference(row, activity, area, grade, "no grade for it")
        elif judgement.grade is not grade:
            yield Difference(row, activity, area, grade, judgement.grade, judgement.page, judgement.as_printed)
    for judgement in activity.judgements:
        if row.grades and judgement.area not in row.grades:
            yield Difference(
                row, activity, judgement.area, "no grade for it", judgement.grade, judgement.page, judgement.as_printed
            )
    dates: list[tuple[str, str, date | str | None, date | str | None]] = [
        ("first day", "fieldwork", row.started, activity.fieldwork_start),
        ("publication", "published", row.published, activity.known_from),
        ("kind", "fieldwork", row.kind, activity.kind),
        ("subject", "subject", row.subject, activity.subject),
    ]
    for field, place, official, read in dates:
        if official is not None and official != read:
            where = reports.record(activity).places.get(place)
            page, text = (where.page, where.text) if where else (None, "")
            yield Difference(row, activity, field, str(official), str(read), page, text)
