"""Debian's Chromium on the site as it is served. Without Chromium these tests are skipped."""

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from lineofsight.web.app import create_app
from lineofsight.web.serving import address_of, listen
from lineofsight.web.settings import Settings
from tests.web import sites

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All in one process: a browser and two sites are enough for a machine with two cores."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        pytest.skip("Chromium is not here; install Debian's package: apt-get install chromium")
    # Without its sandbox Chromium also runs for root, as in containers; it opens nothing but this site.
    with sync_playwright() as run, run.chromium.launch(executable_path=path, args=["--no-sandbox"]) as made:
        yield made


@contextmanager
def served(settings: Settings) -> Iterator[str]:
    """The site on a free port, in a thread; its address without the last slash."""
    with listen(settings) as door:
        config = uvicorn.Config(create_app(settings), log_level="warning", access_log=False)
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [door]}, daemon=True)
        thread.start()
        while not server.started:
            time.sleep(0.02)
        yield address_of(settings, door).rstrip("/")
        server.should_exit = True
        thread.join(10)


@pytest.fixture(scope="package")
def national(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site on the record shipped with the package."""
    with served(sites.national(tmp_path_factory.mktemp("national"), port=0)) as address:
        yield address


@pytest.fixture(scope="package")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site on generated reports, read and coded, with their files."""
    with served(sites.own(tmp_path_factory.mktemp("own"), port=0)) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a desktop browser without scripts: no journey may need them. Any error of the page fails the test."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(20_000)
    made = context.new_page()
    wrong: list[str] = []
    made.on("console", lambda message: wrong.append(message.text) if message.type in ("error", "warning") else None)
    # What was given up because the next page was asked for is no error.
    made.on("requestfailed", lambda it: None if it.failure == "net::ERR_ABORTED" else wrong.append(it.url))
    yield made
    context.close()
    assert wrong == []
