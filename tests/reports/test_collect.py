"""Collecting from a site that behaves: what is asked for, what is kept, and what is left alone."""

import csv
import hashlib
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import httpx
import pytest

from lineofsight.authorities import find
from lineofsight.errors import DataError, NotFoundError
from lineofsight.register.listing import COLUMNS as BUILD_COLUMNS
from lineofsight.register.listing import read_index
from lineofsight.reports import shelf
from lineofsight.reports.collect import CollectReport, collect
from lineofsight.reports.site import Listing
from tests.reports.published_site import HTML, PublishedSite, Reply, hasty, page, pdf, published_site

LAMBETH, KENT = find("Lambeth"), find("Kent")
VISIT = "Children's services focused visit, pdf - 01 August 2024"
INSPECTION = "Children's services inspection, pdf - 15 July 2022"


@pytest.fixture
def site() -> Iterator[PublishedSite]:
    with published_site() as running:
        yield running


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "reports"


def _collect(published: PublishedSite, folder: Path, *names: str, **options: Any) -> CollectReport:
    authorities = [find(name) for name in names or ("Lambeth",)]
    with httpx.Client(trust_env=False, timeout=0.5) as client:
        return collect(
            folder, **{"site": hasty(published.address), "authorities": authorities, "client": client, **options}
        )


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _rows(folder: Path) -> list[dict[str, str]]:
    with (folder / "index.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _two_documents(site: PublishedSite) -> None:
    site.lists("80506", ("/v1/file/1", VISIT), ("/v1/file/2", INSPECTION), etag='"page"')
    site.serve("/v1/file/1", Reply(pdf("one"), etag='"one"'))
    site.serve("/v1/file/2", Reply(pdf("two")))


def test_new_documents_are_kept_by_the_hash_of_their_bytes(site: PublishedSite, folder: Path) -> None:
    _two_documents(site)
    report = _collect(site, folder)
    assert (report.pages, report.listed, len(report.new), report.failed) == (1, 2, 2, ())
    assert (folder / f"{_hash(pdf('one'))}.pdf").read_bytes() == pdf("one")
    assert {item.file for item in report.new} == set(folder.glob("*.pdf"))


def test_the_listing_is_kept_as_build_reads_it(site: PublishedSite, folder: Path) -> None:
    _two_documents(site)
    _collect(site, folder)
    listing = read_index(folder / "index.csv", folder).listings[f"{_hash(pdf('one'))}.pdf"]
    assert (listing.published, listing.link_text) == (date(2024, 8, 1), "Children's services focused visit")
    assert (listing.authority_code, listing.urn, listing.url) == (LAMBETH.code, "80506", f"{site.address}/v1/file/1")
    assert shelf.COLUMNS == BUILD_COLUMNS


def test_a_second_run_asks_only_whether_pages_have_changed(site: PublishedSite, folder: Path) -> None:
    _two_documents(site)
    _collect(site, folder)
    before = {path: path.read_bytes() for path in folder.iterdir()}
    site.asked.clear()
    report = _collect(site, folder)
    assert (report.listed, report.unchanged, report.new) == (2, 2, ())
    assert site.paths() == ["/provider/44/80506"]
    assert site.asked[0].headers["If-None-Match"] == '"page"'
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_a_document_that_is_gone_from_the_folder_comes_again(site: PublishedSite, folder: Path) -> None:
    _two_documents(site)
    (kept, _) = sorted(item.file for item in _collect(site, folder).new if item.file)
    kept.unlink()
    report = _collect(site, folder)
    assert [item.file for item in report.new] == [kept]
    assert len(_rows(folder)) == 2


def test_a_lost_index_is_written_again_without_downloads(site: PublishedSite, folder: Path) -> None:
    _two_documents(site)
    _collect(site, folder)
    before = _rows(folder)
    (folder / "index.csv").unlink()
    assert _collect(site, folder).new == ()
    assert _rows(folder) == before


def test_recheck_asks_for_changes_of_documents_and_keeps_both_versions(site: PublishedSite, folder: Path) -> None:
    _two_documents(site)
    _collect(site, folder)
    site.asked.clear()
    site.serve("/v1/file/2", Reply(pdf("two, corrected")))
    report = _collect(site, folder, recheck=True)
    assert (report.unchanged, len(report.new), report.copies) == (1, 1, ())
    assert {asked.path: asked.headers.get("If-None-Match") for asked in site.asked}["/v1/file/1"] == '"one"'
    assert len(list(folder.glob("*.pdf"))) == len(_rows(folder)) == 3


def test_links_listed_twice_are_asked_for_once(site: PublishedSite, folder: Path) -> None:
    link = ("/v1/file/1", VISIT)
    site.lists("80506", link, (f"{site.address}/v1/file/1#page=2", VISIT), link)
    site.lists("80476", link)
    site.serve("/v1/file/1", Reply(pdf("one")))
    report = _collect(site, folder, "Lambeth", "Kent")
    assert (report.listed, len(report.new)) == (1, 1)
    assert site.paths().count("/v1/file/1") == 1


def test_a_renamed_document_is_kept_once(site: PublishedSite, folder: Path) -> None:
    _two_documents(site)
    _collect(site, folder)
    site.lists("80506", ("/v1/file/3", VISIT), ("/v1/file/2", INSPECTION))
    site.serve("/v1/file/3", Reply(pdf("one")))
    report = _collect(site, folder)
    assert (len(report.copies), report.new) == (1, ())
    assert len(list(folder.glob("*.pdf"))) == len(_rows(folder)) == 2
    site.asked.clear()
    assert _collect(site, folder).unchanged == 2
    assert "/v1/file/3" not in site.paths()


def test_a_dry_run_asks_for_pages_alone_and_writes_nothing(site: PublishedSite, folder: Path) -> None:
    _two_documents(site)
    report = _collect(site, folder, dry_run=True)
    assert [item.link.url for item in report.new] == [f"{site.address}/v1/file/{number}" for number in (1, 2)]
    assert site.paths() == ["/provider/44/80506"]
    assert not folder.exists()


def test_a_page_that_lists_nothing_any_more_is_an_error_until_it_lists_again(site: PublishedSite, folder: Path) -> None:
    _two_documents(site)
    site.lists("80476", ("/v1/file/2", INSPECTION))
    _collect(site, folder, "Lambeth", "Kent")
    site.lists("80506")
    for _ in range(2):
        report = _collect(site, folder, "Lambeth", "Kent")
        assert [failure.address for failure in report.emptied] == [f"{site.address}/provider/44/80506"]
        with pytest.raises(DataError, match=r"provider/44/80506: lists no document, and listed 2 before.*site\.toml"):
            report.raise_for_failures()
    _two_documents(site)
    _collect(site, folder, "Lambeth", "Kent").raise_for_failures()


def test_listings_without_a_single_document_are_an_error(site: PublishedSite, folder: Path) -> None:
    site.lists("80506")
    with pytest.raises(DataError, match="No document is listed"):
        _collect(site, folder).raise_for_failures()


def test_corrected_selectors_read_even_an_unchanged_page_again(site: PublishedSite, folder: Path) -> None:
    body = page([("/v1/file/1", VISIT)]) + b'<a class="report" href="/v1/file/2">Progress report</a>'
    site.serve("/provider/44/80506", Reply(body, type=HTML, etag='"page"'))
    site.serve("/v1/file/1", Reply(pdf("one")))
    site.serve("/v1/file/2", Reply(pdf("two")))
    assert _collect(site, folder).listed == 1
    wording = hasty(site.address).listing.wording
    wider = Listing(link="a.publication-link, a.report", label="span.nonvisual", wording=wording)
    report = _collect(site, folder, site=hasty(site.address).model_copy(update={"listing": wider}))
    assert [item.link.text for item in report.new] == ["Progress report"]


def test_an_index_made_by_others_keeps_its_lines_and_spares_downloads(site: PublishedSite, folder: Path) -> None:
    _two_documents(site)
    folder.mkdir()
    (folder / "mine.pdf").write_bytes(pdf("two"))
    header = "note,url,file,urn,local_authority,link_text,published"
    mine = f'\ufeff{header}\n"a, b",{site.address}/v1/file/2,mine.pdf,80506,lambeth,inspection,2022-07-15'
    (folder / "index.csv").write_text(mine, encoding="utf-8")
    report = _collect(site, folder)
    assert (report.unchanged, len(report.new)) == (1, 1)
    assert (folder / "index.csv").read_text("utf-8").startswith(mine + "\n")
    assert read_index(folder / "index.csv", folder).listings.keys() == {"mine.pdf", f"{_hash(pdf('one'))}.pdf"}


@pytest.mark.parametrize(
    ("name", "content"),
    [("index.csv", "file,urn\n"), (".collect.json", '{"pages": 1}'), (".collect.json", "{")],
)
def test_a_folder_whose_files_cannot_be_used_is_refused_before_anything_is_asked(
    site: PublishedSite, folder: Path, name: str, content: str
) -> None:
    folder.mkdir()
    (folder / name).write_text(content, encoding="utf-8")
    with pytest.raises(DataError, match=name):
        _collect(site, folder)
    assert site.asked == []


def test_an_authority_without_a_number_cannot_be_asked_about(site: PublishedSite, folder: Path) -> None:
    with pytest.raises(NotFoundError, match="Kent"):
        _collect(site, folder, authorities=[replace(KENT, urn=None)])


def test_progress_is_told_before_each_request(site: PublishedSite, folder: Path) -> None:
    _two_documents(site)
    told: list[tuple[int, int]] = []
    _collect(site, folder, progress=lambda done, total, _address: told.append((done, total)))
    assert told == [(0, 1), (1, 3), (2, 3)]
