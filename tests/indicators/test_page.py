"""The reference page is what the data say."""

from pathlib import Path

import pytest

from lineofsight.indicators.catalogue import catalogue
from lineofsight.indicators.observation import Status
from lineofsight.indicators.pages import catalogue_part, load_part
from lineofsight.indicators.quirks import quirks
from lineofsight.indicators.report import LoadReport
from lineofsight.indicators.tidy import FileReport

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "indicators.md"


def test_the_page_begins_with_what_the_catalogue_and_the_quirks_say() -> None:
    assert PAGE.read_text("utf-8").startswith(catalogue_part(catalogue(), quirks()))


@pytest.mark.parametrize("status", Status)
def test_every_status_is_explained(status: Status) -> None:
    assert f"| `{status.value}` | {status.words} |" in PAGE.read_text("utf-8")


def test_a_load_is_told_file_by_file() -> None:
    file = FileReport("a|b.csv", "a file", 1000, 998, 5000, 12, (("place not known", 2),), ("Narnia (X)",))
    report = LoadReport((file, FileReport("x.csv", "layout not known", 0, 0)), 7, 5000, 40, (("low", 3),), 0, 0, ())
    told = load_part(report)
    assert r"| a\|b.csv | a file | 1,000 | 998 | 5,000 | 12 | place not known: 2 | Narnia (X) |" in told
    assert "x.csv" not in told
    assert "newer editions" not in told
