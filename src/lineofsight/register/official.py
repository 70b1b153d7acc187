"""The national spreadsheet of inspection outcomes: every sheet that lists inspections or visits, row by row.

It reads what the spreadsheet says and names what it cannot read; whether that agrees with the reports is found by
`reconcile`. Sheets and columns are known from `official.toml`.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from lineofsight.authorities import Authority, by_code, find
from lineofsight.errors import DataError, UnknownAuthorityError
from lineofsight.frameworks import framework_for
from lineofsight.register.entries import Entry, Source
from lineofsight.reports.record import AuthorityReference, DocumentReference, InspectionRecord, Judgement
from lineofsight.vocabulary import Area, Family, Grade, Kind, Subject

__all__ = ["OfficialRow", "read_official"]

_AREAS = (Area.OVERALL, Area.LEADERS, Area.HELP_PROTECTION, Area.CHILDREN_IN_CARE, Area.CARE_LEAVERS)
_HEADER_ROWS = 12
"""Rows at the top of a sheet among which its column names are looked for."""
_NEEDED = ("authority_name", "inspection_date", "publication_date")
_BLANK = {"", "-", "n/a", "not applicable", "not judged", "none"}


@dataclass(frozen=True, slots=True)
class OfficialRow:
    """One row: `row` is its number in the sheet as a person counts. `kind` is None in a sheet that names no type."""

    file: str
    sheet: str
    row: int
    authority: Authority
    family: Family
    kind: Kind | None
    started: date
    published: date
    grades: Mapping[Area, Grade]
    subject: Subject | None

    @property
    def place(self) -> str:
        """Where it stands: "In-year_inspections, row 12"."""
        return f"{self.sheet}, row {self.row}"

    def entry(self) -> Entry:
        """What the statistics say of the activity, for the register."""
        framework = framework_for(self.family, self.started)
        record = InspectionRecord(
            document=DocumentReference(sha256="", filename=""),
            family=self.family,
            framework=framework.id if framework else None,
            kind=self.kind,
            authority=AuthorityReference(code=self.authority.code, name=self.authority.name, as_printed=None),
            fieldwork_start=self.started,
            fieldwork=(),
            published=self.published,
            subject=self.subject,
            judgements=tuple(Judgement(area=area, grade=grade, as_printed="") for area, grade in self.grades.items()),
        )
        return Entry(record=record, source=Source.OFFICIAL_STATISTICS, note=f"{self.file}: {self.place}", origin=None)


def read_official(path: Path) -> list[OfficialRow]:
    """Every inspection and visit the spreadsheet lists, in its order.

    Raises DataError naming file, sheet, row and remedy for a file that is no such spreadsheet or has a cell that
    cannot be read: nothing is skipped in silence.
    """
    import fastexcel  # noqa: PLC0415  # only this needs it

    if not path.is_file():
        raise DataError(f"There is no spreadsheet {path}. Give the national inspection outcomes as .ods or .xlsx.")
    try:
        book = fastexcel.read_excel(path)
        sheets = {name: book.load_sheet(name, header_row=None, dtypes="string") for name in book.sheet_names}
    except (fastexcel.FastExcelError, OSError) as error:
        raise DataError(
            f"{path.name} cannot be read as a spreadsheet ({error}). Give an .ods or .xlsx file."
        ) from error
    rows = [
        row
        for name, sheet in sheets.items()
        for row in _Sheet(path.name, name, sheet.to_polars().rows()).official_rows()
    ]
    if not rows:
        raise DataError(
            f"{path.name} has no sheet with columns {', '.join(_NEEDED)}. Give the national inspection outcomes, "
            "or add this edition's names to official.toml."
        )
    return rows


@dataclass(frozen=True, slots=True)
class _Layout:
    columns: dict[str, re.Pattern[str]]
    types: list[tuple[re.Pattern[str], Family, Kind]]
    themes: dict[Subject, re.Pattern[str]]


@cache
def _layout() -> _Layout:
    data: dict[str, Any] = tomllib.loads((resources.files(__package__) / "official.toml").read_text("utf-8"))

    def pattern(text: str) -> re.Pattern[str]:
        return re.compile(text, re.IGNORECASE)

    return _Layout(
        columns={name: pattern(text) for name, text in data["columns"].items()},
        types=[(pattern(entry["pattern"]), Family(entry["family"]), Kind(entry["kind"])) for entry in data["types"]],
        themes={Subject(subject): pattern(text) for subject, text in data["themes"].items()},
    )


class _Sheet:
    """One sheet as rows of text; a table of inspections if its header says so."""

    def __init__(self, file: str, name: str, rows: Sequence[Sequence[str | None]]) -> None:
        self._file, self._name, self._rows = file, name, rows

    def official_rows(self) -> Iterator[OfficialRow]:
        header, columns = self._find_header()
        if header is None:
            return
        for number, values in enumerate(self._rows[header + 1 :], start=header + 2):
            cells = {name: (values[place] or "").strip() for name, place in columns.items()}
            if any(cells.values()):
                yield self._row(number, cells)

    def _find_header(self) -> tuple[int | None, dict[str, int]]:
        for number, values in enumerate(self._rows[:_HEADER_ROWS]):
            columns = {
                name: place
                for name, pattern in _layout().columns.items()
                for place, value in enumerate(values)
                if value and pattern.fullmatch(" ".join(value.split()))
            }
            if all(name in columns for name in _NEEDED):
                return number, columns
        return None, {}

    def _row(self, number: int, cells: Mapping[str, str]) -> OfficialRow:
        family, kind = self._type(number, cells.get("type", ""))
        started = self._date(number, "inspection_date", cells)
        theme = cells.get("theme", "")
        return OfficialRow(
            file=self._file,
            sheet=self._name,
            row=number,
            authority=self._authority(number, cells, started),
            family=family,
            kind=kind,
            started=started,
            published=self._date(number, "publication_date", cells),
            grades=self._grades(number, cells, family, started),
            subject=self._subject(number, theme) if theme.lower() not in _BLANK else None,
        )

    def _complaint(self, number: int, what: str) -> DataError:
        return DataError(
            f"{self._file}, sheet {self._name}, row {number}: {what}. Mend it, or add what it says to official.toml."
        )

    def _authority(self, number: int, cells: Mapping[str, str], started: date) -> Authority:
        try:
            return (
                by_code(cells["authority_code"])
                if cells.get("authority_code")
                else find(cells["authority_name"], started)
            )
        except UnknownAuthorityError as error:
            raise self._complaint(number, str(error).rstrip(".")) from error

    def _type(self, number: int, text: str) -> tuple[Family, Kind | None]:
        if not text:
            return Family.ILACS, None
        for pattern, family, kind in _layout().types:
            if pattern.fullmatch(text):
                return family, kind
        raise self._complaint(number, f"the inspection type {text!r} is not known")

    def _subject(self, number: int, text: str) -> Subject:
        for subject, pattern in _layout().themes.items():
            if pattern.fullmatch(text):
                return subject
        raise self._complaint(number, f"the visit theme {text!r} is not known")

    def _date(self, number: int, column: str, cells: Mapping[str, str]) -> date:
        for form in ("%Y-%m-%d", "%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%d/%m/%Y", "%d %B %Y"):
            try:
                return datetime.strptime(cells[column].split(".")[0], form).date()  # noqa: DTZ007  # a day has no zone
            except ValueError:
                continue
        raise self._complaint(number, f"{cells[column]!r} is not a date")

    def _grades(self, number: int, cells: Mapping[str, str], family: Family, started: date) -> dict[Area, Grade]:
        """Grades by area; before care leavers had a judgement of their own, the column of care holds both."""
        framework = framework_for(family, started)
        combined = framework is not None and Area.CHILDREN_IN_CARE_AND_CARE_LEAVERS in framework.areas
        grades: dict[Area, Grade] = {}
        for column in _AREAS:
            text = cells.get(column, "").lower().removesuffix(" to be good")
            if text in _BLANK:
                continue
            both = combined and column is Area.CHILDREN_IN_CARE
            try:
                grades[Area.CHILDREN_IN_CARE_AND_CARE_LEAVERS if both else column] = Grade(text.replace(" ", "-"))
            except ValueError as error:
                raise self._complaint(number, f"{cells[column]!r} is not a grade") from error
        return grades
