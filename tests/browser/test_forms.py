"""Forms as people use them: filled in by keyboard or pointer, refused with words at the field, for everyone."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.accessibility import is_for_everyone
from tests.web import sites

REPORT = "/reports/E09000022-ilacs-2026-05-11"


@pytest.fixture
def seen(browser: Browser) -> Iterator[Page]:
    """A page on which axe can run; the site itself needs no script."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    yield context.new_page()
    context.close()


def test_correct_a_value_that_was_misread_and_take_it_back(seen: Page, own: str) -> None:
    seen.goto(f"{own}{REPORT}")
    seen.get_by_role("link", name=re.compile("^Correct ?: Lead inspector")).click()
    seen.get_by_role("button", name="Keep this correction").click()
    expect(seen.get_by_role("alert")).to_contain_text("Enter your name")
    expect(seen).to_have_title(re.compile("^Error: "))
    expect(seen.get_by_role("alert")).to_be_focused()
    is_for_everyone(seen)
    seen.get_by_role("alert").get_by_role("link", name="Enter your name").click()
    expect(seen.get_by_label("Your name")).to_be_focused()
    seen.get_by_label("Lead inspector").fill("A. Other")
    seen.get_by_label("Your name").fill("A. Reader")
    seen.get_by_label("Why").fill("Page 1 has another name")
    seen.get_by_role("button", name="Keep this correction").click()
    expect(seen.get_by_role("status")).to_contain_text("Correction kept")
    is_for_everyone(seen)
    seen.get_by_role("link", name=re.compile("^Take back")).click()
    is_for_everyone(seen)
    seen.get_by_label("Your name").fill("A. Reader")
    seen.get_by_label("Why").fill("It was right")
    seen.get_by_role("button", name="Take it back").click()
    expect(seen.get_by_role("status")).to_contain_text("Correction taken back")


def test_choose_what_to_correct(seen: Page, own: str) -> None:
    seen.goto(f"{own}{REPORT}/correct")
    is_for_everyone(seen)
    seen.get_by_label("What was read wrongly?").select_option(label="Published")
    seen.get_by_role("button", name="Continue").click()
    expect(seen.get_by_role("heading", level=1)).to_contain_text("Correct: published")


def test_read_a_report_of_ones_own(seen: Page, own: str, tmp_path: Path) -> None:
    seen.goto(f"{own}/reports/read")
    (broken := tmp_path / "broken.pdf").write_bytes(b"this is no report")
    seen.get_by_label("The report").set_input_files(broken)
    seen.get_by_role("button", name="Read it").click()
    expect(seen.get_by_role("alert")).to_contain_text("broken.pdf")
    is_for_everyone(seen)
    seen.get_by_label("The report").set_input_files(sites.a_report(tmp_path))
    seen.get_by_role("button", name="Read it").click()
    expect(seen.get_by_text("kept in memory only")).to_be_visible()
    expect(seen.locator("svg.sheet-page")).to_be_visible()
    is_for_everyone(seen)


def test_decide_what_a_passage_is_about(seen: Page, own: str) -> None:
    seen.goto(f"{own}/review")
    seen.get_by_role("button", name="Begin").click()
    expect(seen.get_by_role("alert")).to_contain_text("Enter your name")
    is_for_everyone(seen)
    seen.get_by_label("Your name").fill("A. Reviewer")
    seen.get_by_role("button", name="Begin").click()
    while (ticked := seen.locator("input[type=checkbox]:checked")).count():
        ticked.first.uncheck()
    seen.get_by_role("button", name="Keep and go on").click()
    expect(seen.get_by_role("alert")).to_contain_text("Tick at least one code")
    is_for_everyone(seen)
    seen.locator("input[type=checkbox]").first.check()
    seen.get_by_role("button", name="Keep and go on").click()
    expect(seen.get_by_text(re.compile("A. Reviewer: 1 decided"))).to_be_visible()
