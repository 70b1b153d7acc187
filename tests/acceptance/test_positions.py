"""The map that ships is the one that the published boundaries give, and neighbours mostly stay neighbours on it."""

from datetime import date
from pathlib import Path

import pytest

from lineofsight.authorities import positions
from lineofsight.authorities.honeycomb import around
from lineofsight.authorities.outlines import read_outlines
from lineofsight.authorities.placing import write_positions
from lineofsight.authorities.positions import FILE

REFERENCE = Path(__file__).parents[3] / "shared" / "data" / "reference"
BOUNDARIES = REFERENCE / "local_authority_districts_boundaries.json"
LOOKUP = REFERENCE / "LTLA-UTLA_Apr23_Lookup_England-Wales.csv"

pytestmark = pytest.mark.skipif(
    not (BOUNDARIES.is_file() and LOOKUP.is_file()), reason="the published boundaries (../shared) are not here"
)


def test_the_same_boundaries_give_the_same_map(tmp_path: Path) -> None:
    write_positions(BOUNDARIES, LOOKUP, tmp_path / "positions.csv")
    assert (tmp_path / "positions.csv").read_bytes() == FILE.read_bytes()


def test_most_that_share_a_border_share_a_side() -> None:
    land = read_outlines(BOUNDARIES, LOOKUP)
    cells = {place.authority: (place.column, place.row) for place in positions(date(2025, 6, 1))}
    pairs = [(cells[land.authorities[one]], cells[land.authorities[other]]) for one, other in land.touching]
    assert sum(one in around(other) for one, other in pairs) > 0.6 * len(pairs)
