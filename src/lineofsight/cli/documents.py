"""Commands about documents: read some and print what they say, or build the register from a folder of them."""

import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from lineofsight.cli.options import AsJson, RegisterFile
from lineofsight.cli.output import dated, print_json, print_table, print_words, progress_bar
from lineofsight.errors import NotFoundError
from lineofsight.vocabulary import Addressee, RecommendationKind

if TYPE_CHECKING:
    from lineofsight.register import BuildReport, Register
    from lineofsight.reports import InspectionRecord

__all__ = ["build", "read"]

_ALONE = 4
"""Documents up to this number are read in this process: starting others would take longer."""


def read(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH...", help="Reports (PDF), or folders of them.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print one record per line as JSON.")] = False,
    workers: Annotated[int | None, typer.Option(help="Processes to read with; by default one per processor.")] = None,
) -> None:
    """Read reports and print what they say, without touching any register.

    A document that cannot be read is a record too, with the problem named in it.
    """
    for record in _records(_files(paths), workers):
        if as_json:
            sys.stdout.write(record.model_dump_json() + "\n")
        else:
            _print_record(record)


def _files(paths: list[Path]) -> list[Path]:
    files: list[Path] = []
    for path in paths:
        if path.is_dir():
            files += sorted(found for found in path.rglob("*") if found.suffix.lower() == ".pdf" and found.is_file())
        elif path.is_file():
            files.append(path)
        else:
            raise NotFoundError(f"There is no file or folder {path}. Check the path.")
    return files


def _records(files: list[Path], workers: int | None) -> Iterator["InspectionRecord"]:
    """The records in the order of the files, however they were read."""
    from lineofsight.reports import read as read_report

    if len(files) <= _ALONE or workers == 0:
        yield from map(read_report, files)
        return
    from lineofsight.register.workers import default_workers, read_files

    yield from read_files(files, read_report, workers or default_workers(len(files)))


def _print_record(record: "InspectionRecord") -> None:
    authority = record.authority.name or record.authority.as_printed if record.authority else None
    title = f"{authority or record.document.filename}: {record.framework or record.family}, {record.kind or 'unread'}"
    print_table(
        title,
        ("Area", "Grade", "Page"),
        [(item.area.label, item.grade.label, item.page) for item in record.judgements],
        right=("Page",),
    )
    own = [item for item in record.recommendations if item.addressee is not Addressee.LSCB]
    priorities = sum(item.kind is RecommendationKind.PRIORITY for item in own)
    print_words(
        f"{record.document.filename}; on site {dated(record.fieldwork_start, record.fieldwork_end)}; "
        f"published {dated(record.published) if record.published else 'not printed'}; "
        f"lead inspector {record.lead_inspector or 'not named'}; {len(own) - priorities} improvements, "
        f"{priorities} priority actions, {len(record.recommendations) - len(own)} for the safeguarding board, "
        f"{len(record.findings)} findings."
    )
    for problem in record.problems:
        print_words(f"Problem {problem.code}: {problem.message}", style="yellow")
    print_words("")


def build(
    folder: Annotated[Path, typer.Argument(help="The folder that holds the reports, at any depth.")],
    index: Annotated[
        Path | None,
        typer.Option(help="The listing (index.csv) with publication dates; by default the folder's or its parent's."),
    ] = None,
    register: RegisterFile = None,
    empty: Annotated[
        bool, typer.Option("--empty", help="Start a new register from nothing, not from the shipped history.")
    ] = False,
    workers: Annotated[int | None, typer.Option(help="Processes to read with; by default one per processor.")] = None,
    as_json: AsJson = False,
) -> None:
    """Bring a register up to date with a folder of reports.

    Only what is new or changed is read and its themes coded; a build that was interrupted goes on where it stopped.
    """
    from lineofsight.cli.theme_scores import code_documents
    from lineofsight.register import build as build_register

    with _open_or_create(register, empty) as target, progress_bar() as bar:
        task = bar.add_task("Reading reports", total=None)
        report = build_register(
            target,
            folder,
            index=index,
            workers=workers,
            progress=lambda done, total, _name: bar.update(task, completed=done, total=total),
        )
        if report.new or report.changed:
            code_documents(target, bar)
        path = target.path
    if as_json:
        print_json(asdict(report))
    else:
        _print_report(report, path)


def _open_or_create(path: Path | None, empty: bool) -> "Register":
    from lineofsight.register import Register

    if path is None or path.exists():
        return Register.open(path)
    return Register.create(path, snapshot=not empty)


def _print_report(report: "BuildReport", path: Path) -> None:
    print_words(
        f"{report.new} new, {report.changed} changed, {report.unchanged} unchanged documents in "
        f"{report.seconds:.1f} seconds; the register is {path}."
    )
    if report.failed:
        print_words(f"{report.failed} could not be read as reports.")
    for names, what in (
        (report.copies, "hold the same bytes as another file"),
        (report.missing, "were here before and are gone; their facts stay"),
        (report.unopened, "could not be opened"),
        (report.listed_twice, "are listed more than once"),
        (report.listed_missing, "are listed but not here"),
    ):
        if names:
            print_words(f"{len(names)} {what}: {', '.join(names[:5])}{', …' if len(names) > 5 else ''}")
    if report.problems:
        print_table(
            "Problems found in the documents", ("Problem", "Documents"), report.problems.items(), ("Documents",)
        )
