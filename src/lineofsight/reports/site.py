"""Loads `site.toml`: where reports are listed, how those pages are laid out, and how politely they are asked for.

It checks the file and says which addresses may be contacted. It contacts none.
"""

import re
import tomllib
from importlib import resources
from pathlib import Path
from typing import Annotated

import httpx
from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator
from selectolax.lexbor import LexborHTMLParser, SelectolaxError

from lineofsight.errors import DataError, NotFoundError

__all__ = ["Answers", "Listing", "Manners", "Site", "load_site"]

Seconds = Annotated[float, Field(ge=0)]
Some = Annotated[int, Field(ge=1)]


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Listing(_Strict):
    """How a listing page is read: CSS selectors of a link and, within it, of its label, and the label's wording."""

    link: str
    label: str
    wording: re.Pattern[str]

    @field_validator("link", "label")
    @classmethod
    def _is_selector(cls, value: str) -> str:
        try:
            LexborHTMLParser("").css(value)
        except SelectolaxError:
            raise ValueError(f"{value!r} is not a CSS selector") from None
        return value

    @field_validator("wording")
    @classmethod
    def _has_groups(cls, value: re.Pattern[str]) -> re.Pattern[str]:
        if set(value.groupindex) != {"text", "published"}:
            raise ValueError("the pattern needs the groups (?P<text>…) and (?P<published>…)")
        return value


class Answers(_Strict):
    """What a good answer is: its content types and its largest size."""

    content_types: tuple[str, ...]
    largest_bytes: Some


class Manners(_Strict):
    """How politely a site is asked; all times in seconds.

    `attempts` counts the first one. After `failures_in_a_row` addresses that failed, no more are tried.
    """

    seconds_between_requests: Seconds
    seconds_of_silence: Seconds
    seconds_per_answer: Seconds
    attempts: Some
    first_wait: Seconds
    longest_wait: Seconds
    redirects: Annotated[int, Field(ge=0)]
    failures_in_a_row: Some


class Site(_Strict):
    """Everything `site.toml` says."""

    base: str
    document_sites: tuple[str, ...]
    provider_page: str
    listing: Listing
    page: Answers
    document: Answers
    manners: Manners

    @field_validator("base", "document_sites")
    @classmethod
    def _are_sites(cls, value: str | tuple[str, ...]) -> str | tuple[str, ...]:
        for address in (value,) if isinstance(value, str) else value:
            if _site_of(address) != address:
                raise ValueError(f"{address!r} is not a site. Write it as https://reports.example.org")
        return value

    @field_validator("provider_page")
    @classmethod
    def _is_path(cls, value: str) -> str:
        if not value.startswith("/") or value.count("{") != 1 or "{urn}" not in value:
            raise ValueError(f"{value!r} must be a path from the root with {{urn}} for the provider's number")
        return value

    def page_of(self, urn: str) -> str:
        """The address of a provider's page."""
        return self.base + self.provider_page.format(urn=urn)

    def allows(self, address: str) -> bool:
        """Whether an address may be contacted: same scheme, host and port as `base` or one of `document_sites`."""
        return _site_of(address) in (self.base, *self.document_sites)


def load_site(path: Path | None = None) -> Site:
    """The site described in the file at `path`, or the one shipped with the package.

    Raises NotFoundError without the file, DataError naming the key of a bad entry.
    """
    try:
        text = path.read_text("utf-8") if path else (resources.files(__package__) / "site.toml").read_text("utf-8")
        return Site.model_validate(tomllib.loads(text))
    except FileNotFoundError:
        raise NotFoundError(f"There is no file {path}. Copy the site.toml of the package and change that.") from None
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError, ValidationError) as error:
        raise DataError(f"{path or 'site.toml'} cannot be used: {error}. Compare it with the package's own.") from error


def _site_of(address: str) -> str | None:
    """Scheme, host and port of an address; None where it is no web address."""
    try:
        url = httpx.URL(address)
    except httpx.InvalidURL:
        return None
    return f"{url.scheme}://{url.netloc.decode()}" if url.scheme in ("http", "https") and url.host else None
