"""What inspectors keep finding: counted as the library counts, with what the numbers rest on."""

import csv
import io
from datetime import date

import pytest
from selectolax.lexbor import LexborHTMLParser
from starlette.testclient import TestClient

from lineofsight.register import Register
from lineofsight.register.standing import GRADE_GROUPS, grades_named
from lineofsight.themes.accuracy import shipped_accuracy
from lineofsight.themes.choice import By, Choice, Told
from lineofsight.themes.codebook import codebook
from lineofsight.themes.contrasts import by_grade
from lineofsight.themes.prevalence import Prevalences, prevalence
from lineofsight.vocabulary import Area, Family
from lineofsight.web.settings import Settings
from tests.web.html import first, words
from tests.web.sites import TODAY


def page_of(client: TestClient, query: str = "") -> LexborHTMLParser:
    answer = client.get(f"/themes?{query}")
    assert answer.status_code == 200, answer.text
    return LexborHTMLParser(answer.text)


def rows_of(client: TestClient, name: str, query: str = "") -> list[dict[str, str]]:
    answer = client.get(f"/themes?{query}&download={name}.csv")
    assert answer.status_code == 200, answer.text
    return list(csv.DictReader(io.StringIO(answer.text)))


def counted(settings: Settings, choice: Choice) -> Prevalences:
    with Register.open(settings.register) as register:
        return prevalence(register, choice, shipped_accuracy().recommendations)


@pytest.mark.parametrize(
    ("query", "choice"),
    [
        ("", Choice(TODAY)),
        ("told=weaknesses", Choice(TODAY, Told.WEAKNESSES)),
        ("told=strengths&by=themes", Choice(TODAY, Told.STRENGTHS, By.THEMES)),
        ("framework=sif-2013&region=London", Choice(TODAY, framework="sif-2013", region="London")),
        ("grade=less-than-good&area=leaders", Choice(TODAY, area=Area.LEADERS, grades=grades_named("less-than-good"))),
        ("family=focused-visit", Choice(TODAY, family=Family.FOCUSED_VISIT)),
        ("as_of=2019-06-30", Choice(date(2019, 6, 30))),
    ],
)
def test_the_numbers_are_the_librarys(
    client: TestClient, national_settings: Settings, query: str, choice: Choice
) -> None:
    expected = counted(national_settings, choice)
    rows = rows_of(client, "themes", query)
    assert [(row["Id"], int(row["Raised"]), int(row["Of"])) for row in rows] == [
        (item.id, item.raised, item.of) for item in expected.found
    ]
    shown = page_of(client, query).css("#all ~ .scroll")[0]
    cells = [cell.text() for cell in shown.css("tbody tr td:nth-child(2)")]
    assert cells == [f"{item.raised} of {item.of}" for item in expected.found if item.raised]


def test_every_share_has_its_interval_its_doubts_and_where_measured_its_correction(client: TestClient) -> None:
    top = first(page_of(client), "#all ~ .scroll tbody tr")
    cells = [" ".join(cell.text().split()) for cell in top.css("td")]
    assert cells == ["67 of 149", "45%", "37% to 53%", "46% (37% to 56%)", "65 – 68"]
    assert "Corrected" not in words(page_of(client, "told=weaknesses"), "#all ~ .scroll thead")


def test_the_rules_and_the_coders_accuracy_stand_below(client: TestClient, national_settings: Settings) -> None:
    text = words(page_of(client))
    assert counted(national_settings, Choice(TODAY)).sentence() in text
    assert shipped_accuracy().sentence(Told.RECOMMENDATIONS) in text
    assert shipped_accuracy().sentence(Told.STRENGTHS) in words(page_of(client, "told=strengths"))


def test_grades_are_compared_with_how_far_chance_would_go(client: TestClient, national_settings: Settings) -> None:
    with Register.open(national_settings.register) as register:
        both = by_grade(register, Choice(TODAY), GRADE_GROUPS["less-than-good"], GRADE_GROUPS["good-or-better"])
    rows = rows_of(client, "grades")
    assert [(row["Id"], row["Said"]) for row in rows] == [(item.id, item.said()) for item in both.found]
    assert both.sentence() in words(page_of(client))


def test_a_grade_that_was_chosen_is_not_compared_with_itself(client: TestClient) -> None:
    assert not page_of(client, "grade=good").css("#grades")


def test_frameworks_stand_side_by_side_in_their_order_and_only_those_of_the_day(client: TestClient) -> None:
    def titles(query: str) -> list[str]:
        return list(dict.fromkeys(row["Framework"] for row in rows_of(client, "frameworks", query)))

    assert [title[-5:] for title in titles("")[1:]] == ["2018)", "2023)", "2026)"]
    assert titles("")[0] == "Single inspection framework"
    assert [title[-5:] for title in titles("as_of=2020-01-01")[1:]] == ["2018)"]
    assert not page_of(client, "framework=ilacs-2018").css("#frameworks")


def test_a_day_shows_nothing_later(client: TestClient) -> None:
    page = page_of(client, "as_of=2018-10-10")
    options = [option.attributes["value"] or "" for option in page.css("#framework option")]
    assert "ilacs-2018" in options
    assert not {"ilacs-2023", "ilacs-2026", "jtai-2022"} & {*options}
    years = {row["Year"] for row in rows_of(client, "years", "as_of=2018-10-10")}
    assert max(years) == "2018"


def test_each_leads_to_its_own_page_with_the_same_filters(client: TestClient) -> None:
    link = first(page_of(client, "told=weaknesses&region=London&as_of=2024-01-01"), "#all ~ .scroll tbody th a")
    address = link.attributes["href"] or ""
    assert "told=weaknesses&region=London&as_of=2024-01-01" in address
    answer = client.get(address)
    assert answer.status_code == 200
    assert link.text() in answer.text


def test_whole_themes_are_counted_on_request(client: TestClient) -> None:
    assert {row["Id"] for row in rows_of(client, "themes", "by=themes")} == {item.id for item in codebook().themes}


@pytest.mark.parametrize("query", ["as_of=2001-01-01", "framework=ilacs-2026&family=jtai", "family=unknown"])
def test_where_nothing_was_coded_the_page_says_so(client: TestClient, query: str) -> None:
    assert "No coded inspection fits" in words(page_of(client, query), ".empty")


@pytest.mark.parametrize(
    ("query", "status", "told"),
    [
        ("told=praise", 400, "Use one of recommendations, weaknesses, strengths"),
        ("by=page", 400, "Use one of codes, themes"),
        ("grade=awful", 400, "is no grade"),
        ("framework=sif", 400, "sif-2013"),
        ("family=x", 400, "focused-visit"),
        ("area=lscb", 400, "No code bears on lscb"),
        ("area=garden", 400, "Use one of"),
        ("region=Narnia", 404, "There is no region"),
        ("download=x.csv", 404, "most-raised.svg"),
    ],
)
def test_what_makes_no_sense_is_told_with_what_does(client: TestClient, query: str, status: int, told: str) -> None:
    answer = client.get(f"/themes?{query}")
    assert answer.status_code == status
    assert told in LexborHTMLParser(answer.text).text()


def test_charts_can_be_had_as_pictures_and_figures(client: TestClient) -> None:
    for name in ("most-raised", "years"):
        assert client.get(f"/themes?download={name}.svg").text.startswith("<svg")
        assert len(rows_of(client, name)) > 10
