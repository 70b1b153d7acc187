"""The shape every answer shares: what all models have, lists by the page, and problems.

It knows no fact.
"""

from typing import Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field

__all__ = ["Listed", "Named", "ProblemDetails", "Shape"]

Item = TypeVar("Item")


class Shape(BaseModel):
    """An answer or a part of one. What has no place in it is a mistake, and never left out in silence."""

    model_config = ConfigDict(extra="forbid")


class Listed(Shape, Generic[Item]):
    """One page of a list. The Link heading has the addresses of the others."""

    items: list[Item]
    page: int = Field(ge=1)
    per_page: int = Field(ge=1)
    pages: int = Field(ge=1, description="How many pages the list has.")
    total: int = Field(ge=0, description="How many items the list has.")


class Named(Shape):
    """An authority by code and name."""

    code: str
    name: str | None


class Fault(Shape):
    """Where in a question something is wrong, and what."""

    where: list[str]
    what: str


class ProblemDetails(Shape):
    """What went wrong, after RFC 9457. `detail` says what to do; `suggestions` are names that may have been meant."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    suggestions: list[str] | None = None
    errors: list[Fault] | None = None
