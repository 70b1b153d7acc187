"""Writes the OpenAPI document, with what the shipped record answers to a question of each kind as an example.

`python -m lineofsight.web.api.making` writes it. It knows which questions make good examples.
"""

import asyncio
import json
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import httpx
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic.json_schema import models_json_schema

from lineofsight import __version__
from lineofsight.register import Register
from lineofsight.register.export import ATTRIBUTION
from lineofsight.web.api.answers.shape import ProblemDetails
from lineofsight.web.api.describing import REFERENCE
from lineofsight.web.api.document import FILE, add_routes
from lineofsight.web.app import create_app
from lineofsight.web.settings import Settings

__all__ = ["ADDRESSES", "cut", "described", "write_document"]

ADDRESSES = {
    "begin": "/api/v1",
    "authorities": "/api/v1/authorities?region=South+West&as_of=2026-06-30&per_page=1",
    "authority": "/api/v1/authorities/E06000059?as_of=2026-06-30",
    "next_of_authority": "/api/v1/authorities/E06000059/next?as_of=2026-06-30",
    "board": "/api/v1/authorities/E06000059/board?as_of=2026-06-30",
    "activities": "/api/v1/activities?authority=Dorset&family=ilacs&as_of=2026-06-30&per_page=1",
    "activity": "/api/v1/activities/E06000059-ilacs-2025-03-17?as_of=2026-06-30",
    "profile": "/api/v1/profile?as_of=2026-06-30",
    "themes": "/api/v1/themes?grade=outstanding&as_of=2026-06-30",
    "passages": "/api/v1/themes/supervision/passages?grade=inadequate&as_of=2026-06-30&per_page=1",
    "indicators": "/api/v1/indicators?per_page=1",
    "figures": "/api/v1/indicators/care-rate?authority=Dorset&since=2020&as_of=2026-06-30&per_page=1",
    "due": "/api/v1/next?region=South+West&within=6m&as_of=2026-06-30&per_page=1",
    "frameworks": "/api/v1/frameworks?as_of=2026-06-30&per_page=1",
    "framework": "/api/v1/frameworks/ilacs-2026?as_of=2026-06-30",
}
"""What is asked as an example, by the name of the operation."""

_ABOUT = f"""The public record of inspection of children's services in England, as known on any day.

Every answer is JSON; lists and tables also come as CSV, with `Accept: text/csv` or `format=csv`. `as_of` asks what had
been published by a day. Lists come by the page, with links to the others in the `Link` heading. Answers have an
`ETag`: send it back as `If-None-Match`, and what has not changed is not sent again. Parameters that are not described
here are refused. Problems are told after RFC 9457. Nothing is asked of any other machine, and no key is needed.

Figures are prompts for thought and never verdicts. {ATTRIBUTION}"""


def write_document(path: Path = FILE) -> None:
    """Ask each question of the record that ships with the package, and write the document with the answers."""
    with TemporaryDirectory() as name:
        register = Path(name) / "register.sqlite"
        Register.create(register, snapshot=True).close()
        answers = asyncio.run(_asked(Settings(register=register)))
    path.write_text(json.dumps(described(answers), indent=1, ensure_ascii=False) + "\n", "utf-8")


def described(answers: Mapping[str, Any]) -> dict[str, Any]:
    """The document, with these answers as examples, cut short."""
    app = FastAPI(openapi_url=None)
    add_routes(app)
    made = get_openapi(
        title="lineofsight",
        version=__version__,
        summary="Inspection of children's services in England, as data.",
        description=_ABOUT,
        routes=app.routes,
        servers=[{"url": "/"}],
        license_info={"name": "MIT", "identifier": "MIT"},
    )
    _, schemas = models_json_schema([(ProblemDetails, "serialization")], ref_template=REFERENCE)
    if twice := made["components"]["schemas"].keys() & schemas["$defs"].keys():
        raise ValueError(f"Two models are called {', '.join(twice)}: rename one, so that each is described.")
    made["components"]["schemas"] |= schemas["$defs"]
    for operation in (entry for path in made["paths"].values() for entry in path.values()):
        name = operation["operationId"]
        for parameter in operation.get("parameters", ()):
            parameter["schema"] = _as_sent(parameter["schema"])
        operation["x-codeSamples"] = [{"lang": "curl", "source": f"curl 'http://127.0.0.1:8000{ADDRESSES[name]}'"}]
        if name in answers:
            operation["responses"]["200"]["content"]["application/json"]["example"] = cut(answers[name])
    return made


def _as_sent(schema: Mapping[str, Any]) -> dict[str, Any]:
    """The schema of a parameter without null, which nobody can send."""
    kinds = [kind for kind in schema.get("anyOf", ()) if kind != {"type": "null"}]
    rest = {name: value for name, value in schema.items() if name != "anyOf"}
    return {**rest, **(kinds[0] if len(kinds) == 1 else {"anyOf": kinds} if kinds else {})}


async def _asked(settings: Settings) -> dict[str, Any]:
    transport = httpx.ASGITransport(create_app(settings))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        answers = {name: await client.get(address) for name, address in ADDRESSES.items()}
    return {name: answer.raise_for_status().json() for name, answer in answers.items()}


def cut(value: Any) -> Any:
    """The value with every list cut to its first item."""
    if isinstance(value, dict):
        return {name: cut(item) for name, item in value.items()}
    return [cut(item) for item in value[:1]] if isinstance(value, list) else value


if __name__ == "__main__":
    write_document()
