"""The command that opens the local site."""

from pathlib import Path
from typing import Annotated

import typer

from lineofsight.cli.options import RegisterFile
from lineofsight.cli.output import print_words
from lineofsight.errors import NotFoundError

__all__ = ["serve"]

_USUAL_PORT = 8000


def serve(
    host: Annotated[
        str, typer.Option(help="Where to listen. Anything but this machine shares the site, which then takes no forms.")
    ] = "127.0.0.1",
    port: Annotated[
        int | None, typer.Option(min=0, max=65535, help="The port; by default 8000, or any free one if that is taken.")
    ] = None,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Do not open a browser.")] = False,
    reports: Annotated[
        Path | None,
        typer.Option(
            metavar="FOLDER",
            envvar="LINEOFSIGHT_REPORTS",
            help="The folder with the files of the reports, to show the pages that were read.",
        ),
    ] = None,
    register: RegisterFile = None,
) -> None:
    """Open a local site on the register: every page, chart and download, without account or network.

    It listens on this machine only unless told otherwise, and stops with Ctrl-C.
    """
    from lineofsight.web.serving import serve as run
    from lineofsight.web.settings import Settings

    if reports is not None and not reports.is_dir():
        raise NotFoundError(f"There is no folder {reports}. Give the folder that holds the files of the reports.")
    settings = Settings(register=register, reports=reports, host=host, port=_USUAL_PORT if port is None else port)
    if not settings.is_private:
        print_words("Others can reach this site. It takes no decisions, corrections or files while they can.")
    run(
        settings,
        or_any_port=port is None,
        open_browser=not no_browser,
        tell=lambda address: print_words(f"{address}  (Ctrl-C ends it)"),
    )
