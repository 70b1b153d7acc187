"""Reads what letters share: the date they bear, the days on site and names in their opening, who signed.

What a letter is about, asks for and found is for the readers of its family.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from lineofsight.pdf import Line
from lineofsight.printed_dates import PrintedRange, parse_ranges
from lineofsight.reports.cover import person, without_services
from lineofsight.reports.draft import Draft
from lineofsight.reports.layouts import plain
from lineofsight.reports.outline import Block
from lineofsight.reports.sections import Placed

__all__ = ["Opening", "find_days", "is_name", "names_in", "read_authority", "read_dates", "read_signatory"]

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_DATE_LINE = re.compile(rf"\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}\W+\d\w*\W*", re.IGNORECASE)
_DAYS = re.compile(
    rf"\b(?:between )?\d{{1,2}}(?:st|nd|rd|th)?(?=[\s,&–-])"
    rf"(?:[\s,&–-]+|to\b|and\b|until\b|{_WEEKDAY}\b|{_MONTH}\b|\d{{4}}\b|\d{{1,2}}(?:st|nd|rd|th)?\b)*",
    re.IGNORECASE,
)
_NAMING = re.compile(
    r"(?:inspectors?(?: \(\w+\))?(?: for this visit)? were|(?:carried out|conducted|undertaken|led) by) ", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"(?<!\b[A-Z])\.(?=\s|$)")
_OFFICE = re.compile(
    r"\(?\b(?:(?:two|three|four|five|all|both) of (?:whom are )?)?(?:(?:senior|lead|team|shadow|supernumerary) )*"
    r"(?:(?:her|his) majesty's (?:senior )?inspectors?|s?hmis?|ofsted|inspectors?)\b"
    r"(?:,? \(?(?:hmis?|designate|social care|schools|education|regulation)\b\)?)*\)?",
    re.IGNORECASE,
)
_BETWEEN_NAMES = re.compile(r"[,;:()]|\band\b|&|\bwith\b")
_NAME = re.compile(r"[A-Z][\w'’.-]*(?: (?:(?:de|la|van|von|der|den|bin|al) )*[A-Z][\w'’.-]*){1,3}")
_QUALITY_ASSURANCE = re.compile(r"quality assurance", re.IGNORECASE)
_SIGNED = re.compile(
    r"(?:senior )?(?:(?:her|his) majesty'?s (?:senior )?inspectors?.{0,40}|s?hmi|lead inspector)", re.IGNORECASE
)
_FAREWELL = re.compile(r"yours? (?:sincerely|faithfully)\W*", re.IGNORECASE)
_LONGEST_VISIT = timedelta(days=21)
"""Visits and joint inspections take days; what is printed longer is a slip."""


@dataclass(frozen=True, slots=True)
class Opening:
    """The blocks before a letter's first heading as one plain text, and the way back to the lines they stand on."""

    blocks: tuple[Block, ...]

    @classmethod
    def of(cls, placed: Iterable[Placed]) -> "Opening":
        """The blocks that stand in no section."""
        return cls(tuple(entry.block for entry in placed if not entry.section))

    @property
    def lines(self) -> list[Line]:
        """Its lines in reading order."""
        return [line for block in self.blocks for line in block.lines]

    @property
    def text(self) -> str:
        """Its plain text."""
        return " ".join(plain(line.text) for line in self.lines)

    @property
    def letter(self) -> str:
        """Its plain text from the salutation on, without sender and addressees."""
        return self.text[self.salutation :]

    @property
    def salutation(self) -> int:
        """Where in the text the salutation begins; 0 where there is none."""
        return max(self.text.find("Dear "), 0)

    def line_at(self, offset: int) -> Line:
        """The line on which the character at `offset` of the text stands."""
        reached = 0
        for line in self.lines:
            reached += len(plain(line.text)) + 1
            if reached > offset:
                return line
        return self.lines[-1]

    def names(self, title: re.Pattern[str], *sentences: re.Pattern[str]) -> list[tuple[str, Line]]:
        """The names of an authority that a title states whole, then those that sentences state, with their lines.

        Each pattern has a group `name`.
        """
        titles = ((title.fullmatch(plain(block.text)), block.lines[0]) for block in self.blocks)
        told = ((match, self.line_at(match.start("name"))) for each in sentences if (match := each.search(self.text)))
        return [(without_services(match["name"].strip()), line) for match, line in (*titles, *told) if match]


def read_dates(draft: Draft, opening: Opening) -> None:
    """Fill the letter's own date and the days on site; days without a year take it from the letter."""
    _read_letter_date(draft, opening)
    found = find_days(opening.text, draft.published, opening.salutation)
    if found:
        draft.take_fieldwork(found[0], opening.line_at(found[1]), _LONGEST_VISIT)
    else:
        draft.problem("dates-unreadable", "The opening of the letter tells no days on site that can be read.", 1)
    if draft.published and draft.fieldwork and draft.published < draft.fieldwork[-1].end:
        draft.problem(
            "dates-disagree",
            f"The letter bears the date {draft.published}, before the last day on site, {draft.fieldwork[-1].end}.",
            draft.places["published"].page,
        )


def _read_letter_date(draft: Draft, opening: Opening) -> None:
    """The first line that is a date and nothing else; one that fails to be is named."""
    bearing = next((line for line in opening.lines if _DATE_LINE.fullmatch(plain(line.text))), None)
    if bearing is None:
        draft.problem("published-missing", "No line of the letter is its date.", 1)
        return
    draft.note("published", bearing)
    ranges = parse_ranges(bearing.text)
    if len(ranges) == 1 and ranges[0].start == ranges[0].end:
        draft.published = ranges[0].start
    else:
        draft.problem("published-unreadable", f"The letter's date is printed {bearing.text!r}.", bearing.page)


def find_days(text: str, written: date | None = None, start: int = 0) -> tuple[tuple[PrintedRange, ...], int] | None:
    """The first stretch of dates in running text from `start` on that can be read, and where it begins.

    Days printed without a year are the last such days before `written`.
    """
    for match in _DAYS.finditer(text, start):
        words = match.group().split() if re.search(_MONTH, match.group(), re.IGNORECASE) else []
        # The last words of the stretch may belong to what follows it.
        for end in range(len(words), 0, -1):
            stretch = " ".join(words[:end])
            ranges = parse_ranges(stretch) or _days_before(stretch, written)
            if ranges:
                return ranges, match.start()
    return None


def _days_before(text: str, written: date | None) -> tuple[PrintedRange, ...]:
    if written is None:
        return ()
    ranges = parse_ranges(text, year=written.year)
    return ranges if ranges and ranges[-1].end <= written else parse_ranges(text, year=written.year - 1)


def read_authority(draft: Draft, names: Sequence[tuple[str, Line]]) -> None:
    """Fill the authority from the names a letter prints, best first."""
    if names:
        draft.take_authority(names)
    else:
        draft.problem("authority-not-printed", "No authority is named where the title leads one to look.", 1)


def names_in(text: str) -> tuple[str, ...]:
    """The inspectors named in the opening's sentence, without offices; quality assurance managers are none."""
    for match in _NAMING.finditer(text):
        end = _SENTENCE_END.search(text, match.end())
        found = _names(text[match.end() : end.start() if end else len(text)])
        if found:
            return found
    return ()


def _names(sentence: str) -> tuple[str, ...]:
    names: list[str] = []
    for piece in _BETWEEN_NAMES.split(_OFFICE.sub(",", sentence)):
        words = piece.strip()
        if _QUALITY_ASSURANCE.search(words):
            names = names if any(map(is_name, re.split(r"\bwas\b|\bis\b", words))) else names[:-1]
        elif is_name(words):
            names.append(words)
    return tuple(dict.fromkeys(names))


def is_name(text: str) -> bool:
    """Whether a text looks like a person's name and nothing else."""
    return _NAME.fullmatch(text.strip(" .")) is not None


def read_signatory(draft: Draft) -> None:
    """Fill the lead inspector: the name above "Her Majesty's Inspector", or under "Yours sincerely"."""
    lines = list(draft.document.body())
    above = [position - 1 for position, line in enumerate(lines) if position and _SIGNED.fullmatch(plain(line.text))]
    under = [position + 1 for position, line in enumerate(lines[:-1]) if _FAREWELL.fullmatch(plain(line.text))]
    signed = (lines[position] for position in (*above[::-1], *under[::-1]))
    named = ((person(line.text), line) for line in signed)
    draft.take_lead_inspector(next(((name, line) for name, line in named if name and is_name(name)), None))
