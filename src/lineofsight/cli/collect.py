"""The command that collects new reports from the site that publishes them, and builds the register from them."""

import logging
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lineofsight.cli.documents import build as build_register
from lineofsight.cli.options import RegisterFile
from lineofsight.cli.output import dated, print_table, print_words, progress_bar

if TYPE_CHECKING:
    from lineofsight.reports.collect import CollectReport

__all__ = ["collect"]


def collect(
    folder: Annotated[Path, typer.Argument(help="The folder to keep the reports in; made if it is not there.")],
    authority: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Only this authority; may be given again.")
    ] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Read the listings, say what would be downloaded, and write nothing.")
    ] = False,
    build: Annotated[bool, typer.Option("--build/--no-build", help="Build the register afterwards.")] = True,
    recheck: Annotated[
        bool, typer.Option("--recheck", help="Also ask whether documents collected before have changed.")
    ] = False,
    site: Annotated[
        Path | None, typer.Option(metavar="FILE.toml", help="A corrected copy of the package's site.toml.")
    ] = None,
    register: RegisterFile = None,
) -> None:
    """Download newly published reports, politely, and build the register from them.

    A run that was interrupted, or in which something failed, is taken up by the next one.
    """
    from lineofsight.authorities import find
    from lineofsight.reports.collect import collect as collect_reports
    from lineofsight.reports.site import load_site

    # The retries are told at the end, if they did not help.
    logging.getLogger("stamina").addHandler(logging.NullHandler())
    with progress_bar() as bar:
        task = bar.add_task("Collecting", total=None)
        report = collect_reports(
            folder,
            site=load_site(site),
            authorities=[find(name) for name in authority] if authority else None,
            dry_run=dry_run,
            recheck=recheck,
            progress=lambda done, total, _address: bar.update(task, completed=done, total=total),
        )
    _print_report(report, dry_run)
    if build and not dry_run and folder.is_dir():
        build_register(folder, register=register)
    report.raise_for_failures()


def _print_report(report: "CollectReport", dry_run: bool) -> None:
    fresh = "would be downloaded" if dry_run else "are new"
    print_words(
        f"{report.listed} documents are listed on {report.pages} pages: {report.unchanged} were here, "
        f"{len(report.new)} {fresh}, {len(report.copies)} are copies under new addresses."
    )
    if report.new:
        rows = [
            (item.authority.label, item.link.text, dated(item.link.published), item.link.url) for item in report.new
        ]
        print_table("To download" if dry_run else "New", ("Authority", "Document", "Published", "Address"), rows)
    failures = (*report.emptied, *report.failed)
    if failures:
        print_table("Not collected", ("Address", "Reason"), [(each.address, each.reason) for each in failures])
