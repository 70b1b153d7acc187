"""Published reports of every family, shown beside their pages: what was read lies where it is printed."""

from hashlib import sha256
from pathlib import Path

import pytest

from lineofsight.pdf.picture import page_picture
from lineofsight.pdf.placed_words import placed_words
from lineofsight.register.files import ReportFiles
from lineofsight.reports import read
from lineofsight.reports.marked import marks
from lineofsight.reports.reading_apart import read_apart
from tests.reports.places import Printed, letters

REPORTS = (
    "childrens-services/80418-norfolk-2013-08-16.pdf",
    "childrens-services/80460-derbyshire-2014-02-11.pdf",
    "childrens-services/80451-wakefield-2016-09-20.pdf",
    "childrens-services/80500-havering-2018-07-23.pdf",
    "childrens-services/80453-york-2022-05-04.pdf",
    "focused-visit/80571-thurrock-2018-10-04.pdf",
    "focused-visit/80506-lambeth-2025-01-13.pdf",
    "jtai/80582-wokingham-2017-07-14.pdf",
    "jtai/80428-bedford-2023-03-31.pdf",
    "area-send/2532283-dorset-2024-05-15.pdf",
    "area-send/80471-halton-2024-01-26.pdf",
)


@pytest.mark.parametrize("report", REPORTS)
def test_values_are_boxed_around_their_own_words(report: str, shared: Path) -> None:
    path = shared / "corpus" / report
    record, placed = read(path), placed_words(path)
    found = {mark.field: mark for mark in marks(record, placed)}
    printed = {f"judgement.{item.area}": item.as_printed for item in record.judgements}
    printed |= {f"recommendations.{place}": item.text or "" for place, item in enumerate(record.recommendations, 1)}
    printed |= {f"findings.{place}": item.text or "" for place, item in enumerate(record.findings, 1)}
    assert printed.keys() <= found.keys()
    assert {"authority", "fieldwork_start", "fieldwork_end"} <= found.keys()
    pages = Printed(placed)
    missed = [field for field, text in printed.items() if letters(text) not in pages.letters_in(found[field].boxes)]
    assert len(missed) <= 1  # in a table, a cell that goes on over the page beside another that does


@pytest.mark.parametrize("report", REPORTS)
def test_the_first_page_can_be_drawn(report: str, shared: Path) -> None:
    picture = page_picture(shared / "corpus" / report, 1)
    assert picture.width == 900
    assert 1.3 < picture.height / picture.width < 1.5
    assert len(picture.png) < 400_000


def test_a_report_is_found_by_its_bytes_and_read_apart_as_here(shared: Path) -> None:
    path = shared / "corpus" / REPORTS[4]
    content = path.read_bytes()
    found = ReportFiles(shared / "corpus").find(sha256(content).hexdigest(), [path.name])
    assert found == path
    apart = read_apart(content, path.name)
    assert apart.record == read(path)
    assert apart.marks == marks(read(path), placed_words(path))
