"""Reads what a cover states: whom a report is about, the days on site, the publication date, the lead inspector.

The cover is the first page up to the judgements; a lead inspector may also be named at the end. What is read is
returned with the line it was read from. What a value means for the record is for the family readers.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import islice, takewhile

from lineofsight.pdf import Line
from lineofsight.printed_dates import PrintedRange, parse_ranges
from lineofsight.reports.layouts import plain
from lineofsight.reports.outline import join_lines

__all__ = [
    "find_authority",
    "find_fieldwork",
    "find_lead_inspector",
    "find_published",
    "find_team",
    "person",
    "without_services",
]

_DATES = re.compile(
    r"(?:dates? of (?:the )?)?inspections?(?: (?:dates?|took place))?\s*:|inspection dates?\b", re.IGNORECASE
)
_PUBLISHED = re.compile(r"(?:date )?(?:report )?(?:published|publication)(?: date| on)?\s*:?", re.IGNORECASE)
_LEAD = re.compile(r"(?:lead|reporting) inspectors?(?: on site)?\b\s*[:\-–]?\s*", re.IGNORECASE)
_TEAM = re.compile(r"(?:team|shadow|other) inspectors?\s*:\s*", re.IGNORECASE)
_LABELLED = re.compile(r"[A-Z][A-Za-z’' -]{2,45}:")
_TITLE = re.compile(
    r"(?:single |short )*(?:re-? ?)?inspection of|review of (?:the )?effectiveness"
    r"|joint (?:targeted )?(?:area )?inspection",
    re.IGNORECASE,
)
_GENERIC = re.compile(
    r"(?:of )?(?:the )?(?:services|(?:local authority )?(?:children|arrangements)|(?:local )?safeguarding|looked)",
    re.IGNORECASE,
)
_SERVICES = re.compile(r"(?:[’']s?)?\s+children[’']?s\s+(?:social\s+care\s+)?services$", re.IGNORECASE)
_OFFICE = re.compile(
    r"\b(?:(?:senior|lead|regulatory) )*(?:s?hmi|(?:her|his) majesty[’']?s inspector|ofsted|scri|ai\b|ri\b)",
    re.IGNORECASE,
)
_COVER_LINES = 12
"""A cover that prints no dates by then is not read further for a name."""
_STYLE = re.compile(r"^(?:mr|mrs|ms|miss|dr|prof)\.?\s", re.IGNORECASE)


def find_authority(lines: Sequence[Line]) -> tuple[str, Line] | None:
    """The authority as printed on a cover: inside the title ("Inspection of X…"), above or below it."""
    cover = list(islice(takewhile(lambda line: not _DATES.match(line.text), lines), _COVER_LINES))
    place = next((place for place, line in enumerate(cover) if _TITLE.match(line.text)), None)
    if place is None:
        return None
    first = cover[place]
    rest = cover[place + 1 :]
    wrapped = list(takewhile(lambda line: abs(line.size - first.size) < 1 and line.bold is first.bold, rest))
    title = join_lines([_TITLE.sub("", first.text, count=1).strip(), *(line.text for line in wrapped)])
    if not _GENERIC.match(title):
        return without_services(title), first
    named = cover[:place] or rest[len(wrapped) :]
    return (join_lines([line.text for line in named]), named[0]) if named else None


def without_services(name: str) -> str:
    """A title's name without article and services: "the Kent County Council children's services" names the council."""
    return _SERVICES.sub("", re.sub(r"^the\s+", "", name.strip(), flags=re.IGNORECASE))


def find_fieldwork(lines: Sequence[Line]) -> tuple[tuple[PrintedRange, ...], Line] | None:
    """The days on site printed after "Inspection dates:", which may run over two lines."""
    for line, text in _after(_DATES, lines):
        ranges = parse_ranges(text)
        if ranges:
            return ranges, line
    return None


def find_published(lines: Sequence[Line]) -> tuple[date, Line] | None:
    """The publication date a document prints."""
    for line, text in _after(_PUBLISHED, lines):
        ranges = parse_ranges(text)
        if ranges:
            return ranges[0].start, line
    return None


def _after(label: re.Pattern[str], lines: Sequence[Line]) -> Iterable[tuple[Line, str]]:
    """Each line that opens with a label, with what follows it: first with the next line, then without."""
    for position, line in enumerate(lines):
        match = label.match(line.text)
        if match:
            rest = line.text[match.end() :]
            for extra in (2, 1, 0):
                following = [other.text for other in lines[position + 1 : position + 1 + extra]]
                yield line, " ".join([rest, *following])


def find_lead_inspector(lines: Sequence[Line]) -> tuple[str, Line] | None:
    """The lead (or reporting) inspector's name alone, without office or style."""
    for position, line in enumerate(lines):
        match = _LEAD.match(line.text)
        if match:
            rest = line.text[match.end() :] or (lines[position + 1].text if position + 1 < len(lines) else "")
            name = person(rest)
            if name:
                return name, line
    return None


def find_team(lines: Sequence[Line]) -> tuple[str, ...]:
    """The names listed after "Team inspectors:", up to the next label."""
    for position, line in enumerate(lines):
        match = _TEAM.match(line.text)
        if match:
            parts = [line.text[match.end() :]]
            for other in lines[position + 1 :]:
                if _LABELLED.match(other.text) or other.size != line.size or other.page != line.page:
                    break
                parts.append(other.text)
            listed = re.split(r",|;|\band\b|&", plain(join_lines(parts)))
            return tuple(dict.fromkeys(name for entry in listed if (name := person(entry))))
    return ()


def person(text: str) -> str | None:
    """A person's name without office, style and punctuation; None where nothing like a name is left."""
    name = re.split(r"[,;(]", plain(text), maxsplit=1)[0]
    office = _OFFICE.search(name)
    if office:
        name = name[: office.start()]
    name = _STYLE.sub("", name.strip(" .:-–")).strip(" .:-–")
    return name if re.fullmatch(r"[A-Z][^\d:]{2,60}", name) and " " in name else None
