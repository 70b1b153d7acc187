"""Who the authorities are: codes, names as printed, region, and reorganisation, as dated data.

Knows nothing of inspections. `resolve` is for names in documents, `find` for names typed by people.
"""

from lineofsight.authorities.authority import Authority, AuthorityType
from lineofsight.authorities.lookup import (
    all_authorities,
    by_code,
    in_region,
    predecessors,
    regions,
    successors,
)
from lineofsight.authorities.positions import Position, positions
from lineofsight.authorities.resolution import Resolution, find, find_any_day, resolve

__all__ = [
    "Authority",
    "AuthorityType",
    "Position",
    "Resolution",
    "all_authorities",
    "by_code",
    "find",
    "find_any_day",
    "in_region",
    "positions",
    "predecessors",
    "regions",
    "resolve",
    "successors",
]
