"""Every generated sample, in the layout of its family, reads as the facts it was made from."""

from pathlib import Path

import pytest

import samples
from lineofsight.reports import read
from samples import Facts, Sample, broken


@pytest.mark.parametrize("sample", samples.catalogue(), ids=lambda sample: sample.name)
def test_a_sample_reads_as_the_facts_it_prints(sample: Sample, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    samples.write(sample, path)
    assert Facts.of(read(path)) == sample.facts


@pytest.mark.parametrize("sample", samples.catalogue(), ids=lambda sample: sample.name)
def test_everything_read_carries_its_page_and_box(sample: Sample, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    samples.write(sample, path)
    record = read(path)
    items = (*record.judgements, *record.recommendations, *record.findings)
    assert items
    for item in items:
        assert item.page is not None
        assert 1 <= item.page <= record.document.pages
        assert item.box is not None
        left, bottom, right, top = item.box
        assert left < right
        assert bottom < top
    assert "box" not in record.model_dump_json()
    assert {"authority", "fieldwork"} <= record.places.keys()


def test_an_unreadable_document_gives_a_record_with_the_problem_named(tmp_path: Path) -> None:
    record = read(broken.web_page(tmp_path / "report.pdf"))
    assert record.family == "unknown"
    assert [problem.code for problem in record.problems] == ["not-a-pdf"]
    assert record.document.filename == "report.pdf"


def test_a_document_of_another_kind_is_not_taken_for_a_report(tmp_path: Path) -> None:
    record = read(broken.many_pages(tmp_path / "report.pdf", pages=3))
    assert record.family == "unknown"
    assert [problem.code for problem in record.problems] == ["family-not-read"]


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8, 0.95])
@pytest.mark.parametrize("sample", samples.catalogue()[::4], ids=lambda sample: sample.name)
def test_a_cut_sample_reads_without_an_exception_and_names_what_is_wrong(
    sample: Sample, share: float, tmp_path: Path
) -> None:
    whole = tmp_path / "whole.pdf"
    samples.write(sample, whole)
    assert read(broken.truncated(tmp_path / "cut.pdf", share, whole.read_bytes())).problems


@pytest.mark.parametrize("seed", range(40))
def test_a_mutated_sample_reads_without_an_exception(seed: int, tmp_path: Path) -> None:
    sample = samples.catalogue()[seed % len(samples.catalogue())]
    whole = tmp_path / "whole.pdf"
    samples.write(sample, whole)
    record = read(broken.mutated(tmp_path / "mutated.pdf", seed, 30, whole.read_bytes()))
    assert record.problems or record.judgements or record.recommendations


def test_a_reader_that_fails_is_a_named_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise KeyError("something odd")

    path = tmp_path / "report.pdf"
    samples.write(samples.catalogue()[0], path)
    monkeypatch.setattr("lineofsight.reports.reading.recognise", fail)
    record = read(path)
    assert [problem.code for problem in record.problems] == ["reader-failed"]
    assert record.document.pages > 0
