"""Writes samples as PDF files, and a folder of them with the index that a listing of published reports has."""

import csv
from pathlib import Path

from lineofsight.vocabulary import Family
from samples.catalogue import catalogue
from samples.layouts import lay_out
from samples.sample import Sample
from samples.sheet import draw

__all__ = ["INDEX_COLUMNS", "file_of", "write", "write_all"]

INDEX_COLUMNS = ("file", "urn", "local_authority", "link_text", "published", "url")

_FOLDERS = {
    Family.FOCUSED_VISIT: "focused-visit",
    Family.MONITORING_VISIT: "focused-visit",
    Family.JTAI: "jtai",
    Family.AREA_SEND: "area-send",
}
_LINK_TEXTS = {
    "childrens-services": "children's services inspection",
    "focused-visit": "children's services focused visit",
    "jtai": "joint area child protection inspection",
    "area-send": "area send full inspection",
}


def write(sample: Sample, path: Path) -> None:
    """Write one sample to `path` as PDF, byte for byte the same each time. Folders are made where missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draw(lay_out(sample), path)


def file_of(sample: Sample) -> str:
    """Where `write_all` puts a sample, relative to its folder: "jtai/80535-oldham-2024-01-18.pdf"."""
    name = "-".join(sample.place.name.lower().split())
    return f"{_folder(sample)}/{sample.place.urn}-{name}-{sample.listed}.pdf"


def write_all(folder: Path) -> tuple[Path, ...]:
    """Write every sample of the catalogue under `folder`, with `index.csv`; returns the PDF files."""
    paths = tuple(folder / file_of(sample) for sample in catalogue())
    for sample, path in zip(catalogue(), paths, strict=True):
        write(sample, path)
    with (folder / "index.csv").open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(INDEX_COLUMNS)
        rows.writerows(_row(sample) for sample in catalogue())
    return paths


def _folder(sample: Sample) -> str:
    return _FOLDERS.get(sample.family, "childrens-services")


def _row(sample: Sample) -> tuple[str, ...]:
    link_text = _LINK_TEXTS[_folder(sample)]
    return (file_of(sample), str(sample.place.urn), sample.place.name.lower(), link_text, str(sample.listed), "")
