"""Samples are written the same each time, one by one or as a folder with its index."""

import csv
from pathlib import Path

import pytest

import samples
from samples.__main__ import main
from samples.writing import INDEX_COLUMNS, file_of


@pytest.mark.parametrize("sample", samples.catalogue(), ids=lambda sample: sample.name)
def test_a_sample_gives_the_same_bytes_twice(sample: samples.Sample, folder: Path, tmp_path: Path) -> None:
    samples.write(sample, tmp_path / "again.pdf")
    assert (tmp_path / "again.pdf").read_bytes() == (folder / file_of(sample)).read_bytes()


def test_missing_folders_are_made(tmp_path: Path) -> None:
    path = tmp_path / "new" / "folder" / "sample.pdf"
    samples.write(samples.catalogue()[0], path)
    assert path.read_bytes().startswith(b"%PDF-")


def test_the_index_lists_every_file_in_its_place(folder: Path) -> None:
    with (folder / "index.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert tuple(rows[0]) == INDEX_COLUMNS == ("file", "urn", "local_authority", "link_text", "published", "url")
    assert {row["file"] for row in rows} == {str(path.relative_to(folder)) for path in folder.rglob("*.pdf")}
    for row, sample in zip(rows, samples.catalogue(), strict=True):
        assert row["file"].split("/")[1].startswith(f"{sample.place.urn}-")
        assert (row["published"], row["urn"]) == (sample.listed.isoformat(), str(sample.place.urn))


def test_the_command_writes_a_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["samples", str(tmp_path / "out")])
    main()
    written = len(list((tmp_path / "out").rglob("*.pdf")))
    assert written == len(samples.catalogue())
    assert capsys.readouterr().out.startswith(f"{written} samples")
