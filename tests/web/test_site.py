"""What a site remembers stays bounded, and is of the register that stands at its path."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from lineofsight.register import Register
from lineofsight.web.app import create_app
from lineofsight.web.settings import Settings
from lineofsight.web.site import Site
from tests.web import sites


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return sites.national(tmp_path)


@pytest.fixture
def path(settings: Settings) -> Path:
    assert settings.register
    return settings.register


@pytest.fixture
def client(settings: Settings) -> Iterator[TestClient]:
    with TestClient(create_app(settings), base_url="http://127.0.0.1:8000") as made:
        yield made


def test_what_is_remembered_stays_bounded_however_many_days_are_asked_for(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("lineofsight.web.site._MOST_KEPT", 3)
    site = Site(Settings(register=path))
    made: list[int] = []

    def kept(number: int) -> int:
        return site.kept(("day", number), lambda: made.append(number) or number)  # type: ignore[func-returns-value]

    assert [kept(number) for number in (1, 2, 3, 4, 4, 2, 1)] == [1, 2, 3, 4, 4, 2, 1]
    assert made == [1, 2, 3, 4, 1]
    site.close()


def test_a_register_remembers_a_few_days_only(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("lineofsight.register.store._MOST_VIEWS", 2)
    with Register.open(path) as register:
        days = [date(2020, 1, 1) + timedelta(days) for days in range(3)]
        first, second, _ = (register.as_of(day) for day in days)
        assert register.as_of(days[1]) is second
        assert register.as_of(days[0]) is not first
        assert register.as_of(days[0]) == first


def test_a_register_put_in_its_place_is_shown_from_then_on(client: TestClient, path: Path, tmp_path: Path) -> None:
    assert "153 authorities" in client.get("/authorities").text
    assert client.get("/api/v1").json()["activities"] > 700
    other = tmp_path / "other.sqlite"
    Register.create(other).close()
    other.replace(path)
    assert client.get("/api/v1").json()["activities"] == 0
    assert "The record is empty on this day" in client.get("/").text


def test_a_register_that_is_gone_is_said_to_be_gone(client: TestClient, path: Path) -> None:
    assert client.get("/authorities").status_code == 200
    path.unlink()
    answer = client.get("/authorities")
    assert answer.status_code == 404
    assert "The register national.sqlite is not there any more" in answer.text
    assert str(path.parent) not in answer.text
    Register.create(path).close()
    assert client.get("/authorities").status_code == 200
