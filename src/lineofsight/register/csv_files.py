"""CSV files read strictly: every column there, every line whole, every complaint with file, line and remedy.

It knows lines and columns, and nothing of what they mean.
"""

import csv
import gzip
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from lineofsight.errors import DataError

__all__ = ["CsvFile"]


@dataclass(frozen=True, slots=True)
class CsvFile:
    """A CSV file that must have `columns`, in any order; others are ignored. `remedy` ends every complaint.

    A name that ends in .gz is one that is compressed.
    """

    path: Path
    columns: Sequence[str]
    remedy: str

    def rows(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Each line that is not blank: its number and its cells by column. Raises DataError as described."""
        try:
            with self._open() as file:
                reader = csv.reader(file, strict=True)
                header = next(reader, [])
                if missing := [column for column in self.columns if column not in header]:
                    raise self.complaint(1, f"the columns {', '.join(missing)} are missing")
                for cells in filter(None, reader):
                    if len(cells) != len(header):
                        what = f"{len(cells)} cells where there are {len(header)} columns"
                        raise self.complaint(reader.line_num, what)
                    yield reader.line_num, dict(zip(header, cells, strict=True))
        except UnicodeDecodeError as error:
            raise self.complaint(1, "the file is not UTF-8 text") from error
        except csv.Error as error:
            raise self.complaint(reader.line_num, str(error)) from error
        except (OSError, EOFError) as error:
            what = getattr(error, "strerror", None) or str(error)
            raise DataError(f"{self.path} cannot be read: {what}. {self.remedy}") from error

    def _open(self) -> TextIO:
        if self.path.suffix == ".gz":
            return gzip.open(self.path, "rt", encoding="utf-8-sig", newline="")
        return self.path.open(encoding="utf-8-sig", newline="")

    def complaint(self, line: int, what: str) -> DataError:
        """The error for something wrong on a line."""
        return DataError(f"{self.path}, line {line}: {what}. {self.remedy}")
