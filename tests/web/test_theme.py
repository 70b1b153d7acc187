"""One code or theme: its meaning, its share, and every passage behind it."""

from datetime import date

import pytest
from selectolax.lexbor import LexborHTMLParser
from starlette.testclient import TestClient

from lineofsight.register import Register
from lineofsight.themes.choice import Choice, Told
from lineofsight.themes.codebook import codebook
from lineofsight.themes.passages import passages_behind
from lineofsight.themes.prevalence import prevalence
from lineofsight.web.settings import Settings
from tests.web.html import first, words
from tests.web.sites import TODAY


def page_of(client: TestClient, path: str) -> LexborHTMLParser:
    answer = client.get(f"/themes/{path}")
    assert answer.status_code == 200, answer.text
    return LexborHTMLParser(answer.text)


def test_a_code_is_told_as_the_codebook_has_it(client: TestClient) -> None:
    code = codebook().code("strategy-s47")
    page = page_of(client, code.id)
    assert first(page, "h1").text().endswith(code.name)
    assert code.definition in words(page)
    assert code.include[0].lower() in words(page).lower()
    (other,) = [link for link in page.css("main a") if link.attributes["href"] == "/themes/conferences-core-groups"]
    assert other.text() == codebook().code("conferences-core-groups").name


def test_every_code_and_theme_has_a_page(client: TestClient) -> None:
    for name in (*(theme.id for theme in codebook().themes), *(code.id for code in codebook().codes[::10])):
        assert page_of(client, name).css("h2")


def test_a_theme_lists_its_codes(client: TestClient) -> None:
    page = page_of(client, "workforce?told=weaknesses")
    for code in codebook().theme("workforce").codes:
        assert page.css(f'a[href="/themes/{code.id}?told=weaknesses"]')


@pytest.mark.parametrize("name", ["supervision", "workforce"])
def test_the_share_is_the_librarys(client: TestClient, national_settings: Settings, name: str) -> None:
    with Register.open(national_settings.register) as register:
        choice = Choice(TODAY, Told.WEAKNESSES)
        passages = passages_behind(register, choice, [name])
        of = prevalence(register, choice).of
    page = page_of(client, f"{name}?told=weaknesses")
    raised = len({item.activity.key for item in passages})
    assert words(page, ".figures dd") == f"{raised} of {of}"
    assert f"{len(passages)} passages of {raised} authorities" in words(page)


def test_who_is_behind_the_number_can_be_had_as_a_table(client: TestClient) -> None:
    raised = words(page_of(client, "neglect"), ".figures dd").split()[0]
    lines = client.get("/themes/neglect?download=authorities.csv").text.splitlines()
    assert len(lines) == int(raised) + 1


def test_of_the_shipped_record_the_place_stands_and_how_to_get_the_words(client: TestClient) -> None:
    page = page_of(client, "management-oversight")
    assert "lineofsight build" in words(page, ".inset")
    link = first(page, '#passages ~ .scroll tbody a[href*="/reports/"]')
    assert "?page=" in (link.attributes["href"] or "")
    assert not page.css("blockquote")


def test_of_ones_own_reports_the_words_stand_with_the_sentence_that_tells_it(
    own_client: TestClient, own_settings: Settings
) -> None:
    page = page_of(own_client, "supervision?told=weaknesses")
    with Register.open(own_settings.register) as register:
        known = [
            " ".join((item.text or "").split())
            for item in passages_behind(register, Choice(TODAY, Told.WEAKNESSES), ["supervision"])
        ]
    shown = [" ".join(quotation.text().split()) for quotation in page.css("blockquote")]
    assert shown == known[:20]
    assert page.css("blockquote mark")


def test_passages_come_in_pages(client: TestClient) -> None:
    def places(number: int) -> list[str]:
        rows = page_of(client, f"management-oversight?page={number}").css("#passages ~ .scroll tbody tr")
        return [" ".join(row.text().split()) for row in rows]

    assert len(places(1)) == 20
    assert not {*places(1)} & {*places(2)}
    assert places(9999) == places(5), "beyond the last page is the last page"


def test_of_one_authority_the_passages_of_all_its_inspections_stand_first(client: TestClient) -> None:
    page = page_of(client, "management-oversight?authority=Torbay")
    assert words(page, "h2") == "Torbay: the passages"
    names = {row.text().strip() for row in page.css("#passages ~ .scroll tbody th")}
    assert names == {"Torbay"}
    published = {cell.text() for cell in page.css("#passages ~ .scroll tbody td:nth-child(3)")}
    assert len(published) > 1


@pytest.mark.parametrize("place", ["City of London", "E06000053", "E10000009", "bournem"])
def test_an_authority_without_it_is_no_error(client: TestClient, place: str) -> None:
    assert client.get("/themes/life-story", params={"authority": place, "told": "strengths"}).status_code == 200


def test_a_day_shows_nothing_later(client: TestClient) -> None:
    page = page_of(client, "management-oversight?as_of=2018-10-10")
    newest = first(page, "#passages ~ .scroll tbody td:nth-child(3)").text()
    assert newest.split()[-1] <= "2018"
    years = client.get("/themes/management-oversight?as_of=2018-10-10&download=years.csv").text
    assert "2018" in years
    assert "2019" not in years


def test_before_anything_was_coded_the_page_says_so(client: TestClient) -> None:
    assert "No coded inspection fits" in words(page_of(client, "neglect?as_of=2005-01-01"), ".empty")


@pytest.mark.parametrize(
    ("address", "status", "told"),
    [
        ("magic", 404, "no theme"),
        ("Neglect", 404, "no theme"),
        ("%3Cb%3E", 404, "Choose one"),
        ("neglect?authority=Narnia", 404, "Narnia"),
        ("neglect?page=0", 400, "not a number"),
        ("neglect?told=x", 400, "Use one of"),
        ("neglect?framework=x", 400, "Use one of"),
        ("neglect?area=lscb", 400, "No code bears"),
        ("neglect?region=x", 404, "no region"),
    ],
)
def test_what_makes_no_sense_is_told_with_what_does(client: TestClient, address: str, status: int, told: str) -> None:
    answer = client.get(f"/themes/{address}")
    assert answer.status_code == status
    assert told in answer.text
    assert "<b>" not in answer.text


def test_only_where_nobody_else_listens_a_passage_leads_to_its_review(own_client: TestClient) -> None:
    link = first(page_of(own_client, "supervision?told=weaknesses"), 'a[href^="/review?passage="]')
    assert own_client.get(link.attributes["href"] or "").status_code == 200


def test_grades_and_regions_are_told_in_charts(client: TestClient) -> None:
    for name in ("years", "by-grade", "by-region"):
        assert client.get(f"/themes/management-oversight?download={name}.svg").text.startswith("<svg")
    text = client.get("/themes/management-oversight?download=by-grade.csv").text
    assert [line.split(" (")[0] for line in text.splitlines()[1:]] == [
        "Outstanding",
        "Good",
        "Requires improvement",
        "Inadequate",
    ]


def test_the_first_year_is_the_first_that_was_coded(client: TestClient) -> None:
    lines = client.get("/themes/management-oversight?download=years.csv").text.splitlines()
    assert [line.split(",")[1] for line in lines[1:]] == [str(year) for year in range(2014, date(2026, 1, 1).year + 1)]
