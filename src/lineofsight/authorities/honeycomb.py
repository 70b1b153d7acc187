"""A honeycomb: cells in rows, odd rows half a cell to the right, row 0 at the top, and the six cells around each.

It knows cells by number and where their centres are, a cell being 1 wide. Who stands in them is for `placing`.
"""

import math
from collections.abc import Collection

__all__ = ["ROW", "Cell", "Honeycomb", "around", "centre", "parts"]

Cell = tuple[int, int]
"""Column and row."""

ROW = math.sqrt(3) / 2
"""From one row to the next."""


def centre(cell: Cell) -> complex:
    """Where the centre of a cell lies: east, and north as the imaginary part."""
    column, row = cell
    return complex(column + (row % 2) / 2, -row * ROW)


def around(cell: Cell) -> tuple[Cell, ...]:
    """The six cells that share a side with a cell."""
    column, row = cell
    left = column - 1 + row % 2
    beside = ((column - 1, row), (column + 1, row))
    return (*beside, *((left + step, other) for other in (row - 1, row + 1) for step in (0, 1)))


class Honeycomb:
    """So many cells by number: `cells`, their `centres`, and the numbers of the cells `around` each."""

    def __init__(self, columns: int, rows: int) -> None:
        self.cells: list[Cell] = [(column, row) for row in range(rows) for column in range(columns)]
        self.centres = [centre(cell) for cell in self.cells]
        numbers = {cell: number for number, cell in enumerate(self.cells)}
        self.around = [[numbers[one] for one in around(cell) if one in numbers] for cell in self.cells]

    def is_at_the_rim(self, number: int) -> bool:
        """Whether a cell has not all six around it."""
        return len(self.around[number]) < 6


def parts(numbers: Collection[int], around: list[list[int]]) -> int:
    """In how many pieces cells lie."""
    left, pieces = set(numbers), 0
    while left:
        pieces += 1
        edge = [left.pop()]
        while edge:
            found = left.intersection(around[edge.pop()])
            left.difference_update(found)
            edge.extend(found)
    return pieces
