"""The ledger of a document: every figure in it, with the reports, pages and sentences behind it.

It looks up where a fact was read and what stands there. What is counted, and how it is said, is for the sections.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from lineofsight.briefings.document import Evidence, Figure, Source
from lineofsight.briefings.words import dated, named, shortened
from lineofsight.register.activity import Activity
from lineofsight.register.codings import Coding, Part, coding_texts
from lineofsight.register.store import Register
from lineofsight.themes.clauses import sentences
from lineofsight.themes.codebook import codebook
from lineofsight.themes.readings import Reading
from lineofsight.vocabulary import Area

__all__ = ["Ledger", "Passage", "by_name", "telling"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A coded passage with its activity, cited for one code; `strength` says that it tells of one."""

    activity: Activity
    coding: Coding
    code: str
    strength: bool = False


class Ledger:
    """Collects evidence while a document is written. `reports` is a folder where the reports' files may lie."""

    def __init__(self, register: Register, reports: Path | None = None) -> None:
        self._register = register
        self._files = {path.name: path for path in sorted(reports.rglob("*.pdf"), reverse=True)} if reports else {}
        self._kept: dict[tuple[str, tuple[Source, ...]], Evidence] = {}
        self._texts: dict[str, dict[tuple[Part, int], str]] = {}

    @property
    def evidence(self) -> list[Evidence]:
        """All evidence, in the order it was first needed."""
        return list(self._kept.values())

    def figure(self, text: str, statement: str, sources: Iterable[Source]) -> Figure | str:
        """A number in the text with its evidence; the same evidence is kept once; plain text if there is none."""
        found = tuple(sources)
        if not found:
            return text
        kept = self._kept.setdefault((statement, found), Evidence(f"evidence-{len(self._kept) + 1}", statement, found))
        return Figure(text, kept.key)

    def grades(self, activities: Iterable[Activity], area: Area) -> list[Source]:
        """Where each report prints its grade for an area."""
        return [self._graded(item, area) for item in by_name(activities)]

    def reports(self, activities: Iterable[Activity]) -> list[Source]:
        """The reports themselves."""
        return [self.place(item, 1 if item.documents else None) for item in by_name(activities)]

    def place(self, activity: Activity, page: int | None, words: str = "") -> Source:
        """A page of the report that speaks for an activity, with words of it."""
        return self._source(activity, None, page, words)

    def passages(self, passages: Iterable[Passage], *, quoted: bool = True) -> list[Source]:
        """Where each passage stands; if `quoted`, with its words where they are here."""
        ordered = sorted(passages, key=lambda item: (item.activity.authority_name or "", item.activity.key))
        return [
            self._source(item.activity, item.coding.identity, item.coding.page, self.words(item) if quoted else "")
            for item in ordered
        ]

    def words(self, passage: Passage) -> str:
        """A passage's words, cut short; of a finding the sentence that tells the code. Empty where unknown."""
        coding = passage.coding
        text = self._text_of(coding.identity).get((coding.part, coding.position), "")
        place = coding.sentence_of(passage.code, strength=passage.strength)
        if place is not None and text:
            parts = sentences(text)
            text = parts[place] if place < len(parts) else text
        return shortened(text)

    def _text_of(self, identity: str) -> dict[tuple[Part, int], str]:
        if identity not in self._texts:
            (_, found), *_ = coding_texts(self._register, [identity])
            self._texts[identity] = {(item.part, item.position): item.text for item in found}
        return self._texts[identity]

    def _graded(self, activity: Activity, area: Area) -> Source:
        judged = next((item for item in activity.judgements if item.area is area), None)
        words = f"{area.label}: {judged.grade.label.lower()}" if judged else ""
        return self.place(activity, judged.page if judged else None, words)

    def _source(self, activity: Activity, identity: str | None, page: int | None, words: str) -> Source:
        document = next((item for item in activity.documents if identity in (None, item.sha256)), None)
        name = document.filename if document else activity.source_note or str(activity.source)
        return Source(
            authority=activity.authority_name or "authority unknown",
            report=f"{named(activity)}, {name}" if document else f"{named(activity)} ({name})",
            published=dated(activity.known_from),
            page=page,
            words=words,
            address=self._address(document.filename, document.url, page) if document else None,
        )

    def _address(self, filename: str, url: str | None, page: int | None) -> str | None:
        """The file on this machine, else where it was published, each at the page."""
        at = f"#page={page}" if page else ""
        if filename in self._files:
            return f"file://{quote(self._files[filename].resolve().as_posix())}{at}"
        return f"{url}{at}" if url else None


def by_name(activities: Iterable[Activity]) -> list[Activity]:
    """Activities in the order of their authorities' names."""
    return sorted(activities, key=lambda item: (item.authority_name or "", item.key))


def telling(readings: Iterable[Reading], name: str, *, strength: bool = False) -> list[Passage]:
    """Of each inspection that raises a code or theme, the passage that tells it best: without doubt, and first."""
    found = []
    for reading in readings:
        coded = [coding for coding, raised in reading.telling if name in raised]
        if coded:
            best = min(coded, key=lambda item: _rank(item, name, strength=strength))
            found.append(Passage(reading.activity, best, _codes_of(best, name, strength=strength)[0], strength))
    return found


def _rank(coding: Coding, name: str, *, strength: bool) -> tuple[bool, int, int]:
    """Smaller is better: codes that are sure, then those the coder names first, then what comes first."""
    said = coding.strengths if strength else coding.weaknesses
    code = _codes_of(coding, name, strength=strength)[0]
    return code in coding.unsure, said.index(code), coding.position


def _codes_of(coding: Coding, name: str, *, strength: bool) -> list[str]:
    """The codes of a passage that are the code itself, or belong to the theme, of this name."""
    said = coding.strengths if strength else coding.weaknesses
    return [code for code in said if name in (code, codebook().code(code).theme)]
