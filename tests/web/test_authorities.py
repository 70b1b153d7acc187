"""Authorities are found by part of a name, narrowed and sorted."""

from selectolax.lexbor import LexborHTMLParser
from starlette.testclient import TestClient


def _names(client: TestClient, query: str) -> list[str]:
    answer = client.get(f"/authorities?{query}")
    assert answer.status_code == 200, answer.text
    return [link.text() for link in LexborHTMLParser(answer.text).css("tbody th a")]


def test_all_of_today_are_listed_by_name(client: TestClient) -> None:
    names = _names(client, "")
    assert len(names) == 153
    assert names == sorted(names)


def test_part_of_a_name_finds_what_begins_so_first(client: TestClient) -> None:
    assert _names(client, "q=north")[:2] == ["North East Lincolnshire", "North Lincolnshire"]
    assert "Northumberland" in _names(client, "q=north")


def test_the_only_one_that_fits_is_shown_at_once(client: TestClient) -> None:
    answer = client.get("/authorities?q=bournemouth&as_of=2024-01-01")
    assert answer.status_code == 303
    assert answer.headers["location"] == "/authorities/E06000058?as_of=2024-01-01"


def test_a_misspelt_name_finds_what_looks_like_it(client: TestClient) -> None:
    assert client.get("/authorities?q=Gatshead").headers["location"] == "/authorities/E08000037"


def test_nothing_fits_and_the_page_says_so(client: TestClient) -> None:
    answer = client.get("/authorities?q=zzzzqqq")
    assert answer.status_code == 200
    assert "No authority fits" in answer.text


def test_grades_narrow_the_list_in_the_area_asked_for(client: TestClient) -> None:
    overall = _names(client, "grade=inadequate&area=overall")
    leaders = _names(client, "grade=inadequate&area=leaders")
    assert 0 < len(leaders) < len(overall) < 40


def test_a_day_shows_the_authorities_of_that_day(client: TestClient) -> None:
    assert (
        client.get("/authorities?q=dorset&as_of=2018-06-01").headers["location"].startswith("/authorities/E10000009?")
    )
    assert "Poole" in _names(client, "region=South West&as_of=2018-06-01")


def test_the_list_is_downloaded_as_it_is_shown(client: TestClient) -> None:
    answer = client.get("/authorities?region=London&download=authorities.csv")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert len(answer.text.splitlines()) == 34
