"""Collecting new reports: every authority's page is asked what it lists, and what is not here yet is downloaded.

It decides what to ask for and tells what came of it. How to ask is `fetching`'s business, how pages are laid out
`site.toml`'s, how documents are kept `shelf`'s. It reads no document.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

import httpx

from lineofsight.authorities import Authority, all_authorities
from lineofsight.errors import CollectError, DataError, NotFoundError
from lineofsight.reports.fetching import Fetcher, Validators, make_client
from lineofsight.reports.listing_pages import Link, read_links
from lineofsight.reports.shelf import PageNote, Shelf
from lineofsight.reports.site import Site, load_site

__all__ = ["CollectReport", "Failure", "Listed", "Progress", "collect"]

Progress = Callable[[int, int, str], None]
"""Called before each request: how many are done, of how many so far known, and the address asked next."""

Item = TypeVar("Item")

_NAMED = 5
"""How many failures a message names; the report holds them all."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A document that an authority's page lists. `file` is where it is kept, None where it is not."""

    authority: Authority
    link: Link
    file: Path | None = None


@dataclass(frozen=True, slots=True)
class Failure:
    """An address that gave nothing usable, and why."""

    address: str
    reason: str


@dataclass(frozen=True, slots=True)
class CollectReport:
    """What a run did.

    `pages` were read; they list `listed` documents, each address once. `new` were stored, or with a dry run would be
    asked for; `copies` are new addresses of bytes already here; `unchanged` documents were here. `emptied` pages list
    nothing though they did before, `failed` addresses could not be collected.
    """

    pages: int
    listed: int
    new: tuple[Listed, ...]
    copies: tuple[Listed, ...]
    unchanged: int
    emptied: tuple[Failure, ...]
    failed: tuple[Failure, ...]

    def raise_for_failures(self) -> None:
        """Raise DataError if the pages do not look as they did, CollectError if anything else failed."""
        remedy = (
            "Their layout may have changed: compare them with the selectors in the package's reports/site.toml, "
            "and give a corrected copy with --site."
        )
        if self.emptied:
            raise DataError(f"{_named(self.emptied)}. {remedy}")
        if self.failed:
            raise CollectError(f"Not collected: {_named(self.failed)}. What did come is kept; run again for the rest.")
        if self.pages and not self.listed:
            raise DataError(f"No document is listed on any of the pages asked for ({self.pages}). {remedy}")


def collect(
    folder: Path,
    *,
    site: Site | None = None,
    authorities: Sequence[Authority] | None = None,
    client: httpx.Client | None = None,
    dry_run: bool = False,
    recheck: bool = False,
    progress: Progress | None = None,
) -> CollectReport:
    """Bring `folder` up to date with the reports published about `authorities`, by default all there are or were.

    `site` is by default the one shipped with the package. A document that is here already is not asked for, unless
    `recheck`: then only for what changed since. A dry run asks for pages alone and writes nothing. What fails is told
    in the report and does not stop the run, unless very much fails in a row.

    Raises NotFoundError for an authority without a provider's number, DataError for a folder that cannot be used.
    """
    site = site or load_site()
    places = _with_number(authorities)
    shelf = Shelf(folder)
    with ExitStack() as stack:
        fetcher = Fetcher(client or stack.enter_context(make_client(site)), site)
        run = _Run(site, shelf, fetcher, dry_run, _Rounds(site.manners.failures_in_a_row, progress))
        if not dry_run:
            shelf.tidy()
        listed = run.read_pages(places)
        run.get_documents(listed, recheck=recheck)
        return run.report(len(listed))


def _with_number(authorities: Sequence[Authority] | None) -> list[Authority]:
    if authorities is None:
        return [authority for authority in all_authorities() if authority.urn]
    if unknown := [authority.label for authority in authorities if not authority.urn]:
        raise NotFoundError(f"No provider's number is known for {', '.join(unknown)}. Leave it out.")
    return list(authorities)


def _named(failures: Sequence[Failure]) -> str:
    more = f"; and {len(failures) - _NAMED} more" if len(failures) > _NAMED else ""
    return "; ".join(f"{failure.address}: {failure.reason}" for failure in failures[:_NAMED]) + more


@dataclass(slots=True)
class _Rounds:
    """Goes through addresses, keeps what failed, and stops where `limit` of them fail in a row."""

    limit: int
    progress: Progress | None
    done: int = 0
    total: int = 0
    in_a_row: int = 0
    untried: int = 0
    failed: list[Failure] = field(default_factory=list)

    def go(self, items: Mapping[str, Item], work: Callable[[str, Item], None]) -> None:
        """Do `work` for each address."""
        self.total += len(items)
        for address, item in items.items():
            if self.in_a_row >= self.limit:
                self.untried += 1
                continue
            if self.progress:
                self.progress(self.done, self.total, address)
            try:
                work(address, item)
                self.in_a_row = 0
            except CollectError as error:
                self.failed.append(Failure(address, str(error)))
                self.in_a_row += 1
            self.done += 1


@dataclass(slots=True)
class _Run:
    """One run: what it works with, and its tally so far."""

    site: Site
    shelf: Shelf
    fetcher: Fetcher
    dry_run: bool
    rounds: _Rounds
    pages: int = 0
    unchanged: int = 0
    listed: dict[str, Listed] = field(default_factory=dict)
    new: list[Listed] = field(default_factory=list)
    copies: list[Listed] = field(default_factory=list)
    emptied: list[Failure] = field(default_factory=list)

    def read_pages(self, places: Iterable[Authority]) -> list[Listed]:
        """What the pages of `places` list, each address once; those on other sites are failures."""
        self.rounds.go({self.site.page_of(place.urn or ""): place for place in places}, self._read_page)
        for url, item in self.listed.items():
            if not self.site.allows(url):
                reason = f"{item.authority.label}'s page lists it, but its site is not one to collect from"
                self.rounds.failed.append(Failure(url, reason))
        return [item for url, item in self.listed.items() if self.site.allows(url)]

    def _read_page(self, address: str, place: Authority) -> None:
        selectors = str(self.site.listing)
        known = self.shelf.page(address)
        # A page unchanged for the server must still be read again by other selectors.
        usable = known if known and known.selectors == selectors else None
        answer = self.fetcher.page(address, usable.validators if usable else Validators())
        links = usable.links if usable else ()
        if answer:
            links = read_links(answer.text, answer.address, self.site.listing)
            if known and known.links and not links:
                self.emptied.append(Failure(address, f"lists no document, and listed {len(known.links)} before"))
            elif not self.dry_run:
                self.shelf.keep_page(address, PageNote(links=links, selectors=selectors, validators=answer.validators))
        self.pages += 1
        for link in links:
            self.listed.setdefault(link.url, Listed(place, link))

    def get_documents(self, listed: Iterable[Listed], *, recheck: bool) -> None:
        """Get the documents that are not here, and with `recheck` those that have changed."""
        wanted = {}
        for item in listed:
            if not self.shelf.holds(item.link.url) or (recheck and self.shelf.validators(item.link.url)):
                wanted[item.link.url] = item
            else:
                self.unchanged += 1
                if not self.dry_run:
                    self.shelf.relist(item.authority, item.link)
        if self.dry_run:
            self.new += wanted.values()
        else:
            self.rounds.go(wanted, self._get_document)

    def _get_document(self, address: str, item: Listed) -> None:
        known = self.shelf.validators(address)
        answer = self.fetcher.document(address, known or Validators())
        if answer is None:
            self.unchanged += 1
            return
        place, fresh = self.shelf.keep(item.authority, item.link, answer.content, answer.validators)
        kept = replace(item, file=place)
        if fresh:
            self.new.append(kept)
        elif known:
            self.unchanged += 1
        else:
            self.copies.append(kept)

    def report(self, listed: int) -> CollectReport:
        """The tally."""
        failed = self.rounds.failed
        if self.rounds.untried:
            reason = f"{self.rounds.in_a_row} addresses failed in a row, so {self.rounds.untried} were not tried"
            failed = [*failed, Failure(self.site.base, reason)]
        return CollectReport(
            pages=self.pages,
            listed=listed,
            new=tuple(self.new),
            copies=tuple(self.copies),
            unchanged=self.unchanged,
            emptied=tuple(self.emptied),
            failed=tuple(failed),
        )
