"""Words as people type them, and where they stand in a text.

It knows how words are typed, matched and shown, and nothing of registers; the index is asked in `search`.
"""

import re
from collections.abc import Iterator, Sequence

from lineofsight.errors import UsageError

__all__ = ["Query", "typed"]

_TOKEN = re.compile(r"[^\W_]+")
_TYPED = re.compile(r'["“”]([^"“”]*)["“”]?|([^\s"“”]+)')
_SHORTEST_PLURAL = 4
"""Shorter words ("gas", "bus", the s of "children's") are taken as they are."""


def typed(text: str) -> tuple[str, ...]:
    """One line as people type it into a box, parted for `Query`: words, and phrases where they stand in quotes."""
    parts = (phrase or word for phrase, word in _TYPED.findall(text))
    return tuple(part for part in parts if _TOKEN.search(part))


class Query:
    """Words as people type them: all must be there, in any order and case, singular or plural.

    Several words in one string are a phrase ("care leavers"); a final * stands for any ending ("supervis*").
    Raises UsageError if there is no word.
    """

    def __init__(self, words: Sequence[str]) -> None:
        terms = [(tuple(_TOKEN.findall(word.casefold())), word.rstrip().endswith("*")) for word in words]
        self.words = tuple(word.strip() for word, (tokens, _) in zip(words, terms, strict=True) if tokens)
        if not self.words:
            raise UsageError("There is no word to look for. Give at least one, for instance: supervision.")
        self._terms = [(_forms(tokens, open_), open_) for tokens, open_ in terms if tokens]

    @property
    def match(self) -> str:
        """The query in the language of the index."""
        return " AND ".join(f"({' OR '.join(_quoted(form, open_) for form in forms)})" for forms, open_ in self._terms)

    def excerpt(self, passage: str, width: int = 200) -> str:
        """At most `width` characters of the passage where most of the words stand together, cut between words."""
        line = " ".join(passage.split())
        if len(line) <= width:
            return line
        places = [(found.start(), term) for term, pattern in self._patterns() for found in pattern.finditer(line)]

        def together(place: int) -> int:
            return len({term for start, term in places if place <= start < place + width // 2})

        return _cut(line, max((start for start, _ in sorted(places)), key=together, default=0), width)

    def marks(self, line: str) -> tuple[tuple[int, int], ...]:
        """Where the words found stand in a line: begin and end of each, in order, none within another."""
        spans = sorted(found.span() for _, pattern in self._patterns() for found in pattern.finditer(line))
        apart: list[tuple[int, int]] = []
        for begin, end in spans:
            if apart and begin <= apart[-1][1]:
                apart[-1] = apart[-1][0], max(end, apart[-1][1])
            else:
                apart.append((begin, end))
        return tuple(apart)

    def _patterns(self) -> Iterator[tuple[int, re.Pattern[str]]]:
        """Each term by its number: whole words, where any ending will do to the end of the word."""
        for number, (forms, open_) in enumerate(self._terms):
            words = "|".join(r"[\W_]+".join(form) for form in forms)
            end = r"[^\W_]*" if open_ else r"(?![^\W_])"
            yield number, re.compile(rf"(?<![^\W_])(?:{words}){end}", re.IGNORECASE)


def _quoted(form: tuple[str, ...], open_: bool) -> str:
    """A phrase as the index wants it, with a star where its last word may go on."""
    return f'"{" ".join(form)}"{" *" if open_ else ""}'


def _forms(tokens: tuple[str, ...], open_: bool) -> list[tuple[str, ...]]:
    """The phrase with its last word in singular and plural; as typed where any ending will do."""
    *before, last = tokens
    return [tokens] if open_ else [(*before, form) for form in sorted({last, *_singular_and_plural(last)})]


def _singular_and_plural(word: str) -> tuple[str, ...]:
    if len(word) < _SHORTEST_PLURAL:
        return (word,)
    singular = word
    for plural_ending, ending in (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x")):
        if word.endswith(plural_ending):
            singular = word.removesuffix(plural_ending) + ending
            break
    else:
        if word.endswith("s") and not word.endswith(("ss", "us", "is")):
            singular = word[:-1]
    return singular, _plural(singular)


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2] not in "aeiou":
        return f"{word[:-1]}ies"
    return f"{word}es" if word.endswith(("s", "x", "ch", "sh")) else f"{word}s"


def _cut(line: str, place: int, width: int) -> str:
    """The part of a line longer than `width` that begins a little before `place`, marked where it was cut."""
    room = width - 4  # for the marks at both ends
    start = max(0, min(place - room // 4, len(line) - room))
    end = start + room
    if start:
        start = line.find(" ", start, place) + 1 or start
    if end < len(line):
        end = max(line.rfind(" ", place, end), start) if " " in line[place:end] else end
    return f"{'… ' if start else ''}{line[start:end]}{' …' if end < len(line) else ''}"
