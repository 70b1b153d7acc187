"""How numbers and chances are said. It knows no rule and no series, and never says whether a number is good."""

from typing import Literal

from lineofsight.rounding import half_up

__all__ = ["Polarity", "in_words", "one_in", "polarity_sentence"]

Polarity = Literal["high", "low", "none"]

_POLARITY: dict[Polarity, str] = {
    "high": "A higher figure is the one usually hoped for.",
    "low": "A lower figure is the one usually hoped for.",
    "none": "Neither direction is good or bad in itself.",
}


def in_words(value: float, unit: str = "") -> str:
    """A value to about three figures, with its unit as readers expect it: "12.3%", "812 per 10,000", "£640 a week"."""
    size = abs(value)
    number = f"{half_up(value, 0 if size >= 100 else 1 if size >= 10 else 2):,f}"
    number = number.rstrip("0").rstrip(".") if "." in number else number
    if unit.startswith("£"):
        return f"£{number}{unit[1:]}"
    return f"{number}{unit}" if unit in ("", "%") else f"{number} {unit}"


def one_in(chance: float) -> str:
    """A chance between 0 and 1 as "1 in 240"; two figures are all that a simulated chance can bear."""
    if chance >= 0.5:
        return "1 in 2 or more"
    many = 1 / max(chance, 1e-4)
    digits = len(str(int(many))) - 2
    return f"1 in {round(many, -digits if digits > 0 else 0):,.0f}" + (" or fewer" if chance <= 1e-4 else "")


def polarity_sentence(polarity: Polarity) -> str:
    """Which direction is usually hoped for, if any: about the indicator, never about the place."""
    return _POLARITY[polarity]
