"""The interface for programs, described for people: every question with its parameters, an example and an answer.

Everything comes from the OpenAPI document.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from lineofsight.web.api.document import ROOT, document
from lineofsight.web.asking import Asked
from lineofsight.web.page import Answer, Page, Route
from lineofsight.web.site import Site

__all__ = ["ROUTES", "ApiContent", "Operation", "Parameter"]

_SITE = "http://127.0.0.1:8000"
"""Where the examples of the document ask."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a question: where it stands, and which values it takes, in words."""

    name: str
    place: str
    values: str
    description: str


@dataclass(frozen=True, slots=True)
class Operation:
    """A question: its address, what it is, and an example with the beginning of its answer."""

    name: str
    path: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    as_table: bool
    command: str
    answer: str


@dataclass(frozen=True, slots=True)
class ApiContent:
    """What the page shows: questions by part, and the statuses of problems with their meaning."""

    root: str
    parts: tuple[tuple[str, tuple[Operation, ...]], ...]
    problems: tuple[tuple[str, str], ...]


def _api(site: Site, _: Asked) -> Answer:
    described = document()
    address = site.settings.address
    operations = [
        (found["tags"][0], _operation(path, found, address))
        for path, methods in described["paths"].items()
        for found in methods.values()
    ]
    parts = tuple(
        (tag, tuple(item for other, item in operations if other == tag))
        for tag in dict.fromkeys(tag for tag, _ in operations)
    )
    first = next(iter(described["paths"].values()))["get"]["responses"]
    problems = tuple((status, entry["description"]) for status, entry in sorted(first.items()) if status >= "400")
    content = ApiContent(ROOT, parts, problems)
    return Page("data_api.html.j2", "The interface for programs", "data", content, trail=(("Data", "/data"),))


def _operation(path: str, found: Mapping[str, Any], address: str) -> Operation:
    content = found["responses"]["200"]["content"]
    return Operation(
        name=found["operationId"],
        path=path,
        title=found["summary"],
        description=found["description"],
        parameters=tuple(map(_parameter, found.get("parameters", ()))),
        as_table="text/csv" in content,
        command=found["x-codeSamples"][0]["source"].replace(_SITE, address),
        answer=json.dumps(content["application/json"]["example"], indent=2, ensure_ascii=False),
    )


def _parameter(found: Mapping[str, Any]) -> Parameter:
    schema = found["schema"]
    return Parameter(
        name=found["name"],
        place=found["in"],
        values=", ".join(_values(schema)) + (f"; {schema['default']} if not given" if "default" in schema else ""),
        description=found.get("description", ""),
    )


def _values(schema: Mapping[str, Any]) -> Iterator[str]:
    """The values that a schema allows, in words."""
    for inner in schema.get("anyOf", ()):
        yield from _values(inner)
    if "$ref" in schema:
        yield from _values(document()["components"]["schemas"][schema["$ref"].rpartition("/")[2]])
    elif "enum" in schema:
        yield from map(str, schema["enum"])
    elif schema.get("format") == "date":
        yield "a day, as 2024-03-31"
    elif schema.get("type") == "integer":
        yield f"a whole number from {schema['minimum']} to {schema['maximum']}"
    elif schema.get("type") == "boolean":
        yield "true or false"
    elif schema.get("type") == "string":
        yield f"text, up to {schema['maxLength']} letters" if "maxLength" in schema else "text"


ROUTES = (Route("/data/api", _api),)
