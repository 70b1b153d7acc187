"""Each broken file is broken in its own way, and in the same way each time."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samples import broken
from tests.samples.conftest import read_pages

QUICK = {name: make for name, make in broken.CASES.items() if name != "many-pages"}


@pytest.mark.parametrize("make", QUICK.values(), ids=QUICK)
def test_the_same_bytes_are_written_twice(make: Callable[[Path], Path], tmp_path: Path) -> None:
    assert make(tmp_path / "one.pdf").read_bytes() == make(tmp_path / "two.pdf").read_bytes()


@pytest.mark.parametrize("name", ["truncated", "empty", "no-pages", "web-page", "noise", "encrypted"])
def test_pdfium_refuses_what_is_no_readable_pdf(name: str, tmp_path: Path) -> None:
    path = broken.CASES[name](tmp_path / "broken.pdf")
    with pytest.raises(pdfium.PdfiumError):
        pdfium.PdfDocument(path)


def test_an_encrypted_file_opens_with_its_password(tmp_path: Path) -> None:
    path = broken.encrypted(tmp_path / "locked.pdf", password="open sesame")  # noqa: S106
    with pdfium.PdfDocument(path, password="open sesame") as pdf:  # noqa: S106
        assert "behind a password" in pdf[0].get_textpage().get_text_range()


def test_a_scan_has_pictures_and_no_text(tmp_path: Path) -> None:
    assert read_pages(broken.scan(tmp_path / "scan.pdf", pages=3)) == ("", "", "")
    with pdfium.PdfDocument(tmp_path / "scan.pdf") as pdf:
        assert [shape.type for shape in pdf[0].get_objects()] == [pdfium_c.FPDF_PAGEOBJ_IMAGE]


def test_a_long_document_has_as_many_pages_as_asked(tmp_path: Path) -> None:
    assert len(read_pages(broken.many_pages(tmp_path / "long.pdf", pages=40))) == 40


def test_an_empty_file_is_empty(tmp_path: Path) -> None:
    assert broken.empty(tmp_path / "empty.pdf").stat().st_size == 0


@given(data=st.binary(max_size=300), share=st.floats(0, 1))
def test_a_truncated_file_is_the_start_of_the_whole(
    data: bytes, share: float, tmp_path_factory: pytest.TempPathFactory
) -> None:
    cut = broken.truncated(tmp_path_factory.getbasetemp() / "cut.pdf", share, of=data).read_bytes()
    assert data.startswith(cut)
    assert len(cut) == int(len(data) * share)


@given(data=st.binary(max_size=300), seed=st.integers(0, 9), changes=st.integers(0, 20))
def test_a_mutated_file_keeps_its_length_and_differs_in_few_places(
    data: bytes, seed: int, changes: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / "mutated.pdf"
    mutated = broken.mutated(path, seed, changes, of=data).read_bytes()
    assert len(mutated) == len(data)
    assert sum(before != after for before, after in zip(data, mutated, strict=True)) <= changes


def test_another_seed_mutates_elsewhere(tmp_path: Path) -> None:
    files = {broken.mutated(tmp_path / f"{seed}.pdf", seed).read_bytes() for seed in range(5)}
    assert len(files) == 5
