"""The shipped holidays are those of the library."""

from pathlib import Path

from lineofsight.bank_holidays import FILE, closed_days, of_the_library, write


def test_the_file_is_what_the_library_says(tmp_path: Path) -> None:
    write(tmp_path / "made.txt")
    assert (tmp_path / "made.txt").read_bytes() == FILE.read_bytes()


def test_years_that_are_not_shipped_are_asked_of_the_library() -> None:
    assert closed_days(2055) == of_the_library(2055)
    assert len(closed_days(2055)) >= 8
