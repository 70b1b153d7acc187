"""What is laid over an entry as it was read: people's corrections, then what the listing adds or contradicts.

Pure: entries in, entries out. Nothing laid over is ever stored, so a re-read loses none of it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from lineofsight.authorities import by_code
from lineofsight.errors import UnknownAuthorityError
from lineofsight.register.entries import AppliedCorrection, Correction, Entry
from lineofsight.register.fields import current, lay
from lineofsight.reports.record import AuthorityReference, InspectionRecord, Problem

__all__ = ["finished_record", "lay_over", "with_themes", "with_words"]


def lay_over(entries: Iterable[Entry], corrections: Sequence[Correction]) -> list[Entry]:
    """The entries with standing corrections and their listing laid over; `corrections` in the order made."""
    standing = [correction for correction in corrections if correction.is_active]
    return [_with_listing(_with_corrections(entry, standing) if standing else entry) for entry in entries]


def finished_record(entry: Entry) -> InspectionRecord:
    """The record to show: the listing's date where none is printed, and a problem that tells of each correction."""
    notices = tuple(_notice(applied) for applied in entry.applied)
    return entry.record.model_copy(
        update={"published": entry.known_from, "problems": (*entry.record.problems, *notices)}
    )


def with_themes(record: InspectionRecord, themes: Mapping[int, tuple[str, ...]]) -> InspectionRecord:
    """The record with the codes of its recommendations, given by their positions."""
    if not themes:
        return record
    coded = tuple(
        item.model_copy(update={"themes": themes.get(place, item.themes)})
        for place, item in enumerate(record.recommendations)
    )
    return record.model_copy(update={"recommendations": coded})


def with_words(record: InspectionRecord, read: InspectionRecord) -> InspectionRecord:
    """A record known without its words, with those a reading of the same document gives, and places; its codes stay.

    A record that has words, or of which the reading finds another number of recommendations, stays as it is.
    """
    if record.has_words or len(read.recommendations) != len(record.recommendations):
        return record
    words = {"recommendations": read.recommendations, "findings": read.findings, "places": read.places}
    whole = record.model_copy(update=words)
    return with_themes(whole, {place: item.themes for place, item in enumerate(record.recommendations)})


def _with_corrections(entry: Entry, standing: Sequence[Correction]) -> Entry:
    """The entry with the last correction of each field laid over it.

    One correction can change the key by which the next one was bound: so they are followed in the order made.
    """
    latest: dict[str, Correction] = {}
    key = entry.key
    for correction in standing:
        if entry.identity in correction.identities or key == correction.activity_key:
            latest[correction.field] = correction
            key = _corrected(entry, latest).key
    return _corrected(entry, latest) if latest else entry


def _corrected(entry: Entry, latest: Mapping[str, Correction]) -> Entry:
    record = entry.record
    for field, correction in latest.items():
        record = lay(record, field, correction.value)
    applied = tuple(AppliedCorrection(item, read=current(entry.record, field)) for field, item in latest.items())
    return replace(entry, record=record, applied=applied)


def _with_listing(entry: Entry) -> Entry:
    record, listing = entry.record, entry.listing
    problems = [*record.problems, *_listing_problems(entry)]
    authority = record.authority
    if entry.authority_code and (authority is None or authority.code is None):
        authority = AuthorityReference(
            code=entry.authority_code,
            name=_name(entry.authority_code),
            as_printed=authority.as_printed if authority else None,
        )
    document = record.document.model_copy(update={"url": listing.url})
    update = {"document": document, "authority": authority, "problems": tuple(problems)}
    return replace(entry, record=record.model_copy(update=update))


def _listing_problems(entry: Entry) -> Iterable[Problem]:
    record, listing = entry.record, entry.listing
    printed = record.authority.code if record.authority else None
    if record.published and listing.published and record.published != listing.published:
        yield Problem(
            code="published-differs-from-listing",
            message=f"The document says it was published on {record.published}, the listing says "
            f"{listing.published}. The document's date is used.",
        )
    if printed and listing.authority_code and printed != listing.authority_code:
        yield Problem(
            code="authority-differs-from-listing",
            message=f"The document names {_name(printed)}, the listing "
            f"{_name(listing.authority_code)}. The document's cover is followed.",
        )
    if listing.authority_code and not printed:
        yield Problem(
            code="authority-from-listing",
            message="The document's authority could not be told; the listing names "
            f"{_name(listing.authority_code)}, which is used.",
        )
    if entry.known_from is None:
        yield Problem(
            code="no-publication-date",
            message="Neither the document nor a listing says when this was published, so it is in no as-of answer. "
            "Build with the listing, or correct `published`.",
        )


def _name(code: str) -> str:
    try:
        return by_code(code).name
    except UnknownAuthorityError:  # a register may know authorities this version of the package does not
        return code


def _notice(applied: AppliedCorrection) -> Problem:
    correction = applied.correction
    return Problem(
        code="corrected",
        message=f"{correction.field}: read as {applied.read or 'none'}, corrected to {correction.value or 'none'} by "
        f"{correction.author} on {correction.made_at.date()}: {correction.reason}",
    )
