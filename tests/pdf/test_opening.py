"""What cannot be read is named, whatever it is; what can be read is read."""

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lineofsight.pdf import UnreadableDocumentError, open_pdf, opening
from samples import broken


def _code(path: Path) -> str:
    with pytest.raises(UnreadableDocumentError) as caught, open_pdf(path):
        pass
    assert path.name in str(caught.value)
    return caught.value.code


def _outcome(path: Path) -> set[str]:
    """The code of the refusal, or of every warning; `read` where there is nothing to say."""
    try:
        with open_pdf(path) as document:
            return {warning.code for warning in document.warnings} or {"read"}
    except UnreadableDocumentError as error:
        return {error.code}


@pytest.mark.parametrize(
    ("make", "code"),
    [
        (broken.empty, "empty-file"),
        (broken.web_page, "not-a-pdf"),
        (broken.noise, "not-a-pdf"),
        (broken.encrypted, "encrypted"),
        (broken.no_pages, "no-pages"),
        (broken.scan, "no-text-layer"),
        (broken.many_pages, "too-large"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_by_name(make: Callable[[Path], Path], code: str, tmp_path: Path) -> None:
    assert _code(make(tmp_path / "report.pdf")) == code


def test_a_web_page_saved_as_pdf_is_called_one(tmp_path: Path) -> None:
    with (
        pytest.raises(UnreadableDocumentError, match=r"web page saved as \.pdf"),
        open_pdf(broken.web_page(tmp_path / "report.pdf")),
    ):
        pass


def test_a_file_over_the_limit_is_not_even_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MAXIMUM_BYTES", 1000)
    assert _code(broken.noise(tmp_path / "huge.pdf")) == "too-large"


def test_a_missing_file_is_a_named_problem(tmp_path: Path) -> None:
    assert _code(tmp_path / "nowhere.pdf") == "file-unreadable"


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.9, 0.99])
def test_a_download_that_broke_off_says_so(share: float, tmp_path: Path) -> None:
    path = broken.truncated(tmp_path / "report.pdf", share)
    assert _outcome(path) & {"truncated", "no-text-layer", "no-pages"}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 10_000), changes=st.sampled_from([1, 10, 100, 1000]))
def test_damage_never_raises_anything_but_a_named_refusal(seed: int, changes: int, tmp_path: Path) -> None:
    path = broken.mutated(tmp_path / f"{random.Random(seed).random()}.pdf", seed, changes)  # noqa: S311
    assert _outcome(path)
    path.unlink()
