"""A coder that knows its answers from the text, and registers it has coded.

In a text, a code's id is that code: `neglect` a weakness, `neglect+` a strength, `neglect?` one it would not decide,
`neglect??` one it gives with doubt. The longer a text, the further it is from changing its mind.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from lineofsight.register import Entry, Register
from lineofsight.register.codings import Coding, Part, coding_texts, keep_codings, uncoded
from lineofsight.reports.record import Finding, Recommendation
from lineofsight.themes.codebook import codebook
from lineofsight.vocabulary import Addressee, RecommendationKind
from tests.register.builders import DORSET, report

CODES = frozenset(code.id for code in codebook().codes)


@dataclass(frozen=True)
class Told:
    """What the coder says of a text."""

    weaknesses: tuple[str, ...] = ()
    strengths: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    probabilities: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Counted:
    """How the coder did with a code."""

    true_positives: int
    false_positives: int
    false_negatives: int
    true_negatives: int


@dataclass(frozen=True)
class FakeCoder:
    """Reads codes where they are written."""

    version: str = "fake-1"
    reliability: Mapping[str, Counted] = field(default_factory=dict)
    finding_reliability: Mapping[str, Counted] = field(default_factory=dict)

    def code_recommendations(self, texts: Sequence[str]) -> list[Told]:
        return [_told(text) for text in texts]

    def code_findings(self, texts: Sequence[str]) -> list[Told]:
        return [_told(text) for text in texts]


def _told(text: str) -> Told:
    marks = {code: mark for code, mark in re.findall(r"([a-z0-9-]+)([+?]*)", text) if code in CODES}
    doubted = [code for code, mark in marks.items() if "?" in mark]
    return Told(
        tuple(code for code, mark in marks.items() if mark in ("", "??")),
        tuple(code for code, mark in marks.items() if mark == "+"),
        tuple(doubted),
        {code: 0.5 - len(text) / 1000 if code in doubted else 0.95 for code in marks},
    )


def asking(*texts: str, authority: str = DORSET, addressee: Addressee = Addressee.AUTHORITY, **fields: object) -> Entry:
    """A report with these recommendations."""
    return report(authority, recommendations=asked(*texts, addressee=addressee), **fields)  # type: ignore[arg-type]


def asked(*texts: str, addressee: Addressee = Addressee.AUTHORITY) -> tuple[Recommendation, ...]:
    return tuple(
        Recommendation(kind=RecommendationKind.IMPROVEMENT, addressee=addressee, number=number, text=text, page=2)
        for number, text in enumerate(texts, start=1)
    )


def found(*texts: str, section: str = "help-protection") -> tuple[Finding, ...]:
    return tuple(Finding(section=section, number=number, text=text, page=3) for number, text in enumerate(texts, 1))


def coded(register: Register, *entries: Entry, coder: FakeCoder | None = None) -> Register:
    """The register with these entries, all its passages coded."""
    coder = coder or FakeCoder()
    for entry in entries:
        register.add(entry)
    keep_codings(
        register,
        coder.version,
        [
            (
                identity,
                [
                    Coding(
                        *(identity, text.part, text.position, text.section, text.page),
                        *(told.weaknesses, told.strengths, told.unsure),
                    )
                    for text in texts
                    for told in coder.code_findings([text.text])
                ],
            )
            for identity, texts in coding_texts(register, uncoded(register, coder.version))
        ],
    )
    return register


def passage_key(entry: Entry, position: int = 0, part: Part = Part.RECOMMENDATION) -> tuple[str, Part, int]:
    """How a passage of an entry is told."""
    return entry.identity, part, position
