"""The shape of the land: where each of today's authorities lies, who lies beside it, and which have a coast.

It reads published boundaries of districts (GeoJSON, degrees) and the lookup from districts to authorities. It
refuses to know hexagons (`placing`), and takes borders with Wales and Scotland for coast.
"""

import csv
import json
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import KDTree

from lineofsight.authorities.authority import Authority
from lineofsight.authorities.tables import tables
from lineofsight.errors import DataError

__all__ = ["Outlines", "read_outlines"]

Points = NDArray[np.float64]

_KILOMETRES = 111.32
"""The length of a degree of latitude."""

_MIDDLE = math.cos(math.radians(53))
"""What a degree of longitude is of that, in the middle of England."""

_BESIDE = 1.0
"""Kilometres; a river between two banks does not make them strangers."""

_COAST = 0.12
"""The share of an outline with nobody beside it that makes a coast; creeks and gaps in the drawing are less."""

_WITHIN_REGION = 1.5

_DISTRICT = re.compile(r"(?:LAD|LTLA)\d\dCD")
_AUTHORITY = re.compile(r"UTLA\d\dCD")


@dataclass(frozen=True, slots=True)
class Outlines:
    """Today's authorities, by code, and how they lie; numbers are places in `authorities`.

    `middles` are in kilometres, east and north. `beside` are those within a kilometre of each. `inland` is whether it
    has no coast. `touching` are the pairs that share a border, the smaller number first or last.
    """

    authorities: tuple[Authority, ...]
    middles: Points
    beside: tuple[tuple[int, ...], ...]
    inland: tuple[bool, ...]
    touching: frozenset[tuple[int, int]]

    def bond(self, one: int, other: int) -> float:
        """How much it matters that two beside each other stay so: more within a region, and to those with few."""
        region = _WITHIN_REGION if self.authorities[one].region == self.authorities[other].region else 1.0
        return region * 2 * (1 / len(self.beside[one]) + 1 / len(self.beside[other]))


def read_outlines(boundaries: Path, lookup: Path) -> Outlines:
    """The outlines in two published files. Raises `DataError` if one of today's authorities is in neither."""
    rings = _rings(boundaries, _upper_tier(lookup))
    authorities = tuple(sorted((one for one in tables().authorities if one.closed is None), key=lambda one: one.code))
    missing = [one.name for one in authorities if one not in rings]
    if missing:
        raise DataError(f"{boundaries.name} with {lookup.name}: no outline of {', '.join(missing)}. Give newer files.")
    middles = np.array([_middle(rings[one]) for one in authorities])
    points = np.concatenate([ring for one in authorities for ring in rings[one]])
    owners = np.repeat(range(len(authorities)), [sum(map(len, rings[one])) for one in authorities])
    near = _pairs(points, owners, _BESIDE)
    alone = np.ones(len(points), bool)
    alone[near.ravel()] = False
    coast = np.bincount(owners, alone) / np.bincount(owners)
    return Outlines(
        authorities=authorities,
        middles=middles,
        beside=_beside(owners[near], middles),
        inland=tuple((coast < _COAST).tolist()),
        touching=frozenset((int(one), int(other)) for one, other in owners[_pairs(points, owners, 1e-6)]),
    )


def _upper_tier(lookup: Path) -> dict[str, Authority]:
    """Who is responsible for children in each district, by the code of the district; England only."""
    with lookup.open(encoding="utf-8-sig", newline="") as file:
        pairs = [(_value(row, _DISTRICT, lookup), _value(row, _AUTHORITY, lookup)) for row in csv.DictReader(file)]
    known = tables().by_identifier
    return {district: known[code] for district, code in pairs if code in known}


def _rings(boundaries: Path, responsible: Mapping[str, Authority]) -> dict[Authority, list[Points]]:
    """The closed lines that bound each authority's districts, in kilometres."""
    rings: dict[Authority, list[Points]] = {}
    for feature in json.loads(boundaries.read_text("utf-8"))["features"]:
        authority = responsible.get(_value(feature["properties"], _DISTRICT, boundaries))
        if authority:
            rings.setdefault(authority, []).extend(_lines(feature["geometry"]))
    return rings


def _lines(geometry: Mapping[str, Any]) -> Iterator[Points]:
    coordinates = geometry["coordinates"]
    for polygon in [coordinates] if geometry["type"] == "Polygon" else coordinates:
        for ring in polygon:
            yield np.array([point[:2] for point in ring]) * (_MIDDLE * _KILOMETRES, _KILOMETRES)


def _value(row: Mapping[str, Any], name: re.Pattern[str], path: Path) -> str:
    for column, value in row.items():
        if name.fullmatch(column):
            return str(value)
    raise DataError(f"{path.name}: no column named like {name.pattern}. Give the files as published, unchanged.")


def _middle(rings: list[Points]) -> Points:
    """The centre of gravity; holes run the other way round, and so count against."""
    east, north, total = 0.0, 0.0, 0.0
    for ring in rings:
        after = np.roll(ring, -1, axis=0)
        cross = ring[:, 0] * after[:, 1] - after[:, 0] * ring[:, 1]
        east += float(cross @ (ring[:, 0] + after[:, 0]))
        north += float(cross @ (ring[:, 1] + after[:, 1]))
        total += 3 * float(cross.sum())
    return np.array([east, north]) / total


def _pairs(points: Points, owners: NDArray[np.int64], distance: float) -> NDArray[np.int64]:
    """The pairs of points of different owners that lie so near each other."""
    pairs: NDArray[np.int64] = KDTree(points).query_pairs(distance, output_type="ndarray")
    return np.asarray(pairs[owners[pairs[:, 0]] != owners[pairs[:, 1]]])


def _beside(pairs: NDArray[np.int64], middles: Points) -> tuple[tuple[int, ...], ...]:
    """Those beside each; an island belongs to the nearest."""
    beside: list[set[int]] = [set() for _ in middles]
    for one, other in pairs.tolist():
        beside[one].add(other)
        beside[other].add(one)
    for one in [number for number, others in enumerate(beside) if not others]:
        nearest = int(np.argsort(((middles - middles[one]) ** 2).sum(axis=1))[1])
        beside[one].add(nearest)
        beside[nearest].add(one)
    return tuple(tuple(sorted(others)) for others in beside)
