"""The interface keeps to its own description, whatever is asked of it."""

from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, settings
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Receive, Scope, Send

from lineofsight.web.api.document import document


class Answering:
    """Hands on to an application that stays open between questions."""

    def __init__(self) -> None:
        self.app: ASGIApp | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and self.app:
            await self.app(scope, receive, send)


answering = Answering()
CONFIGURATION = {
    "seed": 20261120,
    "base-url": "http://127.0.0.1:8000",
    # A day in the future, or options that contradict each other, are well formed and make no sense: 400.
    "checks": {
        "positive_data_acceptance": {"expected-statuses": ["2xx", "400", "404"]},
        "negative_data_rejection": {"expected-statuses": ["400", "404", "414", "422"]},
    },
}
schema = schemathesis.openapi.from_dict(document(), config=schemathesis.Config.from_dict(CONFIGURATION))
schema.app = answering


@pytest.fixture
def answered(client: TestClient) -> None:
    answering.app = client.app


@pytest.mark.usefixtures("answered")
@schema.parametrize()
@settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.explicit, Phase.generate],
)
def test_every_answer_is_as_described(case: "schemathesis.Case[Any]") -> None:
    case.call_and_validate()
