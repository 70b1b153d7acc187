"""Small made-up files in the layouts of the published ones, and tables made of them."""

import csv
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import polars as pl
import xlsxwriter

from lineofsight.authorities import Authority, by_code, find
from lineofsight.errors import UnknownAuthorityError
from lineofsight.indicators.catalogue import Catalogue, load_catalogue
from lineofsight.indicators.loading import STORED
from lineofsight.indicators.observation import Status
from lineofsight.indicators.tidy import TIDY

ENGLAND, LONDON = "E92000001", "E12000007"
LEEDS, DORSET, OLD_DORSET, HACKNEY = "E08000035", "E06000059", "E10000009", "E09000012"
KINGSTON, RICHMOND = "E09000021", "E09000027"

_LARGER = {"970": "England", "986": "London", "987": "London (Inner)"}


def number(code: str) -> str:
    """The three digits by which the interactive tool knows a place."""
    return {ENGLAND: "970", LONDON: "986"}.get(code) or by_code(code).dfe_number


def write_extract(
    folder: Path, rows: Sequence[tuple[str, str, str, str]], kinds: Mapping[str, str], name: str = "long.parquet"
) -> Path:
    """The tool's long file, of rows (measure, printed year, code, printed value), and its dictionary beside it."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    frame = pl.DataFrame(
        {
            "Short Desc": [row[0] for row in rows],
            "Data item": ["" for _ in rows],
            "Years": [row[1] for row in rows],
            "LA and Regions": [_LARGER.get(number(row[2])) or by_code(row[2]).name for row in rows],
            "Values": [row[3] for row in rows],
            "LA Number": [float(number(row[2])) for row in rows],
            "Region": ["" for _ in rows],
        }
    )
    if path.suffix == ".parquet":
        frame.write_parquet(path)
    else:
        frame.write_csv(path)
    write_dictionary(folder, kinds)
    return path


def write_dictionary(folder: Path, kinds: Mapping[str, str]) -> Path:
    path = folder / "dictionary.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["Measure_code", "Measure", "Measure_short", "Polarity", "Year_Type"])
        writer.writerows([["1", f"Measure {name}", name, "Low", kind] for name, kind in kinds.items()])
    return path


def located(code: str, year: str = "2024", identifier: str = "Reporting year", **cells: str) -> dict[str, str]:
    """One row of an open data file: a place, a year, and the cells of its own columns."""
    row = {
        "time_period": year,
        "time_identifier": identifier,
        "geographic_level": "Local authority",
        "country_code": ENGLAND,
        "country_name": "England",
        "region_code": "",
        "region_name": "",
        "old_la_code": "",
        "new_la_code": code,
        "la_name": "",
    }
    if code == ENGLAND:
        row |= {"geographic_level": "National", "new_la_code": ""}
    elif code == LONDON:
        row |= {"geographic_level": "Regional", "new_la_code": "", "region_code": LONDON, "region_name": "London"}
    elif "/" not in code:
        authority = _known(code)
        row |= {"old_la_code": authority.dfe_number, "la_name": authority.name} if authority else {"la_name": "Nowhere"}
    return row | cells


def write_open_data(path: Path, rows: Sequence[Mapping[str, str]], encoding: str = "utf-8") -> Path:
    """An open data file of rows from `located`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


def write_workbook(path: Path, rows: Sequence[Sequence[object]]) -> Path:
    """One sheet with these rows."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for line, row in enumerate(rows):
            sheet.write_row(line, 0, row)
    return path


def neighbour_rows(lists: Mapping[str, Sequence[tuple[str, str]]]) -> list[list[object]]:
    """The sheet of the neighbour model: two lines of numbers, the headings, a line for each authority."""
    heads: list[object] = ["LA num", "LA Name", "LA number", "GOInd", "GOReg"]
    count = max(len(near) for near in lists.values())
    heads += [cell for rank in range(1, count + 1) for cell in (f"SN{rank}", "SNP")]
    rows: list[list[object]] = [["A"] * len(heads), list(range(1, len(heads) + 1)), heads]
    for code, near in lists.items():
        known = [number(code), by_code(code).name, number(code), "1", "A region"]
        rows.append([*known, *(cell for pair in near for cell in pair)])
    return rows


def tidy(*rows: tuple[str, str, int, float | str]) -> pl.DataFrame:
    """A tidy table of rows (series, place, year, value or status)."""
    made = [
        {
            "series": series,
            "authority": place,
            "start": date(year - 1, 4, 1),
            "end": date(year, 3, 31),
            "release": "plain",
            "value": None if isinstance(value, str) else value,
            "status": value if isinstance(value, str) else Status.VALUE.value,
            "file": f"{series.partition(':')[0]}.csv",
        }
        for series, place, year, value in rows
    ]
    return pl.DataFrame(made, schema=TIDY)


def stored(*rows: tuple[str, str, int, float | str] | tuple[str, str, int, float, tuple[float, float]]) -> pl.DataFrame:
    """A stored table of curated rows (indicator, place, year, value or status, counts)."""
    made = []
    for indicator, place, year, value, *counts in rows:
        numerator, denominator = counts[0] if counts else (None, None)
        made.append(
            {
                "curated": True,
                "indicator": indicator,
                "authority": place,
                "start": date(year - 1, 4, 1),
                "end": date(year, 3, 31),
                "release": "plain",
                "value": None if isinstance(value, str) else float(value),
                "numerator": numerator,
                "denominator": denominator,
                "status": value if isinstance(value, str) else Status.VALUE.value,
                "source": "file.csv: series",
                "note": None,
            }
        )
    return pl.DataFrame(made, schema=STORED)


CATALOGUE = """
[groups]
care = "Care"
counts = "Counts"

[collections.care]
title = "A return"
publisher = "A department"
year_type = "year to 31 March"
lag_days = 235

[collections.people]
title = "People"
publisher = "An office"
year_type = "year to 30 June"
lag_days = 395

[indicators.late]
name = "Late visits"
plain = "The share of visits that were late."
unit = "% of visits"
kind = "percentage"
polarity = "low"
area = "children-in-care"
group = "care"
collection = "care"
decimals = 1
sources = ["lait:Late", "file_a:late_percent"]
numerator = "late-visits"
denominator = "visits"

[indicators.visit-rate]
name = "Visits"
plain = "Visits for every 10,000 children."
unit = "visits per 10,000 children"
kind = "rate"
group = "care"
collection = "care"
decimals = 1
sources = ["lait:VisitRate"]
derived = true
numerator = "visits"
denominator = "children"

[indicators.distance]
name = "Distance"
plain = "How far a visit was."
unit = "miles"
kind = "mean"
group = "care"
collection = "care"
sources = ["lait:Distance"]

[indicators.visits]
name = "Count of visits"
plain = "Visits."
unit = "visits"
kind = "count"
group = "counts"
collection = "care"
sources = ["file_a:by_day + file_a:by_night"]

[indicators.late-visits]
name = "Count of late visits"
plain = "Late visits."
unit = "visits"
kind = "count"
group = "counts"
collection = "care"
sources = ["file_a:late_count"]

[indicators.children]
name = "Count of children"
plain = "Children."
unit = "children"
kind = "count"
group = "counts"
collection = "people"
sources = ["file_b:people"]
"""


def small_catalogue(folder: Path) -> Catalogue:
    """A catalogue of three indicators and three counts."""
    path = folder / "small.toml"
    path.write_text(CATALOGUE, encoding="utf-8")
    return load_catalogue(path)


def _known(code: str) -> Authority | None:
    try:
        return find(code)
    except UnknownAuthorityError:
        return None
