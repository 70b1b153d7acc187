"""A report of one's own is read, shown and forgotten: nothing of it is stored or kept by a browser."""

from hashlib import sha256
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser
from starlette.testclient import TestClient

from lineofsight.register import Register
from lineofsight.web.documents import MOST_HANDED_IN
from lineofsight.web.settings import Settings

FORM = "/reports/read"


def _token(client: TestClient) -> str:
    found = LexborHTMLParser(client.get(FORM).text).css_first("input[name=token]")
    assert found is not None
    return found.attributes["value"] or ""


def _hand_in(client: TestClient, data: bytes, name: str = "draft.pdf") -> tuple[int, str, str]:
    answer = client.post(FORM, data={"token": _token(client)}, files={"file": (name, data, "application/pdf")})
    return answer.status_code, answer.headers.get("location", ""), answer.text


@pytest.fixture(scope="module")
def report(own_settings: Settings) -> Path:
    assert own_settings.reports is not None
    return sorted((own_settings.reports / "focused-visit").glob("*.pdf"))[0]


def test_it_is_shown_in_the_reader_with_its_pages(client: TestClient, report: Path) -> None:
    data = report.read_bytes()
    status, address, _ = _hand_in(client, data, "../../<b>my report</b>.pdf")
    assert (status, address) == (303, f"{FORM}/{sha256(data).hexdigest()}")
    answer = client.get(address)
    page = LexborHTMLParser(answer.text)
    assert answer.headers["cache-control"] == "no-store"
    assert page.css(".sheet-page a")
    assert "kept in memory only" in page.text()
    assert "<b>my" not in answer.text
    assert "/correct" not in answer.text
    image = page.css_first(".sheet-page image")
    assert image is not None
    picture = client.get(image.attributes["href"] or "")
    assert picture.content.startswith(b"\x89PNG")
    assert picture.headers["cache-control"] == "no-store"
    record = client.get(f"{address}/record.json")
    assert record.json()["document"]["sha256"] == sha256(data).hexdigest()
    assert record.headers["cache-control"] == "no-store"
    assert client.get(f"{address}?page=99").status_code == 404


def test_nothing_of_it_joins_the_register(client: TestClient, national_settings: Settings, report: Path) -> None:
    before = _state(national_settings)
    assert _hand_in(client, report.read_bytes())[0] == 303
    assert _state(national_settings) == before


def _state(settings: Settings) -> tuple[str, int]:
    """All facts of the register, and how many documents it holds."""
    assert settings.register is not None
    with Register.open(settings.register) as register:
        return register.hash, len(register.entries())


def test_the_oldest_is_forgotten_for_the_newest(client: TestClient, own_settings: Settings) -> None:
    assert own_settings.reports is not None
    files = sorted(own_settings.reports.rglob("*.pdf"))[: MOST_HANDED_IN + 1]
    given = [_hand_in(client, file.read_bytes()) for file in files]
    assert [status for status, _, _ in given] == [303] * (MOST_HANDED_IN + 1)
    addresses = [address for _, address, _ in given]
    assert [client.get(address).status_code for address in addresses] == [404, *[200] * MOST_HANDED_IN]


def test_a_form_from_before_the_site_was_started_anew_is_refused(client: TestClient) -> None:
    answer = client.post(FORM, data={"token": "of another day"})
    assert answer.status_code == 400
    assert "load the page again" in answer.text


@pytest.mark.parametrize(
    ("data", "said"), [(b"", "empty"), (b"<html>not a report</html>", "fetch"), (b"%PDF-1.7 broken", "draft.pdf")]
)
def test_what_cannot_be_read_is_told_at_the_form(client: TestClient, data: bytes, said: str) -> None:
    status, _, text = _hand_in(client, data)
    assert status == 400
    summary = LexborHTMLParser(text).css_first("[role=alert]")
    assert summary is not None
    assert said in summary.text()
    assert client.get(f"{FORM}/{sha256(data).hexdigest()}").status_code == 404


def test_a_form_without_a_file_says_so(client: TestClient) -> None:
    answer = client.post(FORM, data={"token": _token(client)})
    assert answer.status_code == 400
    assert "Choose a file" in answer.text


def test_what_was_not_handed_in_is_said_not_to_be_there(client: TestClient) -> None:
    assert client.get(f"{FORM}/{'0' * 64}").status_code == 404
    assert client.get(f"{FORM}/nothing/pages/1.png").status_code == 404
