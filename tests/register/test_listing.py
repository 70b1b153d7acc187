"""The listing dates and names what documents do not, and never quietly contradicts them."""

from datetime import date
from pathlib import Path

import pytest

from lineofsight.errors import DataError
from lineofsight.register import Entry, Listing
from lineofsight.register.listing import COLUMNS, find_index, read_index
from lineofsight.register.overlay import lay_over
from tests.register.builders import BEDFORD, DORSET, Folder, report

LINE = "{},80428,bedford,inspection,2025-02-04,https://example.org/1"
BEDFORD_LISTED = Listing(
    published=date(2025, 2, 4),
    url="https://example.org/1",
    link_text="inspection",
    urn="80428",
    authority_code=BEDFORD,
)


def problems(listing: Listing, authority: str | None = DORSET, published: date | None = None) -> list[str]:
    entry = report(authority, published=published)
    (laid,) = lay_over([Entry(record=entry.record, listing=listing)], ())
    return [problem.code for problem in laid.record.problems]


def test_a_line_gives_date_address_and_authority(folder: Folder) -> None:
    folder.list(LINE.format("a.pdf"))
    index = read_index(folder.path / "index.csv", folder.path)
    assert index.listings == {"a.pdf": BEDFORD_LISTED}


def test_a_name_is_enough_where_the_number_is_not_known(folder: Folder) -> None:
    folder.list("a.pdf,,Bedford,,,", "b.pdf,1,nowhere,,,")
    listings = read_index(folder.path / "index.csv", folder.path).listings
    assert (listings["a.pdf"].authority_code, listings["a.pdf"].published) == (BEDFORD, None)
    assert listings["b.pdf"].authority_code is None


def test_a_name_two_authorities_have_had_means_the_one_of_its_day(folder: Folder) -> None:
    folder.list("a.pdf,,dorset,,2016-05-23,", "b.pdf,,dorset,,2024-05-23,")
    listings = read_index(folder.path / "index.csv", folder.path).listings
    assert [listings[name].authority_code for name in ("a.pdf", "b.pdf")] == ["E10000009", DORSET]


def test_the_index_of_the_parent_serves_a_folder_below_it(folder: Folder) -> None:
    folder.list(LINE.format("jtai/a.pdf"), LINE.format("other/b.pdf"), LINE.format("jtai\\\\c.pdf"))
    below = folder.path / "jtai"
    below.mkdir()
    index = find_index(below)
    assert index is not None
    assert set(read_index(index, below).listings) == {"a.pdf", "c.pdf"}


def test_a_folder_without_any_index_has_none(folder: Folder) -> None:
    assert find_index(folder.path) is None


def test_an_index_that_lies_elsewhere_names_files_from_the_folder(folder: Folder, tmp_path: Path) -> None:
    folder.list(LINE.format("a.pdf"))
    moved = (folder.path / "index.csv").rename(tmp_path / "listing.csv")
    (tmp_path / "elsewhere").mkdir()
    moved = moved.rename(tmp_path / "elsewhere" / "listing.csv")
    assert set(read_index(moved, folder.path).listings) == {"a.pdf"}


def test_of_two_lines_for_a_file_the_first_counts_and_the_file_is_named(folder: Folder) -> None:
    folder.list(LINE.format("a.pdf"), "a.pdf,80428,bedford,other,2020-01-01,")
    index = read_index(folder.path / "index.csv", folder.path)
    assert index.listings["a.pdf"].published == date(2025, 2, 4)
    assert index.listed_twice == ("a.pdf",)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "line 1: the columns file, urn, local_authority, link_text, published, url are missing"),
        (b"file,urn\n", "line 1: the columns local_authority, link_text, published, url are missing"),
        (",".join(COLUMNS).encode() + b"\na.pdf,1\n", "line 2: 2 cells where there are 6 columns"),
        (",".join(COLUMNS).encode() + b"\n\na.pdf,1,x,x,4 May 2024,\n", "line 3: '4 May 2024' is not a date"),
        (b"\xff\xfe\x00f", "not UTF-8"),
        (",".join(COLUMNS).encode() + b'\na.pdf,"1"x,x,x,,\n', "line 2"),
    ],
)
def test_a_malformed_index_is_an_error_with_file_line_and_remedy(folder: Folder, content: bytes, message: str) -> None:
    path = folder.path / "index.csv"
    path.write_bytes(content)
    with pytest.raises(DataError, match=rf"index\.csv, {message}" if message.startswith("line") else message) as told:
        read_index(path, folder.path)
    assert "Mend the line" in str(told.value)


def test_an_index_that_is_not_there_is_an_error(folder: Folder) -> None:
    with pytest.raises(DataError, match="cannot be read"):
        read_index(folder.path / "none.csv", folder.path)


def test_a_listing_that_agrees_is_no_problem() -> None:
    assert problems(Listing(published=date(2024, 5, 9), authority_code=DORSET), published=date(2024, 5, 9)) == []


def test_another_date_in_the_listing_is_a_problem_and_the_printed_one_wins() -> None:
    assert problems(Listing(published=date(2024, 5, 10)), published=date(2024, 5, 9)) == [
        "published-differs-from-listing"
    ]


def test_another_authority_in_the_listing_is_a_problem_and_the_cover_wins() -> None:
    listing = Listing(published=date(2024, 5, 10), authority_code=BEDFORD)
    assert problems(listing) == ["authority-differs-from-listing"]
    (laid,) = lay_over([Entry(record=report().record, listing=listing)], ())
    assert laid.authority_code == DORSET


def test_the_listings_authority_stands_in_for_one_that_could_not_be_read() -> None:
    listing = Listing(published=date(2024, 5, 10), authority_code=BEDFORD)
    assert problems(listing, authority=None) == ["authority-from-listing"]
    unread = report(None, document="x")
    (laid,) = lay_over([Entry(record=unread.record, listing=listing)], ())
    assert laid.record.authority is not None
    assert (laid.record.authority.code, laid.record.authority.name) == (BEDFORD, "Bedford")
    assert laid.key == "E06000055-ilacs-2024-03-04"
