"""A chart as a value: its picture, the figures in it, and the words for those who cannot see it.

Every chart of the system is one of these. How it is drawn is for the modules beside this one; what it means, and
where it is shown, is for others.
"""

import csv
import io
from dataclasses import dataclass

__all__ = ["Chart"]

Cell = str | int | float | None

_GROUND = '<rect width="100%" height="100%" fill="#ffffff"/>'


@dataclass(frozen=True, slots=True)
class Chart:
    """One picture: `svg` is a whole SVG element, `alternative` says in words what it shows.

    `columns` and `rows` are the figures drawn, as a table; None stands for no value. `narrow` is the same picture laid
    out for a phone, empty where there is only one.
    """

    title: str
    alternative: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    svg: str
    narrow: str = ""

    def to_csv(self) -> str:
        """The figures as CSV, with a heading line."""
        file = io.StringIO()
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(self.columns)
        writer.writerows(self.rows)
        return file.getvalue()

    def to_png(self, scale: float = 2.0) -> bytes:
        """The picture on white as PNG, for documents that cannot hold SVG.

        `scale` is in pixels to a unit of the SVG.
        """
        import vl_convert  # noqa: PLC0415  # large, and needed only here

        return vl_convert.svg_to_png(self.svg.replace(">", f">{_GROUND}", 1), scale=scale)
