"""Movement counted: which inspections improved, kept or declined a grade, area by area.

It sorts changes that `changes` found. It compares nothing itself and weighs no area against another.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from lineofsight.register.changes import Change, Direction
from lineofsight.vocabulary import Area

__all__ = ["AreaMovement", "has_moved", "movement_by_area"]


@dataclass(frozen=True, slots=True)
class AreaMovement:
    """The inspections that graded one area, by which way its grade moved; `first` have no grade before in it."""

    area: Area
    improved: tuple[Change, ...]
    unchanged: tuple[Change, ...]
    declined: tuple[Change, ...]
    first: tuple[Change, ...]

    @property
    def compared(self) -> int:
        """How many have a grade before to stand beside."""
        return len(self.improved) + len(self.unchanged) + len(self.declined)

    @property
    def graded(self) -> int:
        """How many graded this area."""
        return self.compared + len(self.first)


def movement_by_area(found: Iterable[Change]) -> tuple[AreaMovement, ...]:
    """The movement in every area that was graded, in the order of areas; within each, changes in their own order."""
    changes = [change for change in found if change.movements]
    graded = {item.area for change in changes for item in change.movements}
    return tuple(_movement(changes, area) for area in Area if area in graded)


def has_moved(change: Change, direction: Direction, area: Area | None = None) -> bool:
    """Whether its grade moved this way in an area; without one, in any."""
    return any(item.direction is direction and area in (None, item.area) for item in change.movements)


def _movement(changes: Iterable[Change], area: Area) -> AreaMovement:
    told = [(change, item.direction) for change in changes for item in change.movements if item.area is area]

    def those(wanted: Direction | None) -> tuple[Change, ...]:
        return tuple(change for change, direction in told if direction is wanted)

    return AreaMovement(
        area=area,
        improved=those(Direction.IMPROVED),
        unchanged=those(Direction.UNCHANGED),
        declined=those(Direction.DECLINED),
        first=those(None),
    )
