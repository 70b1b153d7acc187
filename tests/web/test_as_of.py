"""Whatever day a page is shown as of, nothing on it became known later."""

import re
from calendar import month_name
from collections.abc import Iterator
from datetime import date, datetime

import pytest
from selectolax.lexbor import LexborHTMLParser
from starlette.testclient import TestClient

from lineofsight.authorities import all_authorities
from lineofsight.authorities.authority import Authority
from tests.web.html import words

DAYS = (date(2014, 3, 1), date(2018, 10, 10), date(2019, 4, 2), date(2022, 7, 19))
LISTS = (
    "/",
    "/due",
    "/changes",
    "/authorities",
    "/reports",
    "/themes",
    "/data",
    "/compare?with=E08000035",
    "/frameworks",
)
PAST_ONLY = ("/changes", "/reports", "/themes", "/themes/supervision", "/authorities/E08000035/indicators")
"""Pages that tell of nothing expected, so that no later day has a place on them."""

_ENDED = re.compile(r"\(to (\d{4})\)")
_MONTHS = "|".join(f"{name}|{name[:3]}" for name in month_name[1:])
_DAY = re.compile(rf"\b(\d{{1,2}} (?:{_MONTHS}) \d{{4}})\b")
ABOLISHED = [place for place in all_authorities() if place.closed]


def _shown(client: TestClient, path: str, day: date) -> LexborHTMLParser:
    answer = client.get(f"{path}{'&' if '?' in path else '?'}as_of={day}")
    assert answer.status_code == 200, path
    return LexborHTMLParser(answer.text)


@pytest.mark.parametrize("path", LISTS)
@pytest.mark.parametrize("day", DAYS, ids=str)
def test_no_authority_is_said_to_have_ended_before_it_did(client: TestClient, path: str, day: date) -> None:
    ended = {place.closed.year for place in ABOLISHED if place.closed and place.closed < day}
    assert {int(year) for year in _ENDED.findall(_shown(client, path, day).html or "")} <= ended


@pytest.mark.parametrize("place", ABOLISHED, ids=lambda place: place.name)
def test_an_authority_is_called_as_it_was_while_it_existed(client: TestClient, place: Authority) -> None:
    for path in (f"/authorities/{place.code}", f"/authorities/{place.code}/indicators"):
        page = _shown(client, path, date(2018, 10, 10))
        assert f"{place.name} (to" not in (page.html or "")
        assert place.name in words(page, "h1")


@pytest.mark.parametrize("path", PAST_ONLY)
@pytest.mark.parametrize("day", DAYS, ids=str)
def test_no_later_day_is_told(client: TestClient, path: str, day: date) -> None:
    assert [found for found in _days(words(_shown(client, path, day))) if found > day] == []


def _days(text: str) -> Iterator[date]:
    for found in _DAY.findall(text):
        month = found.split()[1]
        yield datetime.strptime(found, "%d %B %Y" if len(month) > 3 or month == "May" else "%d %b %Y").date()  # noqa: DTZ007


@pytest.mark.parametrize("place", ABOLISHED, ids=lambda place: place.name)
def test_no_figure_is_told_where_there_is_none(client: TestClient, place: Authority) -> None:
    for path in (f"/authorities/{place.code}", f"/authorities/{place.code}/indicators"):
        assert not re.search(r"\bnan\b", client.get(path).text)
