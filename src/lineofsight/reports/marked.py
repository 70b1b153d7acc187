"""What was read from a document, each value with its place on the picture of the page: for showing one on the other.

It joins a record to the places of its document's words. It reads nothing anew: where the words of a value cannot be
found again, the place noted when it was read stands.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from lineofsight.pdf.placed_words import Frame, PageBox, PlacedWords
from lineofsight.reports.locating import Finder
from lineofsight.reports.record import Box, Finding, InspectionRecord, Place, Recommendation
from lineofsight.vocabulary import Addressee, Area, RecommendationKind

__all__ = ["Mark", "marks"]


@dataclass(frozen=True, slots=True)
class Mark:
    """A value and the places it was read from, one box for each row of words, over as many pages as it takes.

    `field` is the name the value is corrected under (`judgement.overall`, `published`), or for what cannot be
    corrected its place in the record, counted from 1 (`recommendations.3`, `findings.12`). `label` says what it is
    in a few words, `value` is the record's, as text.
    """

    field: str
    label: str
    value: str
    boxes: tuple[PageBox, ...]

    @property
    def page(self) -> int:
        """The page it begins on."""
        return self.boxes[0].page

    def on(self, page: int) -> tuple[PageBox, ...]:
        """Its boxes on one page."""
        return tuple(box for box in self.boxes if box.page == page)


@dataclass(frozen=True, slots=True)
class _Noted:
    """A value with the page and box noted when it was read, and the words to look for there, best first."""

    field: str
    label: str
    value: str
    page: int | None
    box: Box | None
    words: tuple[str, ...]


def marks(record: InspectionRecord, placed: PlacedWords) -> tuple[Mark, ...]:
    """The mark of every value of a record that carries its place, in the order of the record's fields.

    `placed` are the words of the record's document. Values without a place (worked out rather than read, or known
    without the document) have no mark.
    """
    finder = Finder(placed)
    frames = {frame.page: frame for frame in placed.frames}
    return tuple(
        Mark(noted.field, noted.label, noted.value, _boxes(noted, noted.box, frames[noted.page], finder))
        for noted in _noted(record)
        if noted.box is not None and noted.page in frames
    )


def _boxes(noted: _Noted, box: Box, frame: Frame, finder: Finder) -> tuple[PageBox, ...]:
    near = frame.share(box)
    found = (finder.find(words, near) for words in noted.words if words)
    return next(filter(None, found), (near,))


def _noted(record: InspectionRecord) -> Iterator[_Noted]:
    yield from _single_facts(record)
    for judgement in record.judgements:
        label = f"{judgement.area.label}: {judgement.grade.label.lower()}"
        field = f"judgement.{judgement.area}"
        words = (judgement.as_printed,)
        yield _Noted(field, label, str(judgement.grade), judgement.page, judgement.box, words)
    outcome = next((finding for finding in record.findings if finding.section == "outcome"), None)
    if record.outcome and outcome:
        label = f"Outcome: {record.outcome}"
        yield _Noted("outcome", label, record.outcome, outcome.page, outcome.box, (outcome.text or "",))
    yield from _items("recommendations", record.recommendations)
    yield from _items("findings", record.findings)


def _single_facts(record: InspectionRecord) -> Iterator[_Noted]:
    authority, places = record.authority, record.places
    if authority and "authority" in places:
        name, printed = authority.name or authority.as_printed or "", authority.as_printed or ""
        value = authority.code or name
        yield _single("authority", f"Authority: {name}", value, places["authority"], printed)
    days = {"fieldwork_start": "First day on site", "fieldwork_end": "Last day on site", "published": "Published"}
    for field, label in days.items():
        day: date | None = getattr(record, field)
        place = places.get(field.split("_")[0])
        if day and place:
            yield _single(field, f"{label}: {day.day} {day:%B %Y}", day.isoformat(), place)
    if record.lead_inspector and "lead_inspector" in places:
        name = record.lead_inspector
        yield _single("lead_inspector", f"Lead inspector: {name}", name, places["lead_inspector"], name)


def _single(field: str, label: str, value: str, place: Place, printed: str = "") -> _Noted:
    """A fact of which the words as printed are looked for first, then the whole line they were read from."""
    return _Noted(field, label, value, place.page, place.box, (printed, place.text))


def _items(name: str, items: Sequence[Recommendation | Finding]) -> Iterator[_Noted]:
    for position, item in enumerate(items, start=1):
        text = item.text or ""
        yield _Noted(f"{name}.{position}", _item_label(item), text, item.page, item.box, (text,))


def _item_label(item: Recommendation | Finding) -> str:
    if isinstance(item, Finding):
        section = Area(item.section).label if item.section in set(Area) else item.section.replace("-", " ")
        return f"{section[:1].upper()}{section[1:]}, paragraph {item.number}"
    what = "Priority action" if item.kind is RecommendationKind.PRIORITY else "Recommendation"
    whom = {Addressee.LSCB: " to the safeguarding board", Addressee.PARTNERSHIP: " to the partnership"}
    return f"{what} {item.number}{whom.get(item.addressee, '')}"
