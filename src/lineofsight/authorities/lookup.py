"""The list of authorities, by date, code and region, and who followed whom.

It knows codes and dates, and refuses to know names as people print them (`resolution`).
"""

from datetime import date

from lineofsight.authorities.authority import Authority
from lineofsight.authorities.tables import tables
from lineofsight.errors import NotFoundError, UnknownAuthorityError

__all__ = ["all_authorities", "by_code", "in_region", "predecessors", "regions", "successors"]


def all_authorities(on: date | None = None) -> tuple[Authority, ...]:
    """The authorities that existed on the day `on`, by name; without a day, today's and abolished ones."""
    return tuple(authority for authority in tables().authorities if on is None or authority.existed_on(on))


def by_code(code: str) -> Authority:
    """The authority that `code` means: an ONS code, today's or former, a DfE number or an Ofsted number.

    Raises `UnknownAuthorityError` if it means none.
    """
    try:
        return tables().by_identifier[code.strip().upper()]
    except KeyError:
        raise UnknownAuthorityError(
            f"No authority has the code {code!r}. Give a 9-character ONS code (E06000059), "
            "a 3-digit DfE number (838) or an Ofsted provider number (2532283)."
        ) from None


def regions() -> tuple[str, ...]:
    """The names of the nine regions of England."""
    return tuple(tables().regions)


def in_region(name: str, on: date | None = None) -> tuple[Authority, ...]:
    """The authorities of a region, one of the nine or as Ofsted groups them, in any case; `on` as above.

    Raises `NotFoundError` if there is no such region.
    """
    wanted = name.strip().casefold()
    known = {region.casefold() for pair in tables().regions.items() for region in pair}
    if wanted not in known:
        raise NotFoundError(f"There is no region {name!r}. The regions are {', '.join(regions())}.")
    return tuple(
        authority
        for authority in all_authorities(on)
        if wanted in (authority.region.casefold(), authority.ofsted_region.casefold())
    )


def successors(authority: Authority) -> tuple[Authority, ...]:
    """The authorities that took over the area of `authority`, most of it first; none if it remains."""
    return tuple(after for before, after in tables().succession if before == authority)


def predecessors(authority: Authority) -> tuple[Authority, ...]:
    """The abolished authorities whose area, or part of it, `authority` took over."""
    return tuple(before for before, after in tables().succession if after == authority)
