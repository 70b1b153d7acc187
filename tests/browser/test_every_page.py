"""Every page: axe finds nothing in light or dark, nothing scrolls sideways on a phone, its structure is plain."""

from itertools import pairwise
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

NATIONAL = [
    "/",
    "/due",
    "/changes",
    "/authorities",
    "/authorities?q=zzzzqqq",
    "/authorities?as_of=2018-10-10",
    "/nowhere",
]
OWN: list[str] = []

PAGES = [*(("national", path) for path in NATIONAL), *(("own", path) for path in OWN)]
_TOO_WIDE = """[...document.querySelectorAll('main *')]
    .filter(e => e.getBoundingClientRect().right > 321 && !e.closest('.scroll') && !e.closest('svg'))
    .map(e => e.outerHTML.slice(0, 160)).slice(0, 5)"""


def _violations(page: Page) -> list[str]:
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    return [f"{item['id']}: {item['help']}: {node['html'][:200]}" for item in found for node in item["nodes"]]


@pytest.mark.parametrize(("site", "path"), PAGES)
def test_a_page_is_for_everyone(browser: Browser, site: str, path: str, request: pytest.FixtureRequest) -> None:
    address: str = request.getfixturevalue(site)
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(address + path)
    _has_structure(page)
    page.evaluate("document.querySelectorAll('details').forEach(e => e.open = true)")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert (scheme, _violations(page)) == (scheme, [])
    page.set_viewport_size({"width": 320, "height": 640})
    assert (page.evaluate("document.documentElement.scrollWidth"), page.evaluate(_TOO_WIDE)) == (320, [])
    context.close()


def _has_structure(page: Page) -> None:
    assert page.locator("h1").count() == 1
    assert [page.locator(name).count() for name in ("main", "body > header", "body > footer")] == [1, 1, 1]
    levels = page.evaluate("[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(e => Number(e.tagName[1]))")
    assert levels[0] == 1
    assert [(before, after) for before, after in pairwise(levels) if after > before + 1] == []
