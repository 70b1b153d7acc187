"""How figures are rounded, the same wherever one is told. It knows numbers only."""

from decimal import ROUND_HALF_UP, Decimal

__all__ = ["half_up"]


def half_up(value: float, decimals: int) -> Decimal:
    """A figure rounded as people do, a 5 at the end always away from zero: 64.5 is told as 65, as 55.5 is as 56."""
    return Decimal(str(value)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
