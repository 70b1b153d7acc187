"""Our own sentences for samples, one a line in `words/`, and where to take them from so that samples differ.

No sentence of a published report is among them. It knows nothing of layouts.
"""

from functools import cache
from itertools import cycle, islice
from pathlib import Path

__all__ = ["as_clause", "paragraph", "sentences"]

_FOLDER = Path(__file__).parent / "words"
_SENTENCES_IN_PARAGRAPH = 4


def sentences(bank: str, first: int, count: int) -> tuple[str, ...]:
    """`count` sentences of the file `words/BANK.txt` from number `first` on, beginning again at its end."""
    lines = _lines(bank)
    return tuple(islice(cycle(lines), first % len(lines), first % len(lines) + count))


def paragraph(number: int) -> str:
    """A paragraph of findings; every number gives another one, until the bank begins again."""
    return " ".join(sentences("findings", number * _SENTENCES_IN_PARAGRAPH, _SENTENCES_IN_PARAGRAPH))


def as_clause(sentence: str) -> str:
    """The sentence as an item of a list that runs on: small initial, no full stop."""
    return sentence[0].lower() + sentence[1:].removesuffix(".")


@cache
def _lines(bank: str) -> tuple[str, ...]:
    return tuple((_FOLDER / f"{bank}.txt").read_text(encoding="utf-8").splitlines())
