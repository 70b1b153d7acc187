"""The journeys of the design, walked as a person would: in Chromium, without scripts."""

import re
from pathlib import Path
from typing import Literal

import pypdfium2
import pytest
from playwright.sync_api import Browser, Page, expect

from lineofsight.charts.palette import contrast

LONG_NAME = "Bournemouth, Christchurch and Poole"


def test_find_an_authority_by_part_of_its_name(page: Page, national: str) -> None:
    page.goto(national)
    page.get_by_label("Name of an authority").fill("bournem")
    page.get_by_role("button", name="Find").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(LONG_NAME)


def test_a_misspelt_name_still_leads_there(page: Page, national: str) -> None:
    page.goto(national)
    page.get_by_label("Name of an authority").fill("Notingam")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Nottingham")


def test_understand_what_is_due_and_why(page: Page, national: str) -> None:
    page.goto(national)
    page.locator("a[href^='/due']").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What is due")
    row = page.locator("tbody tr").first
    name = row.locator("th").inner_text().split("\n")[0]
    row.get_by_role("link", name=re.compile("^why")).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)
    assert page.url.endswith("#next")
    reason = page.locator("details", has=page.get_by_text(re.compile("^Why: "))).first
    reason.locator("summary").click()
    expect(reason.locator("li").first).to_be_visible()
    expect(reason.get_by_role("link").first).to_be_visible()


def test_open_the_page_a_judgement_was_read_from(page: Page, own: str) -> None:
    page.goto(f"{own}/reports?family=ilacs")
    page.locator("main table a[href^='/reports/'], main li a[href^='/reports/']").first.click()
    report = page.url
    page.locator("a[href*='field=judgement.']").first.click()
    assert page.url.startswith(report.split("?")[0])
    sheet = page.locator("svg.sheet-page")
    picture, box = sheet.locator("image").bounding_box(), sheet.locator(".is-asked").first.bounding_box()
    assert picture
    assert box
    assert picture["width"] > 300
    assert 0 < box["width"] < picture["width"]
    assert picture["x"] <= box["x"] <= picture["x"] + picture["width"]


def test_compare_authorities_side_by_side(page: Page, national: str) -> None:
    page.goto(f"{national}/compare")
    for name in ("Leeds", LONG_NAME, "838"):
        page.get_by_role("combobox", name="Add an authority").fill(name)
        page.get_by_role("button", name="Add").click()
    heads = page.get_by_role("table").first.locator("thead th").all_inner_texts()
    assert [head.split("\n")[0] for head in heads[1:]] == ["Leeds", LONG_NAME, "Dorset"]
    page.get_by_role("link", name="Take out Leeds").click()
    expect(page.get_by_role("table").first.locator("thead th")).to_have_count(3)


def test_download_the_figures_and_the_picture_of_a_chart(page: Page, national: str, tmp_path: Path) -> None:
    page.goto(national)
    tools = page.locator("figure .chart-tools").first
    for kind, beginning in (("CSV", "Judgement area,"), ("SVG", "<svg")):
        with page.expect_download() as waiting:
            tools.get_by_role("link", name=re.compile(rf"\({kind}\)")).click()
        file = tmp_path / waiting.value.suggested_filename
        waiting.value.save_as(file)
        assert file.suffix == f".{kind.lower()}"
        assert file.read_text("utf-8").startswith(beginning)


def test_every_chart_has_a_table_of_its_figures(page: Page, national: str) -> None:
    page.goto(national)
    chart = page.locator("figure").first
    expect(chart.get_by_role("table")).to_be_hidden()
    chart.locator("summary").click()
    expect(chart.get_by_role("table")).to_be_visible()


def test_look_at_the_record_as_of_another_day_and_come_back(page: Page, national: str) -> None:
    page.goto(f"{national}/authorities?region=South+West")
    page.get_by_text("Choose a day").click()
    page.get_by_label("Show the record as of").fill("2018-10-10")
    page.get_by_role("button", name="Show", exact=True).first.click()
    expect(page.get_by_text("As of 10 October 2018")).to_be_visible()
    expect(page.get_by_role("link", name="Poole", exact=True)).to_be_visible()
    page.get_by_role("navigation", name="Parts of the site").get_by_role("link", name="National").click()
    expect(page.get_by_text("As of 10 October 2018")).to_be_visible()
    page.get_by_role("link", name="Back to today").click()
    expect(page.get_by_text("As of today")).to_be_visible()


def test_the_keyboard_alone_is_enough(page: Page, national: str) -> None:
    page.goto(national)
    page.keyboard.press("Tab")
    skip = page.locator("a.skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.goto(national)
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(page.get_by_label("Name of an authority")).to_be_focused()
    page.keyboard.type("Isle of Wight")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Isle of Wight")


def test_the_keyboard_opens_what_is_folded_and_chooses_a_day(page: Page, national: str) -> None:
    page.goto(national)
    page.get_by_text("Choose a day").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Show the record as of")).to_be_focused()
    page.keyboard.type("10102018")
    page.keyboard.press("Enter")
    expect(page.get_by_text("As of 10 October 2018")).to_be_visible()
    tools = page.locator("figure .chart-tools summary").first
    tools.focus()
    page.keyboard.press("Enter")
    expect(page.locator("figure table").first).to_be_visible()


def test_the_keyboard_walks_the_map_or_past_it(page: Page, national: str) -> None:
    page.goto(national)
    past = page.get_by_role("link", name="Skip the map")
    past.focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("#over-time")
    past.focus()
    tile = page.locator("#chart-map a.los-tile").first
    for _ in range(3):
        page.keyboard.press("Tab")
        if tile.evaluate("tile => tile === document.activeElement"):
            break
    name = (tile.get_attribute("aria-label") or "").split(" (")[0]
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)


def test_the_keyboard_leads_from_a_judgement_to_its_place_on_the_page(page: Page, own: str) -> None:
    page.goto(f"{own}/reports/E09000022-ilacs-2026-05-11")
    page.get_by_role("link", name=re.compile("where this was read .Impact of leaders.$")).focus()
    page.keyboard.press("Enter")
    expect(page.locator("svg.sheet-page .is-asked").first).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_has_the_focus_can_be_read(browser: Browser, national: str, scheme: Literal["light", "dark"]) -> None:
    page = browser.new_page(color_scheme=scheme)
    page.goto(f"{national}/authorities/E06000058")
    seen = 0
    for link in page.locator(".trail a, main p a, main li a, main thead a, summary, .site-footer a").all():
        if not link.is_visible():
            continue
        link.focus()
        link.hover()
        colours = link.evaluate("e => [getComputedStyle(e).color, getComputedStyle(e).backgroundColor]")
        assert contrast(*map(_hex, colours)) >= 4.5, link.inner_text()
        seen += 1
    assert seen > 20
    page.context.close()


def _hex(colour: str) -> str:
    return "#" + "".join(f"{int(part):02x}" for part in re.findall(r"\d+", colour)[:3])


def test_focus_goes_in_the_order_of_reading_and_is_seen(browser: Browser, national: str) -> None:
    page = browser.new_page()
    page.goto(f"{national}/authorities?region=London")
    places: list[tuple[int, int]] = []
    for _ in range(24):
        page.keyboard.press("Tab")
        top, order, seen = page.evaluate(
            "() => { const e = document.activeElement, s = getComputedStyle(e); return [Math.round("
            "e.getBoundingClientRect().top + scrollY), [...document.querySelectorAll('*')].indexOf(e), "
            "s.boxShadow !== 'none' || s.outlineStyle !== 'none'] }"
        )
        assert seen
        places.append((order, top))
    assert places == sorted(places)
    page.context.close()


def test_a_phone_is_enough(browser: Browser, national: str) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 320, "height": 640}, has_touch=True)
    page = context.new_page()
    page.goto(national)
    page.get_by_label("Name of an authority").fill(LONG_NAME)
    page.get_by_role("button", name="Find").tap()
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_contain_text(LONG_NAME)
    box = heading.bounding_box()
    assert box
    assert box["x"] + box["width"] <= 320
    page.get_by_role("link", name="What comes next").tap()
    expect(page.get_by_role("heading", name="What comes next, and why")).to_be_in_viewport()
    context.close()


@pytest.mark.parametrize("path", ["/", "/authorities/E06000058", "/themes"])
def test_print_is_a_clean_a4_page(browser: Browser, national: str, path: str, tmp_path: Path) -> None:
    page = browser.new_page()
    page.goto(national + path)
    heading = page.locator("h1").inner_text().split("\n")[-1]
    file = tmp_path / "page.pdf"
    page.pdf(path=file, prefer_css_page_size=True)
    page.context.close()
    document = pypdfium2.PdfDocument(file)
    width, height = document[0].get_size()
    text = "\n".join(document[number].get_textpage().get_text_range() for number in range(len(document)))
    document.close()
    assert (round(width), round(height)) == (595, 842)
    assert heading in text
    assert "As of today" in text
    assert not any(words in text for words in ("Skip to main", "Choose a day", "Figures (CSV)", "Frameworks\r\nData"))


@pytest.mark.parametrize("path", ["/", "/authorities", "/authorities/E06000058", "/themes", "/reports", "/data/api"])
def test_no_page_holds_a_script_or_fetches_from_elsewhere(browser: Browser, national: str, path: str) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(national + path)
    assert page.locator("script").count() == 0
    assert all(address.startswith(national) for address in asked)
    assert page.context.cookies() == []
    page.context.close()
