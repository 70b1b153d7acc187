"""A page is drawn as its reader sees it, within bounds; what cannot be drawn is named."""

import io
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

import samples
from lineofsight.errors import LineOfSightError, UsageError
from lineofsight.pdf import UnreadableDocumentError
from lineofsight.pdf.picture import WIDEST, NoSuchPageError, UndrawablePageError, page_picture
from samples import broken
from tests.pdf.pages import image, page, said


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("picture") / "report.pdf"
    samples.write(samples.catalogue()[0], path)
    return path


def test_a_picture_is_a_png_as_wide_as_asked_and_of_the_pages_shape(report: Path) -> None:
    picture = page_picture(report, 1, width=600)
    with Image.open(io.BytesIO(picture.png)) as png:
        assert (png.format, png.size) == ("PNG", (600, picture.height))
    assert picture.width == 600
    assert picture.height / 600 == pytest.approx(picture.page_height / picture.page_width, abs=0.01)
    assert picture.number == 1
    assert picture.pages > 1


def test_a_file_and_its_bytes_give_the_same_picture(report: Path) -> None:
    assert page_picture(report, 2) == page_picture(report.read_bytes(), 2)


def test_pages_differ(report: Path) -> None:
    assert page_picture(report, 1).png != page_picture(report, 2).png


def test_a_turned_page_is_drawn_as_it_is_shown() -> None:
    upright, turned = (page_picture(page(said("word"), turn=turn), 1) for turn in (0, 90))
    assert (turned.page_width, turned.page_height) == (upright.page_height, upright.page_width)
    assert turned.height < turned.width


@pytest.mark.parametrize("width", [1, 7, 333, 901, WIDEST])
def test_every_width_is_kept_to_the_pixel(width: int) -> None:
    drawn = page_picture(page(said("word"), size=(594.96, 841.92)), 1, width)
    assert image(drawn).size == (width, drawn.height)


@pytest.mark.parametrize("number", [-1, 0, 1000])
def test_a_page_that_is_not_there_is_refused_with_those_that_are(report: Path, number: int) -> None:
    with pytest.raises(NoSuchPageError, match=rf"no page {number}: the document has pages 1 to \d+"):
        page_picture(report, number)


@pytest.mark.parametrize("width", [0, -900, WIDEST + 1])
def test_a_width_beyond_bounds_is_refused(report: Path, width: int) -> None:
    with pytest.raises(UsageError, match=f"1 to {WIDEST}"):
        page_picture(report, 1, width)


def test_a_strip_too_long_to_draw_is_refused_before_it_is_drawn() -> None:
    with pytest.raises(UndrawablePageError, match="10 by 14000 points"):
        page_picture(page(said("word"), size=(10, 14000)), 1)


def test_a_large_page_of_the_usual_shape_is_drawn() -> None:
    assert page_picture(page(said("word"), size=(5950, 8420)), 1, 300).width == 300


def test_a_scan_has_pictures_though_it_has_no_words(tmp_path: Path) -> None:
    assert min(image(page_picture(broken.scan(tmp_path / "scan.pdf"), 2)).tobytes()) < 200


@pytest.mark.parametrize("case", ["encrypted", "empty", "no-pages", "web-page", "noise", "many-pages"])
def test_a_document_that_cannot_be_opened_is_refused_as_it_is_for_reading(case: str, tmp_path: Path) -> None:
    codes = {"empty": "empty-file", "web-page": "not-a-pdf", "noise": "not-a-pdf", "many-pages": "too-large"}
    with pytest.raises(UnreadableDocumentError) as caught:
        page_picture(broken.CASES[case](tmp_path / "report.pdf"), 1)
    assert caught.value.code == codes.get(case, case)


def test_a_missing_file_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocumentError, match=r"nowhere\.pdf"):
        page_picture(tmp_path / "nowhere.pdf", 1)


def test_a_file_over_the_limit_is_refused(report: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lineofsight.pdf.turns.MAXIMUM_BYTES", 1000)
    for source in (report, report.read_bytes()):
        with pytest.raises(UnreadableDocumentError, match="not an inspection report"):
            page_picture(source, 1)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10_000), changes=st.sampled_from([1, 30, 1000]))
def test_damage_gives_a_picture_or_a_named_refusal(seed: int, changes: int, tmp_path: Path) -> None:
    path = broken.mutated(tmp_path / "mutated.pdf", seed, changes)
    with suppress(LineOfSightError):
        assert page_picture(path, 1, 100).png


def test_threads_wait_for_their_turn(report: Path) -> None:
    alone = page_picture(report, 1, 200)
    with ThreadPoolExecutor(8) as pool:
        drawn = list(pool.map(lambda _: page_picture(report, 1, 200), range(40)))
    assert drawn == [alone] * 40
