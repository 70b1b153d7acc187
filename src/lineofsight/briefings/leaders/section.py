"""One question with what bears on it: facts, the figures behind them, what is not known, and prompts for discussion.

It knows the shape of an answer and in which case a prompt is asked (`prompts.toml`). It refuses to know any figure.
"""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from lineofsight.briefings.document import Block, Text
from lineofsight.errors import DataError
from lineofsight.indicators.board import Row

__all__ = ["PROMPTS_FILE", "Prompt", "Section", "Topic", "load_topics", "prompts_for", "states", "topics"]

PROMPTS_FILE = Path(__file__).with_name("prompts.toml")
"""The questions and prompts that ship with the package."""

_ENOUGH_NEIGHBOURS = 8


@dataclass(frozen=True, slots=True)
class Section:
    """A question and its answer so far.

    `facts` are sentences with their numbers, `rows` the indicators they rest on, `blocks` the tables and pictures
    behind them. `not_known` says what no source tells. `points` are what the summary takes.
    """

    id: str
    title: str
    facts: Sequence[Text]
    rows: Sequence[Row]
    blocks: Sequence[Block]
    not_known: Sequence[str]
    prompts: Sequence[str]
    points: Sequence[Text]


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Prompt(_Entry):
    """What to ask, and when: always, or if any of the conditions ("agency-share:high") holds."""

    ask: str
    when: tuple[str, ...] = ()


class Topic(_Entry):
    """A question: its indicators in order, those for the summary (`headline`), and its prompts.

    `steady` are the series whose steadiness is compared; `not_known` says what no loaded source tells.
    """

    title: str
    indicators: tuple[str, ...] = ()
    headline: tuple[str, ...] = ()
    steady: tuple[str, ...] = ()
    not_known: tuple[str, ...] = ()
    prompts: tuple[Prompt, ...]


@cache
def topics() -> Mapping[str, Topic]:
    """The questions that ship with the package, by id."""
    return load_topics(PROMPTS_FILE)


def load_topics(path: Path) -> Mapping[str, Topic]:
    """The questions in a TOML file. Raises DataError naming file and place for one that is not as it should be."""
    try:
        return {name: Topic.model_validate(entry) for name, entry in tomllib.loads(path.read_text("utf-8")).items()}
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"{path.name} is not TOML: {error}. Mend the line.") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise DataError(f"{path.name}, {where}: {first['msg']}. See the head of the shipped file.") from error


def prompts_for(topic: Topic, rows: Sequence[Row], also: Sequence[str] = ()) -> tuple[str, ...]:
    """The prompts whose conditions hold: those of the rows, and others (`also`) that a part knows of."""
    hold = {f"{row.indicator.id}:{state}" for row in rows for state in states(row)} | set(also)
    return tuple(prompt.ask for prompt in topic.prompts if not prompt.when or hold & set(prompt.when))


def states(row: Row) -> frozenset[str]:
    """What can be said of a figure without judging it.

    "high" and "low": beyond what chance explains of the neighbours' middle; without an interval, beyond all of them.
    "up" and "down": moved beyond chance on the year before. "flagged": its latest figure is. "missing": there is none,
    or a newer one should be there. "few": it rests on few children.
    """
    found = {
        "flagged": row.is_current,
        "missing": row.latest is None or row.comparison.newer_gap is not None,
        "few": row.comparison.rests_on_few,
        "up": bool(row.change and row.change.beyond_chance and row.change.difference > 0),
        "down": bool(row.change and row.change.beyond_chance and row.change.difference < 0),
        "high": _stands_out(row, 1),
        "low": _stands_out(row, -1),
    }
    return frozenset(name for name, holds in found.items() if holds)


def _stands_out(row: Row, side: int) -> bool:
    found, seen = row.comparison, row.latest
    middle = found.neighbour_group.median
    if seen is None or seen.value is None or middle is None:
        return False
    if found.interval:
        return side * (seen.value - middle) > 0 and not found.interval.holds(middle)
    others = [
        one.observation.value
        for one in found.neighbours
        if one.observation and one.observation.status.comparable and one.observation.value is not None
    ]
    return len(others) >= _ENOUGH_NEIGHBOURS and all(side * (seen.value - value) > 0 for value in others)
