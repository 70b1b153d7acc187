"""How the map is made: outlines are read, middles spread until each has room, and nobody ends in another's cell."""

import json
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lineofsight.authorities import all_authorities, settling
from lineofsight.authorities.honeycomb import Honeycomb, around, centre, parts
from lineofsight.authorities.outlines import Outlines, read_outlines
from lineofsight.authorities.placing import spread
from lineofsight.errors import DataError

CELLS = st.tuples(st.integers(-20, 20), st.integers(-20, 20))


def crowd(side: int = 4) -> Outlines:
    """A square of authorities, far too near each other, each beside those left, right, above and below."""
    count = side * side
    near = [[one for one in (at - side, at + side) if 0 <= one < count] for at in range(count)]
    for at in range(count):
        near[at] += [one for one in (at - 1, at + 1) if 0 <= one < count and one // side == at // side]
    return Outlines(
        authorities=all_authorities()[:count],
        middles=np.array([(at % side, at // side) for at in range(count)], dtype=np.float64),
        beside=tuple(tuple(sorted(others)) for others in near),
        inland=(False,) * count,
        touching=frozenset(),
    )


@given(CELLS)
def test_six_cells_lie_around_each_all_as_near(cell: tuple[int, int]) -> None:
    found = around(cell)
    assert len(set(found)) == 6
    assert [abs(centre(one) - centre(cell)) for one in found] == pytest.approx([1] * 6)
    assert all(cell in around(one) for one in found)


def test_pieces_are_counted() -> None:
    comb = Honeycomb(6, 1)
    assert [parts(cells, comb.around) for cells in ([], [0, 1, 2], [0, 2, 3, 5])] == [0, 1, 3]


def test_a_crowd_is_spread_until_each_has_room() -> None:
    spots = spread(crowd())
    assert min(np.hypot(*(one - other)) for one, other in combinations(spots, 2)) > 0.85


def test_settling_leaves_everyone_a_cell_of_its_own_and_is_the_same_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settling, "_STEPS", 2000)
    comb = Honeycomb(12, 12)
    start = [comb.cells.index((4 + at % 4, 4 + at // 4)) for at in range(16)]
    wanted = [comb.centres[cell] for cell in reversed(start)]
    one, other = (settling.settle(crowd(), comb, wanted, start) for _ in range(2))
    assert one == other != start
    assert len(set(one)) == 16


def square(code: str, east: float) -> dict[str, object]:
    corners = [[east, 53], [east, 53.1], [east + 0.1, 53.1], [east + 0.1, 53], [east, 53]]
    return {"properties": {"LAD23CD": code}, "geometry": {"type": "Polygon", "coordinates": [corners]}}


def written(folder: Path, lookup: str) -> tuple[Path, Path]:
    boundaries, table = folder / "boundaries.json", folder / "lookup.csv"
    boundaries.write_text(json.dumps({"features": [square("E06000001", -1.2)]}), "utf-8")
    table.write_text(lookup, "utf-8")
    return boundaries, table


def test_an_authority_without_an_outline_is_named(tmp_path: Path) -> None:
    files = written(tmp_path, "LTLA23CD,UTLA23CD\nE06000001,E06000001\n")
    with pytest.raises(DataError, match=r"boundaries\.json with lookup\.csv: no outline of .*Middlesbrough") as told:
        read_outlines(*files)
    assert "Hartlepool" not in str(told.value)


def test_a_file_with_other_columns_is_told(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"lookup\.csv: no column"):
        read_outlines(*written(tmp_path, "district,authority\nE06000001,E06000001\n"))
