"""Names as reports print them, and the authorities they can mean.

It knows spelling, punctuation and the words councils put around their names. It never guesses: after
normalisation a name either is one of an authority's names, styled as that authority is styled, or it is not.
Dates are for `resolution` to judge.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from lineofsight.authorities.authority import Authority
from lineofsight.authorities.tables import Wrapping, tables

__all__ = ["bare", "named", "normalise", "plain_names"]

_MARKS = str.maketrans(
    {
        **dict.fromkeys("’‘ʼ`´", "'"),
        "&": " and ",
        # Invisible inside a word: soft hyphen, zero-width space and joiners, byte-order mark.
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\ufeff", None),
    }
)
_POSSESSIVE = re.compile(r"'s\b|'")
_BETWEEN_WORDS = re.compile(r"[\W_]+")
_FOOTNOTE = re.compile(r"(?<!\d)\d{1,2}$")


def normalise(text: str) -> str:
    """Lower-case words with single spaces: no punctuation, possessive or footnote mark is left."""
    text = unicodedata.normalize("NFKC", text.translate(_MARKS)).casefold()
    words = _BETWEEN_WORDS.sub(" ", _POSSESSIVE.sub("", text)).strip()
    return _FOOTNOTE.sub("", words).rstrip()


def named(printed: str) -> tuple[Authority, ...]:
    """The authorities of any date that `printed` names exactly, once unwrapped. Usually one or none."""
    index = _index()
    return next((index[words] for words in _unwrapped(printed, _layer()) if words in index), ())


def bare(printed: str) -> str:
    """`printed` without any wrapping, fitting or not: the words to compare with other names."""
    *_, words = _unwrapped(printed, _layer(every_style=True))
    return words


@cache
def plain_names() -> tuple[tuple[str, Authority], ...]:
    """Every normalised name and alias with its authority: what a misspelt name is compared with."""
    return tuple(
        (normalise(name), authority)
        for authority in tables().authorities
        for name in (authority.name, *authority.aliases)
    )


@cache
def _index() -> dict[str, tuple[Authority, ...]]:
    """Each name in each style its authority bears. The label tells Dorset from Dorset (to 2019)."""
    index: dict[str, tuple[Authority, ...]] = {
        normalise(authority.label): (authority,) for authority in tables().authorities
    }
    styled = [(wrapping.style, *_sides(wrapping)) for wrapping in tables().wrappings]
    for name, authority in plain_names():
        dressed = [before + name + after for style, before, after in styled if style in authority.styles]
        for words in (name, *dressed):
            others = index.get(words, ())
            index[words] = others if authority in others else (*others, authority)
    return index


def _unwrapped(printed: str, layer: re.Pattern[str]) -> Iterator[str]:
    """`printed` normalised, then again with each layer of wrapping taken off."""
    words, wrapped = None, normalise(printed)
    while words != wrapped:
        words = wrapped
        yield words
        wrapped = layer.sub("", words, count=1)


@cache
def _layer(every_style: bool = False) -> re.Pattern[str]:
    """One layer of wrapping, before a name or after it, the longest first: all, or those fitting everyone."""
    sides = [_sides(wrapping) for wrapping in tables().wrappings if every_style or wrapping.style is None]
    befores = sorted((before for before, _ in sides if before), key=len, reverse=True)
    afters = sorted((after for _, after in sides if after), key=len, reverse=True)
    return re.compile(rf"^(?:{'|'.join(befores)})|(?:{'|'.join(afters)})$")


def _sides(wrapping: Wrapping) -> tuple[str, str]:
    """What a wrapping puts before and after a normalised name, each with its space; one of them is empty."""
    before, after = map(normalise, wrapping.words.split("{}"))
    return before and before + " ", after and " " + after
