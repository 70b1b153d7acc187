"""What every page must hold to: axe finds nothing in light or dark, nothing scrolls sideways, structure is plain."""

from itertools import pairwise
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

_TOO_WIDE = """[...document.querySelectorAll('main *')]
    .filter(e => e.getBoundingClientRect().right > 321 && !e.closest('.scroll, pre, svg'))
    .map(e => e.outerHTML.slice(0, 160)).slice(0, 5)"""


def is_for_everyone(page: Page) -> None:
    """Fails where the page keeps anybody out; it is left as wide and as light as it was, with all folds open."""
    _has_structure(page)
    page.evaluate("document.querySelectorAll('details').forEach(e => e.open = true)")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        found = _violations(page)
        assert found == [], f"{page.url}, {scheme}: {found}"
    page.emulate_media(color_scheme="light")
    size = page.viewport_size
    page.set_viewport_size({"width": 320, "height": 640})
    width, too_wide = page.evaluate("document.documentElement.scrollWidth"), page.evaluate(_TOO_WIDE)
    assert (width, too_wide) == (320, []), f"{page.url}: {width}, {too_wide}"
    if size:
        page.set_viewport_size(size)


def _violations(page: Page) -> list[str]:
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    return [f"{item['id']}: {item['help']}: {node['html'][:200]}" for item in found for node in item["nodes"]]


def _has_structure(page: Page) -> None:
    assert page.locator("h1").count() == 1
    assert [page.locator(name).count() for name in ("main", "body > header", "body > footer")] == [1, 1, 1]
    levels = page.evaluate("[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(e => Number(e.tagName[1]))")
    assert levels[0] <= 2
    assert 1 in levels
    assert [(before, after) for before, after in pairwise(levels) if after > before + 1] == []
