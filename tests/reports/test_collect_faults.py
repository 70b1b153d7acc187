"""Collecting from a site that misbehaves: what is asked again, what is told, and that nothing half-done is kept."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import httpx
import pytest

from lineofsight.authorities import find
from lineofsight.errors import CollectError
from lineofsight.register.listing import read_index
from lineofsight.reports.collect import CollectReport, collect
from lineofsight.reports.shelf import Shelf
from tests.reports.published_site import HTML, PublishedSite, Reply, hasty, pdf, published_site, site_file

LABEL = "Children's services focused visit, pdf - 01 August 2024"
BAD, GOOD = "/v1/file/1", "/v1/file/2"


@pytest.fixture
def site() -> Iterator[PublishedSite]:
    """A site with one page that lists a document for a test to spoil, and a good one after it."""
    with published_site() as running:
        running.lists("80506", (BAD, LABEL), (GOOD, LABEL))
        running.serve(GOOD, Reply(pdf("good")))
        yield running


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "reports"


def _collect(site: PublishedSite, folder: Path, **manners: float) -> CollectReport:
    with httpx.Client(trust_env=False, timeout=0.5, follow_redirects=True) as client:
        return collect(folder, site=hasty(site.address, **manners), authorities=[find("Lambeth")], client=client)


def _only_failure(report: CollectReport) -> str:
    """The reason of the single failure; the good document must have come."""
    assert [item.link.url.rpartition("/")[2] for item in report.new] == ["2"]
    (failure,) = report.failed
    return failure.reason


@pytest.mark.parametrize(
    ("reply", "reason", "attempts"),
    [
        pytest.param(Reply(b"", 404, HTML), "404", 1, id="not found"),
        pytest.param(Reply(b"", 403, HTML), "403", 1, id="forbidden"),
        pytest.param(Reply(b"", 304, HTML), "304", 1, id="unchanged though nobody asked"),
        pytest.param(Reply(b"", 500, HTML), "500", 3, id="server error"),
        pytest.param(Reply(b"", 503, HTML), "503", 3, id="unavailable"),
        pytest.param(Reply(b"", 429, HTML), "429", 3, id="too many"),
        pytest.param(Reply(b"", 429, HTML, (("Retry-After", "3600"),)), "asks to wait 3600", 1, id="too long a wait"),
        pytest.param(Reply(pdf("x"), wait=1.0), "timed out", 3, id="silent"),
        pytest.param(Reply(pieces=(pdf("x"), *[b"\n"] * 9), pause=0.3), "longer than 1 seconds", 3, id="endless"),
        pytest.param(Reply(pdf("x"), announced=999), "no whole answer", 3, id="cut short"),
        pytest.param(Reply(pdf("x")[:12], unframed=True), "its end is missing", 3, id="cut short unannounced"),
        pytest.param(Reply(b"<p>Report not found</p>"), "no PDF", 1, id="web page called PDF"),
        pytest.param(Reply(pdf("x"), type=HTML), "content type is text/html", 1, id="wrong content type"),
        pytest.param(Reply(b"", 302, HTML, (("Location", BAD),)), "redirects too often", 1, id="redirects in circles"),
        pytest.param(Reply(b"", 302, HTML, (("Location", "file:///etc/passwd"),)), "another site", 1, id="to a file"),
    ],
)
def test_a_bad_answer_is_told_and_the_rest_still_comes(
    site: PublishedSite, folder: Path, reply: Reply, reason: str, attempts: int
) -> None:
    site.serve(BAD, reply)
    report = _collect(site, folder)
    assert reason in _only_failure(report)
    hops = 6 if "often" in reason else 1
    assert site.paths().count(BAD) == attempts * hops
    assert sorted(path.suffix for path in folder.iterdir()) == [".csv", ".json", ".pdf"]
    with pytest.raises(CollectError, match=BAD):
        report.raise_for_failures()


@pytest.mark.parametrize(
    "fault",
    [
        Reply(b"", 500, HTML),
        Reply(b"", 429, HTML),
        Reply(pdf("x"), announced=999),
        Reply(pdf("x")[:12], unframed=True),
        Reply(pdf("x"), wait=1.0),
    ],
    ids=["server error", "too many", "cut short", "cut short unannounced", "silent"],
)
def test_a_fault_that_passes_is_overcome(site: PublishedSite, folder: Path, fault: Reply) -> None:
    site.serve(BAD, fault, Reply(pdf("x")))
    report = _collect(site, folder)
    assert (len(report.new), report.failed) == (2, ())


def test_too_large_a_document_is_refused(site: PublishedSite, folder: Path) -> None:
    site.serve(BAD, Reply(pdf("x" * 100)))
    described = hasty(site.address)
    small = described.model_copy(update={"document": described.document.model_copy(update={"largest_bytes": 50})})
    with httpx.Client(trust_env=False) as client:
        report = collect(folder, site=small, authorities=[find("Lambeth")], client=client)
    assert "larger than 50 bytes" in _only_failure(report)


@pytest.mark.parametrize("as_date", [False, True], ids=["seconds", "time of day"])
def test_the_wait_a_server_asks_for_is_kept(site: PublishedSite, folder: Path, as_date: bool) -> None:
    moment = format_datetime(datetime.now(UTC) + timedelta(seconds=2), usegmt=True)
    site.serve(BAD, Reply(b"", 429, HTML, (("Retry-After", moment if as_date else "1"),)), Reply(pdf("x")))
    assert _collect(site, folder).failed == ()
    first, second = (asked.moment for asked in site.asked if asked.path == BAD)
    assert second - first >= (0.8 if as_date else 1.0)


def test_waits_between_attempts_grow(site: PublishedSite, folder: Path) -> None:
    site.serve(BAD, Reply(b"", 500, HTML))
    _collect(site, folder, first_wait=0.1)
    first, second, third = (asked.moment for asked in site.asked if asked.path == BAD)
    assert second - first >= 0.1
    assert third - second >= 0.2


def test_requests_keep_their_distance(site: PublishedSite, folder: Path) -> None:
    site.serve(BAD, Reply(b"", 302, HTML, (("Location", GOOD),)))
    _collect(site, folder, seconds_between_requests=0.1)
    assert len(site.asked) == 4
    assert all(later.moment - earlier.moment >= 0.09 for earlier, later in pairwise(site.asked))


def test_a_redirect_within_the_site_is_followed(site: PublishedSite, folder: Path) -> None:
    site.serve(BAD, Reply(b"", 301, HTML, (("Location", "/moved"),)))
    site.serve("/moved", Reply(pdf("moved")))
    assert len(_collect(site, folder).new) == 2


def test_a_redirect_to_another_host_is_refused_before_it_is_contacted(site: PublishedSite, folder: Path) -> None:
    with published_site() as other:
        other.serve(BAD, Reply(pdf("other")))
        site.serve(BAD, Reply(b"", 302, HTML, (("Location", other.address + BAD),)))
        assert "another site" in _only_failure(_collect(site, folder))
        assert other.asked == []


def test_a_link_to_another_host_is_refused_unless_the_site_names_it(site: PublishedSite, folder: Path) -> None:
    with published_site() as other:
        site.lists("80506", (other.address + BAD, LABEL), (GOOD, LABEL), ("javascript:alert(1)", LABEL))
        other.serve(BAD, Reply(pdf("other")))
        report = _collect(site, folder)
        assert [failure.address for failure in report.failed] == [other.address + BAD, "javascript:alert(1)"]
        assert other.asked == []
        named = hasty(site.address).model_copy(update={"document_sites": (other.address,)})
        with httpx.Client(trust_env=False) as client:
            assert len(collect(folder, site=named, authorities=[find("Lambeth")], client=client).new) == 1


def test_when_much_fails_in_a_row_the_rest_is_not_tried(site: PublishedSite, folder: Path) -> None:
    with httpx.Client(trust_env=False) as client:
        report = collect(folder, site=hasty(site.address + "0", failures_in_a_row=2), client=client)
    assert len(report.failed) == 3
    assert "2 addresses failed in a row" in report.failed[-1].reason
    assert report.pages == 0


def test_hostile_names_do_not_leave_the_folder(site: PublishedSite, folder: Path, tmp_path: Path) -> None:
    hostile = "/v1/..%2f..%2f..%2fescaped.pdf"
    site.lists("80506", (hostile, '../../escaped"\n=cmd(), pdf - 01 August 2024'))
    site.serve(hostile, Reply(pdf("x"), headers=(("Content-Disposition", 'attachment; filename="../../escaped"'),)))
    assert len(_collect(site, folder).new) == 1
    assert {path.parent for path in tmp_path.rglob("*") if path.is_file()} == {folder}
    assert len(read_index(folder / "index.csv", folder).listings) == 1


def test_links_within_the_folder_are_replaced_not_followed(site: PublishedSite, folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside.json"
    folder.mkdir()
    outside.write_text("{}", encoding="utf-8")
    (folder / ".collect.json").symlink_to(outside)
    _collect(site, folder)
    assert outside.read_text("utf-8") == "{}"


def test_a_run_stopped_after_storing_a_document_still_lists_it_next_time(
    site: PublishedSite, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stop(*_: Any) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Shelf, "_list", stop)
        site.serve(BAD, Reply(pdf("x")))
        with pytest.raises(KeyboardInterrupt):
            _collect(site, folder)
    (folder / ".collect-4711").write_bytes(b"%PDF-1.4 half")
    _collect(site, folder)
    assert read_index(folder / "index.csv", folder).listings.keys() == {path.name for path in folder.glob("*.pdf")}
    assert not list(folder.glob(".collect-*"))


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
def test_a_run_that_is_killed_goes_on_where_it_stopped(site: PublishedSite, folder: Path, tmp_path: Path) -> None:
    site.lists("80506", (GOOD, LABEL), (BAD, LABEL))
    site.serve(BAD, Reply(pieces=(b"%PDF-1.4", b"%%EOF"), pause=20))
    described = site_file(site.address, tmp_path / "site.toml")
    command = ["collect", folder, "--no-build", "--site", described, "--authority", "Lambeth"]
    with subprocess.Popen(
        [sys.executable, "-m", "lineofsight", *map(str, command)], env={**os.environ, "NO_PROXY": "127.0.0.1"}
    ) as process:
        while BAD not in site.paths():
            assert process.poll() is None
            time.sleep(0.01)
        process.send_signal(signal.SIGKILL)
    assert len(list(folder.glob("*.pdf"))) == len(read_index(folder / "index.csv", folder).listings) == 1
    site.asked.clear()
    site.serve(BAD, Reply(pdf("x")))
    assert [item.link.url for item in _collect(site, folder).new] == [site.address + BAD]
    assert GOOD not in site.paths()
