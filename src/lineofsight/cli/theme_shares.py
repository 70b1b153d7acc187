"""Commands about how often codes and themes are raised: shares and comparisons, and the passages behind them."""

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from lineofsight.cli.options import AsJson, AsOf, Region, RegisterFile, open_register
from lineofsight.cli.output import dated, print_json, print_words
from lineofsight.cli.theme_agreement import print_agreement_briefly, shipped_coder
from lineofsight.errors import UsageError
from lineofsight.vocabulary import Area, Family, Kind

if TYPE_CHECKING:
    from lineofsight.register import Register
    from lineofsight.themes.choice import Choice
    from lineofsight.themes.contrasts import Contrasts
    from lineofsight.themes.over_time import Recurrences, Trends
    from lineofsight.themes.passages import Behind
    from lineofsight.themes.prevalence import Prevalences
    from lineofsight.themes.protocols import Coder

__all__ = ["prevalence", "show"]


class _Part(StrEnum):
    RECOMMENDATIONS = "recommendations"
    WEAKNESSES = "weaknesses"
    STRENGTHS = "strengths"


class _By(StrEnum):
    CODES = "codes"
    THEMES = "themes"


Framework = Annotated[str | None, typer.Option(help="One framework only, for instance ilacs-2023.")]
OneFamily = Annotated[Family | None, typer.Option(help="One family only; by default ilacs and sif.")]
OneGrade = Annotated[
    str | None, typer.Option("--grade", metavar="GRADE", help="One grade, good-or-better or less-than-good.")
]
GradeOf = Annotated[Area | None, typer.Option(help="What the grade is of; by default --area, else overall.")]
OneArea = Annotated[
    Area | None, typer.Option("--area", help="Findings of this section, or recommendations whose code bears on it.")
]
OneKind = Annotated[Kind | None, typer.Option(help="One kind of inspection only.")]
PartOf = Annotated[_Part, typer.Option("--part", help="What counts: what is asked for, or what findings say.")]
Partners = Annotated[
    bool | None,
    typer.Option("--partners/--no-partners", help="Recommendations to boards and partnerships.", show_default=False),
]


def prevalence(
    as_of: AsOf = None,
    framework: Framework = None,
    family: OneFamily = None,
    grade: OneGrade = None,
    grade_of: GradeOf = None,
    area: OneArea = None,
    region: Region = None,
    kind: OneKind = None,
    part: PartOf = _Part.RECOMMENDATIONS,
    partners: Partners = None,
    by: Annotated[_By, typer.Option(help="Count each code, or whole themes.")] = _By.CODES,
    trend: Annotated[bool, typer.Option("--trend", help="Year by year, all inspections.")] = False,
    recurring: Annotated[bool, typer.Option("--recurring", help="What is raised again at the next one.")] = False,
    against: Annotated[
        str | None, typer.Option(metavar="GRADE", help="Compare --grade with this grade or group of grades.")
    ] = None,
    register: RegisterFile = None,
    as_json: AsJson = False,
) -> None:
    """Show in what share of authorities inspectors raise each code, with how sure that is.

    Each authority counts once, by its latest inspection; never sentences. Shares are also given corrected for the
    coder's errors where these were measured, and below them how far the coder agrees with people.
    """
    from lineofsight.cli.theme_tables import print_found
    from lineofsight.themes.plain import plain_agreement

    if sum((trend, recurring, against is not None)) > 1:
        raise UsageError("Ask for one of --trend, --recurring and --against at a time.")
    if against is not None and grade is None:
        raise UsageError("To compare, name two grades: for instance --grade outstanding --against inadequate.")
    choice = _choice(as_of, framework, family, grade, grade_of, area, region, kind, part, partners, by)
    with open_register(register) as source:
        coder = shipped_coder()
        found = _found(source, coder, choice, trend, recurring, against)
        if as_json:
            print_json({**found.to_json(), "agreement": plain_agreement(source, coder)})
            return
        print_found(found)
        print_agreement_briefly(source, coder)


def show(
    codes: Annotated[list[str], typer.Argument(metavar="CODE…", help="Codes or themes, as `codebook` prints them.")],
    as_of: AsOf = None,
    framework: Framework = None,
    family: OneFamily = None,
    grade: OneGrade = None,
    grade_of: GradeOf = None,
    area: OneArea = None,
    region: Region = None,
    kind: OneKind = None,
    part: PartOf = _Part.RECOMMENDATIONS,
    partners: Partners = None,
    most: Annotated[int, typer.Option(min=0, help="How many passages to print; JSON has them all.")] = 20,
    register: RegisterFile = None,
    as_json: AsJson = False,
) -> None:
    """Show the passages behind a number of `prevalence`: whose they are, where they stand, and what they say.

    Give the same options. Words are shown where the register has them: it was built from the reports.
    """
    from lineofsight.themes.passages import passages_behind
    from lineofsight.themes.plain import plain_behind

    choice = _choice(as_of, framework, family, grade, grade_of, area, region, kind, part, partners, _By.CODES)
    with open_register(register) as source:
        found = passages_behind(source, choice, codes)
    if as_json:
        print_json([plain_behind(item) for item in found])
        return
    for item in found[:most]:
        _print_behind(item)
    first = f"The first {most} of " if most < len(found) else ""
    authorities = len({item.activity.authority_code for item in found})
    print_words(f"{first}{len(found)} passages of {authorities} authorities. {choice.sentence()}")
    if any(item.text is None for item in found[:most]):
        print_words("Words are missing where the register knows only facts: build it from the reports to read them.")


def _choice(
    as_of: date | None,
    framework: str | None,
    family: Family | None,
    grade: str | None,
    grade_of: Area | None,
    area: Area | None,
    region: str | None,
    kind: Kind | None,
    part: _Part,
    partners: bool | None,
    by: _By,
) -> "Choice":
    from lineofsight.register.standing import grades_named
    from lineofsight.themes.choice import By, Choice, Told

    return Choice(
        as_of=as_of or date.today(),  # noqa: DTZ011  # a person's today
        told=Told(part),
        by=By(by),
        area=area,
        grades=grades_named(grade) if grade else frozenset(),
        graded_area=grade_of,
        region=region,
        framework=framework,
        family=family,
        kind=kind,
        partners=partners,
    )


def _found(
    source: "Register", coder: "Coder", choice: "Choice", trend: bool, recurring: bool, against: str | None
) -> "Prevalences | Contrasts | Trends | Recurrences":
    if trend or recurring:
        from lineofsight.themes import over_time

        return over_time.trend(source, choice) if trend else over_time.recurring(source, choice)
    if against is not None:
        from lineofsight.register.standing import grades_named
        from lineofsight.themes.contrasts import by_grade

        return by_grade(source, choice, choice.grades, grades_named(against), coder.reliability)
    from lineofsight.themes.prevalence import prevalence as count

    return count(source, choice, coder.reliability)


def _print_behind(item: "Behind") -> None:
    coding = item.coding
    codes = ", ".join((*coding.weaknesses, *(f"{code} (strength)" for code in coding.strengths)))
    who = " as a person decided" if coding.decided else ""
    print_words(
        f"{dated(item.activity.known_from)}, {item.activity.authority_name}, {coding.part} {coding.position + 1}, "
        f"{item.filename} page {coding.page} ({item.activity.key}): {codes}{who}",
        style="bold",
    )
    if item.text is not None:
        print_words(f"  {item.text}")
