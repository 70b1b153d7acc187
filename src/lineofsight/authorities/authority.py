"""What an authority is: its codes, names, place and dates.

This module knows the shape of one authority and refuses to know where the facts are kept (`tables`) or how a
printed name finds its authority (`names`, `resolution`).
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

__all__ = ["Authority", "AuthorityType", "Style"]


class AuthorityType(StrEnum):
    """The legal form of a council that runs children's services."""

    COUNTY = "county"
    UNITARY = "unitary"
    METROPOLITAN_DISTRICT = "metropolitan-district"
    LONDON_BOROUGH = "london-borough"
    CITY_OF_LONDON = "city-of-london"
    ISLES_OF_SCILLY = "isles-of-scilly"


class Style(StrEnum):
    """A title some councils bear and others do not, so that it tells names apart.

    "Derby City Council" is Derby; "Derby County Council" is nobody, and surely not Derby.
    """

    COUNTY = "county"
    CITY = "city"
    LONDON = "london"


@dataclass(frozen=True, slots=True)
class Authority:
    """A local authority responsible for children's services, of today or abolished.

    `code` is the 9-character ONS code, today's or the last it had; `former_codes` are earlier codes of the
    same place. `dfe_number` has three digits; `urn` is Ofsted's provider number, None where it is not known.
    `opened` and `closed` are its first and last day, None for before the record begins and for still there.
    `ofsted_region` is the region as Ofsted groups it (North East, Yorkshire and the Humber are one).
    """

    code: str
    name: str
    region: str
    ofsted_region: str
    type: AuthorityType
    styles: tuple[Style, ...]
    dfe_number: str
    urn: str | None
    opened: date | None
    closed: date | None
    former_codes: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The name, with the year it ended for an abolished authority: "Dorset (to 2019)"."""
        return self.name if self.closed is None else f"{self.name} (to {self.closed.year})"

    def label_on(self, day: date) -> str:
        """The label as of a day: the year it ended is added only once it has."""
        return self.label if self.is_closed_on(day) else self.name

    @property
    def identifiers(self) -> tuple[str, ...]:
        """Every code that means this authority: ONS codes, DfE number, Ofsted number."""
        return (self.code, *self.former_codes, self.dfe_number, *filter(None, [self.urn]))

    def is_closed_on(self, day: date) -> bool:
        """Whether the authority had been abolished before `day`."""
        return self.closed is not None and self.closed < day

    def existed_on(self, day: date) -> bool:
        """Whether the authority was there on `day`, its first and last day included."""
        return (self.opened is None or self.opened <= day) and (self.closed is None or day <= self.closed)
