"""The site in process: the same application that is served, asked without a socket."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from lineofsight.web.app import create_app
from lineofsight.web.settings import Settings
from tests.web import sites


@pytest.fixture(scope="session")
def national_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return sites.national(tmp_path_factory.mktemp("national"))


@pytest.fixture(scope="session")
def own_settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return sites.own(tmp_path_factory.mktemp("own"))


@pytest.fixture(scope="session")
def client(national_settings: Settings) -> Iterator[TestClient]:
    """The national record as shipped: nothing may be changed in it."""
    with TestClient(create_app(national_settings), base_url="http://127.0.0.1:8000", follow_redirects=False) as made:
        yield made


@pytest.fixture(scope="session")
def own_client(own_settings: Settings) -> Iterator[TestClient]:
    """Generated reports, read and coded: decisions and corrections may be made."""
    with TestClient(create_app(own_settings), base_url="http://127.0.0.1:8000", follow_redirects=False) as made:
        yield made
