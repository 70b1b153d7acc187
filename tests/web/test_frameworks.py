"""The rules of inspection can be read and compared, and doubt is never hidden."""

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode
from starlette.testclient import TestClient

from lineofsight.frameworks import all_frameworks, diff, get_framework
from lineofsight.frameworks.framework import SECTIONS
from lineofsight.web.pages.framework import CHAPTERS
from tests.web.html import first, words


def _page(client: TestClient, address: str) -> LexborHTMLParser:
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    return LexborHTMLParser(answer.text)


def test_the_rules_in_force_are_those_of_the_day(client: TestClient) -> None:
    cards = _page(client, "/frameworks").css(".card h3")
    assert cards[0].text() == "Inspection of local authority children’s services (2026)"
    assert len(cards) == 4
    cards = _page(client, "/frameworks?as_of=2019-06-01").css(".card h3")
    assert cards[0].text() == "Inspection of local authority children’s services (2018)"


def test_all_versions_are_listed_with_their_days_and_state(client: TestClient) -> None:
    rows = _page(client, "/frameworks").css("[aria-label='All versions of the rules'] tbody tr")
    assert len(rows) == len(all_frameworks())
    told = {" ".join(row.text().split()) for row in rows}
    assert any("sif-2013" in row and "1 Nov 2013 31 Jul 2018 Past" in row for row in told)
    assert any("A proposal, never in force" in row for row in told)


def test_nothing_later_than_the_day_is_told(client: TestClient) -> None:
    page = words(_page(client, "/frameworks?as_of=2017-01-01"))
    assert "sif-2013" in page
    assert not {"ilacs-2018", "31 Jul 2018", "2018-07-31", "sector-proposal-2015"} & set(page.split())
    assert "pandemic" not in words(_page(client, "/frameworks/ilacs-2018?as_of=2019-12-01"), "#history ~ div")
    assert client.get("/frameworks/ilacs-2023?as_of=2022-01-01").status_code == 404


def test_before_any_version_the_page_says_so(client: TestClient) -> None:
    page = words(_page(client, "/frameworks?as_of=2005-01-01"))
    assert "No framework is known to be in force on this day" in page
    assert "There are no two versions to compare" in words(_page(client, "/frameworks/differences?as_of=2005-01-01"))


def test_every_section_of_the_rules_has_a_place_on_the_page() -> None:
    named = [name for _, _, names in CHAPTERS for name in names]
    assert sorted(named) == sorted(section.replace("_", "-") for section in SECTIONS)


@pytest.mark.parametrize("identifier", [entry.id for entry in all_frameworks()])
def test_every_statement_is_told_with_its_doubt_and_sources_that_lead_somewhere(
    client: TestClient, identifier: str
) -> None:
    page = _page(client, f"/frameworks/{identifier}")
    rows = {row.attributes["id"]: " ".join(row.text().split()) for row in page.css("table.statements tbody tr")}
    statements = list(get_framework(identifier).statements())
    assert len(rows) == len(statements)
    for section, item in statements:
        told = [text for anchor, text in rows.items() if str(anchor).startswith(f"{section}-{item.key}")]
        assert any(" ".join(item.words.split())[1:] in text for text in told)
        assert any(item.doubt.capitalize() in text for text in told)
    anchors = {str(node.attributes["id"]) for node in page.css("[id]")}
    followed = {str(link.attributes["href"])[1:] for link in page.css("main a[href^='#']")}
    assert followed <= anchors
    assert len(anchors) == len(page.css("[id]"))


def _cells(row: LexborNode) -> list[str]:
    return [" ".join(cell.text().split()) for cell in row.css("th, td")]


def test_notice_and_length_are_told_at_a_glance(client: TestClient) -> None:
    rows = _page(client, "/frameworks/ilacs-2026").css("#at-a-glance + div tbody tr")
    told = [_cells(row) for row in rows]
    assert told[0] == ["Standard inspection", "5 working days", "1 week", "10 working days", "4 inspectors"]
    assert told[2][:2] == ["Focused visit", "5 working days In doubt"]


def test_two_versions_stand_side_by_side(client: TestClient) -> None:
    page = _page(client, "/frameworks/differences?from=ilacs-2023&to=ilacs-2026")
    changes = diff(get_framework("ilacs-2023"), get_framework("ilacs-2026")).changes
    assert len(page.css("table.compared tbody tr")) == len(changes)
    assert f"{len(changes)} statements differ" in words(page, ".lead")
    assert "[in doubt]" not in words(page)
    assert page.css("table.compared .doubt")
    overall = first(page, "#judgements + div tbody tr")
    assert _cells(overall) == ["Overall gone", "Overall effectiveness (overall judgement)", "no longer there"]


def test_without_a_choice_the_last_change_is_shown(client: TestClient) -> None:
    assert "(2023)" in words(_page(client, "/frameworks/differences"), ".lead")
    earlier = words(_page(client, "/frameworks/differences?as_of=2019-01-01"), ".lead")
    assert "Single inspection framework" in earlier


def test_the_same_version_twice_differs_in_nothing(client: TestClient) -> None:
    assert "Nothing differs" in words(_page(client, "/frameworks/differences?from=jtai-2022&to=jtai-2022"))


def test_an_unknown_version_names_the_nearest(client: TestClient) -> None:
    answer = client.get("/frameworks/ilacs-2025")
    assert answer.status_code == 404
    assert "nearest" in answer.text
    assert client.get("/frameworks/differences?from=<b>&to=ilacs-2026").status_code == 404


def test_statements_and_differences_are_downloaded(client: TestClient) -> None:
    lines = client.get("/frameworks/jtai-2022?download=statements.csv").text.splitlines()
    assert lines[0].startswith("Section,Name,What holds,Doubt")
    assert client.get("/frameworks?download=timeline.svg").headers["content-type"].startswith("image/svg+xml")
    changes = client.get("/frameworks/differences?from=jtai-2016&to=jtai-2022&download=differences.csv").text
    assert changes.startswith("Section,Name,Before,After")
