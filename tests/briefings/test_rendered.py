"""A document is had in each of its formats, without a file."""

import pytest

from lineofsight.briefings import FORMATS, Document, rendered
from lineofsight.errors import UsageError

DOCUMENT = Document(title="A title", subtitle="", summary=[], blocks=[], evidence=[], made=[])


def test_every_format_gives_its_own_kind_of_bytes() -> None:
    begins = {"html": b"<!doctype html>", "docx": b"PK", "pdf": b"%PDF"}
    assert set(begins) == set(FORMATS)
    assert all(rendered(DOCUMENT, kind).lstrip().startswith(first) for kind, first in begins.items())


def test_another_format_is_refused_naming_those_there_are() -> None:
    with pytest.raises(UsageError, match="choose from html, docx, pdf"):
        rendered(DOCUMENT, "odt")
