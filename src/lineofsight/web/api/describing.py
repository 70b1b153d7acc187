"""How a question is described: the forms its answer is given in, and every problem it can meet.

It knows OpenAPI. What each part may ask and answer is said by its own models.
"""

from typing import Any

from fastapi import Depends

from lineofsight.web.api.answers.shape import ProblemDetails
from lineofsight.web.api.negotiation import only_json
from lineofsight.web.problems import MEDIA_TYPE

__all__ = ["REFERENCE", "answering"]

REFERENCE = "#/components/schemas/{model}"
"""Where the description has a model."""

_PROBLEMS = {
    400: "The question makes no sense.",
    404: "Something named in the question is not there.",
    405: "Only GET and HEAD are answered.",
    406: "The answer is given in no form that is accepted.",
    414: "The address is too long.",
    422: "A parameter is unknown, or has a value it cannot have.",
    500: "The site met an error of its own.",
}


def answering(model: Any, *, tabled: bool = False) -> dict[str, Any]:
    """How a route declares its answer: its shape, its forms (as a table too where `tabled`), and every problem."""
    table = {"text/csv": {"schema": {"type": "string"}}} if tabled else {}
    problem = {"content": {MEDIA_TYPE: {"schema": {"$ref": REFERENCE.format(model=ProblemDetails.__name__)}}}}
    return {
        "response_model": model,
        "responses": {
            200: {"description": "The answer.", "content": {"application/json": {}, **table}},
            304: {"description": "What is known by this ETag has not changed."},
            **{status: {"description": words, **problem} for status, words in _PROBLEMS.items()},
        },
        "dependencies": [] if tabled else [Depends(only_json)],
    }
