"""The inspection record: one shape for the command's JSON, the register, the API and the tests.

It knows what a record looks like, not how one is read from a page (the family readers) nor how it is kept
(`lineofsight.register`). Everything taken from a page carries the page (1 is the first) and, in Python only,
the box on that page: (left, bottom, right, top) in PDF points from the page's lower left corner.
"""

from datetime import date
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field

from lineofsight.vocabulary import Addressee, Area, Family, Grade, Kind, RecommendationKind, Subject

__all__ = [
    "AuthorityReference",
    "Box",
    "DateRange",
    "DocumentReference",
    "Finding",
    "InspectionRecord",
    "Judgement",
    "Place",
    "Problem",
    "Recommendation",
]

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in PDF points, origin at the page's lower left corner."""

PageNumber = Annotated[int, Field(ge=1)]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _OnPage(_Frozen):
    """Something read from a page; `page` is None only where the fact came from outside a document."""

    page: PageNumber | None = None
    box: Box | None = Field(default=None, exclude=True, repr=False)


class Place(_Frozen):
    """Where on the pages a single fact was read, and the line it was read from."""

    page: PageNumber
    box: Box
    text: str = ""


class DocumentReference(_Frozen):
    """The file a record was read from. `sha256` is of its bytes; `url` is known only from a listing."""

    sha256: str
    filename: str
    pages: int = 0
    url: str | None = None


class AuthorityReference(_Frozen):
    """The authority inspected. `code` and `name` are None where the printed name could not be resolved."""

    code: str | None
    name: str | None
    as_printed: str | None


class DateRange(_Frozen):
    """First and last day, inclusive."""

    start: date
    end: date


class Judgement(_OnPage):
    """One grade for one area, with the words of the grade as printed."""

    area: Area
    grade: Grade
    as_printed: str


class Recommendation(_OnPage):
    """One top-level item a report asks someone to do. `number` is the printed number, else its place in the list."""

    kind: RecommendationKind
    addressee: Addressee = Addressee.AUTHORITY
    number: int | None
    text: str | None
    national_framework: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()


class Finding(_OnPage):
    """One numbered paragraph of the report's findings. `section` is a judgement area, or a short heading name."""

    section: str
    number: int
    text: str | None


class Problem(_OnPage):
    """Something wrong or contradictory, named by `code` (kebab-case), told in words by `message`."""

    code: str
    message: str


class InspectionRecord(_Frozen):
    """Everything read from one document.

    `published` is the date the document prints, or the listing's where it prints none. `fieldwork` holds every
    range of days on site; `fieldwork_start` and `fieldwork_end` are the first and last of them.
    `inspectorates` names those that inspected together, for joint inspections only (`Ofsted`, `CQC`, `HMICFRS`,
    `HMI Probation`). `kind_inferred` says that the kind was worked out from dates or wording that do not state it.
    `places` tells where single facts (`authority`, `fieldwork`, `published`, `lead_inspector`) were read; like the
    boxes it is for Python, not for the JSON.
    """

    document: DocumentReference
    family: Family = Family.UNKNOWN
    framework: str | None = None
    kind: Kind | None = None
    kind_inferred: bool = Field(default=False, exclude=True)
    authority: AuthorityReference | None = None
    fieldwork_start: date | None = None
    fieldwork_end: date | None = None
    fieldwork: tuple[DateRange, ...] = ()
    published: date | None = None
    lead_inspector: str | None = None
    judgements: tuple[Judgement, ...] = ()
    outcome: str | None = None
    subject: Subject | None = None
    inspectors: tuple[str, ...] = ()
    inspectorates: tuple[str, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    findings: tuple[Finding, ...] = ()
    problems: tuple[Problem, ...] = ()
    places: dict[str, Place] = Field(default_factory=dict, exclude=True, repr=False)

    @classmethod
    def unread(cls, document: DocumentReference, code: str, message: str) -> Self:
        """The record of a document of which nothing could be read, and why."""
        return cls(document=document, problems=(Problem(code=code, message=message),))

    @classmethod
    def failed(cls, document: DocumentReference, error: Exception) -> Self:
        """The record of a document that made its reader fail."""
        message = f"The reader failed with {type(error).__name__}: {error}. Report it with the document."
        return cls.unread(document, "reader-failed", message)

    @property
    def has_words(self) -> bool:
        """Whether the words of its recommendations or findings are there, and not only how many there are."""
        items: tuple[Recommendation | Finding, ...] = (*self.recommendations, *self.findings)
        return any(item.text for item in items)

    def grade(self, area: Area) -> Grade | None:
        """The grade for `area`, or None where this report has none."""
        return next((judgement.grade for judgement in self.judgements if judgement.area is area), None)
