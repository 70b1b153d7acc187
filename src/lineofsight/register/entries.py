"""What one source says of one activity, and what people have corrected in it: the values this room works with.

An entry knows its source, its listing and the record as read. It refuses to know how it is stored (`rows`) and
which other entries tell of the same activity (`grouping`).
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from lineofsight.reports.record import InspectionRecord
from lineofsight.vocabulary import Addressee, Family, RecommendationKind

__all__ = ["AppliedCorrection", "Correction", "Counts", "Entry", "Listing", "Origin", "Source"]

_SHORT_HASH = 16


class Source(StrEnum):
    """Where the facts of an activity come from; a report outranks official statistics, these a secondary source."""

    REPORT = "report"
    OFFICIAL_STATISTICS = "official-statistics"
    SECONDARY = "secondary"

    @property
    def rank(self) -> int:
        """0 for the source to believe first."""
        return list(Source).index(self)


class Origin(StrEnum):
    """How a document's facts got here: from the file itself, or from the snapshot shipped with the package."""

    FILE = "file"
    SNAPSHOT = "snapshot"


@dataclass(frozen=True, slots=True)
class Listing:
    """What the web page that lists reports says of a document. `authority_code` is None if it names none we know."""

    published: date | None = None
    url: str | None = None
    link_text: str | None = None
    urn: str | None = None
    authority_code: str | None = None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many items a record holds: `improvements` and `priorities` leave out `board`, those for the LSCB."""

    improvements: int = 0
    priorities: int = 0
    board: int = 0
    sections: tuple[tuple[str, int], ...] = ()

    @classmethod
    def of(cls, record: InspectionRecord) -> "Counts":
        """The counts of a whole record; `sections` holds the number of findings per section, in reading order."""
        items = Counter((item.addressee, item.kind) for item in record.recommendations)
        sections = Counter(finding.section for finding in record.findings)
        return cls.from_items(items, tuple(sections.items()))

    @classmethod
    def from_items(
        cls,
        items: Counter[tuple[Addressee, RecommendationKind]],
        sections: tuple[tuple[str, int], ...],
    ) -> "Counts":
        """The counts from numbers of recommendations by addressee and kind."""
        board = {kind: items[Addressee.LSCB, kind] for kind in RecommendationKind}
        others = {
            kind: sum(count for (_, other), count in items.items() if other is kind) - board[kind]
            for kind in RecommendationKind
        }
        return cls(
            improvements=others[RecommendationKind.IMPROVEMENT],
            priorities=others[RecommendationKind.PRIORITY],
            board=sum(board.values()),
            sections=sections,
        )

    @property
    def findings(self) -> int:
        """The number of findings in all sections."""
        return sum(count for _, count in self.sections)


@dataclass(frozen=True, slots=True)
class Correction:
    """A person's word on one field of an activity: who, when and why. `value` None says that there is none.

    It applies to the entries in `identities`, and to any entry read with the same `activity_key`.
    """

    id: int
    activity_key: str
    identities: frozenset[str]
    field: str
    value: str | None
    author: str
    reason: str
    made_at: datetime
    withdrawn_at: datetime | None = None
    withdrawn_by: str | None = None
    withdrawal_reason: str | None = None

    @property
    def is_active(self) -> bool:
        """Whether it still stands."""
        return self.withdrawn_at is None


@dataclass(frozen=True, slots=True)
class AppliedCorrection:
    """A correction laid over a record, with the value that had been `read`."""

    correction: Correction
    read: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """What one source says of one activity.

    `record.published` is what the document prints or the source states, never the listing's date. An entry loaded
    without texts has no recommendations and findings in its record, and `counts` that say how many there are; an
    entry made from a whole record may leave `counts` out. `identity` is the document's sha256, or for a source without
    documents the source and the activity it spoke of as read: a correction changes the key and not the identity.
    """

    record: InspectionRecord
    source: Source = Source.REPORT
    note: str | None = None
    origin: Origin | None = Origin.FILE
    listing: Listing = Listing()
    reader_version: int = 0
    counts: Counts = Counts()
    applied: tuple[AppliedCorrection, ...] = ()
    identity: str = ""

    def __post_init__(self) -> None:
        if not self.identity:
            said = self.record.document.sha256 or f"{self.source}:{self.key}"
            object.__setattr__(self, "identity", said)  # the way to complete a frozen value

    @property
    def authority_code(self) -> str | None:
        """The authority the document names, else the one the listing names."""
        printed = self.record.authority.code if self.record.authority else None
        return printed or self.listing.authority_code

    @property
    def key(self) -> str:
        """Authority, family and first day on site; made from the document's hash where one of them is unknown."""
        code, family, start = self.authority_code, self.record.family, self.record.fieldwork_start
        if code is None or start is None or family is Family.UNKNOWN:
            return f"document-{self.record.document.sha256[:_SHORT_HASH]}"
        return f"{code}-{family}-{start.isoformat()}"

    @property
    def known_from(self) -> date | None:
        """The day this became public: as printed, else as listed, else unknown."""
        return self.record.published or self.listing.published
