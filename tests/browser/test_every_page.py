"""Every page: axe finds nothing in light or dark, nothing scrolls sideways on a phone, its structure is plain."""

import re

import pytest
from playwright.sync_api import Browser

from lineofsight.web.pages import PARTS, routes
from tests.browser.accessibility import is_for_everyone

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


@pytest.mark.parametrize(("site", "path"), PAGES)
def test_a_page_is_for_everyone(browser: Browser, site: str, path: str, request: pytest.FixtureRequest) -> None:
    address: str = request.getfixturevalue(site)
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.goto(address + path)
    is_for_everyone(page)
    context.close()


def test_no_page_is_left_out() -> None:
    walked = [path.split("?")[0] for path in (*NATIONAL, *OWN)]
    addresses = {route.path for part in PARTS for route in routes(part) if route.method == "GET"}
    pages = {path for path in addresses if "." not in path and path != "/data/files/{name}"}
    left_out = {path for path in pages if not any(_address(path).fullmatch(one) for one in walked)}
    # What needs a form filled in first is walked in `test_forms`.
    assert left_out == {"/reports/{key}/withdraw", "/reports/read/{sha256}"}


def _address(path: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"\\{[a-z0-9]+\\}", "[^/]+", re.escape(path)))
