"""Every page: axe finds nothing in light or dark, nothing scrolls sideways on a phone, its structure is plain."""

from itertools import pairwise
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

NATIONAL = [
    *("/", "/?as_of=2013-01-01", "/due", "/changes", "/nowhere"),
    *("/authorities?region=South+West", "/authorities?q=zzzzqqq", "/authorities?as_of=2018-10-10&region=South+West"),
    # A long name, one inspected under another's, one without figures, and one abolished.
    *(f"/authorities/{code}" for code in ("E06000058", "E09000001", "E06000053", "E10000009")),
    *("/authorities/E08000035/indicators", "/authorities/E08000035/indicators/agency-share"),
    *("/compare", "/compare?with=E06000058&with=E08000035&with=E09000001"),
    *("/themes", "/themes?told=weaknesses&by=themes", "/themes/supervision", "/themes/supervision?as_of=2013-01-01"),
    *("/reports?region=London", "/reports/E06000059-ilacs-2025-03-17", "/reports/read", "/review"),
    *("/frameworks", "/frameworks/ilacs-2026", "/frameworks/differences?from=ilacs-2023&to=ilacs-2026"),
    *("/data", "/data/methods", "/data/api"),
]
REPORT = "/reports/E09000022-ilacs-2026-05-11"
OWN = [
    *(REPORT, f"{REPORT}?field=judgement.leaders", f"{REPORT}/correct?field=judgement.leaders"),
    *("/reports?q=children", "/review?reviewer=A.+Reviewer", "/themes/supervision"),
]

PAGES = [*(("national", path) for path in NATIONAL), *(("own", path) for path in OWN)]
_TOO_WIDE = """[...document.querySelectorAll('main *')]
    .filter(e => e.getBoundingClientRect().right > 321 && !e.closest('.scroll, pre, svg'))
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
