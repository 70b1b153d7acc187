"""Records and entries for tests, with as little said as a test needs."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from lineofsight.authorities import by_code
from lineofsight.register import Entry, Listing, Origin, Source
from lineofsight.reports.record import (
    AuthorityReference,
    DateRange,
    DocumentReference,
    InspectionRecord,
    Judgement,
    Problem,
)
from lineofsight.vocabulary import Area, Family, Grade, Kind

DORSET, LEEDS, BEDFORD = "E06000059", "E08000035", "E06000055"
SPRING = date(2024, 3, 4)


def judgements(**grades: str) -> tuple[Judgement, ...]:
    """Grades by area, with underscores for hyphens: `judgements(overall="good")`."""
    return tuple(
        Judgement(area=Area(area.replace("_", "-")), grade=Grade(grade), as_printed=Grade(grade).label, page=1)
        for area, grade in grades.items()
    )


def record(
    authority: str | None = DORSET,
    start: date | None = SPRING,
    *,
    published: date | None = None,
    document: str = "document",
    problems: int = 0,
    grades: Mapping[str, str] | None = None,
    **fields: Any,
) -> InspectionRecord:
    """The record of an inspection of two weeks. `document` is any word: its hash is the document's."""
    end = start + timedelta(days=11) if start else None
    reference = None
    if authority:
        reference = AuthorityReference(code=authority, name=by_code(authority).name, as_printed="As printed")
    defaults: dict[str, Any] = {
        "document": DocumentReference(sha256=hash_of(document), filename=f"{document}.pdf", pages=12),
        "family": Family.ILACS,
        "kind": Kind.STANDARD,
        "authority": reference,
        "fieldwork_start": start,
        "fieldwork_end": end,
        "fieldwork": (DateRange(start=start, end=end),) if start and end else (),
        "published": published,
        "judgements": judgements(**(grades or {"overall": "good"})),
        "problems": tuple(Problem(code=f"problem-{n}", message="Something is odd.") for n in range(problems)),
    }
    return InspectionRecord.model_validate(defaults | fields)


def report(
    authority: str | None = DORSET, start: date | None = SPRING, *, listed: date | None = None, **fields: Any
) -> Entry:
    """A document's entry; published eight weeks after the start unless the test says otherwise."""
    if listed is None and "published" not in fields and start is not None:
        fields["published"] = start + timedelta(weeks=8)
    fields.setdefault("document", f"{authority}-{start}-{fields.get('family', '')}-{fields.get('published', listed)}")
    return Entry(record=record(authority, start, **fields), listing=Listing(published=listed))


def statement(source: Source, authority: str = DORSET, start: date = SPRING, **fields: Any) -> Entry:
    """What a source without documents says."""
    fields.setdefault("published", start + timedelta(weeks=8))
    said = record(authority, start, **fields)
    said = said.model_copy(update={"document": DocumentReference(sha256="", filename="")})
    return Entry(record=said, source=source, note="a note", origin=None)


def snapshot_of(entry: Entry) -> Entry:
    """The same document, known from the snapshot only."""
    return Entry(record=entry.record, listing=entry.listing, origin=Origin.SNAPSHOT)


def hash_of(word: str) -> str:
    return sha256(word.encode()).hexdigest()


@dataclass(frozen=True)
class Folder:
    """A folder of files that `readers.read_json` reads: each holds the JSON of its record."""

    path: Path

    def put(self, name: str, content: InspectionRecord | bytes) -> str:
        """Write a file and say the sha256 of its bytes."""
        place = self.path / name
        place.parent.mkdir(parents=True, exist_ok=True)
        data = content if isinstance(content, bytes) else content.model_dump_json().encode()
        place.write_bytes(data)
        return sha256(data).hexdigest()

    def list(self, *lines: str) -> None:
        """Write an index of these lines under the usual header."""
        header = "file,urn,local_authority,link_text,published,url"
        (self.path / "index.csv").write_text("\n".join((header, *lines)) + "\n", encoding="utf-8")
