"""Whatever is asked, no page and no answer ever fails: it is given, or refused in plain words."""

from datetime import date
from urllib.parse import quote, urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from lineofsight.web.api.document import document
from lineofsight.web.pages import PARTS, routes

PAGES = {route.path for part in PARTS for route in routes(part) if route.method == "GET"}
PATHS = (*sorted(PAGES), *document()["paths"])
REFUSALS = {400, 404, 405, 406, 414, 422}

NAMES = st.sampled_from(
    (
        *("q", "as_of", "region", "grade", "area", "sort", "page", "per_page", "from", "to", "family", "kind", "part"),
        *(
            "framework",
            "by",
            "told",
            "since",
            "until",
            "within",
            "code",
            "authority",
            "authorities",
            "indicator",
            "year",
        ),
        *("download", "format", "against", "section", "source", "all", "counting", "inspections", "unheard-of"),
    )
)
WORDS = st.one_of(
    st.sampled_from(
        (
            *("Leeds", "E08000035", "E06000053", "E09000001", "E10000009", "838", "London", "England", "care-rate"),
            *("good", "less-than-good", "overall", "leaders", "ilacs", "ilacs-2023", "supervision", "weaknesses"),
            *("2013-01-01", "2018-10-10", "2024-02-29", "2026-11-20", "1", "0", "-1", "999", "6m", "csv", "true"),
        )
    ),
    st.text(max_size=12),
    st.sampled_from(("\x00", "\u202e", "<b>", "';--", "../..", "%", "=1+1", "\u0663", "1e9", "a" * 301, "{x}", '"')),
    st.dates(date(1990, 1, 1), date(2030, 1, 1)).map(str),
)
QUERIES = st.lists(st.tuples(NAMES, WORDS), max_size=4)


def _asked(client: TestClient, path: str, query: list[tuple[str, str]]) -> None:
    # A lone half of a pair can stand in no address.
    written = urlencode([(name, value.encode("utf-8", "replace")) for name, value in query])
    answer = client.get(f"{path}?{written}")
    assert answer.status_code in {200, 303, 307, *REFUSALS}, f"{path}?{written}: {answer.status_code}"
    if answer.status_code in REFUSALS and "html" in answer.headers["content-type"]:
        assert "<h1>" in answer.text


def _filled(path: str, word: str) -> str:
    head, brace, rest = path.partition("{")
    if not brace:
        return path
    return _filled(head + quote(word.encode("utf-8", "replace"), safe="") + rest.partition("}")[2], word)


@pytest.mark.parametrize("path", PATHS)
@given(query=QUERIES, word=WORDS)
@settings(max_examples=6, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
def test_no_question_fails(client: TestClient, path: str, query: list[tuple[str, str]], word: str) -> None:
    _asked(client, _filled(path, word), query)


@given(path=st.text(max_size=30), query=QUERIES)
@settings(max_examples=40, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
def test_no_path_fails(client: TestClient, path: str, query: list[tuple[str, str]]) -> None:
    _asked(client, "/" + quote(path.encode("utf-8", "replace")), query)
