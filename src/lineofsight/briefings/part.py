"""A part of a briefing: its blocks, and what of it belongs in the summary."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from lineofsight.briefings.document import Block, Text

__all__ = ["Part"]


@dataclass(frozen=True, slots=True)
class Part:
    """The blocks of a part in order, with the sentences the summary takes from it."""

    blocks: Sequence[Block]
    points: Sequence[Text] = field(default=())
