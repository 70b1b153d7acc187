"""The command that watches for new reports: a feed for readers, a digest for people."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from lineofsight.cli.options import Region, RegisterFile, day, open_register
from lineofsight.cli.output import print_words
from lineofsight.errors import UsageError

__all__ = ["watch"]


def watch(
    since: Annotated[date, typer.Option(parser=day, metavar="DATE", help="The first day of publication.")],
    until: Annotated[date | None, typer.Option(parser=day, metavar="DATE", help="The last day of publication.")] = None,
    feed: Annotated[Path | None, typer.Option(metavar="FILE.atom", help="Write an Atom feed here.")] = None,
    digest: Annotated[Path | None, typer.Option(metavar="FILE.md", help="Write a digest in Markdown here.")] = None,
    region: Region = None,
    authority: Annotated[
        list[str] | None, typer.Option(metavar="NAME|CODE", help="One authority only; may be repeated.")
    ] = None,
    publisher: Annotated[
        str | None,
        typer.Option(metavar="DOMAIN,YEAR", help="Who publishes the feed, in its identifiers: council.gov.uk,2025."),
    ] = None,
    register: RegisterFile = None,
) -> None:
    """Write what was published since a day, with the judgements that moved, as a feed and a digest.

    Without --feed and --digest the digest is printed.
    """
    from lineofsight.register import TAGGING_ENTITY, atom_feed
    from lineofsight.register import digest as make_digest
    from lineofsight.register import watch as look

    with open_register(register) as source:
        watched = look(source, since, until, region=region, authorities=authority or ())
    if feed:
        _write(feed, atom_feed(watched, publisher or TAGGING_ENTITY))
    if digest:
        _write(digest, make_digest(watched).encode())
    if not (feed or digest):
        typer.echo(make_digest(watched), nl=False)


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}. Choose a folder you can write to.") from error
    print_words(f"Wrote {path}.")
