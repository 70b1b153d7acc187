"""Every sample written once, and what PDFium reads from it."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pypdfium2 as pdfium
import pytest

import samples
from samples.writing import file_of


@dataclass(frozen=True)
class Read:
    """A sample's pages as PDFium reads them: hyphens at line ends mended."""

    pages: tuple[str, ...]

    @property
    def lines(self) -> list[str]:
        return [line.strip() for page in self.pages for line in page.splitlines()]

    @property
    def text(self) -> str:
        """All pages in one line."""
        return flat(" ".join(self.pages))


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("samples")
    samples.write_all(folder)
    return folder


@pytest.fixture(scope="session")
def read(folder: Path) -> Callable[[samples.Sample], Read]:
    @cache
    def read_once(sample: samples.Sample) -> Read:
        return Read(read_pages(folder / file_of(sample)))

    return read_once


def read_pages(path: Path) -> tuple[str, ...]:
    with pdfium.PdfDocument(path) as pdf:
        return tuple(page.get_textpage().get_text_range().replace("\ufffe", "-") for page in pdf)


def named(name: str) -> samples.Sample:
    """The sample of that name."""
    return next(sample for sample in samples.catalogue() if sample.name == name)
