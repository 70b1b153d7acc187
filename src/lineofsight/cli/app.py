"""The command's frame: its name, its help, and how errors reach a person.

Errors meant for users end with one line and a documented exit code (see `lineofsight.errors`), never a traceback.
"""

import sys
from typing import Annotated

import typer

from lineofsight import __version__
from lineofsight.cli import (
    activity,
    authorities,
    briefings,
    collect,
    corrections,
    documents,
    frameworks,
    indicators,
    national,
    pathway,
    questions,
    search,
    serve,
    sources,
    themes,
    watch,
)
from lineofsight.cli.output import complain
from lineofsight.errors import LineOfSightError

__all__ = ["app", "main"]

app = typer.Typer(
    name="lineofsight",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 done, 1 something was found wrong, 2 wrong use, 3 not found, 4 unusable data, 5 register, "
    "6 not all collected.",
)
app.command("read")(documents.read)
app.command("build")(documents.build)
app.command("collect")(collect.collect)
app.command("authority")(authorities.authority)
app.command("profile")(national.profile)
app.command("changes")(national.changes)
app.command("activity")(activity.activity)
app.command("watch")(watch.watch)
app.command("search")(search.search)
app.add_typer(themes.app, name="themes")
app.add_typer(frameworks.app, name="framework")
app.command("next")(pathway.next_)
app.command("due")(pathway.due)
app.command("deadlines")(pathway.deadlines)
app.command("calendar")(pathway.calendar)
app.add_typer(frameworks.judgements, name="judgements")
app.add_typer(briefings.app, name="briefing")
app.add_typer(indicators.app, name="indicators")
app.command("questions")(questions.questions)
app.command("serve")(serve.serve)
app.command("reconcile")(sources.reconcile)
app.command("secondary")(sources.secondary)
app.command("correct")(corrections.correct)
app.command("corrections")(corrections.corrections)
app.command("export")(sources.export)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"lineofsight {__version__}")
        raise typer.Exit


@app.callback()
def _describe(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Inspection intelligence for English local-authority children's services.

    Read inspection reports into one register of every inspection, judgement and recommendation, and ask it what was
    known on any date. The national history ships with the package: try "lineofsight serve" or "lineofsight profile".
    """


def main() -> None:
    """Run the command."""
    try:
        app()
    except LineOfSightError as error:
        complain(str(error))
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # The reader of our output has gone, as `head` does; the interpreter must not complain while it shuts down.
        sys.stderr.close()
        sys.exit(0)
