"""Collecting new reports as a person does, from a local site that publishes the generated samples."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from lineofsight.authorities import all_authorities
from samples import Sample, catalogue, write
from tests.cli.conftest import Run
from tests.reports.published_site import HTML, PublishedSite, Reply, published_site, site_file


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[PublishedSite]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with published_site() as running:
        yield running


@pytest.fixture
def described(site: PublishedSite, tmp_path: Path) -> Path:
    return site_file(site.address, tmp_path / "site.toml")


def _publish(site: PublishedSite, sample: Sample, number: int, folder: Path) -> str:
    """Serves a sample and a page that lists it; returns the name of the authority."""
    path = folder / "published" / f"{number}.pdf"
    write(sample, path)
    label = f"Children's services inspection, pdf - {sample.listed.day} {sample.listed:%B %Y}"
    site.lists(str(sample.place.urn), (f"/v1/file/{number}", label))
    site.serve(f"/v1/file/{number}", Reply(path.read_bytes()))
    return sample.place.name


def _one_sample(site: PublishedSite, tmp_path: Path) -> Sample:
    sample = next(each for each in catalogue() if each.place.name == "Lambeth")
    _publish(site, sample, 1, tmp_path)
    return sample


def test_collected_reports_are_in_the_register_at_once(
    run: Run, site: PublishedSite, described: Path, tmp_path: Path
) -> None:
    samples = {sample.place.urn: sample for sample in catalogue()}.values()
    names = [_publish(site, sample, number, tmp_path) for number, sample in enumerate(samples)]
    folder, register = tmp_path / "reports", tmp_path / "register.sqlite"
    run("build", tmp_path / "published", "--register", register, "--empty")
    options = [option for name in names for option in ("--authority", name)]
    ran = run("collect", folder, "--site", described, "--register", register, *options)
    assert ran.code == 0, ran.error
    assert f"{len(names)} documents are listed on {len(names)} pages: 0 were here, {len(names)} are new" in ran.out
    assert f"{len(names)} unchanged documents" in ran.out
    again = run("collect", folder, "--site", described, "--register", register, *options)
    assert again.code == 0
    assert f"{len(names)} were here, 0 are new" in again.out


def test_a_dry_run_names_what_would_come_and_writes_nothing(
    run: Run, site: PublishedSite, described: Path, tmp_path: Path
) -> None:
    sample = _one_sample(site, tmp_path)
    ran = run("collect", tmp_path / "reports", "--dry-run", "--site", described, "--authority", "Lambeth")
    assert ran.code == 0
    assert f"{site.address}/v1/file/1" in ran.out
    assert str(sample.listed.year) in ran.out
    assert not (tmp_path / "reports").exists()
    assert not (tmp_path / "own.sqlite").exists()


def test_without_build_only_the_folder_changes(run: Run, site: PublishedSite, described: Path, tmp_path: Path) -> None:
    _one_sample(site, tmp_path)
    ran = run("collect", tmp_path / "reports", "--no-build", "--site", described, "--authority", "Lambeth")
    assert ran.code == 0
    assert len(list((tmp_path / "reports").glob("*.pdf"))) == 1
    assert not (tmp_path / "own.sqlite").exists()


def test_what_came_is_built_even_where_something_failed(
    run: Run, site: PublishedSite, described: Path, tmp_path: Path
) -> None:
    _one_sample(site, tmp_path)
    site.serve("/provider/44/80476", Reply(b"", 404, HTML))
    ran = run("collect", tmp_path / "reports", "--site", described, "--authority", "Lambeth", "--authority", "Kent")
    assert ran.code == 6
    assert "80476: the site answers 404" in " ".join(ran.error.split())
    assert "1 new" in ran.out
    assert (tmp_path / "own.sqlite").exists()


def test_a_page_that_lists_nothing_any_more_ends_with_unusable_data(
    run: Run, site: PublishedSite, described: Path, tmp_path: Path
) -> None:
    sample = _one_sample(site, tmp_path)
    command = ("collect", tmp_path / "reports", "--no-build", "--site", described, "--authority", "Lambeth")
    assert run(*command).code == 0
    site.lists(str(sample.place.urn))
    ran = run(*command)
    assert ran.code == 4
    assert "lists no document, and listed 1 before" in ran.error
    assert "--site" in ran.error


def test_by_default_every_authority_with_a_number_is_asked_about(
    run: Run, site: PublishedSite, described: Path, tmp_path: Path
) -> None:
    numbers = [authority.urn for authority in all_authorities() if authority.urn]
    for number in numbers:
        site.lists(number, ("/v1/file/1", "Inspection, pdf - 1 May 2024"))
    assert run("collect", tmp_path / "reports", "--dry-run", "--site", described).code == 0
    assert sorted(site.paths()) == sorted(f"/provider/44/{number}" for number in numbers)
    assert all(asked.headers["User-Agent"].startswith("lineofsight/") for asked in site.asked)


def test_an_unknown_authority_is_not_found(run: Run, described: Path, tmp_path: Path) -> None:
    ran = run("collect", tmp_path / "reports", "--site", described, "--authority", "Narnia")
    assert ran.code == 3
    assert "Narnia" in ran.error
