"""What is judged: areas and their names, grades, the rules between them, topics, outcomes, the national framework.

It knows what each of these sections of a data file may say and how it reads in words; it refuses to know what
follows from grades given (`checking`).
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, Strict

from lineofsight.frameworks.conditions import Condition
from lineofsight.frameworks.statements import Statement, StrictModel, Words
from lineofsight.vocabulary import Area, Grade

__all__ = ["Guide", "Judgement", "Label", "Outcome", "OverallRule", "Reading", "Role", "Topic", "TopicList"]


class Role(StrEnum):
    """What a judgement is to the whole: the overall one, a key one, part of a key one, or the board's own."""

    OVERALL = "overall"
    KEY = "key"
    SUB = "sub"
    BOARD = "board"


class Judgement(Statement):
    """One graded area and its official name; `variants` are other printed forms of it.

    An `optional` area may be absent from a report without anything being wrong.
    """

    key: Area
    name: Words
    variants: tuple[Words, ...] = ()
    role: Role
    part_of: Area | None = None
    optional: Annotated[bool, Strict()] = False

    @property
    def area(self) -> Area:
        """The area judged."""
        return self.key

    @property
    def words(self) -> str:
        """The official name, its other forms and what it is to the whole."""
        also = "".join(f"; also “{variant}”" for variant in self.variants)
        part = f", part of {self.part_of}" if self.part_of else ""
        return f"{self.name}{also} ({self.role} judgement{part}{', not in every report' * self.optional})"


class Label(Statement):
    """One grade of the scale as it is worded. The order of the data file is the order of the scale, best first."""

    key: Grade
    label: Words

    @property
    def words(self) -> str:
        """The wording."""
        return self.label


class Reading(Statement):
    """How a judgement of an earlier version, `of` an area that is no longer judged, is read as one on others."""

    text: Words
    of: Area
    read_as: tuple[Area, ...] = Field(min_length=1)

    @property
    def words(self) -> str:
        """The rule as a sentence."""
        return self.text


class OverallRule(Statement):
    """When all of `when` holds, the overall grade is one of `allows`; without `allows` it is not limited."""

    text: Words
    when: tuple[Condition, ...] = Field(min_length=1)
    allows: tuple[Grade, ...] = ()

    @property
    def words(self) -> str:
        """The rule as a sentence."""
        return self.text


class Topic(StrictModel):
    """A topic of evaluation; `share` is the percentage of reports that mention it, where that was measured."""

    name: Words
    share: Annotated[int, Strict(), Field(ge=0, le=100)] | None = None


def _read_topics(value: object) -> object:
    """A list of names, or a table of names and percentages, as topics for validation."""
    if isinstance(value, Mapping):
        return [{"name": name, "share": share} for name, share in value.items()]
    return [{"name": name} for name in value] if isinstance(value, list) else value


class TopicList(Statement):
    """Topics evaluated under a judgement area: official headings, or topics counted in published reports."""

    area: Area | None = None
    basis: Words
    names: Annotated[tuple[Topic, ...], BeforeValidator(_read_topics)] = Field(min_length=1)

    @property
    def words(self) -> str:
        """The topics with their shares."""
        listed = (f"{topic.name} {topic.share}%" if topic.share is not None else topic.name for topic in self.names)
        return f"{self.basis}: {'; '.join(listed)}"


class Guide(Statement):
    """An outcome, enabler or principle of the statutory national framework. Reports cite the first two by number."""

    name: Words
    group: Literal["outcome", "enabler", "principle"]
    number: Annotated[int, Strict(), Field(ge=1)]

    @property
    def words(self) -> str:
        """The name with its group and number."""
        return f"{self.group.capitalize()} {self.number}: {self.name}"


class Outcome(Statement):
    """One of the outcomes an inspection without grades can have."""

    text: Words

    @property
    def words(self) -> str:
        """The outcome in words."""
        return self.text
